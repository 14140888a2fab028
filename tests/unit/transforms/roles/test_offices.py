"""Which roles are offices, and which of them is in force, without a language model."""

from datetime import date

import pytest

from transforms.document import RoleHeld
from transforms.roles.offices import choose_role_in_force, is_office, read_offices

FORMER, ACTING, ELECT = (
    RoleHeld("former mayor", None, "", "former"),
    RoleHeld("acting coroner", None, "", "acting"),
    RoleHeld("governor-elect", None, "", "elect"),
)
UNTIL = RoleHeld("judge", None, "", "was until 2013")
FATHER = RoleHeld("father", None, "")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("father", False),
        ("ex-wife", False),
        ("Democratic rival", False),
        ("Republican", False),
        ("mayor", True),
        ("old skipper", True),
        ("something else", True),
    ],
)
def test_kin_foes_and_party_labels_are_no_offices(role: str, expected: bool) -> None:
    assert is_office(RoleHeld(role, None, "")) is expected


@pytest.mark.parametrize(
    ("roles", "chosen"),
    [
        pytest.param((FORMER, ACTING), "acting coroner", id="the one that is held"),
        pytest.param((FATHER, FORMER), "former mayor", id="one that says that it is not held"),
        pytest.param((ELECT,), "governor-elect", id="one to come, which says so"),
        pytest.param((UNTIL,), None, id="one of the past that does not say so"),
        pytest.param((RoleHeld("Mayor", None, ""), FORMER), "former mayor", id="a courtesy title of one that is over"),
        pytest.param((FATHER,), None, id="no office"),
        pytest.param((), None, id="none"),
    ],
)
def test_the_office_in_force_is_chosen(roles: tuple[RoleHeld, ...], chosen: str | None) -> None:
    assert choose_role_in_force(roles, date(2016, 9, 20)) == chosen


def test_an_office_elsewhere_is_held_though_one_is_over() -> None:
    elsewhere = RoleHeld("mayor of Oslo", "place.oslo", "")
    offices = read_offices((FORMER, elsewhere, RoleHeld("Mayor", None, "")), date(2016, 9, 20))
    assert [str(time.status) for _, time in offices] == ["former", "current", "former"]
