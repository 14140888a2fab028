"""Read a date of publication as people and programs write it: ISO 8601, mail headers, seconds since 1970, words.

A time without a zone is read as UTC, and its reason says so. A date whose order of day and month is open
("04/05/2017") is not read: a guess is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from transforms.document import Published
from transforms.knowledge.calendar import MONTHS, is_month_name, month_of

# Older than any archive of news; a later year is a default or a mistake.
_EARLIEST_YEAR = 1600
_LATEST_YEAR = 2199
# A longer value is a sentence with a date in it.
_LONGEST_CHARS = 80
# Seconds since 1970 have ten digits from 2001 to 2286; milliseconds, microseconds and nanoseconds have three more each.
_EPOCH = re.compile(r"(\d{9,10})(\d{3}|\d{6}|\d{9})?(?:\.\d+)?")
_TIME = (
    r"(?:[T\s,]+(?:at\s+)?(?P<hour>[012]?\d)[:.h](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?P<zone>Z\b|(?:UTC|GMT)?\s*[+-]\d\d(?::?\d\d)?|UTC|GMT|[ECMP][SD]T\b)?(?:\s*\([A-Z]{1,5}\))?)?"
)
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in (*MONTHS, "sept"))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_NAME = rf"(?P<month>{_MONTH})\b\.?"
_YEAR_FIRST = re.compile(rf"{_YEAR}(?P<mark>[-/.])(?P<month>[01]?\d)(?P=mark)(?P<day>[0-3]?\d){_TIME}", re.IGNORECASE)
_COMPACT = re.compile(rf"{_YEAR}(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T(?P<time>\d{{4,6}})(?P<zone>Z|[+-]\d{{4}})?)?")
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_NAME}\s+{_DAY},?\s+{_YEAR}{_TIME}", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}[\s-]+(?:of\s+)?{_NAME},?[\s-]+{_YEAR}{_TIME}", re.IGNORECASE)
_NUMBERS = re.compile(rf"(?P<first>\d\d?)(?P<mark>[-/.])(?P<second_number>\d\d?)(?P=mark){_YEAR}{_TIME}", re.IGNORECASE)
_UTC_NAMES = frozenset({"Z", "UTC", "GMT"})
# The zones that RFC 822 names, in hours from UTC; other abbreviations mean several zones.
_ZONE_HOURS = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_MONTHS_IN_YEAR = 12
_NOON = 12
_REASON = "the input gives it"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day, and where given the time on it; aware where a zone is given."""

    day: date
    at: datetime | None


def read_written_date(written: str | float | None) -> Published | None:
    """Read a date of publication, a string or a number of seconds (milli-, micro-, nanoseconds) since 1970.

    The day is that of the zone that is written. None where there is no date, where the order of day and month is open,
    or where the day is none of the calendar.
    """
    if written is None or isinstance(written, bool):
        return None
    text = _spell_number(written) if isinstance(written, (int, float)) else " ".join(written.split())
    if not text or len(text) > _LONGEST_CHARS:
        return None
    read = next((found for reader in _READERS if (found := reader(text)) is not None), None)
    if read is None or not _EARLIEST_YEAR <= read.day.year <= _LATEST_YEAR:
        return None
    return _publish(read)


def _publish(read: WrittenDate) -> Published:
    at = None if read.at is None or _is_mere_day(read.at) else read.at
    return Published.of_input(read.day, at, _REASON)


def _is_mere_day(at: datetime) -> bool:
    """Say whether a time is what databases write for a day without a time: midnight of no zone."""
    return at.tzinfo is None and at.time() == time.min


def _spell_number(number: float) -> str:
    """Write a number without exponent; "" for what is no number of seconds."""
    try:
        return str(int(number))
    except (OverflowError, ValueError):  # infinite, or not a number
        return ""


def _read_epoch(text: str) -> WrittenDate | None:
    match = _EPOCH.fullmatch(text)
    if match is None:
        return None
    at = datetime.fromtimestamp(int(match[1]), UTC)
    return WrittenDate(at.date(), at)


def _read_iso(text: str) -> WrittenDate | None:
    match = _YEAR_FIRST.match(text)
    return _build(match, int(match["month"]), int(match["day"])) if match and _ends(text, match) else None


def _read_compact(text: str) -> WrittenDate | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        at = datetime.fromisoformat(text) if match["time"] else None
    except ValueError:
        return None
    return WrittenDate(day, at)


def _read_mail_date(text: str) -> WrittenDate | None:
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, OverflowError, IndexError):
        return None
    return WrittenDate(at.date(), at)


def _read_named_month(text: str) -> WrittenDate | None:
    match = _MONTH_FIRST.match(text) or _DAY_FIRST.match(text)
    if match is None or not _ends(text, match) or not is_month_name(match["month"]):
        return None
    return _build(match, month_of(match["month"]), int(match["day"]))


def _read_numbers(text: str) -> WrittenDate | None:
    """Read day, month and year in numbers, where one of the two is over 12 or both are the same.

    Full stops between them are the order of day, month, year everywhere.
    """
    match = _NUMBERS.match(text)
    if match is None or not _ends(text, match):
        return None
    first, second = int(match["first"]), int(match["second_number"])
    if first > _MONTHS_IN_YEAR or first == second or match["mark"] == ".":
        return _build(match, second, first)
    if second > _MONTHS_IN_YEAR:
        return _build(match, first, second)
    return None


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether nothing follows that belongs to the date: "2017-04-121" and "10:30 Lisbon" are read for the day."""
    following = text[match.end() : match.end() + 1]
    return not following.isdigit()


def _build(match: re.Match[str], month: int, day: int) -> WrittenDate | None:
    try:
        written_day = date(int(match["year"]), month, day)
        at = _read_time(match, written_day) if match["hour"] else None
    except ValueError:
        return None
    return WrittenDate(written_day, at)


def _read_time(match: re.Match[str], day: date) -> datetime:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    clock = f"{hour:02d}:{match['minute']}:{match['second'] or '00'}"
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}{_normalize_zone(match['zone'])}")


def _normalize_zone(zone: str | None) -> str:
    if zone is None:
        return ""
    if zone.upper() in _UTC_NAMES:
        return "+00:00"
    if zone.upper() in _ZONE_HOURS:
        return f"{_ZONE_HOURS[zone.upper()]:+03d}:00"
    sign = "-" if "-" in zone else "+"
    digits = re.sub(r"\D", "", zone).ljust(4, "0")
    return f"{sign}{digits[:2]}:{digits[2:]}"


# Mail headers go last, as their reader takes little notice of what it does not know ("8:00 p.m.").
_READERS: tuple[Callable[[str], WrittenDate | None], ...] = (
    *(_read_iso, _read_epoch, _read_compact, _read_numbers, _read_named_month, _read_mail_date),
)
