"""Phrases that may call a person."""

import pytest

from transforms.document import Piece, Quote, QuoteType
from transforms.speakers.person_phrases import may_be_of_person


@pytest.mark.parametrize(
    ("phrase", "quote_type", "cue", "is_person"),
    [
        ("the 51-year-old", QuoteType.INDIRECT, "say", True),
        ("the midfielder", QuoteType.INDIRECT, "say", True),
        ("the harbour", QuoteType.INDIRECT, "say", False),
        ("the Tarnholm boat hand", QuoteType.DIRECT, "say", True),
        ("the whole passage", QuoteType.DIRECT, "read", False),
        ("the passage", QuoteType.DIRECT, "say", False),
    ],
)
def test_what_may_call_a_person(phrase: str, quote_type: QuoteType, cue: str, *, is_person: bool) -> None:
    assert may_be_of_person(Quote(1, (Piece(0, 1),), quote_type, cue_lemma=cue), phrase) is is_person
