"""Dates that the text names: values of the calendar, and the places in the text that name them. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transforms.document.spans import Span


@dataclass(frozen=True, slots=True)
class DateValue:
    """A day or a longer time of the calendar, with its first and last day: "2017-W15" is April 10 to 16, 2017."""

    value: str  # ISO 8601 as far as it goes: 2017-04-12, 2017-04, 2017-Q2, 201X
    kind: str  # a value of DateKind
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A place in the text that names a date; its value is None where the day that it is seen from is not known."""

    span: Span
    kind: str  # a value of DateKind
    value: DateValue | None
    anchor: str  # a value of DateAnchor
    anchor_day: date | None  # the day that it is seen from; None where the words alone give the value
    reason: str  # one short sentence
