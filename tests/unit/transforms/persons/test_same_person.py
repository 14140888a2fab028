"""Whether two full names may be of one person."""

import pytest

from transforms.knowledge.name_forms import split_person_name
from transforms.persons.same_person import are_names_of_one_person


@pytest.mark.parametrize(
    ("name", "other", "are_one"),
    [
        ("Ana Quist", "A. Quist", True),
        ("Bill Quist", "William Quist", True),
        ("Ana-Maria Quist", "Ana Maria Quist", True),
        ("Ana-Maria Quist", "Rui Maria Quist", False),
        ("Ana Quist", "Rui Quist", False),
        ("Rui Quist", "Rui Quist Jr.", False),
        ("Ana B. Quist", "Ana C. Quist", False),
        ("Ana Quist", "Ana Lund", False),
        ("Ana W.", "Ana H. W.", False),
        ("Ana H. W.", "A. H. W.", True),
        ("Mohammed al-Quist", "Mohamed el Quist", True),
        ("Ra'ed Quist", "Raed Quist", True),
        ("Ana van der Quist", "Ana Quist", False),
        ("Abdul Karim Quist", "Abdel Rahman Quist", False),
        ("Barrack Obama", "Barack Obama", True),
    ],
)
def test_names_of_one_person(name: str, other: str, are_one: bool) -> None:
    assert are_names_of_one_person(split_person_name(name), split_person_name(other)) is are_one
