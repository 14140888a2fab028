"""Who held which office when."""

from datetime import date

import pytest

from transforms.knowledge.office_holders import OfficeTerm, find_holders_in_office, holders_by_surname


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("President Barack Obama spoke.", ["Barack Obama"], id="the title before the name"),
        pytest.param("Chancellor Merkel spoke. Angela Merkel left.", ["Angela Merkel"], id="the surname alone"),
        pytest.param("former President Barack Obama spoke.", [], id="an office that is over"),
        pytest.param("Barack Obama, the former president, spoke.", [], id="over, behind the name"),
        pytest.param("Barack Obama, the president, spoke.", ["Barack Obama"], id="the title behind the name"),
        pytest.param("Barack Obama spoke.", [], id="no title"),
        pytest.param("", [], id="no text"),
    ],
)
def test_an_office_is_named_as_one_held_now(text: str, names: list[str]) -> None:
    assert [holder.names[0] for holder in find_holders_in_office(text)] == names


@pytest.mark.parametrize(
    ("day", "is_included"),
    [
        pytest.param(date(2000, 1, 1), True, id="the first day"),
        pytest.param(date(2001, 1, 1), True, id="the last day"),
        pytest.param(date(1999, 12, 31), False, id="before"),
        pytest.param(date(2001, 1, 2), False, id="after"),
    ],
)
def test_a_term_includes_its_first_and_its_last_day(day: date, is_included: bool) -> None:
    assert OfficeTerm(date(2000, 1, 1), date(2001, 1, 1)).is_held_on(day) is is_included


def test_a_term_without_an_end_goes_on() -> None:
    assert OfficeTerm(date(2000, 1, 1), None).is_held_on(date.max)


def test_holders_of_one_surname_are_kept_together() -> None:
    assert {holder.names[0] for holder in holders_by_surname()["Bush"]} >= {"George W. Bush"}
    assert "Quist" not in holders_by_surname()
