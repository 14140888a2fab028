"""Derived tables: made from the published tables and written beside them, when bi/ is published; one module each.

`quotes_wide` is flat, for readers; the others are marts, small tables for dashboards.

A module has TABLE (its declaration), `parts(files)` (one Part a file to write) and `rows(part)` (that file's rows,
sorted, the same for the same sources). A part is written again only when what it is made of has changed.
"""

from __future__ import annotations

import hashlib
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Table
from warehouse.lake.contents import UNDATED, add_contents, read_contents
from warehouse.lake.data_files import ActiveFile, ActiveFiles, Days, read_days, read_plain
from warehouse.tables import TABLES

# The column of `documents` that names the article that a copy is one of.
_ORIGINAL = "duplicate_of_document_id"


@dataclass(frozen=True, slots=True)
class ViewPart:
    """One file of a derived table: what its name says of it, and the lake files that it is made from.

    `key` is a segment, a month (`2017-04` or `undated`), or None where the table has one file. `made_from` is what its
    hash is taken of: file names, since a lake file never changes its bytes, or what contents.py says of a month. Where
    `days` is given, rows of other days are passed over; `()` stands for those without a day.
    """

    table: Table
    key: str | None
    made_from: tuple[str, ...]
    files: tuple[ActiveFile, ...] = field(repr=False)
    days: tuple[Days, ...] | None = None

    @property
    def digest(self) -> str:
        """Hash of what the part is made from and of the columns it has, 64 hex characters."""
        schema = self.table.schema.remove_metadata().to_string(show_field_metadata=False)
        return hashlib.sha256("\n".join((schema, *self.made_from)).encode()).hexdigest()

    def read(self, table: str, columns: Sequence[str], schema: pa.Schema) -> pa.Table:
        """Read `columns` of all files of `table` in this part; `schema` types them where there is none.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
        """
        wanted = pa.schema([schema.field(name) for name in columns]).remove_metadata()
        read = [self.read_file(file, columns).cast(wanted) for file in self.files if file.table == table]
        return pa.concat_tables([wanted.empty_table(), *read])

    def read_file(self, file: ActiveFile, columns: Sequence[str]) -> pa.Table:
        """Read columns of one file: all rows of a shared table, else those of the part's days."""
        if TABLES[file.table].shared:
            return _read_shared(file.path, tuple(columns))
        if self.days is None:
            return read_plain(file.path, columns)
        return read_days(file.path, columns, self.days, with_undated=not self.days)

    def read_originals(self, table: str, columns: Sequence[str], schema: pa.Schema) -> pa.Table:
        """Read as `read` does, without the rows of articles that are copies of others: what is counted counts once."""
        rows = self.read(table, [*dict.fromkeys(("document_id", *columns))], schema)
        documents = self.read("documents", ("document_id", _ORIGINAL), TABLES["documents"].schema)
        copies = documents.filter(pc.is_valid(documents[_ORIGINAL]))["document_id"]
        is_copy = pc.is_in(rows["document_id"], copies.combine_chunks())
        return rows.filter(pc.invert(is_copy)).select(list(columns))


@lru_cache(maxsize=8)
def _read_shared(path: Path, columns: tuple[str, ...]) -> pa.Table:
    """Read a file of a small table that every part is made with; it is read once for all of them."""
    return read_plain(path, columns)


def parts_by_month(table: Table, files: ActiveFiles, monthly: str, beside: Sequence[str] = ()) -> Iterator[ViewPart]:
    """Give a part for each month of table `monthly`, with the articles of that month.

    The whole of the tables `beside` belongs to every part.
    """
    others = [file for name in beside for file in files.get(name, ())]
    used: dict[str, list[ActiveFile]] = defaultdict(list)
    of_table = {name: files.get(name, ()) for name in (monthly, "documents")}
    own = {name: add_contents(read_contents(file.path) for file in some) for name, some in of_table.items()}
    for file in chain.from_iterable(of_table.values()):
        for month in read_contents(file.path):
            used[month].append(file)
    for month in sorted(own[monthly]):
        numbers = (f"{name} {contents.get(month)}" for name, contents in own.items())
        yield ViewPart(table, month, (*numbers, *_name_files(others)), (*used[month], *others), _days_of(month))


def find_changes(before: ViewPart, after: ViewPart) -> tuple[ViewPart, ViewPart]:
    """Find what came to a month and what went since: the parts of both that the other does not have.

    What is counted in a month is counted segment by segment, as an article lies in one; segments that both have count
    the same.
    """
    old = _group_units(before)
    new = _group_units(after)
    came = chain.from_iterable(new[unit] for unit in sorted(new.keys() - old.keys()))
    went = chain.from_iterable(old[unit] for unit in sorted(old.keys() - new.keys()))
    return replace(after, files=tuple(came)), replace(before, files=tuple(went))


def _group_units(part: ViewPart) -> dict[tuple[tuple[str, int], ...], list[ActiveFile]]:
    """Group the files of a month by segment, each named by what contents.py says of that month in its tables."""
    by_segment: dict[str | None, list[ActiveFile]] = defaultdict(list)
    for file in part.files:
        if not TABLES[file.table].shared:
            by_segment[file.segment].append(file)
    month = str(part.key)
    return {
        tuple(sorted((file.table, read_contents(file.path)[month]) for file in files)): files
        for files in by_segment.values()
    }


def add_counts(known: pa.Table, came: pa.Table, went: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Add the counts of what came to the known ones and take off those of what went; what nothing is left of drops out.

    Args:
        known: a table with the columns `keys`, a row for each, and counts, int64.
        came: counts of the same columns.
        went: likewise.
        keys: the columns that name what is counted; a null is a key too.
    """
    changes = pa.concat_tables([came, _negate(went, keys)])
    is_touched = pc.is_in(_join_keys(known, keys), _join_keys(changes, keys).combine_chunks())
    changed = _sum_counts(pa.concat_tables([known.filter(is_touched), changes]), keys)
    return pa.concat_tables([known.filter(pc.invert(is_touched)), changed])


def _join_keys(rows: pa.Table, keys: Sequence[str]) -> pa.ChunkedArray:
    """Make one text of the keys of each row, another one for a null than for any value."""
    texts = [pc.if_else(pc.is_valid(rows[name]), pc.binary_join_element_wise("=", rows[name], ""), "") for name in keys]
    return pc.binary_join_element_wise(*texts, "\x1f")


def _sum_counts(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    counts = [name for name in rows.column_names if name not in keys]
    summed = rows.group_by(list(keys), use_threads=False).aggregate([(name, "sum") for name in counts])
    summed = summed.select([*keys, *(f"{name}_sum" for name in counts)]).rename_columns([*keys, *counts])
    is_left: Any = pa.scalar(False)
    for name in counts:
        is_left = pc.or_(is_left, pc.not_equal(summed[name], 0))
    return summed.filter(is_left)


def _negate(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Turn counts into what takes them away again."""
    columns = {name: rows[name] if name in keys else pc.negate(rows[name]) for name in rows.column_names}
    return pa.table(columns)


def parts_by_segment(
    table: Table, files: ActiveFiles, led_by: str, joined: Sequence[str], beside: Sequence[str] = ()
) -> Iterator[ViewPart]:
    """Give a part for each segment of table `led_by`, with what the tables `joined` have of the same articles.

    The whole of the tables `beside` belongs to every part.
    """
    used: dict[str | None, list[ActiveFile]] = defaultdict(list)
    for file in (file for name in (led_by, *joined) for file in files.get(name, ())):
        used[file.segment].append(file)
    others = [file for name in beside for file in files.get(name, ())]
    for segment in sorted({file.segment for file in files.get(led_by, ())}, key=str):
        own = (*used[segment], *others)
        yield ViewPart(table, segment, _name_files(own), own)


def _name_files(files: Iterable[ActiveFile]) -> tuple[str, ...]:
    return tuple(f"{file.table}/{file.path.name}" for file in files)


def first_day_of(month: str | None) -> date | None:
    """Give the first day of a month "2017-04"; None for UNDATED or no month."""
    if month is None or month == UNDATED:
        return None
    return date.fromisoformat(f"{month}-01")


def _days_of(month: str) -> tuple[Days, ...]:
    """Give the first and last day of a month; nothing for UNDATED."""
    first = first_day_of(month)
    return ((first, first.replace(day=monthrange(first.year, first.month)[1])),) if first else ()


def month_columns(month: str | None, length: int) -> dict[str, pa.Array]:
    """Give the columns `published_month` and `month_start` for `length` rows of one part; null where undated."""
    first = first_day_of(month)
    published_month = None if first is None else month
    return {
        "published_month": pa.array([published_month] * length, pa.string()),
        "month_start": pa.array([first] * length, pa.date32()),
    }


def _find_views() -> dict[str, ModuleType]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {module.TABLE.name: module for module in sorted(modules, key=lambda module: module.TABLE.name)}


VIEWS = _find_views()
# What the dictionary and the checks see of them.
DERIVED: dict[str, Table] = {name: view.TABLE for name, view in VIEWS.items()}
