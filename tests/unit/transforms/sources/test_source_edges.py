"""Sources with the rest of their words, without the marks, times, links and circumstances beside them."""

import pytest
import spacy
from spacy.tokens import Doc

from tests.kit.parses import parse_of
from tests.kit.stories import parse_from, story
from transforms.document import Parse, Span
from transforms.language.token_reading import read_tokens
from transforms.sources.source_edges import span_of_cue_source

BEHIND_MARK = "\u201d|''|punct|Silva Ana|NNP|compound|Silva Silva|NNP|ROOT"
NIGHT = "Wednesday|NNP|compound|Silva night|NN|compound|Silva Ana|NNP|compound|Silva Silva|NNP|ROOT"
AFTER_FLOOD = (
    "The|DT|det|day day|NN|dep|aide after|IN|prep|day the|DT|det|flood flood|NN|pobj|after ,|,|punct|aide"
    " an|DT|det|aide aide|NN|nsubj|wrote wrote=write|VBD|ROOT"
)
ON_DAY = "On|IN|prep|said Monday|NNP|pobj|On Mayor|NNP|compound|Silva Silva|NNP|nsubj|said said=say|VBD|ROOT"
ON_NIGHT = (
    "On|IN|prep|said Monday|NNP|compound|night night|NN|pobj|On the|DT|det|mayor mayor|NN|nsubj|said said=say|VBD|ROOT"
)
PLAIN = "The|DT|det|mayor mayor|NN|ROOT ,|,|punct|mayor Ana|NNP|compound|Silva Silva|NNP|appos|mayor"


def source_text(words: str, first: int, end: int, *, is_behind_cue: bool = False) -> str:
    parse = parse_from(words)
    length = len(parse.tokens.text)
    cue = Span(0, 0) if is_behind_cue else Span(length, length)
    return span_of_cue_source(parse, (first, end), cue).of(parse.tokens.text)


@pytest.mark.parametrize(
    ("words", "source", "expected"),
    [
        pytest.param(BEHIND_MARK, (0, 3), "Ana Silva", id="a closing mark"),
        pytest.param(NIGHT, (0, 4), "Ana Silva", id="a part of the day"),
        pytest.param(ON_DAY, (1, 4), "Mayor Silva", id="a day behind on"),
        pytest.param(ON_NIGHT, (1, 5), "the mayor", id="a day and its part behind on"),
        pytest.param(AFTER_FLOOD, (0, 8), "an aide", id="a time that opens the sentence"),
        pytest.param(PLAIN, (0, 5), "The mayor , Ana Silva", id="none of these"),
    ],
)
def test_a_source_starts_behind_what_is_not_its_own(words: str, source: tuple[int, int], expected: str) -> None:
    assert source_text(words, *source) == expected


ABOUT = "Ana|NNP|compound|Silva Silva|NNP|ROOT about|IN|prep|Silva eels|NNS|pobj|about"
OF = "Ana|NNP|compound|Silva Silva|NNP|ROOT of|IN|prep|Silva Lund|NNP|pobj|of"
CLAUSE = (
    "Silva|NNP|ROOT who|WP|nsubj|left left=leave|VBD|relcl|Silva Lund|NNP|dobj|left during|IN|prep|left"
    " it|PRP|pobj|during"
)


LINK = "Silva|NNP|ROOT ,|,|punct|Silva who|WP|relcl|Silva"
OF_WHOM = "some|DT|ROOT of|IN|prep|some whom|WP|pobj|of"
NIGHT_BEHIND = "Ana|NNP|compound|Silva Silva|NNP|ROOT Monday|NNP|compound|night night|NN|npadvmod|Silva"
ON_NIGHT_BEHIND = "dinner|NN|ROOT on|IN|prep|dinner Monday|NNP|compound|night night|NN|pobj|on"
TICKER = "Quist|NNP|compound|Corp Corp|NNP|ROOT <|XX|punct|Corp QST.N|NNP|appos|Corp >|XX|punct|Corp"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(LINK, "Silva", id="what opens a clause, with its comma"),
        pytest.param(OF_WHOM, "some of whom", id="a pronoun that the source is of"),
        pytest.param(NIGHT_BEHIND, "Ana Silva", id="a day and its part"),
        pytest.param(ON_NIGHT_BEHIND, "dinner on Monday night", id="a day behind a preposition"),
        pytest.param(TICKER, "Quist Corp", id="a ticker"),
    ],
)
def test_a_source_ends_before_what_is_not_its_own(words: str, expected: str) -> None:
    assert source_text(words, 0, len(parse_from(words).tokens)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(ABOUT, "Ana Silva", id="of what somebody speaks"),
        pytest.param(OF, "Ana Silva of Lund", id="where somebody is from"),
        pytest.param(CLAUSE, "Silva who left Lund during it", id="within a relative clause"),
    ],
)
def test_a_source_ends_before_what_is_spoken_of(words: str, expected: str) -> None:
    assert source_text(words, 0, len(parse_from(words).tokens), is_behind_cue=True) == expected


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
