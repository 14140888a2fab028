"""Read a time that stands alone, as people and programs write it: ISO 8601, mail headers, seconds since 1970, words.

It reads what every medium gives as a time: pages, feeds, agencies, records, mails, the caller. Which of several values
counts, and which days are plausible, is decided where they are found. Days inside of texts are read in
`structure/datelines.py`, `circumstances/days.py` and `year_inference.py`.

Nothing is guessed: a date whose order of day and month is open ("04/05/2017") is not read, a zone that has several
meanings counts as no zone. An impossible clock ("25:00") leaves the day, an impossible zone leaves the clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum

from transforms.document import Published
from transforms.knowledge.calendar import WEEKDAYS, is_month_name, month_of
from transforms.knowledge.time_zones import look_up_time_zone

# Older than any archive of news; a later year is a default or a mistake.
_EARLIEST_YEAR = 1600
_LATEST_YEAR = 2199
# A longer value is a sentence with a date in it.
_LONGEST_CHARS = 80
# Seconds since 1970 have ten digits from 2001 to 2286; milliseconds, microseconds and nanoseconds have three more each.
_EPOCH = re.compile(r"(\d{9,10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?")
# English weekdays; of other languages, any word before a comma.
_WEEKDAY = rf"(?:(?:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]*[.,]*\s+|[^\W\d]{{2,12}}\.?,\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_NAME = r"(?P<name>[^\W\d]{3,9})\.?"
_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?=(?:\d{4}|\d{6})?(?!\d))",
        r"(?P<first>\d{1,2})(?P<mark>[-/.])\s?(?P<second>\d{1,2})(?P=mark)\s?(?P<year>\d{4})(?!\d)",
        rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_NAME},?[\s-]+(?P<year>\d{{4}}|\d\d(?!:))(?!\d)",
        rf"{_WEEKDAY}{_NAME}[\s-]+{_DAY},?[\s-]+(?P<year>\d{{4}})(?!\d)",
    )
)
# "Sun Jan 4 16:29:06 UTC 2004", as C writes it.
_YEAR_LAST = re.compile(r"([^\W\d]{3} [^\W\d]{3} \d{1,2})( \d\d:\d\d:\d\d(?: [a-z]{1,5}| [+-]\d{4})?) (\d{4})", re.I)
# Without marks a time has a T or the day's digits before it, or four or six digits and then a zone or nothing.
_CLOCK = re.compile(
    r"(?:\s*T\s*|(?=\d)|[\s,]+(?:at\s+)?(?=\d\d?[:.h]|\d{4}(?:\d\d)?\s*(?:[z+-]|\Z)))"
    r"(?P<hour>\d{1,2})[:.h]?(?P<minute>\d\d)(?:[:.]?(?P<second>\d\d)(?:[.,]\d+)?)?(?!\d)"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"(?P<zone>\s*\(?(?P<name>[a-z][a-z/]*)?\s*(?P<offset>[+-]\d{1,2}:?\d{0,2})?\)?(?:\s*\([^)]*\))?)",
    re.IGNORECASE,
)
# Two digits below it are of this century, from it of the last.
_CENTURY_TURNS = 90
_MONTHS_IN_YEAR = 12
_HALF_DAY_HOURS = 12
_LAST_SECOND = 59  # a leap second is read as the second before it
# No zone is further from UTC.
_FURTHEST_ZONE = timedelta(hours=14)
# How often a time without a zone is in UTC, or within a few hours of it: a judgement, no measure.
_WITHOUT_ZONE = 0.7


class TimePrecision(IntEnum):
    """How much of a time is written, the least first."""

    DAY = 1
    CLOCK = 2  # a time of day whose zone is open
    INSTANT = 3


@dataclass(frozen=True, slots=True)
class WrittenTime:
    """A day as it is written and, where a clock is given, the instant: its zone counted in, or read as UTC."""

    day: date  # by the clock of who wrote it
    at: datetime | None = None  # naive UTC
    has_zone: bool = False
    unread: str = ""  # what follows and says nothing that is known: an impossible clock, an unknown zone, other words

    @property
    def precision(self) -> TimePrecision:
        """Say how much is written; midnight of no zone is what databases write for a day without a time."""
        if self.at is None or (not self.has_zone and self.at.time() == time.min):
            return TimePrecision.DAY
        return TimePrecision.INSTANT if self.has_zone else TimePrecision.CLOCK


def read_written_time(written: str | float | None) -> WrittenTime | None:
    """Read a time, a string or a number of seconds (milli-, micro-, nanoseconds) since 1970.

    None where there is no date, where the order of day and month is open, or where the day is none of the calendar.
    """
    text = _spell_written_value(written)
    if not text or len(text) > _LONGEST_CHARS:
        return None
    text = _YEAR_LAST.sub(r"\1 \3\2", text)
    for match in filter(None, (form.match(text) for form in _DAY_FORMS)):
        day = _read_written_day(match)
        if day is not None:
            return _read_time_of_day(day, text[match.end() :])
    epoch = _EPOCH.fullmatch(text)  # last, as "201704121030" is no time of 1976
    return _read_epoch(int(epoch[1])) if epoch else None


def publish_written_time(written: WrittenTime, reason: str) -> Published:
    """Make a time that an input gives the time of publication; the reason says what is missing in it."""
    if written.precision is TimePrecision.DAY:
        return Published(written.day, None, "metadata", f"{reason}, a day without a time")
    if written.precision is TimePrecision.CLOCK:
        reason = f"{reason}, no zone given: read as UTC"
        return Published(written.day, written.at, "metadata", reason, _WITHOUT_ZONE)
    return Published(written.day, written.at, "metadata", reason)


def read_publication(written: str | float | None, reason: str = "the input gives it") -> Published | None:
    """Read a time of publication; None where no time can be read."""
    time_read = read_written_time(written)
    return publish_written_time(time_read, reason) if time_read else None


def _spell_written_value(written: str | float | None) -> str:
    """Write a value with single blanks, a number without exponent; "" for what is no number of seconds."""
    if written is None or isinstance(written, bool):
        return ""
    if isinstance(written, str):
        return " ".join(written.split())
    try:
        return str(int(written))
    except (OverflowError, ValueError):  # infinite, or not a number
        return ""


def _read_epoch(seconds: int) -> WrittenTime | None:
    at = datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    return WrittenTime(at.date(), at, has_zone=True) if at.year <= _LATEST_YEAR else None


def _read_written_day(match: re.Match[str]) -> date | None:
    month_and_day = _read_month_and_day(match)
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    if month_and_day is None or not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return date(year, *month_and_day)
    except ValueError:  # 31 April, or month 13
        return None


def _read_month_and_day(match: re.Match[str]) -> tuple[int, int] | None:
    parts = match.groupdict()
    if "first" in parts:
        return _order_month_and_day(int(parts["first"]), int(parts["second"]), parts["mark"])
    if "name" in parts:
        return (month_of(parts["name"]), int(parts["day"])) if is_month_name(parts["name"]) else None
    return int(parts["month"]), int(parts["day"])


def _order_month_and_day(first: int, second: int, mark: str) -> tuple[int, int] | None:
    """Order two numbers before a year where one of them is over 12 or both are the same; else None.

    Full stops between them are the order of day, month, year everywhere.
    """
    if first > _MONTHS_IN_YEAR or first == second or mark == ".":
        return second, first
    return (first, second) if second > _MONTHS_IN_YEAR else None


def _read_time_of_day(day: date, rest: str) -> WrittenTime:
    match = _CLOCK.match(rest)
    clock = _read_clock(match) if match else None
    if match is None or clock is None:
        return WrittenTime(day, unread=rest.strip())
    offset = _read_zone_offset(match["name"], match["offset"])
    unread = rest[match.start("zone") if offset is None else match.end() :]
    return WrittenTime(day, datetime.combine(day, clock) - (offset or timedelta()), offset is not None, unread.strip())


def _read_clock(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _HALF_DAY_HOURS + (_HALF_DAY_HOURS if match["half"] in "pP" else 0)
    try:
        return time(hour, int(match["minute"]), min(int(match["second"] or 0), _LAST_SECOND))
    except ValueError:  # 25 o'clock
        return None


def _read_zone_offset(name: str | None, offset: str | None) -> timedelta | None:
    """Read how far a zone is ahead of UTC, by its number, else by its name; None where neither says it."""
    zone = look_up_time_zone((name or "").upper().removeprefix("ETC/"))
    minutes = zone.minutes if zone is not None else None
    if offset is not None:
        digits = offset[1:].replace(":", "")
        hours, rest = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        minutes = (int(hours) * 60 + int(rest)) * (-1 if offset[0] == "-" else 1)
    found = None if minutes is None else timedelta(minutes=minutes)
    return None if found is None or abs(found) > _FURTHEST_ZONE else found
