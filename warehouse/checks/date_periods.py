"""Check that the dates of articles agree with themselves: value and period, anchor and its day.

What all tables must agree on, offsets among it: integrity.py.
"""

from collections.abc import Iterator
from datetime import date

from transforms.document import DateAnchor, DateKind
from warehouse.checks.violations import ColumnBatch, Violation

_PERIOD = ("value", "value_kind", "period_start", "period_end", "anchor_kind", "anchor_date")
# How many characters of both days a value of the calendar is made of.
_CHARS_OF_KIND = {DateKind.DAY: 10, DateKind.MONTH: 7, DateKind.YEAR: 4, DateKind.DECADE: 3, DateKind.CENTURY: 2}
# What stands behind those characters.
_REST_OF_KIND = {DateKind.DECADE: "X", DateKind.CENTURY: "XX"}


def check_dates(dates: ColumnBatch) -> Iterator[Violation]:
    """Yield the dates whose days are not those of their value, or whose anchor has no day or one too many."""
    for at, (value, kind, first, last, anchor, anchor_day) in enumerate(dates.rows(*_PERIOD)):
        if not _is_period_of(value, kind, first, last):
            yield dates.violation(at, "period", f"{value}, a {kind}, goes from {first} to {last}")
        if not _is_anchored(value, anchor, anchor_day):
            yield dates.violation(at, "anchor", f"{value} is seen from {anchor}, {anchor_day}")


def _is_period_of(value: str | None, kind: str, first: date | None, last: date | None) -> bool:
    """Say whether a value has both days, the first before the last, as far as its characters go; or neither."""
    if value is None or first is None or last is None:
        return value is None and first is None and last is None
    chars = _CHARS_OF_KIND.get(DateKind(kind))
    if chars is None or first > last:
        return first <= last
    rest = _REST_OF_KIND.get(DateKind(kind), "")
    return all(day.isoformat()[:chars] + rest == value for day in (first, last))


def _is_anchored(value: str | None, anchor: str, anchor_day: date | None) -> bool:
    """Say whether a date that is seen from a day has that day, and one that its words give has none."""
    if value is None:
        return anchor == DateAnchor.PUBLISHED and anchor_day is None
    return (anchor == DateAnchor.WORDS) == (anchor_day is None)
