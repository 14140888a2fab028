"""Spans: half-open ranges of characters."""

import pytest

from transforms.document import Piece, Span


@pytest.mark.parametrize(
    ("first", "second", "overlaps", "holds"),
    [
        pytest.param(Span(0, 5), Span(2, 4), True, True, id="one within the other"),
        pytest.param(Span(0, 5), Span(0, 5), True, True, id="the same"),
        pytest.param(Span(0, 5), Span(4, 6), True, False, id="a shared character"),
        pytest.param(Span(0, 5), Span(5, 6), False, False, id="side by side"),
        pytest.param(Span(0, 5), Piece(1, 5, True), True, True, id="a piece is a span"),
    ],
)
def test_overlaps_and_holds(first: Span, second: Span, overlaps: bool, holds: bool) -> None:
    assert first.overlaps(second) is second.overlaps(first) is overlaps
    assert first.holds(second) is holds


def test_offsets_are_code_points() -> None:
    assert Span(1, 3).of("𝔸bc") == "bc"
