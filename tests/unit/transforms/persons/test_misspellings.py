"""Misspellings of names."""

import pytest

from transforms.knowledge.name_forms import differ_by_one_letter
from transforms.persons.misspellings import is_misspelt_name


@pytest.mark.parametrize(
    ("word", "other", "is_one"),
    [
        pytest.param("halvorsen", "halvorson", True, id="a letter changed"),
        pytest.param("halvorsen", "halvorssen", True, id="a letter put in"),
        pytest.param("halvorsen", "halvorse", True, id="a letter put in at the end"),
        pytest.param("halvorsen", "halversun", False, id="two letters changed"),
        pytest.param("hansen", "hanson", False, id="too short"),
        pytest.param("halvorsens", "halvorsen", False, id="the family"),
        pytest.param("halvorsen", "halvorsen", False, id="the same word"),
        pytest.param("halvorsen", "hilvorsen", False, id="among the first two letters"),
    ],
)
def test_a_misspelling_is_one_letter_in_a_long_name(word: str, other: str, is_one: bool) -> None:
    assert is_misspelt_name(word, other) is is_one


def test_short_words_may_differ_by_one_letter() -> None:
    assert differ_by_one_letter("ana", "anna") and not differ_by_one_letter("ana", "ana")
