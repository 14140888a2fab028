"""Descriptions between commas behind "according to" belong to the source; frames that offer the same clause agree."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes
from transforms.document import QuoteRule
from transforms.quotes.clause_candidates import ClauseCandidate
from transforms.quotes.clause_extent import agreed_clauses


@pytest.mark.slow
def test_a_description_behind_according_to_is_no_part_of_the_words() -> None:
    doc = quotes.annotate(read("According to Dr Ana Silva, the head of the clinic, 214 patients were admitted."))
    assert [piece.of(doc.text) for piece in doc.quotes[0].spans] == ["214 patients were admitted"]


def test_clauses_agree_where_parse_and_place_offer_the_same() -> None:
    offered = [(QuoteRule.CCOMP_BEFORE, (0, 4)), (QuoteRule.FRONT, (0, 4)), (QuoteRule.CCOMP_BEFORE, (1, 4))]
    clauses = [ClauseCandidate(6, (6, 7), (5, 6), (content,), frame, ()) for frame, content in offered]
    assert agreed_clauses(clauses) == {(6, ((0, 4),))}
