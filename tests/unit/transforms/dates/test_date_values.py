"""Values of the calendar and their first and last days."""

from datetime import date

import pytest

from transforms.dates.date_values import (
    day_value,
    make_century,
    make_day,
    make_decade,
    make_half_year,
    make_month,
    make_quarter,
    make_season,
    make_span,
    make_year,
    month_of_day,
    quarter_of,
    shift_day,
    week_of,
    weekend_of,
)
from transforms.document import DateValue

WEDNESDAY = date(2024, 5, 15)


@pytest.mark.parametrize(
    ("value", "written", "first", "last"),
    [
        pytest.param(make_day(2024, 2, 29), "2024-02-29", date(2024, 2, 29), date(2024, 2, 29), id="a day"),
        pytest.param(shift_day(WEDNESDAY, -20), "2024-04-25", date(2024, 4, 25), date(2024, 4, 25), id="days before"),
        pytest.param(week_of(WEDNESDAY), "2024-W20", date(2024, 5, 13), date(2024, 5, 19), id="a week"),
        pytest.param(
            week_of(date(2025, 1, 1)), "2025-W01", date(2024, 12, 30), date(2025, 1, 5), id="over a year's end"
        ),
        pytest.param(weekend_of(WEDNESDAY, -1), "2024-W19-WE", date(2024, 5, 11), date(2024, 5, 12), id="a weekend"),
        pytest.param(make_month(2023, 2), "2023-02", date(2023, 2, 1), date(2023, 2, 28), id="a month"),
        pytest.param(month_of_day(WEDNESDAY, -5), "2023-12", date(2023, 12, 1), date(2023, 12, 31), id="months before"),
        pytest.param(make_quarter(2024, 4), "2024-Q4", date(2024, 10, 1), date(2024, 12, 31), id="a quarter"),
        pytest.param(quarter_of(WEDNESDAY, -2), "2023-Q4", date(2023, 10, 1), date(2023, 12, 31), id="quarters before"),
        pytest.param(make_half_year(2024, 2), "2024-H2", date(2024, 7, 1), date(2024, 12, 31), id="a half"),
        pytest.param(make_season(2023, "winter"), "2023-WI", date(2023, 12, 1), date(2024, 2, 29), id="a winter"),
        pytest.param(make_year(1850), "1850", date(1850, 1, 1), date(1850, 12, 31), id="a year"),
        pytest.param(make_decade(1994), "199X", date(1990, 1, 1), date(1999, 12, 31), id="a decade"),
        pytest.param(make_century(1850), "18XX", date(1800, 1, 1), date(1899, 12, 31), id="a century"),
        pytest.param(
            make_span(make_year(2012), make_year(2014)), "2012/2014", date(2012, 1, 1), date(2014, 12, 31), id="a span"
        ),
    ],
)
def test_a_value_has_its_first_and_last_day(value: DateValue | None, written: str, first: date, last: date) -> None:
    assert value is not None
    assert (value.value, value.first, value.last) == (written, first, last)


def test_what_the_calendar_does_not_have_is_none() -> None:
    assert make_day(2023, 2, 29) is None
    assert shift_day(date.max, 1) is None
    assert week_of(date.max, 1) is None
    assert make_year(0) is None
    assert make_month(10_000, 1) is None
    assert make_century(-1) is None


def test_a_span_goes_forward() -> None:
    assert make_span(day_value(WEDNESDAY), make_day(2024, 5, 14)) is None
    assert make_span(None, day_value(WEDNESDAY)) is None
