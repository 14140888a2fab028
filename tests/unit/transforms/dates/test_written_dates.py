"""Dates as people and programs write them: each way once, and what is no date or not certain."""

from datetime import date, datetime

import pytest

from transforms.dates.written_dates import read_written_date

DAY = date(2017, 4, 12)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        pytest.param("2017-04-12T10:30:00Z", datetime(2017, 4, 12, 10, 30), id="ISO in UTC"),
        pytest.param("2017-04-12T10:30:00.250+02:00", datetime(2017, 4, 12, 8, 30), id="ISO with a zone"),
        pytest.param("2017-04-12 10:30:00 +0200", datetime(2017, 4, 12, 8, 30), id="a zone without colon"),
        pytest.param("Wed, 12 Apr 2017 10:30:00 -0300", datetime(2017, 4, 12, 13, 30), id="as in mails"),
        pytest.param("Wed, 12 Apr 2017 10:30:00 EST", datetime(2017, 4, 12, 15, 30), id="a zone by its name"),
        pytest.param("Wed Apr 12 10:30:00 +0000 2017", datetime(2017, 4, 12, 10, 30), id="the year last"),
        pytest.param(1491993000, datetime(2017, 4, 12, 10, 30), id="seconds"),
        pytest.param("1491993000000", datetime(2017, 4, 12, 10, 30), id="milliseconds"),
        pytest.param(1491993000.5, datetime(2017, 4, 12, 10, 30), id="parts of a second"),
        pytest.param("20170412T103000Z", datetime(2017, 4, 12, 10, 30), id="ISO without marks"),
        pytest.param("April 12, 2017, 8:05 a.m. EDT", datetime(2017, 4, 12, 12, 5), id="words with a zone"),
    ],
)
def test_a_time_with_a_zone_is_an_instant(written: str | float, at: datetime) -> None:
    published = read_written_date(written)
    assert published is not None
    assert (published.day, published.at, published.confidence) == (DAY, at, 1.0)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2017-04-12", id="ISO"),
        pytest.param("2017/4/12", id="slashes, the year first"),
        pytest.param("20170412", id="without marks"),
        pytest.param("April 12, 2017", id="month first"),
        pytest.param("Apr. 12th, 2017", id="a short month"),
        pytest.param("Wednesday, 12 April 2017", id="a weekday"),
        pytest.param("12.04.2017", id="full stops mean that the day comes first"),
        pytest.param("2017-04-12 00:00:00", id="midnight of no zone is how databases write a day"),
    ],
)
def test_a_day_has_no_time(written: str) -> None:
    published = read_written_date(written)
    assert published is not None and (published.day, published.at, published.confidence) == (DAY, None, 1.0)


@pytest.mark.parametrize("written", ["2017-04-12 10:30", "12 April 2017 at 10:30", "Apr 12, 2017 10:30 am"])
def test_a_time_without_a_zone_is_less_sure_and_says_so(written: str) -> None:
    published = read_written_date(written)
    assert published is not None and (published.day, published.at) == (DAY, datetime(2017, 4, 12, 10, 30))
    assert published.confidence < 1 and "UTC" in published.reason


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("13/04/2017", date(2017, 4, 13), id="13 is no month"),
        pytest.param("04/13/2017", date(2017, 4, 13), id="13 is a day"),
        pytest.param("05/05/2017", date(2017, 5, 5), id="the same in any order"),
        pytest.param("12/04/2017", None, id="April or December"),
    ],
)
def test_an_open_order_of_day_and_month_is_not_guessed(written: str, day: date | None) -> None:
    published = read_written_date(written)
    assert (published and published.day) == day


def test_the_day_is_that_of_the_zone_which_is_written() -> None:
    published = read_written_date("2017-04-12T23:30:00-05:00")
    assert published is not None and (published.day, published.at) == (DAY, datetime(2017, 4, 13, 4, 30))


def test_noon_and_midnight_on_a_clock_of_twelve_hours() -> None:
    noon, midnight = read_written_date("Apr 12, 2017 12:10 PM"), read_written_date("Apr 12, 2017 12:10 AM")
    assert noon is not None and noon.at == datetime(2017, 4, 12, 12, 10)
    assert midnight is not None and midnight.at == datetime(2017, 4, 12, 0, 10)


@pytest.mark.parametrize(
    "written",
    [
        *(None, "", "yesterday", "2017", "2017-02-30", "2017-13-01", "31 April 2017", "12 of May", "0000-00-00"),
        *(True, 17, -1.0, float("nan"), float("inf"), "9999-12-31", "1" * 500, "a " * 100),
        *("2017-04-12T10:30:00+99:99", "99999999999999999999", "12/04"),
    ],
)
def test_what_is_no_date_is_null(written: str | float | None) -> None:
    assert read_written_date(written) is None
