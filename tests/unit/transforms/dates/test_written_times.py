"""Times as people and programs write them: each way once, what is no date or not certain, and what is said of it."""

from datetime import date, datetime

import pytest

from transforms.dates.written_times import (
    TimePrecision,
    WrittenTime,
    publish_written_time,
    read_publication,
    read_written_time,
)

DAY = date(2017, 4, 12)
AT = datetime(2017, 4, 12, 10, 30)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("2017-04-12T10:30:00Z", id="ISO in UTC"),
        pytest.param("2017-04-12T12:30:00.250+02:00", id="ISO with a zone and parts of a second"),
        pytest.param("2017-04-12T10:30:00.123456789+0000", id="many parts of a second"),
        pytest.param(" 2017-04-12  12:30:00 +0200 ", id="blanks, a zone without colon"),
        pytest.param("2017-04-12t12:30:00,25 +02", id="a zone of hours alone"),
        pytest.param("2017-04-12 05:30 -05", id="west of Greenwich"),
        pytest.param("2017-04-12T10:30 GMT", id="ISO with a named zone"),
        pytest.param("2017-04-12T10:30:00-0000", id="UTC, and nothing said of where"),
        pytest.param("20170412T103000Z", id="ISO without marks"),
        pytest.param("20170412T1130+0100", id="ISO without marks and seconds"),
        pytest.param("20170412103000Z", id="nothing but digits"),
        pytest.param("20170412 103000Z", id="a blank for the T"),
        pytest.param("Wed, 12 Apr 2017 07:30:00 -0300", id="as in mails"),
        pytest.param("Wed, 12 Apr 2017 12:30:00 +0200 (CEST)", id="with a comment"),
        pytest.param("Wed, 12 Apr 2017 05:30:00 EST", id="a zone by its name"),
        pytest.param("Wed 12 Apr 17 10:30:00 GMT", id="a year of two digits"),
        pytest.param("Wednesday, 12-Apr-17 10:30:00 GMT", id="as servers wrote it"),
        pytest.param("Mit, 12. Apr 2017 12:30 MESZ", id="a weekday of another language"),
        pytest.param("12.4.2017, 12:30 MESZ", id="German"),
        pytest.param("12 April 2017, 11.30 am BST", id="British"),
        pytest.param("April 12, 2017 at 6:30 a.m. (EDT)", id="American"),
        pytest.param("12th of April, 2017 10h30 Etc/UTC", id="an h between hours and minutes"),
        pytest.param("Wed Apr 12 2017 12:30:00 GMT+0200 (CEST)", id="as browsers write it"),
        pytest.param("Wed Apr 12 10:30:00 +0000 2017", id="the year last"),
        pytest.param("Wed Apr 12 10:30:00 UTC 2017", id="the year last, a named zone"),
        pytest.param(1491993000, id="seconds"),
        pytest.param(1491993000.5, id="parts of a second since 1970"),
        pytest.param("1491993000000", id="milliseconds"),
    ],
)
def test_a_time_with_a_zone_is_an_instant(written: str | float) -> None:
    time = read_written_time(written)
    assert time == WrittenTime(DAY, AT, has_zone=True)
    assert time.precision is TimePrecision.INSTANT


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
    ],
)
def test_a_day_has_no_time(written: str) -> None:
    assert read_written_time(written) == WrittenTime(DAY)


@pytest.mark.parametrize(
    "written", ["2017-04-12 10:30", "12 April 2017 at 10:30", "Apr 12, 2017 10:30 am", "201704121030"]
)
def test_a_time_without_a_zone_is_in_utc(written: str) -> None:
    time = read_written_time(written)
    assert time == WrittenTime(DAY, AT, has_zone=False)
    assert time.precision is TimePrecision.CLOCK


@pytest.mark.parametrize(
    ("written", "at", "unread"),
    [
        pytest.param("20170412+0100", None, "+0100", id="a zone without a time"),
        pytest.param("12 April 2017 2017 seats", None, "2017 seats", id="a number that is no time"),
        pytest.param("2017-04-12T25:00:00Z", None, "T25:00:00Z", id="no such hour"),
        pytest.param("12 Apr 2017 10:30:00 IST", AT, "IST", id="a zone of several meanings"),
        pytest.param("2017-04-12T10:30:00+99:00", AT, "+99:00", id="no such zone"),
        pytest.param("2017-04-12 10:30 in Lisbon", AT, "in Lisbon", id="a place"),
        pytest.param("2017-04-12 10:30Z in Lisbon", AT, "in Lisbon", id="words after a zone"),
    ],
)
def test_what_is_not_known_is_left_unread(written: str, at: datetime | None, unread: str) -> None:
    time = read_written_time(written)
    assert time is not None and (time.day, time.at, time.unread) == (DAY, at, unread)


def test_midnight_of_no_zone_is_kept_and_counts_as_a_day() -> None:
    time = read_written_time("2017-04-12 00:00:00")
    assert time == WrittenTime(DAY, datetime(2017, 4, 12))
    assert time.precision is TimePrecision.DAY


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
    time = read_written_time(written)
    assert (time and time.day) == day


def test_the_day_is_that_of_the_zone_which_is_written() -> None:
    time = read_written_time("2017-04-12T23:30:00-05:00")
    assert time == WrittenTime(DAY, datetime(2017, 4, 13, 4, 30), has_zone=True)


@pytest.mark.parametrize(
    ("clock", "hour", "minute", "second"),
    [
        pytest.param("12:10 PM", 12, 10, 0, id="noon"),
        pytest.param("12:10 AM", 0, 10, 0, id="midnight"),
        pytest.param("3.45 p.m.", 15, 45, 0, id="afternoon"),
        pytest.param("23:59:60", 23, 59, 59, id="a leap second"),
    ],
)
def test_a_clock_is_read(clock: str, hour: int, minute: int, second: int) -> None:
    time = read_written_time(f"Apr 12, 2017 {clock}")
    assert time is not None and time.at == datetime(2017, 4, 12, hour, minute, second)


@pytest.mark.parametrize(
    "written",
    [
        *(None, "", "yesterday", "2017", "2017-04", "2017-02-30", "2017-13-01", "31 April 2017", "12 of May", "{}"),
        *("0000-00-00", "31 Smarch 2017", "Until 12 April 2017", "2017-04-121", "12/04", "4 March 10:00"),
        *(True, 17, -1.0, float("nan"), float("inf"), "9999-12-31", "0001-01-01T00:00:00Z", "9" * 20, "9" * 1000),
        pytest.param("9999999999", id="seconds beyond the years that are read"),
        pytest.param("12 April 2017 " + "was a day like others " * 5, id="a sentence"),
    ],
)
def test_what_is_no_date_is_none(written: str | float | None) -> None:
    assert read_written_time(written) is None


@pytest.mark.parametrize(
    ("time", "at", "words", "is_sure"),
    [
        pytest.param(WrittenTime(DAY), None, "a day without a time", True, id="a day"),
        pytest.param(WrittenTime(DAY, AT, has_zone=True), AT, "the feed's date", True, id="zone"),
        pytest.param(WrittenTime(DAY, AT), AT, "read as UTC", False, id="no zone"),
        pytest.param(
            WrittenTime(DAY, datetime(2017, 4, 12)), None, "a day without a time", True, id="how databases write a day"
        ),
    ],
)
def test_the_reason_says_what_is_missing(time: WrittenTime, at: datetime | None, words: str, is_sure: bool) -> None:
    published = publish_written_time(time, "the feed's date")
    assert (published.day, published.at, published.evidence) == (DAY, at, "metadata")
    assert published.reason.startswith("the feed's date") and published.reason.endswith(words)
    assert (published.confidence == 1.0) is is_sure


def test_what_is_read_is_published_with_its_reason() -> None:
    published = read_publication("2017-04-12T10:30Z", "a column")
    assert published is not None and (published.at, published.reason) == (AT, "a column")
    assert read_publication("soon", "a column") is None
