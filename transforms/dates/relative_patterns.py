"""Forms of dates that are seen from another day: "yesterday", "last Friday", "two weeks ago", "the following year".

Most are seen from the day of publication, some from a date named before in the text. Forms that name a day of the
calendar: calendar_patterns.py.
"""

import re
from collections.abc import Callable
from datetime import date

from transforms.dates.date_values import (
    DAYS_IN_WEEK,
    day_value,
    make_century,
    make_decade,
    make_month,
    make_season,
    make_year,
    month_of_day,
    quarter_of,
    shift_day,
    week_of,
    weekend_of,
)
from transforms.dates.date_views import DateReading, DateView, Pattern, compile_pattern
from transforms.dates.date_words import (
    COUNT,
    MONTH,
    MONTH_HINTS,
    PART,
    PART_OF_DAY,
    SEASON,
    SEASON_HINTS,
    UNIT,
    UNIT_HINTS,
    WEEKDAY,
    WEEKDAY_HINTS,
    read_count,
    read_unit,
    read_weekday,
)
from transforms.dates.relative_words import (
    ends_clause,
    is_capital_month,
    is_counted,
    is_no_duration,
    is_no_name,
    is_today,
    is_weekday_word,
)
from transforms.dates.tense import Direction
from transforms.document import DateKind, DateValue, TokenSpan
from transforms.knowledge.calendar import MONTHS, month_of

_DAYS_FROM_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
# "Last Monday" of two days before is a puzzle; of more days it is the nearest one, as "Monday" is.
_LEAST_DAYS_OF_LAST = 3
_SATURDAY = 5
_WHICH = {"last": -1, "this": 0, "next": 1, "coming": 1, "this coming": 1, "previous": -1, "following": 1}
_ROUGH_COUNT = frozenset(("about", "around", "roughly", "some", "approximately"))

_Shift = Callable[[date, int], DateValue | None]


def _shift_year(day: date, years: int) -> DateValue | None:
    return make_year(day.year + years)


def _shift_decade(day: date, decades: int) -> DateValue | None:
    return make_decade(day.year + 10 * decades)


def _shift_century(day: date, centuries: int) -> DateValue | None:
    return make_century(day.year + 100 * centuries)


# The time of a kind that lies so many such times after that of a day.
_SHIFTS: dict[DateKind, _Shift] = {
    DateKind.DAY: shift_day,
    DateKind.WEEK: week_of,
    DateKind.WEEKEND: weekend_of,
    DateKind.MONTH: month_of_day,
    DateKind.QUARTER: quarter_of,
    DateKind.YEAR: _shift_year,
    DateKind.DECADE: _shift_decade,
    DateKind.CENTURY: _shift_century,
}
# Of which kinds an earlier date must be, so that "that year" or "two days later" can be seen from it.
_FINER_KINDS = {
    DateKind.DAY: (DateKind.DAY,),
    DateKind.WEEK: (DateKind.DAY, DateKind.WEEK, DateKind.WEEKEND),
    DateKind.WEEKEND: (DateKind.DAY, DateKind.WEEK),
    DateKind.MONTH: (DateKind.DAY, DateKind.MONTH),
    DateKind.YEAR: (DateKind.DAY, DateKind.MONTH, DateKind.QUARTER, DateKind.HALF_YEAR, DateKind.SEASON, DateKind.YEAR),
}


def _read_near_day(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "today", "yesterday", "the day before yesterday", "tomorrow"."""
    if view.published is None:
        return None
    days = _DAYS_FROM_TODAY[match["near"].lower()]
    if match["beyond"]:
        days *= 2
    return view.see_from_published(shift_day(view.published, days))


def _read_part_of_today(_match: re.Match[str], view: DateView) -> DateReading | None:
    return view.see_from_published(day_value(view.published)) if view.published else None


def _read_last_night(_match: re.Match[str], view: DateView) -> DateReading | None:
    return view.see_from_published(shift_day(view.published, -1)) if view.published else None


def _read_weekday(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read a weekday by its tense and by "last", "next", "this" before it."""
    published, weekday = view.published, read_weekday(match["weekday"])
    if published is None or weekday is None:
        return None
    days_back = (published.weekday() - weekday) % DAYS_IN_WEEK
    which = " ".join((match["which"] or "").lower().split())
    if which in ("following", "previous"):
        return _read_weekday_of_earlier(view, weekday, is_behind=which == "previous")
    if which in ("next", "coming", "this coming"):
        return view.see_from_published(shift_day(published, DAYS_IN_WEEK - days_back), is_certain=which != "next")
    if which == "last":
        is_certain = not 0 < days_back < _LEAST_DAYS_OF_LAST
        return view.see_from_published(shift_day(published, -(days_back or DAYS_IN_WEEK)), is_certain=is_certain)
    if which in ("past", "this past"):
        return view.see_from_published(shift_day(published, -(days_back or DAYS_IN_WEEK)))
    if view.direction in (Direction.FUTURE, Direction.PRESENT):
        return view.see_from_published(shift_day(published, (weekday - published.weekday()) % DAYS_IN_WEEK))
    return view.see_from_published(shift_day(published, -days_back))


def _read_weekday_of_earlier(view: DateView, weekday: int, *, is_behind: bool) -> DateReading | None:
    """Read "the following Friday" and "the previous Friday", seen from a day named before."""
    day = _find_day_before(view, DateKind.DAY)
    if day is None:
        return None
    days_back = (day.weekday() - weekday) % DAYS_IN_WEEK
    return view.see_from_earlier(
        shift_day(day, -(days_back or DAYS_IN_WEEK) if is_behind else DAYS_IN_WEEK - days_back)
    )


def _read_weekday_of_week(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "Friday of last week", "Tuesday next week"."""
    weekday = read_weekday(match["weekday"])
    week = week_of(view.published, _WHICH[match["which"].lower()]) if view.published else None
    if week is None or weekday is None:
        return None
    return view.see_from_published(shift_day(week.first, weekday))


def _read_weekday_a_week_off(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "a week ago Friday", "a week from Monday"."""
    weekday = read_weekday(match["weekday"])
    if view.published is None or weekday is None:
        return None
    days_back = (view.published.weekday() - weekday) % DAYS_IN_WEEK
    days = DAYS_IN_WEEK * 2 - days_back if match["way"].lower() == "from" else -days_back - DAYS_IN_WEEK
    return view.see_from_published(shift_day(view.published, days))


def _read_ago(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "two days ago", "a year ago", "three weeks from now"; of longer units the month or year is known."""
    if view.published is None:
        return None
    count = read_count(match["count"])
    shift = -count if match["way"].lower() == "ago" else count
    is_certain = match["rough"] is None
    return view.see_from_published(_count_off(match["unit"], view.published, shift), is_certain=is_certain)


def _read_later(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "two days later", "a year earlier", seen from a date named before."""
    day = _find_day_before(view, read_unit(match["unit"]))
    if day is None:
        return None
    count = read_count(match["count"])
    return view.see_from_earlier(_count_off(match["unit"], day, count if match["way"].lower() == "later" else -count))


def _count_off(unit: str, day: date, count: int) -> DateValue | None:
    """Count units from a day: days and weeks to a day, longer ones to the month, year or decade."""
    name, kind = unit.lower().removesuffix("s"), read_unit(unit)
    if kind is DateKind.WEEK:
        weeks = 2 if name == "fortnight" else 1
        return shift_day(day, count * weeks * DAYS_IN_WEEK)
    if kind is DateKind.DECADE:
        return make_year(day.year + 10 * count)
    return _SHIFTS[kind](day, count)


def _find_day_before(view: DateView, kind: DateKind) -> date | None:
    """Find a day of the date named before; None where that is of a longer kind than what is seen from it."""
    if view.earlier is None or view.earlier.kind not in _FINER_KINDS.get(kind, ()):
        return None
    return view.earlier.first


def _read_unit(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "this week", "last month", "next year", "last quarter"."""
    if view.published is None:
        return None
    shift = _WHICH[" ".join(match["which"].lower().split())]
    return view.see_from_published(_SHIFTS[read_unit(match["unit"])](view.published, shift))


def _read_weekend(_match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "over the weekend" and "this weekend": on a workday the one before, unless it is yet to come."""
    if view.published is None:
        return None
    is_over = view.direction is Direction.PAST and view.published.weekday() < _SATURDAY
    return view.see_from_published(weekend_of(view.published, -1 if is_over else 0))


def _read_unit_of_today(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "the end of the year": that of publication."""
    if view.published is None:
        return None
    return view.see_from_published(_SHIFTS[read_unit(match["unit"])](view.published, 0))


def _read_unit_of_earlier(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "that year", "the same day", "the following month", seen from a date named before."""
    which, kind = match["which"].lower().split()[-1], read_unit(match["unit"])
    shift = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    day = _find_day_before(view, kind)
    return view.see_from_earlier(_SHIFTS[kind](day, shift)) if day else None


def _read_unit_beside_earlier(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "the day before" and "the year after", seen from a date named before."""
    kind = read_unit(match["unit"])
    day = _find_day_before(view, kind)
    return view.see_from_earlier(_SHIFTS[kind](day, 1 if match["way"].lower() == "after" else -1)) if day else None


def _read_near_month(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "last June": the last one that is over; "next June": the first one to begin; "this June"."""
    published = view.published
    if published is None:
        return None
    month, which = month_of(match["month"]), match["which"].lower()
    year = published.year
    if which in ("last", "past") and month >= published.month:
        year -= 1
    if which in ("next", "coming") and month <= published.month:
        year += 1
    return view.see_from_published(make_month(year, month))


def _read_near_season(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "last summer": the last one that is over, "this spring": that of the year, "next autumn"."""
    published = view.published
    if published is None:
        return None
    name, which = match["season"].lower(), match["which"].lower()
    seasons = [season for years in (-2, -1, 0, 1) if (season := make_season(published.year + years, name))]
    if which in ("last", "past"):
        over = [season for season in seasons if season.last < published]
        return view.see_from_published(over[-1] if over else None)
    if which in ("next", "coming"):
        ahead = [season for season in seasons if season.first > published]
        return view.see_from_published(ahead[0] if ahead else None)
    own = min(seasons, key=lambda season: _count_days_off(season, published), default=None)
    return view.see_from_published(own)


def _count_days_off(value: DateValue, day: date) -> int:
    if value.first <= day <= value.last:
        return 0
    return min(abs((value.first - day).days), abs((value.last - day).days))


def _relative(
    expression: str,
    kind: DateKind,
    hints: tuple[str, ...],
    read: Callable[[re.Match[str], DateView], DateReading | None],
    is_date: Callable[[TokenSpan, re.Match[str]], bool] = lambda _words, _match: True,
) -> Pattern:
    return Pattern(compile_pattern(expression), kind, hints, read, is_relative=True, is_date=is_date)


_WEEKDAY_WHICH = r"(?P<which>this past|this coming|last|past|next|this|coming|previous|following)"
# What makes a weekday one of many, or of another time: "Friday mornings", "a Tuesday in December 1999".
_OF_NO_WEEK = rf"\s+{PART_OF_DAY}s\b|\s+in (?:early |late |mid-)?(?:{'|'.join(MONTHS)})\b"
_LATER_HINTS = ("earlier", "later")
_LONG_UNIT = r"(?P<unit>week|month|quarter|year|decade|century)"

RELATIVE_PATTERNS = (
    _relative(
        r"(?P<beyond>the day before (?=yesterday)|the day after (?=tomorrow))?"
        r"\b(?P<near>today|tonight|yesterday|tomorrow)\b",
        DateKind.DAY,
        ("today", "tonight", "yesterday", "tomorrow"),
        _read_near_day,
        is_today,
    ),
    _relative(
        rf"\b(?:earlier |later )?this (?:very )?(?:day|{PART_OF_DAY})\b",
        DateKind.DAY,
        ("this",),
        _read_part_of_today,
        is_no_name,
    ),
    _relative(r"\blast night\b", DateKind.DAY, ("night",), _read_last_night, is_no_name),
    _relative(
        rf"(?<!day-)(?:\b{_WEEKDAY_WHICH} )?{WEEKDAY}(?!\s?[-–]\s?[A-Z][a-z]+day|{_OF_NO_WEEK})",
        DateKind.DAY,
        WEEKDAY_HINTS,
        _read_weekday,
        is_weekday_word,
    ),
    _relative(
        rf"{WEEKDAY}(?: {PART_OF_DAY})? (?:of )?(?P<which>last|this|next) week\b",
        DateKind.DAY,
        WEEKDAY_HINTS,
        _read_weekday_of_week,
        is_weekday_word,
    ),
    _relative(
        rf"\b(?:a|one) week (?P<way>ago|from)(?: on)? {WEEKDAY}",
        DateKind.DAY,
        WEEKDAY_HINTS,
        _read_weekday_a_week_off,
        is_weekday_word,
    ),
    _relative(
        rf"(?P<rough>\b(?:{'|'.join(sorted(_ROUGH_COUNT))}) )?{COUNT}\]? {UNIT}s? (?P<way>ago|from now)\b",
        DateKind.DAY,
        ("ago", "now"),
        _read_ago,
        is_counted,
    ),
    _relative(
        rf"{COUNT} {UNIT}s? (?P<way>earlier|later)\b(?! than)", DateKind.DAY, _LATER_HINTS, _read_later, is_counted
    ),
    _relative(
        rf"\b(?:earlier |later )?{PART}(?P<which>this|last|next|this coming) {_LONG_UNIT}\b",
        DateKind.YEAR,
        UNIT_HINTS,
        _read_unit,
        is_no_duration,
    ),
    _relative(
        r"\b(?P<which>last|next|this coming) (?P<unit>weekend)\b",
        DateKind.WEEKEND,
        ("weekend",),
        _read_unit,
        is_no_duration,
    ),
    _relative(
        r"\b(?:the )?(?:end|start|beginning|close) of (?P<which>this|last|next) "
        r"(?P<unit>week|month|quarter|year|decade)\b",
        DateKind.YEAR,
        UNIT_HINTS,
        _read_unit,
    ),
    _relative(
        r"\b(?:the )?(?:end|start|beginning|close|rest|remainder) of the (?P<unit>week|month|year|decade)\b",
        DateKind.YEAR,
        UNIT_HINTS,
        _read_unit_of_today,
    ),
    _relative(r"\b(?:(?:over|at|during) the|this) weekend\b", DateKind.WEEKEND, ("weekend",), _read_weekend),
    _relative(
        r"\b(?P<which>that|that same|the same|the next|the following|the previous|the preceding) "
        r"(?P<unit>day|week|month|year)\b",
        DateKind.DAY,
        ("day", *UNIT_HINTS),
        _read_unit_of_earlier,
    ),
    _relative(
        r"\bthe (?P<unit>day|week|month|year) (?P<way>before|after|previous)\b",
        DateKind.DAY,
        ("day", *UNIT_HINTS),
        _read_unit_beside_earlier,
        ends_clause,
    ),
    _relative(
        rf"\b(?P<which>last|past|next|coming|this) {MONTH}",
        DateKind.MONTH,
        MONTH_HINTS,
        _read_near_month,
        is_capital_month,
    ),
    _relative(
        rf"\b(?P<which>last|past|next|coming|this) {SEASON}\b",
        DateKind.SEASON,
        SEASON_HINTS,
        _read_near_season,
        is_no_duration,
    ),
)
