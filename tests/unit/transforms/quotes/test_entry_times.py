"""Hours that open entries of live blogs belong to no source and to no words."""

import pytest

from transforms.document import Block, Piece, Quote, Role, Span
from transforms.quotes.entry_times import leave_out_entry_times


def left(text: str, source: str, content: str) -> tuple[list[str], list[str]]:
    """What is left of source and plain content."""
    start = text.index(content)
    span = Span(text.index(source), text.index(source) + len(source))
    quote = Quote(1, (Piece(start, start + len(content)),), sources=(span,))
    (cut,) = leave_out_entry_times([quote], [Block(Role.BODY, Span(0, len(text)))], text)
    return [each.of(text) for each in cut.sources], [each.of(text) for each in cut.spans]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        pytest.param("14:05 Mayor Silva says we stay", "14:05 Mayor Silva", ["Mayor Silva"], id="an hour"),
        pytest.param("2.30pm - Silva says we stay", "2.30pm - Silva", ["Silva"], id="half of the day"),
        pytest.param("9:15 a.m. ET: Silva says we stay", "9:15 a.m. ET: Silva", ["Silva"], id="zone"),
        pytest.param("14:05 UN staff says we stay", "14:05 UN staff", ["UN staff"], id="capitals that are no zone"),
        pytest.param("14:05 Silva says we stay", "Silva", ["Silva"], id="a source behind it"),
        pytest.param("By 14:05 Silva says we stay", "14:05 Silva", ["14:05 Silva"], id="within the sentence"),
        pytest.param("1.05 Silva Ltd says we stay", "1.05 Silva Ltd", ["Silva Ltd"], id="a number of an entry"),
    ],
)
def test_an_hour_before_a_source(text: str, source: str, expected: list[str]) -> None:
    assert left(text, source, "we stay") == (expected, ["we stay"])


def test_an_hour_before_plain_words() -> None:
    assert left("14:05 The boat is late, says Silva", "Silva", "14:05 The boat is late")[1] == ["The boat is late"]
