"""Times as feeds write them: what is read, what is not, and what is said about it."""

from datetime import date, datetime

import pytest

from transforms.feeds.dates import read_feed_published


@pytest.mark.parametrize(
    ("value", "day", "at"),
    [
        pytest.param("Mon, 04 Mar 2024 10:00:00 +0100", date(2024, 3, 4), datetime(2024, 3, 4, 9), id="mail"),
        pytest.param("4 March 2024 10:00 EST", date(2024, 3, 4), datetime(2024, 3, 4, 15), id="named zone"),
        pytest.param("Mon 4 Mar 24 10:00:00 GMT", date(2024, 3, 4), datetime(2024, 3, 4, 10), id="year of two digits"),
        pytest.param("March 4, 2024 10:05 PM UTC", date(2024, 3, 4), datetime(2024, 3, 4, 22, 5), id="American"),
        pytest.param("2024-03-04T10:00:00Z", date(2024, 3, 4), datetime(2024, 3, 4, 10), id="ISO"),
        pytest.param("2024-03-04T10:00:00.52-05:00", date(2024, 3, 4), datetime(2024, 3, 4, 15), id="ISO, fraction"),
        pytest.param("2024-03-04 10:00:00 +01", date(2024, 3, 4), datetime(2024, 3, 4, 9), id="short zone"),
        pytest.param("20240304T100000Z", date(2024, 3, 4), datetime(2024, 3, 4, 10), id="ISO without marks"),
        pytest.param("2016/6/29", date(2016, 6, 29), None, id="slashes, month before day"),
        pytest.param("29.6.2016, 14:30 MESZ", date(2016, 6, 29), datetime(2016, 6, 29, 12, 30), id="German"),
        pytest.param(
            "Sun Jan  4 16:29:06 2004", date(2004, 1, 4), datetime(2004, 1, 4, 16, 29, 6), id="as C writes it"
        ),
        pytest.param("2024-03-04", date(2024, 3, 4), None, id="a day"),
        pytest.param("2024-03-04T25:00:00Z", date(2024, 3, 4), None, id="no such hour"),
        pytest.param("2024-12-31T23:30:00-05:00", date(2024, 12, 31), datetime(2025, 1, 1, 4, 30), id="day as written"),
    ],
)
def test_a_time_is_read(value: str, day: date, at: datetime | None) -> None:
    published = read_feed_published([("pubDate", value)])
    assert published is not None
    assert (published.day, published.at, published.evidence) == (day, at, "metadata")
    assert "pubDate" in published.reason


@pytest.mark.parametrize("value", ["", "soon", "2024-02-30", "2024-03", "31 Smarch 2024", "1/2", "9" * 1000])
def test_what_is_no_date_is_not_guessed(value: str) -> None:
    assert read_feed_published([("pubDate", value)]) is None


@pytest.mark.parametrize("value", ["2024-03-04T10:00:00", "4 Mar 2024 10:00:00 IST", "2024-03-04T10:00:00+99:00"])
def test_a_time_without_a_zone_says_so(value: str) -> None:
    published = read_feed_published([("pubDate", value)])
    assert published is not None and published.at == datetime(2024, 3, 4, 10)
    assert "no zone" in published.reason and published.confidence < 1


def test_the_first_that_can_be_read_counts() -> None:
    published = read_feed_published([
        ("published", None),
        ("updated", "junk"),
        ("created", "2024-03-04"),
        ("x", "2025-01-01"),
    ])
    assert published is not None and published.day == date(2024, 3, 4) and "created" in published.reason
