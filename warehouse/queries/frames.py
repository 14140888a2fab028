"""Give published rows as what people work with: pandas, Polars, Arrow, or a relation of DuckDB."""

from __future__ import annotations

import calendar
import os
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from warehouse.fields import Table
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import open_tables
from warehouse.queries.rows import UnfitCondition, declare, select_rows

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

# As the commands have it (flows/settings.py).
DATA_VARIABLE = "WIREROOM_DATA"
DEFAULT_DATA = "data"


class FrameKind(StrEnum):
    """What rows are given as."""

    PANDAS = "pandas"
    POLARS = "polars"
    ARROW = "arrow"
    DUCKDB = "duckdb"


def read_rows(
    table: str,
    data: Path | str | None = None,
    columns: Sequence[str] | None = None,
    as_: str = FrameKind.PANDAS,
    *,
    since: date | str | None = None,
    until: date | str | None = None,
    **names: str | None,
) -> Any:
    """Read rows of a published table: `warehouse.read` says how.

    Raises:
        FileNotFoundError: nothing is published there.
        UnfitCondition: there is no such table, column or condition, it cannot be asked for that, or a day or kind is
            none.
        LookupError: nobody has the name of the speaker, or no topic has that name.
    """
    if as_ not in list(FrameKind):
        raise UnfitCondition(f"as_={as_!r}: there are {', '.join(FrameKind)}")
    known = [field.name for field in fields(RowConditions)]
    if unknown := sorted(names.keys() - set(known)):
        raise UnfitCondition(f"no condition {', '.join(unknown)}: there are {', '.join(known)}")
    conditions = RowConditions(since=read_first_day(since), until=read_last_day(until), **names)
    tables = open_tables(data or os.environ.get(DATA_VARIABLE) or DEFAULT_DATA)
    rows = select_rows(tables, table, conditions, columns)
    if as_ == FrameKind.DUCKDB:
        return rows  # which keeps the connection open as long as it is used
    with tables:
        found = rows.to_arrow_table()
    if as_ == FrameKind.POLARS:
        import polars  # whoever asks for it has it

        return polars.from_arrow(found)
    return found if as_ == FrameKind.ARROW else make_frame(found, declare(table))


def make_frame(rows: pa.Table, table: Table) -> pd.DataFrame:
    """Make a pandas frame of rows: dates have `.dt`, closed values are categories, whole numbers stay whole.

    A column that may be null has a type of pandas that knows null (`Int32`, `boolean`).
    """
    import pandas as pd

    nullable = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    columns: dict[str, Any] = {}
    for name in rows.column_names:
        declared = table.column(name)
        is_nullable = declared.null_means is not None
        column = rows.select([name]).to_pandas(
            types_mapper=nullable.get if is_nullable else None,
            categories=[name] if declared.one_of else None,
            date_as_object=False,
            ignore_metadata=True,
        )
        columns[name] = column[name]
    return pd.DataFrame(columns)


def read_first_day(day: date | str | None) -> date | None:
    """Give the first day of what is meant: a day, `2017-04-12`, a month, `2017-04`, or a year, `2017`.

    Raises:
        UnfitCondition: it is none.
    """
    return _read_days(day)[0] if isinstance(day, str) else day


def read_last_day(day: date | str | None) -> date | None:
    """Give the last day of what is meant: a day, a month or a year.

    Raises:
        UnfitCondition: it is none.
    """
    return _read_days(day)[1] if isinstance(day, str) else day


def _read_days(text: str) -> tuple[date, date]:
    try:
        year, *rest = (int(part) for part in text.split("-"))
        if not rest:
            return date(year, 1, 1), date(year, 12, 31)
        month, *days = rest
        if not days:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        (day,) = days
        return date(year, month, day), date(year, month, day)
    except (ValueError, OverflowError):
        raise UnfitCondition(f"{text!r} is no day: give 2017-04-12, a month 2017-04 or a year 2017") from None
