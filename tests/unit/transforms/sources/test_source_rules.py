"""Sources by rules: by the parse, by place, and who is asked instead of speaking."""

import pytest

from tests.kit.parses import parse_of
from tests.kit.quotations import cue_at, marked_then_said, placed, silva_was_asked
from tests.kit.reading import read
from transforms.annotators import quotes
from transforms.document import Parse
from transforms.sources.source_rules import (
    correct_source_of_cue,
    source_of_quotation,
)

MARKED = marked_then_said()
QUOTED = frozenset(range(5))
# "..." said Ana Silva, with a parse that takes the name for an object.
SAID_BEHIND = parse_of(
    ["“", "We", "stay", ",", "”", "said", "Ana", "Silva", "."],
    [5, 2, 5, 5, 5, 5, 7, 5, 5],
    ["punct", "nsubj", "ccomp", "punct", "punct", "ROOT", "compound", "dobj", "punct"],
    ["``", "PRP", "VBP", ",", "''", "VBD", "NNP", "NNP", "."],
    ["PUNCT", "PRON", "VERB", "PUNCT", "PUNCT", "VERB", "PROPN", "PROPN", "PUNCT"],
    ["“", "we", "stay", ",", "”", "say", "Ana", "Silva", "."],
)


@pytest.mark.parametrize(
    ("parse", "cue", "by_parse", "expected"),
    [
        pytest.param(MARKED, 7, (5, 7), (5, 7), id="the parse's source"),
        pytest.param(MARKED, 7, None, (5, 7), id="between mark and cue"),
        pytest.param(MARKED, 7, (1, 2), (5, 7), id="the parse's source stands between marks"),
        pytest.param(SAID_BEHIND, 5, None, (6, 8), id="behind the cue"),
        pytest.param(SAID_BEHIND, 5, (1, 2), (6, 8), id="behind the cue, not between marks"),
    ],
)
def test_the_source_of_a_quotation(
    parse: Parse, cue: int, by_parse: tuple[int, int] | None, expected: tuple[int, int]
) -> None:
    quotation = placed(parse.tokens.text, tokens=(1, 3))
    assert source_of_quotation(cue_at(parse, cue, source=by_parse), quotation, QUOTED) == expected


def test_who_is_asked_is_no_source_but_who_asks_is() -> None:
    asked = silva_was_asked().tokens[2]
    assert correct_source_of_cue(asked, (0, 1), ()) == (4, 5)
    assert correct_source_of_cue(asked, (4, 5), ()) == (4, 5)


def test_a_source_outside_of_marks_stays_and_one_between_them_goes() -> None:
    said = MARKED.tokens[7]
    assert correct_source_of_cue(said, None, QUOTED) is None
    assert correct_source_of_cue(said, (5, 7), QUOTED) == (5, 7)
    assert correct_source_of_cue(said, (1, 2), QUOTED) is None


def test_a_noun_is_its_owners_word_but_where_its_is_the_subject() -> None:
    tokens = parse_of(
        ["Silva", "hid", "its", "view", "that", "rates", "rose"],
        [1, 1, 3, 1, 6, 6, 3],
        ["nsubj", "ROOT", "poss", "dobj", "mark", "nsubj", "acl"],
        ["NNP", "VBD", "PRP$", "NN", "IN", "NNS", "VBD"],
        ["PROPN", "VERB", "PRON", "NOUN", "SCONJ", "NOUN", "VERB"],
    ).tokens
    assert correct_source_of_cue(tokens[3], (0, 1), frozenset()) == (0, 1)
    assert correct_source_of_cue(tokens[3], None, frozenset()) == (2, 3)


def test_a_source_that_ends_in_a_dash_gives_way_to_the_name_before_the_verb() -> None:
    tokens = parse_of(
        ["It", "came", "out", "—", "Silva", "said", "so"],
        [1, 5, 1, 2, 5, 5, 5],
        ["nsubj", "ccomp", "nsubj", "punct", "appos", "ROOT", "advmod"],
        ["PRP", "VBD", "NN", ":", "NNP", "VBD", "RB"],
        ["PRON", "VERB", "NOUN", "PUNCT", "PROPN", "VERB", "ADV"],
        ["it", "come", "out", "—", "silva", "say", "so"],
    ).tokens
    assert correct_source_of_cue(tokens[5], (2, 4), frozenset()) == (4, 5)
    assert correct_source_of_cue(tokens[5], (2, 4), frozenset([4])) == (2, 4)


def test_a_participle_behind_marks_has_the_source_of_the_verb_outside() -> None:
    tokens = parse_of(
        ["Silva", "wrote", "“", "We", "stay", "”", "adding", "more"],
        [1, 1, 4, 4, 1, 4, 4, 6],
        ["nsubj", "ROOT", "punct", "nsubj", "ccomp", "punct", "advcl", "dobj"],
        ["NNP", "VBD", "``", "PRP", "VBP", "''", "VBG", "JJR"],
        ["PROPN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT", "VERB", "ADJ"],
    ).tokens
    assert correct_source_of_cue(tokens[6], (3, 4), frozenset(range(2, 6))) == (0, 1)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "The board seized on Ana Silva’s claim that there were “hundreds of leaks” in the hull.",
            "Ana Silva’s",
            id="a noun's owner, not the subject",
        ),
        pytest.param("When the board read the statement, it was labeled “mostly true.”", None, id="passive, no agent"),
        pytest.param("The plan was called “a pearl” by Ana Silva.", "Ana Silva", id="passive with its agent"),
        pytest.param("Ana Silva was quoted as saying the plan was “a pearl.”", "Ana Silva", id="quoted as saying"),
        pytest.param("Asked whether he feared “a long night,” Okafor left.", None, id="a participle that opens"),
    ],
)
def test_sources_of_texts(text: str, source: str | None) -> None:
    doc = quotes.annotate(read(text))
    marked = [quote for quote in doc.quotes if any(piece.is_quoted for piece in quote.spans)]
    sources = [span.of(doc.text) for quote in marked for span in quote.sources]
    assert sources == ([source] if source else [])
