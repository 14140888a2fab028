"""Features of blocks: which quotation spans and cues are read, and where a source ends."""

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from tests.kit.parses import parse_of
from tests.kit.quotations import document_of, marked_then_said, silva_said
from tests.kit.stories import story
from transforms.document import Document, Parse, Role, Span
from transforms.language.token_reading import read_tokens
from transforms.quotes.features import read_block_features, span_of_cue_source
from transforms.quotes.weights import QuoteWeights

WEIGHTS = QuoteWeights({"say": 0.9})


def test_spans_cues_and_clauses_of_a_block() -> None:
    (block,) = read_block_features(document_of(marked_then_said()), WEIGHTS)
    (quotation,) = block.quotations
    assert quotation.tokens == (1, 3) and quotation.is_block_start and not quotation.is_headline
    assert block.quoted == frozenset(range(5))
    (cue,) = block.cues
    assert (cue.token.text, cue.cue_share, cue.source) == ("said", 0.9, (5, 7))
    assert block.view is None


def test_clauses_are_ordered_by_the_weights_given() -> None:
    doc = document_of(silva_said())
    (plain,) = read_block_features(doc, WEIGHTS)
    (weighed,) = read_block_features(doc, replace(WEIGHTS, features={"f=rest": 3.0}))
    assert [clause.frame for _, clause in plain.clauses] == ["ccomp", "rest"]
    assert [clause.frame for _, clause in weighed.clauses] == ["rest", "ccomp"]


def test_words_that_the_lexicon_lacks_are_no_cues() -> None:
    (block,) = read_block_features(document_of(silva_said()), QuoteWeights({}))
    assert block.cues == ()


def test_blocks_that_hold_no_attribution_are_not_read() -> None:
    assert read_block_features(document_of(silva_said(), role=Role.BYLINE), WEIGHTS) == []


def test_spans_are_numbered_over_the_document() -> None:
    first = marked_then_said()
    doc = document_of(first, marked_then_said(start_char=len(first.tokens.text) + 1, block=1))
    orders = [quotation.order for block in read_block_features(doc, WEIGHTS) for quotation in block.quotations]
    assert orders == [0, 1]


def distanced(text: str) -> list[bool]:
    words = text.split(" ")
    columns = [["dep"] * len(words), ["NN"] * len(words), ["NOUN"] * len(words)]
    doc: Document = document_of(parse_of(words, [0] * len(words), *columns), role=Role.HEADLINE)
    return [quotation.is_distanced for block in read_block_features(doc, WEIGHTS) for quotation in block.quotations]


def test_a_few_words_between_single_marks_of_a_title_are_distanced() -> None:
    assert distanced("Plan is ‘dead’ now") == [True]
    assert distanced("Plan is “dead” now") == [False]


def test_a_source_closes_its_bracket_and_leaves_out_the_cue() -> None:
    parse = parse_of(
        ["Silva", "(", "mayor", ")", "said"],
        [4, 2, 0, 2, 4],
        ["nsubj", "punct", "appos", "punct", "ROOT"],
        ["NNP", "-LRB-", "NN", "-RRB-", "VBD"],
        ["PROPN", "PUNCT", "NOUN", "PUNCT", "VERB"],
    )
    text = parse.tokens.text
    assert span_of_cue_source(parse, (0, 3), Span(text.index("said"), len(text))).of(text) == "Silva ( mayor )"
    assert span_of_cue_source(parse, (0, 3), Span(text.index(")"), len(text))).of(text) == "Silva ( mayor"


def test_a_trade_alone_goes_on_with_the_name_behind_it() -> None:
    doc = story("said=say|VBD|ROOT coxswain|VB|ccomp|said Silva:PERSON|NNP|dobj|coxswain late|RB|advmod|said")
    source = span_of_cue_source(doc.parses[0], (1, 2), Span(0, 4))
    assert source.of(doc.text) == "coxswain Silva"


def test_a_source_begins_where_its_hyphenated_word_does() -> None:
    words = ["Costa", "-", "Silva", "said"]
    tokens = read_tokens(Doc(spacy.blank("en").vocab, words=words, spaces=[False, False, True, False]))
    assert span_of_cue_source(Parse(0, 0, tokens), (2, 3), Span(12, 16)).of(tokens.text) == "Costa-Silva"


def test_an_article_alone_goes_on_to_its_noun() -> None:
    doc = story("The|DT|det|daily daily|JJ|nsubj|said ,|,|punct|daily once|RB|advmod|said said=say|VBD|ROOT")
    source = span_of_cue_source(doc.parses[0], (0, 1), Span(17, 21))
    assert source.of(doc.text) == "The daily"


@pytest.mark.parametrize(
    ("words", "end", "expected"),
    [
        pytest.param("About|RB|advmod|four four|CD|nsubj|say say|VBP|ROOT", 2, "About four", id="about how many"),
        pytest.param(
            "One|CD|nsubj|said of|IN|prep|One her|PRP$|poss|aides aides|NNS|pobj|of said|VBD|ROOT",
            4,
            "One of her aides",
            id="one of them",
        ),
        pytest.param(
            "One|CD|nsubj|was of|IN|prep|One her|PRP$|poss|claims claims|NNS|pobj|of was|VBD|ROOT",
            3,
            "her",
            id="the owner alone",
        ),
    ],
)
def test_a_source_begins_with_how_many_it_is(words: str, end: int, expected: str) -> None:
    doc = story(words)
    first = 1 if expected.startswith("About") else 2
    source = span_of_cue_source(doc.parses[0], (first, end), Span(len(doc.text), len(doc.text)))
    assert source.of(doc.text) == expected
