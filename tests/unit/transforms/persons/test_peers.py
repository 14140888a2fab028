"""How peers are named who are called by a title and a surname, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.names.name_spans import AssignedName
from transforms.persons.peers import find_name_of_peer, name_of_person
from transforms.persons.persons import Person


def person_called(title: str, *names: str) -> Person:
    person = Person()
    for name in names:
        words = words_from(" ".join(f"{word}/NNP" for word in name.split()))
        span = name_span(words, 0, len(words) - 1, title=title if " " not in name else "")
        person.names[name] += 1
        person.assigned.append(AssignedName(span, "surname", 0.9))
    return person


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Lord", "Lord Quist"),
        ("Attorney General Lord", "Lord Quist"),
        ("Lord Justice", "Lord Justice Quist"),
        ("Mr Justice", "Quist"),
        ("Mr", "Quist"),
        ("Sir", "Quist"),
        ("", "Quist"),
    ],
)
def test_a_peer_has_the_title_in_the_name(title: str, name: str) -> None:
    assert name_of_person(person_called(title, "Quist")) == name


def test_a_peer_whose_given_name_the_text_has_is_called_by_both() -> None:
    person = person_called("Baroness", "Ana Quist", "Quist")
    assert name_of_person(person) == "Ana Quist"
    assert find_name_of_peer(person) == "Baroness Quist"
