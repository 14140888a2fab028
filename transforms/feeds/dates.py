"""Read the times that feeds write: ISO 8601, those of mails, and what is near to them. Nothing is guessed.

Days are told by their shape: four digits first are a year, then month and day ("2016/6/29" is 29 June). A time without
a zone is read as UTC and says so; a zone that has several meanings counts as no zone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone

from transforms.document import Published
from transforms.knowledge.calendar import is_month_name, month_of

_WEEKDAY = r"(?:[^\W\d]{2,12}\.?,?\s+)?"
_MONTH_NAME = r"(?P<month_name>[A-Za-z]{3,9})\.?"
_DAYS = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
        r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?!\d)",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+{_MONTH_NAME},?[\s-]+(?P<year>\d{{4}}|\d\d)(?!\d)",
        rf"{_WEEKDAY}{_MONTH_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)",
    )
)
# "Sun Jan  4 16:29:06 2004", as C writes it.
_ASCTIME = re.compile(r"([^\W\d]{3}\s+[A-Za-z]{3}\s+\d{1,2})\s+(\d\d:\d\d:\d\d)(?:\s+([A-Z]{1,5}))?\s+(\d{4})")
_TIME = re.compile(
    r"(?:T|,)?\s*(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[AaPp])\.?[Mm]\.?)?\s*(?P<zone>[^\d\s+-][\w/]*)?\s*(?P<offset>[+-]\d{1,2}:?\d{0,2})?(?:\s*\(.*\))?",
)
_LONGEST_CHARS = 80
_HALF_DAY_HOURS = 12
_LAST_SECOND = 59  # a leap second is read as the second before it
# Two digits below it are of this century, from it of the last.
_CENTURY_TURNS = 90
# Minutes from UTC, of names with one meaning in news; American ones as in mails (RFC 822).
_ZONES = {
    **dict.fromkeys(("Z", "UT", "UTC", "GMT", "WET"), 0),
    **dict.fromkeys(("CET", "MEZ", "MET", "WEST", "WAT"), 60),
    "BST": 60,
    **dict.fromkeys(("CEST", "MESZ", "MEST", "EET", "SAST", "CAT"), 120),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 180),
    "PKT": 300,
    "WIB": 420,
    **dict.fromkeys(("HKT", "SGT", "AWST"), 480),
    **dict.fromkeys(("JST", "KST"), 540),
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "ADT": -180,
    **dict.fromkeys(("AST", "EDT"), -240),
    **dict.fromkeys(("EST", "CDT"), -300),
    **dict.fromkeys(("CST", "MDT"), -360),
    **dict.fromkeys(("MST", "PDT"), -420),
    **dict.fromkeys(("PST", "AKDT"), -480),
    "AKST": -540,
    "HST": -600,
    "BRT": -180,
}
# No zone is further from UTC, in minutes.
_FURTHEST_ZONE = 14 * 60


def read_feed_published(said: Iterable[tuple[str, str | None]]) -> Published | None:
    """Read the time of publication from elements and what they say, best first; None where none can be read."""
    for element, value in said:
        found = _read_feed_time(value.strip()) if value else None
        if found is not None:
            return _describe_feed_date(element, *found)
    return None


def _describe_feed_date(element: str, day: date, at: datetime | None) -> Published:
    reason = f"the feed's {element}"
    return Published.of_input(day, at, f"{reason}, a day without a time" if at is None else reason)


def _read_feed_time(value: str) -> tuple[date, datetime | None] | None:
    """Read the day, and the time on it where there is one; None where it is no date in a shape that is known."""
    value = _ASCTIME.sub(r"\1 \4 \2 \3", value[:_LONGEST_CHARS])
    for shape in _DAYS:
        match = shape.match(value)
        day = _read_feed_day(match) if match else None
        if match is not None and day is not None:
            rest = value[match.end() :].strip()
            time = _TIME.fullmatch(rest)
            return day, _read_feed_clock(day, time) if time else None
    return None


def _read_feed_day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    name = parts.get("month_name")
    if name is not None and not is_month_name(name):
        return None
    month = month_of(name) if name is not None else int(parts["month"])
    try:
        return date(year, month, int(parts["day"]))
    except ValueError:
        return None


def _read_feed_clock(day: date, match: re.Match[str]) -> datetime | None:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _HALF_DAY_HOURS + (_HALF_DAY_HOURS if match["half"].lower() == "p" else 0)
    second = min(int(match["second"] or 0), _LAST_SECOND)
    zone = _read_feed_zone(match["zone"], match["offset"])
    try:
        at = datetime(day.year, day.month, day.day, hour, int(match["minute"]), second, tzinfo=zone)
        return at if zone is None else at.astimezone(UTC)
    except (ValueError, OverflowError):  # 25 o'clock; the first day of the calendar, west of Greenwich
        return None


def _read_feed_zone(name: str | None, offset: str | None) -> timezone | None:
    """Read a zone by its distance from UTC, else by its name; None where neither says it."""
    minutes = _ZONES.get((name or "").removeprefix("Etc/").upper())
    if offset is not None:
        digits = offset[1:].replace(":", "")
        hours, rest = (digits, "0") if len(digits) < 3 else (digits[:-2], digits[-2:])
        minutes = (int(hours) * 60 + int(rest)) * (-1 if offset[0] == "-" else 1)
    if minutes is None or abs(minutes) > _FURTHEST_ZONE:
        return None
    return timezone(timedelta(minutes=minutes))
