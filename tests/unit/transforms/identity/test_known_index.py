"""How entities are found that one of an article may be."""

import pytest

from transforms.identity.known_index import KnownEntityIndex
from transforms.identity.profiles import EntityProfile


def person(name: str) -> EntityProfile:
    return EntityProfile(f"person.{name.lower().replace(' ', '-')}", "person", name, frozenset((name,)))


@pytest.mark.parametrize(
    ("known", "name", "is_found"),
    [
        pytest.param("Ana Silva", "A. Silva", True, id="initials alone, later"),
        pytest.param("Ana Berg-Silva", "Ana Berg", True, id="the first of joined surnames"),
        pytest.param("Ana Berg-Silva", "Ana Silva", True, id="the second"),
        pytest.param("Ana Berg", "Ana Berg-Silva", True, id="joined later"),
        pytest.param("Aleksei Silva", "Oleksii Silva", True, id="another spelling"),
        pytest.param("Ana Silva", "R. Silva", False, id="another initial"),
        pytest.param("Ana Silva", "Ada Silva", False, id="another given name"),
    ],
)
def test_a_person_is_found(known: str, name: str, is_found: bool) -> None:
    index = KnownEntityIndex([person(known)], ())
    assert bool(index.find_candidates(person(name))) is is_found


def test_an_id_that_leads_elsewhere_is_not_free() -> None:
    index = KnownEntityIndex([person("Ana Silva")], {"person.ana-berg"})
    assert index.has("person.ana-silva")
    assert not index.is_free("person.ana-silva") and not index.is_free("person.ana-berg")
    assert index.is_free("person.ana-lund")
