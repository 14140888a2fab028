"""The side that a description names, against those of an entity's roles."""

from dataclasses import replace

import pytest

from tests.kit.stories import person
from transforms.coreference.described_sides import compare_described_sides, is_of_other_organization
from transforms.coreference.description_phrases import parse_description
from transforms.document import RoleHeld


@pytest.mark.parametrize(
    ("phrase", "role", "side"),
    [
        ("the Russian minister", "Russian minister", 1),
        ("the Russian minister", "Norwegian minister", -1),
        ("the Russian minister", "minister", 0),
        ("the minister", "Norwegian minister", 0),
    ],
)
def test_sides_are_compared(phrase: str, role: str, side: int) -> None:
    parts = parse_description(phrase)
    assert parts is not None
    somebody = replace(person("Petra Lund", "female"), roles=(RoleHeld(role, None, role),))
    assert compare_described_sides(somebody, parts) == side


@pytest.mark.parametrize(("held", "is_other"), [("organization.harbour-board", True), (None, False)])
def test_an_organization_that_only_others_have(held: str | None, is_other: bool) -> None:
    parts = parse_description("the NATO chief")
    assert parts is not None
    somebody = replace(person("Petra Lund", "female"), roles=(RoleHeld("chief", held, "chief"),))
    assert is_of_other_organization(somebody, parts) is is_other
