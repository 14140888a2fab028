"""Make values of the calendar: a day, week, month, quarter, season, year, decade, with the first and last day of each.

Every value lies within the years that `datetime` has; what would lie outside is None. How words lead to values:
calendar_patterns.py and relative_patterns.py.
"""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from transforms.document import DateKind, DateValue
from transforms.knowledge.calendar import MONTHS

DAYS_IN_WEEK = 7
MONTHS_IN_YEAR = len(MONTHS)
_MONTHS_IN_QUARTER = 3
_YEARS_IN_DECADE = 10
_YEARS_IN_CENTURY = 100
_SATURDAY = 5
# Of the northern half of the world, by whole months: the first month of each. Winter goes over into the next year.
_SEASONS = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}


def make_day(year: int, month: int, day: int) -> DateValue | None:
    """Make the value of a day; None where the calendar has no such day."""
    try:
        return day_value(date(year, month, day))
    except ValueError:  # 31 April
        return None


def day_value(day: date) -> DateValue:
    """Make the value of a day: "2017-04-12"."""
    return DateValue(day.isoformat(), DateKind.DAY, day, day)


def shift_day(day: date, days: int) -> DateValue | None:
    """Make the value of the day so many days after another, or before it; None outside of the calendar."""
    try:
        return day_value(day + timedelta(days=days))
    except OverflowError:
        return None


def week_of(day: date, weeks_after: int = 0) -> DateValue | None:
    """Make the value of the week, Monday to Sunday, so many weeks after that of `day`: "2017-W15"."""
    monday = shift_day(day, weeks_after * DAYS_IN_WEEK - day.weekday())
    sunday = monday and shift_day(monday.first, DAYS_IN_WEEK - 1)
    if monday is None or sunday is None:
        return None
    year, week, _ = monday.first.isocalendar()
    return DateValue(f"{year:04d}-W{week:02d}", DateKind.WEEK, monday.first, sunday.first)


def weekend_of(day: date, weeks_after: int = 0) -> DateValue | None:
    """Make the value of the weekend of a week: "2017-W15-WE"."""
    week = week_of(day, weeks_after)
    if week is None:
        return None
    return DateValue(f"{week.value}-WE", DateKind.WEEKEND, week.first + timedelta(days=_SATURDAY), week.last)


def make_month(year: int, month: int) -> DateValue | None:
    """Make the value of a month: "2017-04"."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    last = calendar.monthrange(year, month)[1]
    return DateValue(f"{year:04d}-{month:02d}", DateKind.MONTH, date(year, month, 1), date(year, month, last))


def month_of_day(day: date, months_after: int = 0) -> DateValue | None:
    """Make the value of the month so many months after that of `day`."""
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months_after, MONTHS_IN_YEAR)
    return make_month(year, month + 1)


def make_quarter(year: int, quarter: int) -> DateValue | None:
    """Make the value of a quarter, 1 to 4, of the calendar's year: "2017-Q2"."""
    first = make_month(year, (quarter - 1) * _MONTHS_IN_QUARTER + 1)
    last = make_month(year, quarter * _MONTHS_IN_QUARTER)
    return first and last and DateValue(f"{year:04d}-Q{quarter}", DateKind.QUARTER, first.first, last.last)


def quarter_of(day: date, quarters_after: int = 0) -> DateValue | None:
    """Make the value of the quarter so many quarters after that of `day`."""
    quarters = MONTHS_IN_YEAR // _MONTHS_IN_QUARTER
    year, quarter = divmod(day.year * quarters + (day.month - 1) // _MONTHS_IN_QUARTER + quarters_after, quarters)
    return make_quarter(year, quarter + 1)


def make_half_year(year: int, half: int) -> DateValue | None:
    """Make the value of a half, 1 or 2, of the calendar's year: "2017-H1"."""
    first, last = make_month(year, 1 if half == 1 else 7), make_month(year, 6 if half == 1 else 12)
    return first and last and DateValue(f"{year:04d}-H{half}", DateKind.HALF_YEAR, first.first, last.last)


def make_season(year: int, name: str) -> DateValue | None:
    """Make the value of a season that begins in a year: "2017-SU"."""
    code, month = _SEASONS[name]
    first = make_month(year, month)
    last = first and month_of_day(first.first, _MONTHS_IN_QUARTER - 1)
    return first and last and DateValue(f"{year:04d}-{code}", DateKind.SEASON, first.first, last.last)


def make_year(year: int) -> DateValue | None:
    """Make the value of a year: "2017"."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return DateValue(f"{year:04d}", DateKind.YEAR, date(year, 1, 1), date(year, MONTHS_IN_YEAR, 31))


def make_decade(year: int) -> DateValue | None:
    """Make the value of the ten years that a year lies in: "201X"."""
    first = year - year % _YEARS_IN_DECADE
    return _make_years(f"{first // _YEARS_IN_DECADE:03d}X", DateKind.DECADE, first, first + _YEARS_IN_DECADE - 1)


def make_century(year: int) -> DateValue | None:
    """Make the value of the hundred years that a year lies in, by its first two digits: "20XX"."""
    first = year - year % _YEARS_IN_CENTURY
    return _make_years(f"{first // _YEARS_IN_CENTURY:02d}XX", DateKind.CENTURY, first, first + _YEARS_IN_CENTURY - 1)


def make_span(first: DateValue | None, last: DateValue | None) -> DateValue | None:
    """Make the value of a time from one value to another: "2017-04-04/2017-04-07"; None unless it goes forward."""
    if first is None or last is None or first.first > last.first:
        return None
    return DateValue(f"{first.value}/{last.value}", DateKind.SPAN, first.first, last.last)


def _make_years(value: str, kind: DateKind, first: int, last: int) -> DateValue | None:
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return DateValue(value, kind, date(first, 1, 1), date(last, MONTHS_IN_YEAR, 31))
