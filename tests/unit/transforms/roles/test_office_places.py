"""What offices of one article tell of each other."""

from transforms.document import RoleHeld
from transforms.roles.office_places import fill_offices, share_places_of_offices


def held(role: str, place: str | None = None, time: str = "") -> RoleHeld:
    return RoleHeld(role, place, role, time)


def test_a_bare_office_that_repeats_one_gives_it_its_time() -> None:
    roles = (held("captain of Lund Rovers", "lund-rovers"), held("captain since 2029", None, "since 2029"))
    assert fill_offices(roles) == (held("captain of Lund Rovers", "lund-rovers", "since 2029"),)


def test_another_office_stays() -> None:
    roles = (held("captain of Lund Rovers", "lund-rovers"), held("teacher", None, "former"))
    assert fill_offices(roles) == roles


def test_two_times_of_one_office_stay_two() -> None:
    roles = (held("captain of Lund Rovers", "lund-rovers", "since 2029"), held("captain", None, "former"))
    assert fill_offices(roles) == roles


def test_a_deputy_is_deputy_where_the_office_is_held() -> None:
    offices = {"a": (held("rector of Lund University", "lund"),), "b": (held("Deputy rector"), held("mayor"))}
    assert share_places_of_offices(offices)["b"] == (held("Deputy rector", "lund"), held("mayor"))


def test_of_two_places_none_is_chosen() -> None:
    offices = {"a": (held("mayor of Lund", "lund"), held("mayor of Oslo", "oslo")), "b": (held("present mayor"),)}
    assert share_places_of_offices(offices)["b"] == (held("present mayor"),)
