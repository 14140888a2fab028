"""The year that a dateline leaves out: only where the text leaves one."""

from datetime import date

import pytest

from transforms.dates.year_inference import infer_year_of_day

# Tuesday fell on 3 May in 2016 and 2022, Wednesday in 2017.
LOOKS_BACK = "The bridge was built in 2015 and has been closed since 2015."
TUESDAY = "The council met on Tuesday and voted."


@pytest.mark.parametrize(
    ("sentences", "latest", "year"),
    [
        pytest.param([TUESDAY], None, None, id="a weekday alone leaves many years"),
        pytest.param([LOOKS_BACK], date(2016, 12, 1), None, id="two years are left"),
        pytest.param([LOOKS_BACK, TUESDAY], date(2016, 12, 1), 2016, id="the weekday picks one of a few"),
        pytest.param([LOOKS_BACK, TUESDAY], date(2018, 12, 1), None, id="the day after fits as well"),
        pytest.param([LOOKS_BACK, "It was closed on Thursday."], date(2018, 12, 1), 2018, id="another weekday"),
        pytest.param([LOOKS_BACK, "It was closed on Saturday."], date(2018, 12, 1), None, id="no year has it"),
        pytest.param([LOOKS_BACK], date(2015, 12, 1), 2015, id="one year is left"),
        pytest.param(["It will be built by 2015."], date(2016, 12, 1), None, id="a year to come is no evidence"),
        pytest.param([LOOKS_BACK, "It opened last Tuesday."], date(2018, 12, 1), None, id="another week"),
    ],
)
def test_the_year_is_inferred_where_one_agrees(sentences: list[str], latest: date | None, year: int | None) -> None:
    inferred = infer_year_of_day(5, 3, sentences, latest)
    assert (inferred and inferred.day) == (year and date(year, 5, 3))


def test_the_reason_names_the_evidence() -> None:
    inferred = infer_year_of_day(5, 3, [LOOKS_BACK, TUESDAY], date(2016, 12, 1))
    assert inferred is not None and inferred.confidence == 0.65
    for words in ("3 May without a year", "Tuesday", "2015", "2016-12-01"):
        assert words in inferred.reason


def test_a_day_that_few_years_have() -> None:
    inferred = infer_year_of_day(2, 29, ["The bridge was built in 2013."], date(2017, 1, 1))
    assert inferred is not None and inferred.day == date(2016, 2, 29)
