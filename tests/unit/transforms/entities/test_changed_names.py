"""Two names that one person had, without a language model."""

from collections import Counter

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.changed_names import join_changed_names
from transforms.entities.clusters import EntityCluster
from transforms.names.name_spans import AssignedName, NameSpan
from transforms.persons.persons import Person


@pytest.mark.parametrize(
    ("line", "second", "is_joined"),
    [
        pytest.param("Ana Quist ~, until then known as Ana Berg ~, won", 7, True, id="known as"),
        pytest.param("Ana Quist will go by the name of Ana Berg ~.", 8, True, id="the name of"),
        pytest.param("Ana Quist ~, née Ana Berg ~, won", 4, True, id="née"),
        pytest.param("Ana Quist won ~, formerly Ana Berg", 5, True, id="formerly"),
        pytest.param("Ana Quist won as known as Rui Berg", 6, False, id="another given name"),
        pytest.param("Ana Quist met the sister Ana Berg", 5, False, id="two of one given name"),
    ],
)
def test_a_name_before_and_after_is_one_persons(line: str, second: int, *, is_joined: bool) -> None:
    words = words_from(line)
    clusters = [person(name_span(words, first, first + 1)) for first in (0, second)]
    found = join_changed_names(clusters, [words])
    assert (len(found) == 1) == is_joined
    assert found[0].name == "Ana Quist", "the first name stands"
    assert len(found[0].names) == 1 + is_joined


def test_of_two_with_the_given_name_neither_is_chosen() -> None:
    words = words_from("Ana Quist and Ana Lund ~, formerly Ana Berg")
    clusters = [person(name_span(words, first, first + 1)) for first in (0, 3, 7)]
    assert join_changed_names(clusters, [words]) == clusters


def person(span: NameSpan) -> EntityCluster:
    names = Counter([span.name])
    assigned = [AssignedName(span, "name", 0.9)]
    return EntityCluster(EntityType.PERSON, names, assigned, person=Person(names, assigned))
