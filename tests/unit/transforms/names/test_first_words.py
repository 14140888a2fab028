"""Sides that a hyphen joins to names, and papers that are called by their day, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.first_words import is_paper_of_day, is_side, is_side_before_name


def test_a_side_is_one_in_any_case() -> None:
    words = words_from("Pro anti Silva")
    assert [is_side(word) for word in words] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "is_side_here"),
    [
        ("Ex ~- ~Silva minister", True),
        ("Pro ~- ~Oslo members", True),
        ("Anti ~- ~Terrorism Bill", False),
        ("Ex Silva", False),
    ],
)
def test_a_name_begins_behind_a_side(text: str, *, is_side_here: bool) -> None:
    assert is_side_before_name(words_from(text), 0) == is_side_here


@pytest.mark.parametrize(
    ("line", "at", "is_paper"),
    [
        pytest.param("told the Sunday Gazette", 2, True, id="behind an article"),
        pytest.param("by Sunday Times writer", 1, True, id="a known paper"),
        pytest.param("on Sunday Gazette readers", 1, False, id="a day"),
        pytest.param("the Sunday League", 1, False, id="no paper"),
        pytest.param("the Harbour Gazette", 1, False, id="no day"),
    ],
)
def test_a_paper_may_begin_with_its_day(line: str, at: int, *, is_paper: bool) -> None:
    assert is_paper_of_day(words_from(line), at) == is_paper
