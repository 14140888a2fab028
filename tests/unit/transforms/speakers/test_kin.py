"""Whom words for kin mean."""

from dataclasses import replace

import pytest

from tests.kit.stories import index_of, person, story
from transforms.document import Entity, RoleHeld
from transforms.speakers.kin import find_kin, is_introduced_as_kin

TOM = person("Tom Brandt", "male")
JUNIOR = person("Tom Brandt Jr.", "male")
ANA, ILSE = person("Ana Brandt", "female"), person("Ilse Brandt", "female")
WIFE = replace(person("Petra Lund", "female"), roles=(RoleHeld("wife", None, "His wife, Petra Lund"),))


@pytest.mark.parametrize(
    ("people", "noun", "found"),
    [
        pytest.param((TOM, WIFE), "wife", WIFE, id="a stated role"),
        pytest.param((TOM, JUNIOR), "son", JUNIOR, id="a namesake with a suffix"),
        pytest.param((TOM, ANA), "mother", ANA, id="the surname and the gender"),
        pytest.param((TOM, ANA), "father", None, id="not of that gender"),
        pytest.param((TOM, ANA, ILSE), "daughter", None, id="several may be meant"),
        pytest.param((TOM, WIFE), "sister", None, id="other kin, another surname"),
        pytest.param((TOM,), "son", None, id="nobody else"),
    ],
)
def test_kin_of_a_person(people: tuple[Entity, ...], noun: str, found: Entity | None) -> None:
    doc = story("So|RB|ROOT", names={each.name: each for each in people})
    assert find_kin(index_of(doc), TOM, noun) == found


@pytest.mark.parametrize(
    ("role", "evidence", "is_kin"),
    [
        ("father", "Her father, Rui Silva", True),
        ("sister", "Okafor’s sister Ana Silva", True),
        ("father", "Rui Silva, a father", False),
        ("lawyer", "His lawyer, Rui Silva", False),
    ],
)
def test_one_is_brought_in_as_kin(role: str, evidence: str, is_kin: bool) -> None:
    held = RoleHeld(role, None, evidence)
    assert is_introduced_as_kin(replace(TOM, roles=(held,))) is is_kin
