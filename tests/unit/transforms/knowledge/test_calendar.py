"""Months by their names."""

import pytest

from transforms.knowledge.calendar import is_month_name, month_of


@pytest.mark.parametrize(("name", "number"), [("January", 1), ("Jan.", 1), ("SEPT", 9), ("december", 12), ("May", 5)])
def test_a_month_is_known_by_three_letters_or_more(name: str, number: int) -> None:
    assert is_month_name(name)
    assert month_of(name) == number


@pytest.mark.parametrize("name", ["Monday", "Ja", "", "12"])
def test_other_words_are_no_months(name: str) -> None:
    assert not is_month_name(name)
    with pytest.raises(KeyError):
        month_of(name)


@pytest.mark.parametrize("name", ["Mariam", "Marco", "Julia", "Augusta", "Novak", "Ma", ""])
def test_names_that_begin_like_a_month_are_none(name: str) -> None:
    assert not is_month_name(name)
