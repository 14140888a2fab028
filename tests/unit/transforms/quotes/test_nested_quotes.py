"""Quotes inside quotes: rows of their own below the one they stand in, with the cue and the source that stand there."""

import pytest

from tests.kit.parses import parse_of
from tests.kit.quotations import document_of
from tests.kit.reading import read
from transforms import pipeline
from transforms.annotators import quotes
from transforms.attributions.features import read_block_features
from transforms.cues.weights import QuoteWeights
from transforms.document import Document, Parse, QuoteRule, RawArticle
from transforms.quotes.nested_quotes import find_nested_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“He told me, ‘Go home and sleep,’ so I did,” Ana Silva said.",
            ("direct", "Go home and sleep,", "told", "He"),
            id="single in double",
        ),
        pytest.param(
            "\"My aunt always said, 'Wait for rain.' It came,\" Ana Silva said.",
            ("direct", "Wait for rain.", "said", "My aunt"),
            id="straight ones",
        ),
        pytest.param(
            "‘He said, “This is a loan.” I have it still,’ Ana Silva said.",
            ("direct", "This is a loan.", "said", "He"),
            id="double in single",
        ),
        pytest.param(
            "„It’s ‚garbage in, garbage out‘, as my students say“, Ana Silva said.",
            ("direct", "garbage in, garbage out", "say", "my students"),
            id="low-high, cue behind",
        ),
        pytest.param(
            "“I sold ‘The Dark Well’ for a song,” Ana Silva said.", ("scare", "The Dark Well", None, None), id="title"
        ),
    ],
)
@pytest.mark.slow
def test_one_quote_inside_another(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    doc = quotes.annotate(read(text))
    (one,) = (quote for quote in doc.quotes if quote.parent is not None)
    cue, source = (spans[0].of(text) if spans else None for spans in (one.cue, one.sources))
    assert (one.quote_type, one.spans[0].of(text), cue, source) == expected and one.parent == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“We’ve got the players’ boots, and it’s late,” Ana Silva said.", id="apostrophes"),
        pytest.param("“Rock ’n’ roll of the ’90s won’t do,” Ana Silva said.", id="letters left out"),
        pytest.param("\"He is 6'2 and they're the farmers' sons,\" Ana Silva said.", id="feet and possessives"),
    ],
)
@pytest.mark.slow
def test_apostrophes_are_no_marks(text: str) -> None:
    assert [one for one in quotes.annotate(read(text)).quotes if one.parent is not None] == []


@pytest.mark.slow
def test_i_inside_of_a_quote_is_its_speaker() -> None:
    text = "Late\n\nBy Jo Marsh\n\n“I told them, ‘We leave at noon.’ Nobody came,” Ana Silva, the driver, said."
    parsed = pipeline.parse(RawArticle(text.encode(), "file:///x.txt", None))
    (doc,) = pipeline.annotate([one for one in parsed if isinstance(one, Document)])
    assert isinstance(doc, Document)
    assert [(one.name, one.rule) for one in doc.speakers] == [
        ("Ana Silva", "name"),
        ("Ana Silva", "speaker of the quote"),
    ]


NESTED = parse_of(
    ["“", "She", "told", "me", "‘Go", "home", "now’", "”"],
    [2, 2, 2, 2, 2, 4, 4, 2],
    ["punct", "nsubj", "ROOT", "dative", "ccomp", "advmod", "advmod", "punct"],
    ["``", "PRP", "VBD", "PRP", "VB", "RB", "RB", "''"],
    ["PUNCT", "PRON", "VERB", "PRON", "VERB", "ADV", "ADV", "PUNCT"],
    ["“", "she", "tell", "me", "go", "home", "now", "”"],
)


def nested(lexicon: dict[str, float], parse: Parse = NESTED) -> list[tuple[str, str, str | None, str | None]]:
    """Content, rule, cue and source of each nested quote, without a language model."""
    doc = document_of(parse)
    (block,) = read_block_features(doc, QuoteWeights(lexicon))
    found = find_nested_quotes(block, lexicon, doc.text)
    return [
        (
            one.content[0].of(doc.text),
            one.rule,
            one.cue.of(doc.text) if one.cue else None,
            one.source.of(doc.text) if one.source else None,
        )
        for one in found
    ]


def test_the_verb_before_the_mark_is_the_cue() -> None:
    assert nested({"tell": 0.5}) == [("Go home now", QuoteRule.INNER, "told", "She")]


def test_without_a_verb_of_saying_words_without_a_final_mark_are_no_speech() -> None:
    assert nested({"tell": 0.1}) == [("Go home now", QuoteRule.SCARE, None, None)]


def test_a_noun_phrase_around_makes_a_term_of_a_few_words() -> None:
    term = parse_of(
        ["“", "They", "told", "the", "‘Ferry’", "men", "”"],
        [2, 2, 2, 5, 5, 2, 2],
        ["punct", "nsubj", "ROOT", "det", "compound", "dobj", "punct"],
        ["``", "PRP", "VBD", "DT", "NN", "NNS", "''"],
        ["PUNCT", "PRON", "VERB", "DET", "NOUN", "NOUN", "PUNCT"],
        ["“", "they", "tell", "the", "ferry", "man", "”"],
    )
    assert nested({"tell": 0.5}, term) == [("Ferry", QuoteRule.SCARE, None, None)]
