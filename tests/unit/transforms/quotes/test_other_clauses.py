"""Clauses about somebody else behind what is said, in texts that spaCy reads."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ana Silva said the ferries were late, while Rui Okafor threatened a strike.",
            "the ferries were late",
            id="another one's act",
        ),
        pytest.param(
            "Ana Silva said the ferries were late while the buses were full.",
            "the ferries were late while the buses were full",
            id="the same one's words",
        ),
    ],
)
def test_what_somebody_else_did_is_not_said(text: str, expected: str) -> None:
    first = quotes.annotate(read(text)).quotes[0]
    assert [piece.of(text) for piece in first.spans] == [expected]
