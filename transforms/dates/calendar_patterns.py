"""Forms of dates that name a day, month, year, decade or quarter of the calendar: "12 April 2017", "in the 1990s".

Forms that are seen from another day ("last week"): relative_patterns.py.
"""

import re

from transforms.dates.date_values import (
    day_value,
    make_century,
    make_day,
    make_decade,
    make_half_year,
    make_month,
    make_quarter,
    make_season,
    make_span,
    make_year,
)
from transforms.dates.date_views import DateReading, DateView, Pattern, compile_pattern, read_as_written
from transforms.dates.date_words import (
    DAY,
    DAY_ENDS,
    DECADE_NAME,
    MONTH,
    MONTH_HINTS,
    ORDINAL,
    PART,
    SEASON,
    SEASON_HINTS,
    WEEKDAY_BEFORE_DATE,
    YEAR,
    YEAR_HINTS,
    read_decade_name,
    read_ordinal,
    read_weekday,
)
from transforms.dates.year_words import is_month_word, is_short_year_word, is_year_word
from transforms.document import DateKind, DateValue, TokenSpan
from transforms.knowledge.calendar import month_of

# Two digits of a year: of this century below it, of the last from it on.
_CENTURY_TURNS = 50
_YEAR_BEHIND = rf"(?:(?:\s?,)?\s+(?:of )?{YEAR}|(?:\s?,)?\s+(?:of )?(?P<which>this|last|next|that) year\b)?"
_LAST_DAY = rf"\s?(?:-|–|—|to|through)\s?(?P<last_day>\b[0-3]?\d)(?:st|nd|rd|th)?{DAY_ENDS}"


def _read_year_behind(match: re.Match[str], view: DateView) -> int | None:
    """Read the year behind a month: "2017", "last year"."""
    if match["year"]:
        return int(match["year"])
    which = (match["which"] or "").lower()
    if which == "that":
        return view.earlier.first.year if view.earlier else None
    shift = {"this": 0, "last": -1, "next": 1}.get(which)
    return view.published.year + shift if shift is not None and view.published else None


def _see_with_year_behind(match: re.Match[str], view: DateView, value: DateValue | None) -> DateReading | None:
    """Say what a value with a year behind it is seen from: nothing else, where the year is a number."""
    if match["year"]:
        return read_as_written(value)
    if match["which"].lower() == "that":
        return view.see_from_earlier(value)
    return view.see_from_published(value)


def _read_day(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "April 12, 2017", "Tuesday, 3 May", "June 2 this year"."""
    month, day = month_of(match["month"]), int(match["day"])
    if not match["year"] and not match["which"]:
        weekday = match["weekday"]
        return view.choose_day(month, day, read_weekday(weekday) if weekday else None)
    year = _read_year_behind(match, view)
    return _see_with_year_behind(match, view, make_day(year, month, day) if year is not None else None)


def _read_days(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "April 4-7" and "4 to 7 April 2017": from one day to another."""
    first = _read_day(match, view)
    if first is None:
        return None
    day = first.value.first
    value = make_span(first.value, make_day(day.year, day.month, int(match["last_day"])))
    return DateReading(value, first.anchor, first.anchor_day, first.is_certain) if value else None


def _read_month(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "April 2017", "early April", "October of next year"."""
    month = month_of(match["month"])
    if not match["year"] and not match["which"]:
        return view.choose_month(month)
    year = _read_year_behind(match, view)
    value = make_month(year, month) if year is not None else None
    return _see_with_year_behind(match, view, value)


def _read_iso_day(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_day(int(match["year"]), int(match["number"]), int(match["day"]))
    return read_as_written(value)


def _read_numeric_day(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "12/04/2017" in the order that the article shows; full stops have the day first everywhere."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    day_first = make_day(year, second, first)
    month_first = None if match["mark"] == "." else make_day(year, first, second)
    only = day_first or month_first
    if day_first is None or month_first is None or day_first == month_first:
        return read_as_written(only)
    day = view.order_numbers(match[0], day_first.first, month_first.first)
    value = day_value(day) if day else None
    return read_as_written(value, is_certain=False)


def _read_year(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_year(int(match["year"]))
    return read_as_written(value)


def _read_short_year(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_year(_expand_year(int(match["digits"])))
    return read_as_written(value)


def _expand_year(digits: int) -> int:
    return digits + (2000 if digits < _CENTURY_TURNS else 1900)


def _read_years(match: re.Match[str], _view: DateView) -> DateReading | None:
    """Read "2012-2014" and "2016/17"."""
    first, digits = int(match["year"]), match["last_year"]
    last = int(digits) if len(digits) == len(match["year"]) else first - first % 100 + int(digits)
    value = make_span(make_year(first), make_year(last))
    return read_as_written(value)


def _read_decade(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_decade(int(match["decade"]))
    return read_as_written(value)


def _read_short_decade(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_decade(1900 + int(match["decade"]))
    return read_as_written(value)


def _read_named_decade(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_decade(1900 + read_decade_name(match["decade"]))
    return read_as_written(value)


def _read_century(match: re.Match[str], _view: DateView) -> DateReading | None:
    value = make_century((int(match["century"]) - 1) * 100)
    return read_as_written(value)


def _read_quarter(match: re.Match[str], view: DateView) -> DateReading | None:
    """Read "the third quarter of 2016", "Q3 of last year"."""
    year = _read_year_behind(match, view)
    if year is None:
        return None
    digit = match.groupdict().get("digit")
    value = make_quarter(year, int(digit) if digit else read_ordinal(match["ordinal"]))
    return _see_with_year_behind(match, view, value)


def _read_half_year(match: re.Match[str], view: DateView) -> DateReading | None:
    year = _read_year_behind(match, view)
    value = make_half_year(year, read_ordinal(match["ordinal"])) if year is not None else None
    return _see_with_year_behind(match, view, value)


def _read_season(match: re.Match[str], view: DateView) -> DateReading | None:
    year = _read_year_behind(match, view)
    value = make_season(year, match["season"].lower()) if year is not None else None
    return _see_with_year_behind(match, view, value)


def _is_named_month(words: TokenSpan, match: re.Match[str]) -> bool:
    """Say whether what may be a month is one: it begins with a capital, as "may" does not."""
    return match["month"][0].isupper() and words.root.ent_type_ not in ("PERSON", "ORG")


def _is_lone_month(words: TokenSpan, match: re.Match[str]) -> bool:
    has_year = bool(match["year"] or match["which"])
    return _is_named_month(words, match) and (has_year or is_month_word(words))


def _is_month_day(words: TokenSpan, match: re.Match[str]) -> bool:
    return match["month"][0].isupper()


_YEAR_NEEDED = rf"(?: of| in|,)? (?:{YEAR}|(?P<which>this|last|next|that) year\b)"
_NUMBER_NEEDED = r"(?P<number>[01]?\d)"

CALENDAR_PATTERNS = (
    Pattern(
        compile_pattern(rf"{WEEKDAY_BEFORE_DATE}{MONTH} (?:the )?{DAY}{_YEAR_BEHIND}"),
        DateKind.DAY,
        MONTH_HINTS,
        _read_day,
        is_relative=True,
        is_date=_is_month_day,
    ),
    Pattern(
        compile_pattern(rf"{WEEKDAY_BEFORE_DATE}(?:the )?{DAY} (?:of )?{MONTH}{_YEAR_BEHIND}"),
        DateKind.DAY,
        MONTH_HINTS,
        _read_day,
        is_relative=True,
        is_date=_is_month_day,
    ),
    Pattern(
        compile_pattern(rf"{WEEKDAY_BEFORE_DATE}{MONTH} {DAY}{_LAST_DAY}{_YEAR_BEHIND}"),
        DateKind.SPAN,
        MONTH_HINTS,
        _read_days,
        is_relative=True,
        is_date=_is_month_day,
    ),
    Pattern(
        compile_pattern(rf"{WEEKDAY_BEFORE_DATE}{DAY}{_LAST_DAY} (?:of )?{MONTH}{_YEAR_BEHIND}"),
        DateKind.SPAN,
        MONTH_HINTS,
        _read_days,
        is_relative=True,
        is_date=_is_month_day,
    ),
    Pattern(
        compile_pattern(rf"{PART}{MONTH}{_YEAR_BEHIND}"),
        DateKind.MONTH,
        MONTH_HINTS,
        _read_month,
        is_relative=True,
        is_date=_is_lone_month,
    ),
    Pattern(
        compile_pattern(rf"(?<![\d-])(?P<year>(?:1[5-9]|20)\d\d)([-/.]){_NUMBER_NEEDED}\2(?P<day>[0-3]?\d)(?![\d-])"),
        DateKind.DAY,
        YEAR_HINTS,
        _read_iso_day,
    ),
    Pattern(
        compile_pattern(
            r"(?<![\d./-])(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark)"
            r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d/-]|\.\d)"
        ),
        DateKind.DAY,
        YEAR_HINTS,
        _read_numeric_day,
    ),
    Pattern(
        compile_pattern(rf"{PART}(?<![\d.,:/$£€#-]){YEAR}(?![-–]\d)"),
        DateKind.YEAR,
        YEAR_HINTS,
        _read_year,
        is_date=is_year_word,
    ),
    Pattern(
        compile_pattern(r"(?<!\w)['’‘](?P<digits>\d\d)\b(?!['’\d:%]|[.,]\d)"),
        DateKind.YEAR,
        ("'", "’", "‘"),
        _read_short_year,
        is_date=is_short_year_word,
    ),
    Pattern(
        compile_pattern(
            r"(?<![\d.,:/$£€#-])(?P<year>(?:1[5-9]|20)\d\d)\s?[-–/]\s?(?P<last_year>(?:1[5-9]|20)\d\d|\d\d)(?![\d/-]|[.,]\d)",
        ),
        DateKind.SPAN,
        YEAR_HINTS,
        _read_years,
    ),
    Pattern(
        compile_pattern(rf"{PART}(?<![\d$£€])(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
        DateKind.DECADE,
        ("0s", "0's", "0’s"),
        _read_decade,
    ),
    Pattern(
        compile_pattern(rf"{PART}(?:(?<!\w)['’‘]|(?<=the\s))(?P<decade>[2-9]0)['’]?s\b"),
        DateKind.DECADE,
        ("0s", "0's", "0’s"),
        _read_short_decade,
    ),
    Pattern(compile_pattern(rf"(?<=the\s){PART}{DECADE_NAME}"), DateKind.DECADE, ("ies",), _read_named_decade),
    Pattern(
        compile_pattern(rf"{PART}\b(?P<century>1[6-9]|2[01])(?:st|th)(?: |-)century\b"),
        DateKind.CENTURY,
        ("century",),
        _read_century,
    ),
    Pattern(
        compile_pattern(rf"(?:the )?{ORDINAL}(?: |-)quarter{_YEAR_NEEDED}"),
        DateKind.QUARTER,
        ("quarter",),
        _read_quarter,
        is_relative=True,
    ),
    Pattern(
        compile_pattern(rf"\bQ(?P<digit>[1-4]){_YEAR_NEEDED}"),
        DateKind.QUARTER,
        ("q1", "q2", "q3", "q4"),
        _read_quarter,
        is_relative=True,
    ),
    Pattern(
        compile_pattern(rf"(?:the )?{ORDINAL}(?: |-)half{_YEAR_NEEDED}"),
        DateKind.HALF_YEAR,
        ("half",),
        _read_half_year,
        is_relative=True,
    ),
    Pattern(
        compile_pattern(rf"(?:the )?{PART}\b{SEASON}{_YEAR_NEEDED}"),
        DateKind.SEASON,
        SEASON_HINTS,
        _read_season,
        is_relative=True,
    ),
)
