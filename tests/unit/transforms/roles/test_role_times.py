"""When an office is held, by the words beside it, without a language model."""

from datetime import date

import pytest

from tests.kit.words import words_from
from transforms.document import RoleHeld, RoleStatus
from transforms.roles.role_times import find_time_words, first_word_with_time, read_role_time, strip_time_words

DAY = date(2016, 9, 20)


@pytest.mark.parametrize(
    ("line", "noun", "found"),
    [
        pytest.param("former/JJ mayor/NN", "mayor", "former", id="former"),
        pytest.param("ex/JJ -/HYPH mayor/NN", "mayor", "ex", id="ex with a hyphen"),
        pytest.param("acting/VBG mayor/NN", "mayor", "acting", id="acting"),
        pytest.param("mayor/NN -/HYPH elect/NN of/IN Oslo/NNP", "mayor", "elect", id="elect behind it"),
        pytest.param("mayor/NN of/IN Oslo/NNP since/IN 2014/CD", "mayor", "since 2014", id="since"),
        pytest.param("mayor/NN until/IN last/JJ year/NN", "mayor", "until last year", id="until"),
        pytest.param("mayor/NN from/IN 2009/CD to/IN 2013/CD", "mayor", "from 2009 to 2013", id="from and to"),
        pytest.param("former/JJ mayor/NN 's/POS lawyer/NN", "lawyer", "", id="former is the owner"),
        pytest.param(
            "head/NN of/IN the/DT bank/NN founded/VBN in/IN 1990/CD", "head", "", id="the year of another thing"
        ),
        pytest.param("mayor/NN of/IN Oslo/NNP", "mayor", "", id="nothing"),
    ],
)
def test_words_of_time_are_found_beside_the_office(line: str, noun: str, found: str) -> None:
    words = words_from(line)
    at = [word.text for word in words].index(noun)
    assert find_time_words(words, 0, at, len(words) - 1, None) == found


def test_the_year_behind_became_is_when_it_began() -> None:
    words = words_from("became/VBD mayor/NN in/IN 2009/CD")
    assert find_time_words(words, 1, 1, 3, 0) == "became in 2009"


def test_a_verb_of_the_past_is_a_word_of_time() -> None:
    words = words_from("served/VBD as/IN mayor/NN in/IN 2009/CD")
    assert find_time_words(words, 2, 2, 4, 0) == "served in 2009"


@pytest.mark.parametrize(
    ("line", "noun", "found"),
    [
        pytest.param("until/IN last/JJ year/NN mayor/NN", "mayor", "until last year", id="last year"),
        pytest.param("until/IN May/NNP 2014/CD mayor/NN", "mayor", "until May 2014", id="a month"),
        pytest.param("until/IN a/DT mayor/NN", "mayor", "", id="no time"),
        pytest.param("until/IN", "until", "", id="nothing behind"),
    ],
)
def test_a_time_may_stand_before_an_office(line: str, noun: str, found: str) -> None:
    words = words_from(line)
    at = [word.text for word in words].index(noun)
    assert find_time_words(words, at, at, at, None) == found


@pytest.mark.parametrize(
    ("line", "first"),
    [
        pytest.param("Then/RB -/HYPH mayor/NN", 0, id="with a hyphen"),
        pytest.param("then/RB the/DT mayor/NN", 0, id="before an article"),
        pytest.param("and/CC the/DT mayor/NN", 1, id="another word"),
    ],
)
def test_a_role_begins_with_the_word_of_time_before_it(line: str, first: int) -> None:
    words = words_from(line)
    assert first_word_with_time(words, 2 if words[1].text == "-" else 1) == first


@pytest.mark.parametrize(
    ("time_words", "status", "first_day", "last_day"),
    [
        pytest.param("", RoleStatus.CURRENT, None, None, id="nothing"),
        pytest.param("former", RoleStatus.FORMER, None, None, id="former"),
        pytest.param("then", RoleStatus.FORMER, None, None, id="then"),
        pytest.param("was", RoleStatus.FORMER, None, None, id="was"),
        pytest.param("acting", RoleStatus.ACTING, None, None, id="acting"),
        pytest.param("acting until the election", RoleStatus.ACTING, None, None, id="acting, with an end to come"),
        pytest.param("named acting", RoleStatus.ACTING, None, None, id="named acting"),
        pytest.param("elect", RoleStatus.FUTURE, None, None, id="elect"),
        pytest.param("since May 2014", RoleStatus.CURRENT, date(2014, 5, 1), None, id="since a month"),
        pytest.param("was since 2014", RoleStatus.CURRENT, date(2014, 1, 1), None, id="since, told in the past"),
        pytest.param("since last year", RoleStatus.CURRENT, date(2015, 1, 1), None, id="since last year"),
        pytest.param("until last year", RoleStatus.FORMER, None, date(2015, 12, 31), id="until last year"),
        pytest.param("until last month", RoleStatus.FORMER, None, date(2016, 8, 31), id="until last month"),
        pytest.param("until July", RoleStatus.FORMER, None, date(2016, 7, 31), id="until the last such month"),
        pytest.param("until December", RoleStatus.FORMER, None, None, id="until a month that may be to come"),
        pytest.param("since August", RoleStatus.CURRENT, date(2016, 8, 1), None, id="since the last such month"),
        pytest.param("became in 2014", RoleStatus.CURRENT, date(2014, 1, 1), None, id="the year it began"),
        pytest.param("became until 2014", RoleStatus.FORMER, None, date(2014, 12, 31), id="began and ended"),
        pytest.param("named", RoleStatus.CURRENT, None, None, id="was named"),
        pytest.param("resigned", RoleStatus.FORMER, None, None, id="resigned"),
        pytest.param("will", RoleStatus.FUTURE, None, None, id="will become"),
        pytest.param("until she resigned", RoleStatus.FORMER, None, None, id="until something"),
        pytest.param("until 2016", RoleStatus.FORMER, None, date(2016, 9, 19), id="until this year: over by the day"),
        pytest.param("until 2019", RoleStatus.CURRENT, None, None, id="until a year to come"),
        pytest.param("2009-2013", RoleStatus.FORMER, date(2009, 1, 1), date(2013, 12, 31), id="years in brackets"),
        pytest.param("was in the 1990s", RoleStatus.FORMER, date(1990, 1, 1), date(1999, 12, 31), id="a decade"),
    ],
)
def test_words_of_time_are_read_against_the_day(
    time_words: str, status: RoleStatus, first_day: date | None, last_day: date | None
) -> None:
    assert read_role_time(RoleHeld("mayor", None, "", time_words), DAY) == (status, first_day, last_day)


def test_without_a_day_of_the_article_only_years_are_read() -> None:
    assert read_role_time(RoleHeld("mayor", None, "", "until last year"), None) == (RoleStatus.FORMER, None, None)
    until = read_role_time(RoleHeld("mayor", None, "", "until 2013"), None)
    assert until == (RoleStatus.FORMER, None, date(2013, 12, 31))


@pytest.mark.parametrize(
    ("role", "time_words", "bare"),
    [
        pytest.param("former mayor", "former", "mayor", id="before"),
        pytest.param("Ex-mayor", "ex", "mayor", id="with a hyphen"),
        pytest.param("Norway's former envoy", "former", "Norway's envoy", id="inside"),
        pytest.param("mayor of Oslo from 2009 to 2013", "from 2009 to 2013", "mayor of Oslo", id="behind"),
        pytest.param("mayor until last year", "until last year", "mayor", id="behind, without a year"),
        pytest.param("acting mayor", "acting", "acting mayor", id="part of the office"),
        pytest.param("former mayor's lawyer", "", "former mayor's lawyer", id="the owner's"),
        pytest.param("former", "former", "former", id="nothing left"),
    ],
)
def test_an_office_is_written_without_words_of_time(role: str, time_words: str, bare: str) -> None:
    assert strip_time_words(RoleHeld(role, None, "", time_words)) == bare
