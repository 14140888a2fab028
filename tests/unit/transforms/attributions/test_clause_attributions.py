"""Clauses without marks and their cues: above a paragraph of speech, within a line of names."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Coach Ana Silva, hoarse, said the pack deserved the credit.\n“Everyone sees the wing, I see them.”",
            ["the pack deserved the credit", "Everyone sees the wing, I see them."],
            id="a report above a paragraph of speech",
        ),
        pytest.param(
            "Harbour won by a point on Sunday.\nHarbour: P Silva; J Lund, S Okafor, M Lund; C Costa (0-9, 6f), R Dias.",
            [],
            id="a team",
        ),
    ],
)
def test_clauses_of_a_cue(text: str, said: list[str]) -> None:
    doc = quotes.annotate(read(text))
    assert [" ".join(piece.of(doc.text) for piece in quote.spans) for quote in doc.quotes] == said
