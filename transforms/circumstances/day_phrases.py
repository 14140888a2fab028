"""Read the words that name a day, or a week, month or year, seen from the day of publication: "two days ago".

A phrase is read from its head word: a weekday, a month, "yesterday", "week". Whether it belongs to the speech event is
decided in days.py.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from transforms.knowledge.calendar import MONTHS, WEEKDAYS, is_month_name, month_of

_WEEKDAYS = tuple(map(str.lower, WEEKDAYS))
_MONTH = re.compile(rf"{'|'.join(MONTHS)}|[a-z]{{3,4}}\.")
_DAY_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
# "This morning", "last night": the day by the word before.
PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_UNITS = {"day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month"} | {
    "year": "year",
    "years": "year",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTS = {name: number for number, name in enumerate(_NUMBERS, start=1)} | {"a": 1, "an": 1}
_MOST_AGO = 99
# Before a weekday these make a day that is yet to come, many days, or one seen from another day than today.
_OTHER_DAY = frozenset(("next", "every", "each", "coming", "until", "by", "since", "previous", "following", "before"))
_PAST = frozenset(("last", "past"))
# "Last Monday" of two days before is a puzzle; of more days it is the nearest one, as "Monday" is.
_LEAST_DAYS_OF_LAST = 3
_WEEK_DAYS = 7
_DAYS_OF_UNIT = {"day": 1, "week": _WEEK_DAYS, "fortnight": 2 * _WEEK_DAYS}
# Prepositions before a month or year without a day.
# "A June report", "a March 2016 meeting".
_OF_NOUN = ("compound", "nmod")
_BEFORE_PERIOD = frozenset(("in", "during", "last", "this", "early", "late", "mid"))


@dataclass(frozen=True, slots=True)
class DayPhrase:
    """The first and last day that a phrase may mean, one where it names a day; the tokens [start, end) that say so."""

    first: date
    last: date
    start: int
    end: int


def read_day_phrase(token: Token, published: date | None) -> DayPhrase | None:
    """Read the phrase whose head word is `token`; None where it names no day or period, or not with certainty."""
    for read in (_read_month_phrase, _read_year_phrase):
        if found := read(token, published):
            return found
    if published is None:
        return None
    for read_relative in (_read_weekday_phrase, _read_near_day_phrase, _read_ago_phrase, _read_unit_phrase):
        if found := read_relative(token, published):
            return found
    return None


def _word_at(tokens: Doc, at: int) -> str:
    return tokens[at].lower_ if 0 <= at < len(tokens) else ""


def _make_day_phrase(day: date, start: int, end: int) -> DayPhrase:
    return DayPhrase(day, day, start, end)


def _read_weekday_phrase(token: Token, published: date) -> DayPhrase | None:
    """Read a weekday: the last one up to publication, of "last Friday" one before it, of "Friday of last week"."""
    tokens, at, before = token.doc, token.i, _word_at(token.doc, token.i - 1)
    if token.lower_ not in _WEEKDAYS or before in _OTHER_DAY or _is_dated_weekday(token):
        return None
    weekday = _WEEKDAYS.index(token.lower_)
    if end := _find_end_of_last_week(tokens, at + 1):
        monday = published - timedelta(days=published.weekday() + _WEEK_DAYS)
        return _make_day_phrase(monday + timedelta(days=weekday), at, end)
    days_back = (published.weekday() - weekday) % _WEEK_DAYS
    if before == "ago" and _word_at(tokens, at - 2) == "week":  # "a week ago Monday"
        return _make_day_phrase(published - timedelta(days=days_back + _WEEK_DAYS), at - 3, at + 1)
    if _word_at(tokens, at + 1) in ("before", "after"):
        return None
    if before in _PAST:
        is_this_past = before == "past"
        if 0 < days_back < _LEAST_DAYS_OF_LAST and not is_this_past:
            return None
        return _make_day_phrase(published - timedelta(days=days_back or _WEEK_DAYS), at - 1, at + 1)
    return _make_day_phrase(published - timedelta(days=days_back), at, at + 1)


def _is_dated_weekday(weekday: Token) -> bool:
    """Say whether a date stands behind a weekday: "Tuesday, Sept. 3", "Tuesday the 3rd"; the date decides."""
    behind = weekday.i + 1
    if _word_at(weekday.doc, behind) == ",":
        behind += 1
    near = (weekday.doc[at] for at in range(behind, min(behind + 2, len(weekday.doc))))
    return any(find_month(word) is not None and _find_day_number(word) is not None for word in near)


def _find_end_of_last_week(tokens: Doc, at: int) -> int | None:
    """Find the end of "of last week" or "last week" behind a weekday, or behind its part of the day."""
    at += _word_at(tokens, at) in PARTS_OF_DAY
    at += _word_at(tokens, at) == "of"
    return at + 2 if (_word_at(tokens, at), _word_at(tokens, at + 1)) == ("last", "week") else None


def _read_near_day_phrase(token: Token, published: date) -> DayPhrase | None:
    """Read "today", "yesterday", "the day before yesterday", "this morning", "last night"."""
    at, word, before = token.i, token.lower_, _word_at(token.doc, token.i - 1)
    if word in _DAYS_AGO:
        if before == "before":
            is_two_days = word == "yesterday" and _word_at(token.doc, at - 2) == "day"
            return _make_day_phrase(published - timedelta(days=2), at - 2, at + 1) if is_two_days else None
        return _make_day_phrase(published - timedelta(days=_DAYS_AGO[word]), at, at + 1)
    if token.text in PARTS_OF_DAY and before == "this":  # programmes have capitals
        return _make_day_phrase(published, at - 1, at + 1)
    if word == "night" and before == "last":
        return _make_day_phrase(published - timedelta(days=1), at - 1, at + 1)
    return None


def _read_ago_phrase(token: Token, published: date) -> DayPhrase | None:
    """Read "two days ago", "a week ago", "three months ago"; of months and years the month or year is known."""
    tokens, at = token.doc, token.i
    unit, count = _UNITS.get(token.lower_), _read_count(_word_at(tokens, at - 1))
    if unit is None or count is None or _word_at(tokens, at + 1) != "ago":
        return None
    if _word_at(tokens, at + 2) in _WEEKDAYS or _word_at(tokens, at - 2) in ("than", "over", "nearly", "almost"):
        return None
    if unit in _DAYS_OF_UNIT:
        return _make_day_phrase(published - timedelta(days=count * _DAYS_OF_UNIT[unit]), at - 1, at + 2)
    months = count if unit == "month" else count * len(MONTHS)
    year, month = divmod(published.year * len(MONTHS) + published.month - 1 - months, len(MONTHS))
    if unit == "year":
        return DayPhrase(*_days_of_year(year), at - 1, at + 2)
    return DayPhrase(*_days_of_month(year, month + 1), at - 1, at + 2)


def _read_count(word: str) -> int | None:
    if word.isascii() and word.isdigit() and int(word) <= _MOST_AGO:
        return int(word)
    return _COUNTS.get(word)


def _read_unit_phrase(token: Token, published: date) -> DayPhrase | None:
    """Read "this week", "last month", "earlier this year"; what is of this period is up to publication."""
    unit, before = _UNITS.get(token.lower_), _word_at(token.doc, token.i - 1)
    if token.lower_ not in ("week", "month", "year") or unit is None or before not in ("this", "last"):
        return None
    if before == "this":
        first = published.replace(month=1, day=1)
        if unit == "month":
            first = published.replace(day=1)
        elif unit == "week":
            first = published - timedelta(days=published.weekday())
        return DayPhrase(first, published, token.i - 1, token.i + 1)
    if unit == "week":
        first = published - timedelta(days=published.weekday() + _WEEK_DAYS)
        return DayPhrase(first, first + timedelta(days=_WEEK_DAYS - 1), token.i - 1, token.i + 1)
    if unit == "month":
        last = published.replace(day=1) - timedelta(days=1)
        return DayPhrase(last.replace(day=1), last, token.i - 1, token.i + 1)
    return DayPhrase(*_days_of_year(published.year - 1), token.i - 1, token.i + 1)


def find_month(token: Token) -> int | None:
    """Find the number of the month that a word names: "April", "Sept."."""
    is_spelled = token.is_title and _MONTH.fullmatch(token.lower_)
    return month_of(token.text) if is_spelled and is_month_name(token.text) else None


def _read_month_phrase(token: Token, published: date | None) -> DayPhrase | None:
    """Read "April 12", "12 April 2022", "in April": without a year the last one up to publication."""
    month = find_month(token)
    if month is None:
        return None
    day_at = _find_day_number(token)
    start, end = _extend_over_numbers(token)
    years = _list_years(token.doc, max(day_at if day_at is not None else token.i, token.i) + 1, published)
    if day_at is None:
        is_period = _word_at(token.doc, token.i - 1) in _BEFORE_PERIOD or token.dep_ in _OF_NOUN
        return next(
            (
                DayPhrase(*_days_of_month(year, month), start, end)
                for year in years
                if is_period and _is_past(date(year, month, 1), published)
            ),
            None,
        )
    number = _DAY_NUMBER.fullmatch(token.doc[day_at].lower_)
    for year in years:
        try:
            day = date(year, month, int(number[1]) if number else 0)
        except ValueError:  # 31 April
            return None
        if _is_past(day, published):
            return _make_day_phrase(day, start, end)
    return None


def _read_year_phrase(token: Token, _published: date | None) -> DayPhrase | None:
    """Read "in 2015"; a year behind a month belongs to that."""
    if _YEAR.fullmatch(token.text) is None or _word_at(token.doc, token.i - 1) != "in":
        return None
    return DayPhrase(*_days_of_year(int(token.text)), token.i, token.i + 1)


def _is_past(day: date, published: date | None) -> bool:
    return published is None or day <= published


def _extend_over_numbers(month: Token) -> tuple[int, int]:
    """Give the tokens [start, end) of a month with its day and year."""
    start, end, tokens = month.i, month.i + 1, month.doc
    while end < len(tokens) and (_is_number(tokens[end]) or (tokens[end].text == "," and _is_year(tokens, end + 1))):
        end += 1
    while start and _is_number(tokens[start - 1]):
        start -= 1
    return start, end


def _is_number(token: Token) -> bool:
    return token.like_num or _DAY_NUMBER.fullmatch(token.lower_) is not None


def _is_year(tokens: Doc, at: int) -> bool:
    return at < len(tokens) and _YEAR.fullmatch(tokens[at].text) is not None


def _find_day_number(month: Token) -> int | None:
    """Find the index of the day's number, behind or before the month."""
    tokens = month.doc
    for at in (month.i + 1, month.i - 1):
        if 0 <= at < len(tokens) and _DAY_NUMBER.fullmatch(tokens[at].lower_):
            return at
    return None


def _list_years(tokens: Doc, behind: int, published: date | None) -> list[int]:
    """List the year written behind a date, with or without a comma, else the years of and before publication."""
    for at in (behind, behind + 1):
        if _is_year(tokens, at):
            return [int(tokens[at].text)]
    return [published.year, published.year - 1] if published else []


def _days_of_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _days_of_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)
