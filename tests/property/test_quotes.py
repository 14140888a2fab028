"""Quotes of any text: offsets in order and in range, no word told twice, speakers only of quotes that exist."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit.reading import read
from transforms.annotators import quotes, speakers

pytestmark = pytest.mark.slow

WORDS = (
    "Ana",
    "Silva",
    "said",
    "she",
    "that",
    "the",
    "bridge",
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    "\n",
    "was",
    "late",
    ":",
    "𝔸",
    "told",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_pieces_reproduce_the_text_and_no_word_is_told_twice(text: str) -> None:
    doc = speakers.annotate(quotes.annotate(read(text)))
    used: set[int] = set()
    for quote in doc.quotes:
        assert quote.spans and all(piece.of(doc.text).strip() for piece in quote.spans)
        starts = [piece.start_char for piece in quote.spans]
        assert starts == sorted(starts) and starts[0] >= 0 and quote.spans[-1].end_char <= len(doc.text)
        if quote.parent is None:
            chars = {at for piece in quote.spans for at in range(piece.start_char, piece.end_char)}
            assert not chars & used
            used |= chars
    positions = {quote.position for quote in doc.quotes}
    assert {one.quote for one in doc.speakers} <= positions
    assert all(quote.parent in positions | {None} for quote in doc.quotes)
