"""Times as agencies write them."""

from datetime import date, datetime

import pytest

from transforms.agency.times import read_agency_published, read_agency_time

AT_SEVEN = datetime(2024, 3, 5, 7, 10)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2024-03-05T08:10:00+01:00", AT_SEVEN),
        ("2024-03-05T08:10:00.123+0100", AT_SEVEN),
        ("20240305T081000+0100", AT_SEVEN),
        ("20240305T071000Z", AT_SEVEN),
        ("2024-03-05 02:10 -05", AT_SEVEN),
        (" 2024-03-05 07:10:00 ", AT_SEVEN),
        ("2024-03-05T07:10 GMT", AT_SEVEN),
    ],
)
def test_a_time_is_read_to_utc(text: str, at: datetime) -> None:
    time = read_agency_time(text)
    assert time is not None and time.at == at


@pytest.mark.parametrize(
    "text", [None, "", "soon", "2024-02-31", "2024-03-05T25:00:00Z", "2024-03-05T08:10:00+23:00", "0000-01-01"]
)
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert read_agency_time(text) is None


def test_the_day_is_that_of_the_agency() -> None:
    time = read_agency_time("2024-03-05T00:10:00+02:00")
    assert time is not None and time.day == date(2024, 3, 5) and time.at == datetime(2024, 3, 4, 22, 10)


def test_the_first_time_that_can_be_read_counts_with_its_name() -> None:
    published = read_agency_published([("issued", "soon"), ("created", "20240305T081000+0100"), ("sent", "2024-03-06")])
    assert published is not None and (published.reason, published.at) == ("created", AT_SEVEN)


def test_a_time_without_a_zone_says_so_and_is_less_sure() -> None:
    published = read_agency_published([("created", "2024-03-05 07:10:00")])
    assert published is not None and published.at == AT_SEVEN
    assert "no zone" in published.reason and published.confidence < 1


def test_a_time_goes_before_a_mere_day() -> None:
    published = read_agency_published([("issued", "20240305"), ("released", "20240305T081000+0100")])
    assert published is not None and (published.reason, published.at) == ("released", AT_SEVEN)


def test_a_mere_day_has_no_time() -> None:
    published = read_agency_published([("created", "20240305")])
    assert published is not None and published.day == date(2024, 3, 5) and published.at is None
    assert read_agency_published([]) is None
