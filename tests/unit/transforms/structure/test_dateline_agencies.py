"""What datelines say of their agency."""

import pytest

from transforms.structure.dateline_agencies import BRACKETED, agency_and_day_of, agency_of, match_agency


@pytest.mark.parametrize(
    ("bracket", "agency"), [("(Lusa)", "Lusa"), ("/LUSA/", "LUSA"), ("(updated May 3)", None), ("(the port)", None)]
)
def test_a_bracket_names_an_agency(bracket: str, agency: str | None) -> None:
    match = BRACKETED.match(bracket)
    assert match is not None
    assert agency_of(match) == agency


@pytest.mark.parametrize(
    ("bracket", "found"),
    [
        ("(Lusa / TT - 03rd May, 2016)", ("Lusa / TT", 5, 3, 2016)),
        ("(Lusa - the agency)", None),
    ],
)
def test_agency_and_day_share_a_bracket(bracket: str, found: tuple[str, int, int, int] | None) -> None:
    match = BRACKETED.match(bracket)
    assert match is not None
    both = agency_and_day_of(match)
    assert (both and (both[0], both[1].month, both[1].day, both[1].year)) == found


@pytest.mark.parametrize(
    ("head", "has_day", "agency"),
    [
        ("LUSA - The port", False, "LUSA"),
        ("LUSA.PT/ The port", True, "LUSA.PT"),
        ("KazLusa – The port", True, "KazLusa"),
        ("LUSAPRESS. The port", False, None),
        ("US officials met", True, None),
    ],
)
def test_letters_name_an_agency(head: str, *, has_day: bool, agency: str | None) -> None:
    match = match_agency(head, 0, has_day=has_day)
    assert (match and match["agency"]) == agency
