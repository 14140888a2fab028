"""The keys under which entities that may be one are looked up."""

import pytest

from transforms.identity.name_keys import (
    list_initial_keys,
    list_keys,
    list_lookup_keys,
    list_stored_keys,
    name_key,
)
from transforms.identity.profiles import EntityProfile


@pytest.mark.parametrize(
    ("entity_type", "name", "key"),
    [
        ("person", "Ana Silva", "silva, ana"),
        ("person", "Ana M. Silva", "silva, ana"),
        ("person", "Rui van der Berg Jr.", "berg, rui"),
        ("person", "Silva", "silva"),
        ("person", "The Silvas", "silvas"),
        ("organization", "Harbour Mills Co.", "harbor mills"),
        ("organization", "The Harbor Mills & Sons Ltd", "harbor mills and sons"),
        ("organization", "Norwegian Supreme Court", "norwegian supreme court"),
        ("place", "Côte-Noire", "cote noire"),
    ],
)
def test_a_name_has_a_key(entity_type: str, name: str, key: str) -> None:
    assert name_key(entity_type, name) == key


def test_an_entity_is_found_under_all_its_names() -> None:
    profile = EntityProfile("organization.harbour-mills", "organization", "Harbour Mills", frozenset({"HM"}))
    assert list_keys(profile) == {"harbor mills", "hm"} == list_lookup_keys(profile)


def test_a_person_is_looked_up_by_other_forms_of_the_given_name() -> None:
    profile = EntityProfile("person.bill-quist", "person", "Bill Quist")
    assert {"quist, bill", "quist, william"} <= list_lookup_keys(profile)
    assert list_keys(profile) == {"quist, bill"}


def test_joined_given_names_find_each_other() -> None:
    def keys_of(name: str) -> set[str]:
        return set(list_lookup_keys(EntityProfile("person.x", "person", name)))

    assert {"silva, ana-maria", "silva, ana"} <= keys_of("Ana-Maria Silva")
    assert {"silva, ana-maria", "silva, ana"} <= keys_of("Ana Maria Silva")
    assert "silva, ana-m" not in keys_of("Ana M. Silva")


def test_a_bare_surname_finds_who_has_no_more_or_an_initial_alone() -> None:
    def keys_of(name: str) -> set[str]:
        return list_lookup_keys(EntityProfile("person.x", "person", name, frozenset({"Silva"})))

    assert keys_of("Ana Silva") == {"silva, ana", "silva, a"}
    assert keys_of("A. Silva") == {"silva, a", "silva"}
    assert keys_of("Silva") == {"silva"}


def test_of_the_store_nobody_asks_for_all_who_share_a_surname_with_initials() -> None:
    local = EntityProfile("person.x", "person", "A. Silva", frozenset({"A. Silva", "Silva"}))
    assert list_stored_keys(local) == {"silva, a"} == list_initial_keys(local)
    assert list_stored_keys(EntityProfile("person.x", "person", "Silva")) == {"silva"}
    assert list_initial_keys(EntityProfile("person.x", "person", "Ana Silva")) == set()
    body = EntityProfile("organization.x", "organization", "A. Silva")
    assert list_initial_keys(body) == set() and list_stored_keys(body) == list_lookup_keys(body)
