"""Characters that show nothing, and ends of sentences."""

import pytest

from transforms.structure.line_edges import BLANK, ends_sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [("It is late.", True), ("“Is it late?”)", True), ("He said:", True), ("It is late,", False), ("”", False)],
)
def test_ends_of_sentences(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


def test_what_shows_nothing_is_stripped() -> None:
    assert "\ufeff\u00a0\u200b The quay\x00\u3000".strip(BLANK) == "The quay"
