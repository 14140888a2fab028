"""Descriptions between commas behind "according to" belong to the source; frames that offer the same clause agree."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tests.kit.reading import read
from transforms.annotators import quotes
from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.clauses.clause_extent import agreed_clauses, cut_day_of_cue, give_infinitive_its_to
from transforms.document import QuoteRule
from transforms.language.token_reading import read_tokens


@pytest.mark.slow
def test_a_description_behind_according_to_is_no_part_of_the_words() -> None:
    doc = quotes.annotate(read("According to Dr Ana Silva, the head of the clinic, 214 patients were admitted."))
    assert [piece.of(doc.text) for piece in doc.quotes[0].spans] == ["214 patients were admitted"]


def test_clauses_agree_where_parse_and_place_offer_the_same() -> None:
    offered = [(QuoteRule.CCOMP_BEFORE, (0, 4)), (QuoteRule.FRONT, (0, 4)), (QuoteRule.CCOMP_BEFORE, (1, 4))]
    clauses = [ClauseCandidate(6, (6, 7), (5, 6), (content,), frame, ()) for frame, content in offered]
    assert agreed_clauses(clauses) == {(6, ((0, 4),))}


_WORDS = ["Silva", "was", "willing", "to", "cross"]
WILLING = read_tokens(Doc(Vocab(), _WORDS, tags=["NNP", "VBD", "JJ", "TO", "VB"]))


def test_the_to_of_an_infinitive_is_content() -> None:
    assert give_infinitive_its_to(WILLING, (1, 4), [(4, 5)]) == ((1, 3), [(3, 5)])
    assert give_infinitive_its_to(WILLING, (1, 3), [(3, 5)]) == ((1, 3), [(3, 5)])
    assert give_infinitive_its_to(WILLING, (3, 4), [(4, 5)]) == ((3, 4), [(4, 5)])


@pytest.mark.parametrize(
    ("words", "tags", "first"),
    [
        pytest.param(["Monday", "prices", "rose", "."], ["NNP", "NNS", "VBD", "."], 3, id="a day of saying"),
        pytest.param(["Monday", "night", "the", "ferry", "."], ["NNP", "NN", "DT", "NN", "."], 4, id="a night"),
        pytest.param(["Monday", "would", "be", "dry"], ["NNP", "MD", "VB", "JJ"], 2, id="a day that is told of"),
        pytest.param(["Friday", "prayers", "went", "on"], ["NNP", "NNS", "VBD", "RP"], 2, id="what is held on it"),
        pytest.param(["Friday", "'s", "ferry", "left"], ["NNP", "POS", "NN", "VBD"], 2, id="an owner"),
    ],
)
def test_the_day_behind_the_cue_is_no_content(words: list[str], tags: list[str], first: int) -> None:
    tokens = Doc(Vocab(), ["Silva", "said", *words], tags=["NNP", "VBD", *tags])
    assert cut_day_of_cue(tokens, (1, 2), [(2, len(tokens))]) == [(first, len(tokens))]
