"""Which names have two surnames, and how full names are beside others."""

import pytest

from transforms.persons.full_names import find_full_name_in_longer_names, find_two_surnames, lacks_first_words


def test_a_name_lacks_the_first_words_of_another() -> None:
    assert lacks_first_words("Ti Quist", ["Ti Quist", "Ana Ti Quist"])
    assert not lacks_first_words("Ana Quist", ["Ana Quist", "Old Ana Quist"])
    assert not lacks_first_words("Ti Quist", ["Ti Quist"])


def test_a_show_has_the_full_name_of_its_host() -> None:
    assert find_full_name_in_longer_names("Quist", ["Ana Quist Show"]) == "Ana Quist"
    assert find_full_name_in_longer_names("Quist", ["Ana Quist"]) is None
    assert find_full_name_in_longer_names("Quist", ["Ana Quist Show", "Rui Quist Trust"]) is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Ana Urquiza Silva", ("Urquiza Silva", "Urquiza")),
        ("Ana Silva", None),
        ("Ana R. Silva", None),
        ("Ana Maria Silva", None),
    ],
)
def test_the_middle_name_is_a_surname_unless_it_is_given(name: str, found: tuple[str, str] | None) -> None:
    assert find_two_surnames(name) == found
