"""Read the day that a date without its year, or an age, has beside the time at which it was seen: "3 hours ago".

Lists of articles on sites write so, and tables of scrapers keep it. Days that texts name: date_grammar.py; the year of
a dateline, of which nobody knows when it was seen: year_inference.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from transforms.document import Published
from transforms.structure.written_days import WRITTEN_DAY, read_matched_day

_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), timedelta(seconds=1)),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), timedelta(minutes=1)),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), timedelta(hours=1)),
    **dict.fromkeys(("d", "day", "days"), timedelta(days=1)),
}
# An age in weeks, months or years is rounded: no day comes of it.
_AGE = re.compile(
    rf"(?:(?:published|posted|updated|last updated?)\s*:?\s+)?(?:about\s+)?(?P<count>\d{{1,3}}|an?)\s*"
    rf"(?P<unit>{'|'.join(_UNITS)})\.?\s+ago",
    re.IGNORECASE,
)
_NAMED_AGES = {"just now": timedelta(), "today": timedelta(), "yesterday": timedelta(days=1)}
# Clocks differ by a day around the world.
_SLACK = timedelta(days=1)
# Where a year has no 29 February, one of the four before it mostly has.
_YEARS_BACK = 5
# Sites leave out the year of what is new, mostly younger than a year; judgements, no measures.
_AGE_CONFIDENCE = 0.9
_YEAR_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class SeenDate:
    """What was written for a day, and when it was seen so."""

    words: str
    at: datetime  # noon where only the day is known


def infer_day_when_seen(seen: SeenDate) -> Published | None:
    """Infer the day of an age, or the last such day of a date without its year; None for other words."""
    words = " ".join(seen.words.split())
    age = _read_age(words)
    if age is not None:
        day = (seen.at - age).date()
        return _publish(day, f'the input says "{words}", seen on {seen.at.date()}', _AGE_CONFIDENCE)
    day_found = _find_last_day(words, seen.at.date())
    if day_found is None:
        return None
    reason = f'the input says "{words}", seen on {seen.at.date()}: the last such day'
    return _publish(day_found, reason, _YEAR_CONFIDENCE)


def _read_age(words: str) -> timedelta | None:
    if (named := _NAMED_AGES.get(words.casefold())) is not None:
        return named
    match = _AGE.fullmatch(words)
    if match is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else 1
    return count * _UNITS[match["unit"].lower()]


def _find_last_day(words: str, seen: date) -> date | None:
    match = WRITTEN_DAY.fullmatch(words)
    written = read_matched_day(match) if match else None
    if written is None or written.year is not None:
        return None
    for year in range(seen.year + 1, seen.year - _YEARS_BACK, -1):
        try:
            day = date(year, written.month, written.day)
        except ValueError:  # 29 February of most years
            continue
        if day <= seen + _SLACK:
            return day
    return None


def _publish(day: date, reason: str, confidence: float) -> Published:
    return Published(day, None, "metadata", reason, confidence)
