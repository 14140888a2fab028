"""When a record was published: its own column, an age beside the time of the scraper, else the words for the text."""

from datetime import date, datetime

import pytest

from transforms.records.publication import RecordPublication, read_record_fetch, read_record_publication


@pytest.mark.parametrize(
    ("written", "fetched", "day"),
    [
        pytest.param("Oct 14, 2024", "2024-10-15", date(2024, 10, 14), id="a whole day"),
        pytest.param("3 hours ago", "2024-10-15 02:30:00.5", date(2024, 10, 14), id="hours over midnight"),
        pytest.param("6 hrs ago", "2024-10-15", date(2024, 10, 15), id="hours before a day without a clock"),
        pytest.param("1 day ago", "2024-10-15 18:00", date(2024, 10, 14), id="a day"),
        pytest.param("Yesterday", "2024-03-01", date(2024, 2, 29), id="a day by its name"),
        pytest.param("May 31", "2024-10-15", date(2024, 5, 31), id="a day without its year"),
        pytest.param("5 November", "2024-10-15", date(2023, 11, 5), id="it would lie ahead this year"),
        pytest.param("February 29", "2026-01-10", date(2024, 2, 29), id="the last year that has it"),
        pytest.param(1728900000, None, date(2024, 10, 14), id="seconds"),
    ],
)
def test_the_day_that_columns_give(written: object, fetched: object, day: date) -> None:
    found = read_record_publication(written, fetched).published
    assert found is not None
    assert (found.day, found.evidence) == (day, "metadata")


@pytest.mark.parametrize(
    ("written", "fetched"),
    [
        pytest.param("3 hours ago", None, id="nobody says since when"),
        pytest.param("5 YEARS AGO", "2024-10-15", id="years are rounded"),
        pytest.param("2 weeks ago", "2024-10-15", id="weeks are rounded"),
        pytest.param("May 31", "once", id="no time of the scraper"),
        pytest.param("04/05/2017", "2024-10-15", id="the order is open"),
        pytest.param("Last update 11 Oct 2024", "2024-10-15", id="a label, which the rules of date lines read"),
    ],
)
def test_what_columns_leave_open_goes_along_in_words(written: str, fetched: object) -> None:
    assert read_record_publication(written, fetched) == RecordPublication(None, written)


@pytest.mark.parametrize("written", ["-", "Unknown", None, "", 5, "x" * 90])
def test_nothing_is_no_day(written: object) -> None:
    found = read_record_publication(written, "2024-10-15")
    assert found.published is None and found.date_line in (None, "5")


def test_when_a_row_was_read_from_its_site() -> None:
    assert read_record_fetch("2024-10-13 12:31:27.701089") == datetime(2024, 10, 13, 12, 31, 27)
    assert read_record_fetch("2024-10-15") == datetime(2024, 10, 15, 12)
    assert read_record_fetch("-") is None
