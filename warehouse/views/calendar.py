"""A day a row, from the first year with an article to the last, without gaps: the date table that BI models want."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pyarrow as pa

from warehouse.fields import Column, Table
from warehouse.lake.contents import UNDATED, read_contents
from warehouse.lake.data_files import ActiveFiles
from warehouse.views import ChangedParts, LakeChanges, ViewPart

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TABLE = Table(
    name="calendar",
    row_is="a day, from 1 January of the first year with an article to 31 December of the last; join on calendar_date",
    key=("calendar_date",),
    columns=(
        Column("calendar_date", pa.date32(), "The day; published_date of other tables joins here.", date(2017, 4, 12)),
        Column("calendar_year", pa.int32(), "Its year.", 2017),
        Column("quarter_number", pa.int32(), "Its quarter, 1 to 4.", 2),
        Column("month_number", pa.int32(), "Its month, 1 to 12; sorts month_name.", 4),
        Column("month_name", pa.string(), "Its month in English.", "April", one_of=MONTHS),
        Column(
            "month_start", pa.date32(), "First day of its month; month_start of marts joins here.", date(2017, 4, 1)
        ),
        Column("published_month", pa.string(), "Its month, YYYY-MM, as in other tables.", "2017-04"),
        Column("iso_year", pa.int32(), "Year that its ISO week belongs to.", 2017),
        Column("iso_week", pa.int32(), "ISO 8601 week, 1 to 53.", 15),
        Column("weekday_number", pa.int32(), "Day of the week, 1 (Monday) to 7; sorts weekday_name.", 3),
        Column("weekday_name", pa.string(), "Day of the week in English.", "Wednesday", one_of=WEEKDAYS),
        Column("day_of_month", pa.int32(), "Day of the month, 1 to 31.", 12),
        Column("day_of_year", pa.int32(), "Day of the year, 1 to 366.", 102),
        Column("is_weekend", pa.bool_(), "Whether it is a Saturday or a Sunday.", False),
    ),
    shared=True,
    in_batches=False,
)
ORDER = [("calendar_date", "ascending")]


def parts(files: ActiveFiles) -> Iterator[ViewPart]:
    """Give the one part, made from the first and last year alone; none while no article has a date."""
    yield from _span_years(month for file in files.get("documents", ()) for month in read_contents(file.path))


def changed_parts(changes: LakeChanges) -> ChangedParts:
    """Give the one part, whether or not it is the same."""
    return {None}, list(_span_years(changes.now["documents"]))


def _span_years(months: Iterable[str]) -> Iterator[ViewPart]:
    years = sorted({month[:4] for month in months if month != UNDATED})
    if years:
        yield ViewPart(TABLE, None, (years[0], years[-1]), ())


def rows(part: ViewPart) -> pa.Table:
    """Give the days of the part's years, in order."""
    first, last = date(int(part.made_from[0]), 1, 1), date(int(part.made_from[-1]), 12, 31)
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    return pa.Table.from_pylist([_make_day_row(day) for day in days], schema=TABLE.schema)


def _make_day_row(day: date) -> dict[str, object]:
    week = day.isocalendar()
    return {
        "calendar_date": day,
        "calendar_year": day.year,
        "quarter_number": (day.month + 2) // 3,
        "month_number": day.month,
        "month_name": MONTHS[day.month - 1],
        "month_start": day.replace(day=1),
        "published_month": day.isoformat()[:7],
        "iso_year": week.year,
        "iso_week": week.week,
        "weekday_number": week.weekday,
        "weekday_name": WEEKDAYS[week.weekday - 1],
        "day_of_month": day.day,
        "day_of_year": day.timetuple().tm_yday,
        "is_weekend": week.weekday > 5,
    }
