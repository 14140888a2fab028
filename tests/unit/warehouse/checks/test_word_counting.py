"""Words of a column are counted as those of each text are."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.checks.word_counting import count_words, count_words_of_column


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("The port is widened.", 4), ("don't", 2), ("a_b 3.5", 3), ("Grüße aus Łódź", 3), ("…", 0), (" x ", 1)],
)
def test_words_are_runs_of_letters_and_digits(text: str, expected: int) -> None:
    assert count_words(text) == expected
    assert count_words_of_column(pa.chunked_array([[text]], pa.string())).tolist() == [expected]


texts = st.lists(st.text("ab_9 .'ü–\n", max_size=8))


@given(texts, texts, st.integers(0, 3))
def test_a_column_has_the_counts_of_its_texts(first: list[str], second: list[str], skipped: int) -> None:
    column = pa.chunked_array([pa.array(first, pa.string()).slice(skipped), pa.array(second, pa.string())])
    assert count_words_of_column(column).tolist() == [count_words(text) for text in (*first[skipped:], *second)]
