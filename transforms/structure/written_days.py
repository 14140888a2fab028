"""Read a day that is written with its month's name, in either order, or as 2016-05-03: "May 3", "3 May 2016".

It gives what the words give and no more: the year that they leave out is inferred in `transforms/dates`, which also has
the other forms of dates.
"""

import re
from dataclasses import dataclass

from transforms.knowledge.calendar import month_of

MONTH_PATTERN = "|".join(
    ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?")
    + ("sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
# Months in any case, so that APRIL reads as April does.
WRITTEN_DAY = re.compile(
    rf"(?i:{_WEEKDAY}(?:(?P<month>{MONTH_PATTERN})\b\.?\s+{_DAY.format('day')}|{_DAY.format('day2')}\s+(?:of\s+)?"
    rf"(?P<month2>{MONTH_PATTERN})\b\.?)(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>[01]\d)-(?P<day3>[0-3]\d)(?!\d))"
)
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as the text gives it; `year` is None where the text leaves it out."""

    month: int
    day: int
    year: int | None


def read_matched_day(match: re.Match[str]) -> Day | None:
    """Read the day of a match of `WRITTEN_DAY`; None where no month has that day."""
    name = match["month"] or match["month2"]
    if name:
        month = month_of(name)
        day, year = int(match["day"] or match["day2"]), match["year"]
    else:
        month, day, year = int(match["month3"]), int(match["day3"]), match["year3"]
    return Day(month, day, int(year) if year else None) if is_day_of_month(month, day) else None


def is_day_of_month(month: int, day: int) -> bool:
    """Say whether a month, 1 to 12, has such a day in some year."""
    is_month = 1 <= month <= len(_DAYS_OF_MONTH)
    return is_month and 1 <= day <= _DAYS_OF_MONTH[month - 1]
