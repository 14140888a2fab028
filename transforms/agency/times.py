"""Read the times of agency formats: ISO 8601 long and compact, with a blank for the T, with a zone or without."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from transforms.document import Published

_TIME = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[Tt\s]\s*(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
# A time without a zone is read as UTC, and may be half a day off.
_WITHOUT_ZONE = 0.7
# No zone on Earth is further from UTC.
_MOST_HOURS_OFF = 15


@dataclass(frozen=True, slots=True)
class AgencyTime:
    """A time as an agency gives it."""

    day: date  # by the agency's own clock
    at: datetime | None  # naive UTC; None where a day alone is given
    has_zone: bool


def read_agency_time(text: str | None) -> AgencyTime | None:
    """Read a time; None where there is none, or none that is a time."""
    match = _TIME.fullmatch((text or "").strip())
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match["hour"] is None:
            return AgencyTime(day, None, False)
        local = datetime(
            day.year, day.month, day.day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        )
        offset = _read_agency_zone(match["zone"])
        return AgencyTime(day, local - (offset or timedelta()), offset is not None)
    except (ValueError, OverflowError):  # the 31st of June, hour 25, the year 0
        return None


def read_agency_published(candidates: Iterable[tuple[str, str | None]]) -> Published | None:
    """Read the time of publication from names and values, the best first; the name becomes the reason.

    A mere day counts where nothing gives the time of day.
    """
    read = [(name, time) for name, value in candidates if (time := read_agency_time(value)) is not None]
    name, time = next((found for found in read if found[1].at is not None), read[0] if read else ("", None))
    if time is None:
        return None
    if time.at is None:
        return Published(time.day, None, "metadata", f"{name}, a day without a time")
    if not time.has_zone:
        return Published(time.day, time.at, "metadata", f"{name}, no zone given: read as UTC", _WITHOUT_ZONE)
    return Published(time.day, time.at, "metadata", name)


def _read_agency_zone(zone: str | None) -> timedelta | None:
    """Read an offset to UTC; None where there is no zone.

    Raises:
        ValueError: further from UTC than any zone.
    """
    if zone is None:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return timedelta()
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if offset > timedelta(hours=_MOST_HOURS_OFF):
        raise ValueError(f"no zone: {zone}")
    return -offset if zone.startswith("-") else offset
