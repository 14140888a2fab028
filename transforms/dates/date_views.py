"""What a date is seen from, and how the year that its words leave out is chosen.

A Pattern is a form of dates with the function that reads its value. The forms: calendar_patterns.py and
relative_patterns.py. How they are found in a text: date_grammar.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from transforms.dates.date_values import day_value, make_day, make_month
from transforms.dates.tense import Direction
from transforms.document import DateAnchor, DateKind, DateValue, TokenSpan

# Chooses between two readings of a numeric date, day first and month first; None where nothing decides.
OrderNumbers = Callable[[str, date, date], date | None]


@dataclass(frozen=True, slots=True)
class DateReading:
    """A value with what it was seen from. One that is not certain is the likelier of two."""

    value: DateValue
    anchor: DateAnchor = DateAnchor.WORDS
    anchor_day: date | None = None
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class DateView:
    """What a date is seen from: the day of publication, the tense about it, and the dates named before it."""

    published: date | None
    direction: Direction = Direction.OPEN
    earlier: DateValue | None = None  # the last one named before it
    told_year: int | None = None  # the year that the text about it tells of, where that is none of publication
    order_numbers: OrderNumbers = field(default=lambda _words, _day_first, _month_first: None)

    def see_from_published(self, value: DateValue | None, *, is_certain: bool = True) -> DateReading | None:
        """Make a reading of a value that is seen from the day of publication."""
        return DateReading(value, DateAnchor.PUBLISHED, self.published, is_certain) if value else None

    def see_from_earlier(self, value: DateValue | None) -> DateReading | None:
        """Make a reading of a value that is seen from the date named before."""
        if value is None or self.earlier is None:
            return None
        return DateReading(value, DateAnchor.EARLIER_DATE, self.earlier.first)

    def _see_as_told(self, value: DateValue) -> DateReading:
        """Make a reading of a value whose year is told: by a date before it, else by words beside it."""
        return self.see_from_earlier(value) or DateReading(value)

    def choose_day(self, month: int, day: int, weekday: int | None = None) -> DateReading | None:
        """Choose the year of a day: that of its weekday, that told of, else the nearest by tense; None without one."""
        if self.told_year is not None and (told := make_day(self.told_year, month, day)):
            return self._see_as_told(told)
        if self.published is None:
            return None
        near = [make_day(self.published.year + years, month, day) for years in (-1, 0, 1)]
        candidates = [found for found in near if found is not None]
        fitting = [found for found in candidates if weekday is None or found.first.weekday() == weekday]
        return self.see_from_published(
            _choose_nearest(fitting or candidates, day_value(self.published), self.direction)
        )

    def choose_month(self, month: int) -> DateReading | None:
        """Choose the year of a month as that of a day; the month of publication counts as past and as to come."""
        if self.told_year is not None:
            told_month = make_month(self.told_year, month)
            return self._see_as_told(told_month) if told_month else None
        if self.published is None:
            return None
        near = [make_month(self.published.year + years, month) for years in (-1, 0, 1)]
        own = make_month(self.published.year, self.published.month)
        candidates = [found for found in near if found is not None]
        return self.see_from_published(own and _choose_nearest(candidates, own, self.direction))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of dates: how it is written, how its value is read, and what must hold of its words beside that.

    `hints`: of these, in small letters, a text must have one. `is_relative`: without the day of publication its value
    is not known, though a date it is.
    """

    expression: re.Pattern[str]
    kind: DateKind
    hints: tuple[str, ...]
    read: Callable[[re.Match[str], DateView], DateReading | None]
    is_relative: bool = False
    is_date: Callable[[TokenSpan, re.Match[str]], bool] = lambda _words, _match: True


# A day without a year is this near to be the one that is meant, though the tense leads to one so far away.
_NEAR_DAYS = 14
_FAR_DAYS = 300


def read_as_written(value: DateValue | None, *, is_certain: bool = True) -> DateReading | None:
    """Make a reading of a value that the words alone give."""
    return DateReading(value, is_certain=is_certain) if value else None


def compile_pattern(expression: str) -> re.Pattern[str]:
    """Compile a form of dates: any case, blanks as any white space."""
    return re.compile(expression.replace(" ", r"\s+"), re.IGNORECASE)


def _choose_nearest(candidates: list[DateValue], own: DateValue, direction: Direction) -> DateValue | None:
    """Choose the nearest on the side that the tense says; where it says none, the nearest before a bit sooner.

    Of years the tense says little where one is near: "the fire of April 4 will change that", a week later.
    """
    nearest = min(candidates, key=lambda one: abs((one.first - own.first).days), default=None)
    if direction not in (Direction.PAST, Direction.FUTURE) or nearest is None:
        return nearest
    sign = -1 if direction is Direction.PAST else 1
    ahead = [one for one in candidates if (one.first - own.first).days * sign >= 0]
    if not ahead:
        return nearest  # of those that have the weekday: "begins on Friday, 26 July" is read later, too
    chosen = min(ahead, key=lambda one: abs((one.first - own.first).days))
    is_far = abs((chosen.first - own.first).days) > _FAR_DAYS
    return nearest if is_far and abs((nearest.first - own.first).days) <= _NEAR_DAYS else chosen
