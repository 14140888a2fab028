"""Dates that name a day, month, year or longer time of the calendar."""

from datetime import date

import pytest

from tests.unit.transforms.dates.dated_texts import PUBLISHED, read_dates
from transforms.dates.date_values import make_year
from transforms.dates.tense import Direction


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        pytest.param("It opened on April 12, 2017.", "April 12, 2017", "2017-04-12", id="month first"),
        pytest.param("It opened on 12th of April, 2017.", "12th of April, 2017", "2017-04-12", id="day first"),
        pytest.param("It opened on 3 Mar, 2013.", "3 Mar, 2013", "2013-03-03", id="a comma behind a short month"),
        pytest.param("It opened Tuesday, Sept. 3, 2013.", "Tuesday, Sept. 3, 2013", "2013-09-03", id="with a weekday"),
        pytest.param("LEEDS, MAY 3, 2016 -", "MAY 3, 2016", "2016-05-03", id="in capitals"),
        pytest.param("On 2017-04-12 it opened.", "2017-04-12", "2017-04-12", id="ISO"),
        pytest.param("On 25/12/2017 it opened.", "25/12/2017", "2017-12-25", id="numbers, one no month"),
        pytest.param("On 03.04.2017 it opened.", "03.04.2017", "2017-04-03", id="full stops have the day first"),
        pytest.param("It opened on June 2 this year.", "June 2 this year", "2024-06-02", id="this year behind"),
        pytest.param("The fair of April 4-7, 2017.", "April 4-7, 2017", "2017-04-04/2017-04-07", id="days of a month"),
        pytest.param("The fair of 4 to 7 April.", "4 to 7 April", "2024-04-04/2024-04-07", id="days before the month"),
        pytest.param("It closed in late April 2017.", "late April 2017", "2017-04", id="a part of a month"),
        pytest.param("It closes in October of next year.", "October of next year", "2025-10", id="next year behind"),
        pytest.param("It closed in February.", "February", "2024-02", id="the last such month"),
        pytest.param("It has been shut since 2015.", "2015", "2015", id="a year"),
        pytest.param("It was shut in early 2016.", "early 2016", "2016", id="a part of a year"),
        pytest.param("It was shut in the summer of '69.", "'69", "1969", id="two digits of a year"),
        pytest.param("The 2012-14 plan failed.", "2012-14", "2012/2014", id="years, the last in two digits"),
        pytest.param("In the early 1990s it was shut.", "early 1990s", "199X", id="a decade"),
        pytest.param("In the '80s it was shut.", "'80s", "198X", id="a decade in two digits"),
        pytest.param("In the late nineties it was shut.", "late nineties", "199X", id="a decade in words"),
        pytest.param("Built in the 19th century.", "19th century", "18XX", id="a century"),
        pytest.param("In the third quarter of 2016 it fell.", "the third quarter of 2016", "2016-Q3", id="a quarter"),
        pytest.param("In Q1 of this year it fell.", "Q1 of this year", "2024-Q1", id="a quarter by its number"),
        pytest.param("The first half of 2016 was bad.", "The first half of 2016", "2016-H1", id="half a year"),
        pytest.param("In the summer of 2012 it fell.", "the summer of 2012", "2012-SU", id="a season"),
    ],
)
def test_the_date_is(text: str, words: str, value: str) -> None:
    assert (words, value) in read_dates(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It may 5 times out of ten work.", id="may, the verb"),
        pytest.param("Some 2016 people came.", id="a count"),
        pytest.param("They paid $2016 for it.", id="money"),
        pytest.param("It weighs 1,950 tons.", id="thousands"),
        pytest.param("They march on.", id="march, the verb"),
        pytest.param("A ratio of 3/4 and 1.5.", id="numbers"),
        pytest.param("It closed on 25/13/2017.", id="numbers of no month"),
        pytest.param("It took a quarter of the money.", id="a quarter of something"),
    ],
)
def test_it_is_no_date(text: str) -> None:
    assert [one for one in read_dates(text) if one[1] is not None] == []


def test_a_day_without_a_year_is_seen_by_tense_and_weekday() -> None:
    assert read_dates("It ends June 12.", direction=Direction.FUTURE) == [("June 12", "2024-06-12")]
    assert read_dates("It ended June 12.", direction=Direction.PAST) == [("June 12", "2023-06-12")]
    assert read_dates("The vote of June 12.", direction=Direction.OPEN) == [("June 12", "2024-06-12")]
    assert read_dates("It ended Monday, June 12.", direction=Direction.OPEN) == [("Monday, June 12", "2023-06-12")]


def test_a_day_without_a_year_is_of_the_year_that_the_text_tells_of() -> None:
    assert read_dates("On June 12 it ended.", earlier=make_year(1981), told_year=1981) == [("June 12", "1981-06-12")]
    assert read_dates("In June it ended.", earlier=make_year(1981), told_year=1981) == [("June", "1981-06")]


def test_without_publication_a_year_is_needed() -> None:
    assert read_dates("On June 12 and May 3, 2016.", published=None) == [
        ("June 12", None),
        ("May 3, 2016", "2016-05-03"),
    ]


def test_a_day_of_no_calendar_has_no_value() -> None:
    assert read_dates("On April 31, 2016 it ended.") == [("April 31, 2016", None)]


def test_numbers_in_an_open_order_have_no_value() -> None:
    assert read_dates("On 03/04/2016 it ended.", published=date(2016, 5, 1)) == [("03/04/2016", None)]
    assert PUBLISHED.year == 2024


def test_a_part_of_a_month_begins_a_word() -> None:
    assert read_dates("the consulate in October")[0][0] == "October"


def test_a_weekday_outweighs_the_tense() -> None:
    found = read_dates("on Friday, 26 January", direction=Direction.FUTURE)
    assert found == [("Friday, 26 January", "2024-01-26")]
