"""Values that rows of several tables have."""

import pytest

from transforms.document import Document, Repair, Section, Span
from transforms.rows.values import count_words, heading_of, offsets_of

TEXT = "The  3 Bridqes"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Ana's bridge, 1912.", 4, id="letters and digits, marks apart"),
        pytest.param(" – … ", 0, id="marks alone"),
    ],
)
def test_words_are_runs_of_letters_and_digits(text: str, count: int) -> None:
    assert count_words(text) == count


def test_offsets_have_the_names_of_the_columns() -> None:
    assert offsets_of(Span(3, 8)) == {"start_char": 3, "end_char": 8}


def test_a_heading_is_the_parsers_reading_else_the_repaired_text() -> None:
    doc = Document("x", None, TEXT, (), repairs=(Repair(Span(7, 14), "Bridges", "homoglyph"),))
    whole = Span(0, len(TEXT))
    assert heading_of(Section(1, whole), doc) is None
    assert heading_of(Section(1, whole, whole), doc) == "The 3 Bridges"
    assert heading_of(Section(1, whole, whole, "Three bridges"), doc) == "Three bridges"
