"""Which names have two surnames."""

import pytest

from transforms.entities.two_surnames import find_two_surnames


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
