"""Clause candidates: which frames a parse offers, with cue, source and content."""

import pytest

from tests.kit.parses import parse_of
from tests.kit.quotations import silva_said, silva_was_asked
from tests.kit.stories import story
from transforms.clauses.clause_candidates import clause_candidates, subject_of_cue
from transforms.document import Parse

Frame = tuple[str, str, str | None, list[str]]


def frames(parse: Parse, lemmas: set[str], quoted: frozenset[int] = frozenset()) -> list[Frame]:
    tokens = parse.tokens
    return [
        (
            one.frame,
            tokens.span(*one.cue).text,
            tokens.span(*one.source).text if one.source else None,
            [tokens.span(*piece).text for piece in one.content],
        )
        for one in clause_candidates(tokens, quoted, lemmas)
    ]


def test_a_complement_clause_and_the_rest_behind_its_cue() -> None:
    assert frames(silva_said(), {"say"}) == [
        ("ccomp", "said", "Silva", ["the ferry will stay"]),
        ("rest", "said", "Silva", ["the ferry will stay"]),
    ]


def test_a_verb_that_is_no_cue_word_has_its_complement_clause_alone() -> None:
    assert [frame for frame, *_ in frames(silva_said(), set())] == ["ccomp"]


def test_words_between_marks_are_no_cue() -> None:
    assert frames(silva_said(), {"say"}, frozenset({1})) == []


ACCORDING = parse_of(
    ["According", "to", "Silva", ",", "it", "stays", "."],
    [5, 0, 1, 5, 5, 5, 5],
    ["prep", "prep", "pobj", "punct", "nsubj", "ROOT", "punct"],
    ["VBG", "IN", "NNP", ",", "PRP", "VBZ", "."],
    ["VERB", "ADP", "PROPN", "PUNCT", "PRON", "VERB", "PUNCT"],
)
HEADLINE = parse_of(
    ["Mayor", ":", "Ferry", "Stays"],
    [3, 3, 3, 3],
    ["dep", "punct", "nsubj", "ROOT"],
    ["NN", ":", "NN", "VBZ"],
    ["NOUN", "PUNCT", "NOUN", "VERB"],
)
CLAIM = parse_of(
    ["Her", "claim", "that", "it", "stays"],
    [1, 1, 4, 4, 1],
    ["poss", "ROOT", "mark", "nsubj", "acl"],
    ["PRP$", "NN", "IN", "PRP", "VBZ"],
    ["PRON", "NOUN", "SCONJ", "PRON", "VERB"],
)
WARNED = parse_of(
    ["Silva", "warned", "of", "floods"],
    [1, 1, 1, 2],
    ["nsubj", "ROOT", "prep", "pobj"],
    ["NNP", "VBD", "IN", "NNS"],
    ["PROPN", "VERB", "ADP", "NOUN"],
    ["Silva", "warn", "of", "flood"],
)


@pytest.mark.parametrize(
    ("parse", "lemmas", "expected"),
    [
        pytest.param(ACCORDING, set[str](), ("according<", "According to", "Silva", ["it stays"]), id="according to"),
        pytest.param(HEADLINE, set[str](), ("colon<", ":", "Mayor", ["Ferry Stays"]), id="a colon in a headline"),
        pytest.param(CLAIM, {"claim"}, ("n-acl", "claim", "Her", ["that it stays"]), id="a noun with its owner"),
        pytest.param(WARNED, {"warn"}, ("prep:of", "warned", "Silva", ["floods"]), id="a preposition of the cue"),
        pytest.param(
            silva_was_asked(), {"ask"}, ("passive", "was asked", "Okafor", ["Silva"]), id="the subject of a passive"
        ),
    ],
)
def test_frames(parse: Parse, lemmas: set[str], expected: Frame) -> None:
    assert expected in frames(parse, lemmas)


def test_the_subject_of_a_passive_is_its_agent() -> None:
    assert subject_of_cue(silva_said().tokens[1]) == (0, 1)
    assert subject_of_cue(silva_was_asked().tokens[2]) == (4, 5)


def test_who_will_not_be_drawn_speaks() -> None:
    doc = story("Silva|NNP|nsubjpass|drawn was=be|VBD|auxpass|drawn not|RB|neg|drawn drawn=draw|VBN|ROOT")
    assert subject_of_cue(doc.parses[0].tokens[3]) == (0, 1)


def test_a_verb_behind_whose_has_the_noun_of_whose_as_its_subject() -> None:
    doc = story(
        "It|PRP|nsubjpass|built was=be|VBD|auxpass|built built=build|VBN|ROOT by|IN|agent|built Lund|NNP|pobj|by "
        ",|,|punct|Lund whose|WP$|poss|head head|NN|appos|Lund ,|,|punct|head said=say|VBD|conj|built"
    )
    assert subject_of_cue(doc.parses[0].tokens[9]) == (6, 9)


def test_a_verb_without_a_subject_shares_that_of_its_head() -> None:
    tokens = parse_of(
        ["Silva", "refused", "to", "say"],
        [1, 1, 3, 1],
        ["nsubj", "ROOT", "aux", "xcomp"],
        ["NNP", "VBD", "TO", "VB"],
        ["PROPN", "VERB", "PART", "VERB"],
    ).tokens
    assert subject_of_cue(tokens[3]) == (0, 1)


def test_an_expletive_is_no_subject() -> None:
    tokens = parse_of(["There", "are"], [1, 1], ["expl", "ROOT"], ["EX", "VBP"], ["PRON", "VERB"]).tokens
    assert subject_of_cue(tokens[1]) is None


def test_who_acts_in_an_aside_between_dashes_is_no_subject_behind_it() -> None:
    # "Sailors passed piers - where bands played - while chanting": the parse has "chanting" under "played".
    tokens = parse_of(
        ["Sailors", "passed", "piers", "-", "where", "bands", "played", "-", "while", "chanting"],
        [1, 1, 1, 2, 6, 6, 2, 6, 9, 6],
        ["nsubj", "ROOT", "dobj", "punct", "advmod", "nsubj", "relcl", "punct", "mark", "advcl"],
        ["NNS", "VBD", "NNS", ":", "WRB", "NNS", "VBD", ":", "IN", "VBG"],
        ["NOUN", "VERB", "NOUN", "PUNCT", "SCONJ", "NOUN", "VERB", "PUNCT", "SCONJ", "VERB"],
        ["sailor", "pass", "pier", "-", "where", "band", "play", "-", "while", "chant"],
    ).tokens
    assert subject_of_cue(tokens[9]) == (0, 1)
    assert subject_of_cue(tokens[6]) == (5, 6)
