"""Dates that are seen from another day: Wednesday, May 15, 2024, or one named before."""

from datetime import date

import pytest

from tests.unit.transforms.dates.dated_texts import read_dates
from transforms.dates.date_values import make_day, make_year
from transforms.dates.tense import Direction


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("It opened today.", "today", "2024-05-15", id="today"),
        pytest.param("It opened yesterday morning.", "yesterday", "2024-05-14", id="yesterday"),
        pytest.param("It opens tomorrow.", "tomorrow", "2024-05-16", id="tomorrow"),
        pytest.param(
            "It opened the day before yesterday.", "the day before yesterday", "2024-05-13", id="two days ago"
        ),
        pytest.param("It opens the day after tomorrow.", "the day after tomorrow", "2024-05-17", id="in two days"),
        pytest.param("It opened this morning.", "this morning", "2024-05-15", id="this morning"),
        pytest.param("It burned last night.", "last night", "2024-05-14", id="last night"),
        pytest.param("It opened on Monday.", "Monday", "2024-05-13", id="a weekday"),
        pytest.param("It opened on Wednesday.", "Wednesday", "2024-05-15", id="the weekday of publication"),
        pytest.param("It opened last Friday.", "last Friday", "2024-05-10", id="last Friday"),
        pytest.param("It opens next Friday.", "next Friday", "2024-05-17", id="next Friday"),
        pytest.param("It opened this past Tuesday.", "this past Tuesday", "2024-05-14", id="this past Tuesday"),
        pytest.param("It opened on Friday of last week.", "Friday of last week", "2024-05-10", id="of last week"),
        pytest.param("It opens Tuesday next week.", "Tuesday next week", "2024-05-21", id="of next week"),
        pytest.param("It opened a week ago Friday.", "a week ago Friday", "2024-05-03", id="a week ago Friday"),
        pytest.param("It opened two weeks ago.", "two weeks ago", "2024-05-01", id="weeks ago: a day"),
        pytest.param("It opened a fortnight ago.", "a fortnight ago", "2024-05-01", id="a fortnight ago"),
        pytest.param("It opened three months ago.", "three months ago", "2024-02", id="months ago: a month"),
        pytest.param("It opened twenty-two years ago.", "twenty-two years ago", "2002", id="years ago: a year"),
        pytest.param("It opened a decade ago.", "a decade ago", "2014", id="a decade ago: a year"),
        pytest.param("It opens three weeks from now.", "three weeks from now", "2024-06-05", id="from now"),
        pytest.param("It opened this week.", "this week", "2024-W20", id="this week"),
        pytest.param("It opened last month.", "last month", "2024-04", id="last month"),
        pytest.param("It opened earlier this year.", "earlier this year", "2024", id="earlier this year"),
        pytest.param("It opens next year.", "next year", "2025", id="next year"),
        pytest.param("It fell last quarter.", "last quarter", "2024-Q1", id="last quarter"),
        pytest.param("It opens by the end of the year.", "the end of the year", "2024", id="the end of the year"),
        pytest.param("It burned over the weekend.", "over the weekend", "2024-W19-WE", id="the weekend that is over"),
        pytest.param("It opened last June.", "last June", "2023-06", id="last June"),
        pytest.param("It opens next March.", "next March", "2025-03", id="next March"),
        pytest.param("It opened last summer.", "last summer", "2023-SU", id="last summer"),
        pytest.param("It opened this spring.", "this spring", "2024-SP", id="this spring"),
    ],
)
def test_the_date_is(text: str, words: str, value: str) -> None:
    assert read_dates(text) == [(words, value)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It opens every Friday.", id="many days"),
        pytest.param("It opens on Friday mornings.", id="the mornings of many days"),
        pytest.param("It opens a year later than planned.", id="later than"),
        pytest.param("The shops on Black Friday.", id="a feast"),
        pytest.param("Over the last week it rained.", id="a length of time"),
        pytest.param("It opened more than two years ago.", id="an open count"),
        pytest.param("It lasted two weeks.", id="a duration"),
        pytest.param("Ana Silva, 50 years old, came.", id="an age"),
        pytest.param("Tuesday-Saturday shifts are long.", id="days of every week"),
        pytest.param("This august body met.", id="august, the adjective"),
    ],
)
def test_it_is_no_date(text: str) -> None:
    assert read_dates(text) == []


def test_a_weekday_to_come_is_the_next_one() -> None:
    for direction in (Direction.FUTURE, Direction.PRESENT):
        assert read_dates("It opens on Monday.", direction=direction) == [("Monday", "2024-05-20")]
        assert read_dates("It opens on Wednesday.", direction=direction) == [("Wednesday", "2024-05-15")]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("It shut the same day.", "the same day", "1981-04-12", id="the same day"),
        pytest.param("It shut the next day.", "the next day", "1981-04-13", id="the next day"),
        pytest.param("It shut two days later.", "two days later", "1981-04-14", id="days later"),
        pytest.param("It shut a year earlier.", "a year earlier", "1980", id="a year earlier"),
        pytest.param("It shut that year.", "that year", "1981", id="that year"),
        pytest.param("It shut the following month.", "the following month", "1981-05", id="the following month"),
        pytest.param("It shut the day before.", "the day before", "1981-04-11", id="the day before"),
        pytest.param("It shut the following Friday.", "following Friday", "1981-04-17", id="the following Friday"),
    ],
)
def test_some_are_seen_from_a_date_named_before(text: str, words: str, value: str) -> None:
    assert read_dates(text, earlier=make_day(1981, 4, 12)) == [(words, value)]
    assert read_dates(text, earlier=None) == [(words, None)]


def test_a_day_is_not_seen_from_a_year() -> None:
    assert read_dates("It shut two days later.", earlier=make_year(1981)) == [("two days later", None)]


def test_without_publication_the_value_is_not_known() -> None:
    text = "It opened yesterday, on Friday, last week and two years ago, and shut last June and last summer."
    assert {value for _, value in read_dates(text, published=None)} == {None}


def test_the_edges_of_the_calendar_have_no_value() -> None:
    assert read_dates("It opens tomorrow or next century.", published=date.max) == [
        ("tomorrow", None),
        ("next century", None),
    ]
