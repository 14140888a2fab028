"""Which of the times of an agency's item is that of publication."""

from datetime import date, datetime

from transforms.agency.times import read_agency_published

AT_SEVEN = datetime(2024, 3, 5, 7, 10)


def test_the_first_time_that_can_be_read_counts_with_its_name() -> None:
    published = read_agency_published([("issued", "soon"), ("created", "20240305T081000+0100"), ("sent", "2024-03-06")])
    assert published is not None and (published.reason, published.at) == ("created", AT_SEVEN)


def test_a_time_goes_before_a_mere_day() -> None:
    published = read_agency_published([("issued", "20240305"), ("released", "20240305T081000+0100")])
    assert published is not None and (published.reason, published.at) == ("released", AT_SEVEN)


def test_a_mere_day_has_no_time() -> None:
    published = read_agency_published([("created", "20240305")])
    assert published is not None and published.day == date(2024, 3, 5) and published.at is None
    assert read_agency_published([]) is None
