"""Sides that a hyphen joins to names, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.entities.sides import is_side, is_side_before_name


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
