"""Derived tables: made from the published tables and written beside them, when bi/ is published; one module each.

`quotes_wide` is flat, for readers; the others are marts, small tables for dashboards.

A module has TABLE (its declaration), ORDER (that of the rows in a file), `parts(files)` (one Part a file to write),
`changed_parts(changes)` (those of them that changes of the lake touch, and the keys they have or had) and `rows(part)`
(that file's rows, sorted, the same for the same sources). A part is written again only when what it is made of has
changed.

A mart that counts by month has more, so that all its months are counted at once, from the last publication on
(bi/month_counts.py): MONTHLY (the tables that it counts, the first of which says what months there are) and BESIDE
(those that it needs whole), COUNTED_BY, `count_rows(part)`, `counts_of(rows)`, and `fill_rows(part, counts)`.
Marts count statements: quotes of which `is_statement` is true.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Table
from warehouse.lake.contents import UNDATED, Contents, add_contents, read_contents
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_months, read_plain
from warehouse.lake.small_files import SmallFiles
from warehouse.tables import TABLES

# The tables that belong whole to every part of a view which has them: where they change, all its files do.
TABLES_BESIDE = ("topics",)
# The tables whose months say when a mart is counted again.
COUNTED_TABLES = ("documents", "quotes", "quote_speakers", "topic_assignments")
# Of what marts count and views choose, and how: where it is another one than that of a publication, all are made anew.
COUNTING_VERSION = 3
Sums = Mapping[str, Contents]  # what the files of those tables say of each month (contents.py), summed up
# The column of `documents` that names the article that a copy is one of.
_ORIGINAL = "duplicate_of_document_id"


@dataclass(frozen=True, slots=True)
class ViewPart:
    """One file of a derived table: what its name says of it, and the lake files that it is made from.

    `key` is a segment, a month (`2017-04` or `undated`), or None where the table has one file. `made_from` is what its
    hash is taken of: file names, since a lake file never changes its bytes, or what contents.py says of a month. Where
    `months` are given, rows of other months are passed over. `small_files` are those that several parts share.
    """

    table: Table
    key: str | None
    made_from: tuple[str, ...]
    files: tuple[ActiveFile, ...] = field(repr=False)
    months: tuple[str, ...] | None = None
    small_files: SmallFiles | None = field(default=None, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """Hash of what the part is made from and how, and of the columns it has, 64 hex characters."""
        schema = self.table.schema.remove_metadata().to_string(show_field_metadata=False)
        return hashlib.sha256("\n".join((schema, str(COUNTING_VERSION), *self.made_from)).encode()).hexdigest()

    def read(self, table: str, columns: Sequence[str], schema: pa.Schema) -> pa.Table:
        """Read `columns` of all files of `table` in this part; `schema` types them where there is none.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
        """
        read = [self.read_file(file, columns) for file in self.files if file.table == table]
        wanted = pa.schema([schema.field(name) for name in columns])
        alike = [rows if rows.schema.equals(wanted) else rows.cast(wanted) for rows in read]
        return alike[0] if len(alike) == 1 else pa.concat_tables([wanted.empty_table(), *alike])

    def read_file(self, file: ActiveFile, columns: Sequence[str]) -> pa.Table:
        """Read columns of one file: all rows of a shared table, else those of the part's months."""
        if TABLES[file.table].shared:
            return _read_shared(file.path, tuple(columns))
        if self.small_files is not None:
            return self.small_files.read(file.path, columns, self.months)
        return read_plain(file.path, columns) if self.months is None else read_months(file.path, columns, self.months)

    def read_originals(self, table: str, columns: Sequence[str], schema: pa.Schema) -> pa.Table:
        """Read as `read` does, without the rows of articles that are copies of others: what is counted counts once."""
        rows = self.read(table, [*dict.fromkeys(("document_id", *columns))], schema)
        documents = self.read("documents", ("document_id", _ORIGINAL), TABLES["documents"].schema)
        if documents[_ORIGINAL].null_count < documents.num_rows:
            copies = documents.filter(pc.is_valid(documents[_ORIGINAL]))["document_id"]
            rows = rows.filter(pc.invert(pc.is_in(rows["document_id"], copies.combine_chunks())))
        return rows.select(list(columns))


@dataclass(frozen=True, slots=True)
class LakeChanges:
    """What became of the lake since a publication: the segments with other files, and the months' sums then and now.

    `files` are those that the changed segments have now, and all of the tables that belong to no segment.
    """

    segments: frozenset[str | None]
    files: ActiveFiles
    before: Sums
    now: Sums


# The keys of a view whose files are not what they were, and the parts that they have now.
ChangedParts = tuple[set[str | None], list[ViewPart]]


@lru_cache(maxsize=8)
def _read_shared(path: Path, columns: tuple[str, ...]) -> pa.Table:
    """Read a file of a small table that every part is made with; it is read once for all of them."""
    return read_plain(path, columns)


def sum_months(files: ActiveFiles) -> Sums:
    """Sum up what the footers of files say of each month, for the tables that marts are counted from.

    Raises:
        OSError: a file is missing or unreadable.
        ArrowInvalid: it is no whole Parquet file.
    """
    return {name: add_contents(read_contents(file.path) for file in files.get(name, ())) for name in COUNTED_TABLES}


def parts_by_month(
    table: Table, files: ActiveFiles, monthly: Sequence[str], beside: Sequence[str] = ()
) -> Iterator[ViewPart]:
    """Give a part for each month of the first of the tables `monthly`, with what they have of that month.

    The whole of the tables `beside` belongs to every part.
    """
    others = [file for name in beside for file in files.get(name, ())]
    read = {name: files.get(name, ()) for name in (*monthly, "documents")}
    used: dict[str, list[ActiveFile]] = defaultdict(list)
    for file in chain.from_iterable(read.values()):
        for month in read_contents(file.path):
            used[month].append(file)
    sums = sum_months(read)
    for month in sorted(sums[monthly[0]]):
        yield _make_month_part(table, month, sums, monthly, others, used[month])


def find_changed_months(
    table: Table, changes: LakeChanges, monthly: Sequence[str], beside: Sequence[str] = ()
) -> ChangedParts:
    """Find the months of which the tables `monthly` have other articles than they had."""
    others = [file for name in beside for file in changes.files.get(name, ())]
    changed: set[str | None] = set()
    for name in (*monthly, "documents"):
        before, now = changes.before[name], changes.now[name]
        changed |= {month for month in before.keys() | now.keys() if before.get(month) != now.get(month)}
    there = sorted(month for month in changes.now[monthly[0]] if month in changed)
    return changed, [_make_month_part(table, month, changes.now, monthly, others) for month in there]


def _make_month_part(
    table: Table,
    month: str,
    sums: Sums,
    monthly: Sequence[str],
    beside: Sequence[ActiveFile],
    files: Sequence[ActiveFile] = (),
) -> ViewPart:
    """Give the part of a month, named by the sums of what it is made from and by the files `beside`."""
    numbers = (f"{name} {sums[name].get(month)}" for name in (*monthly, "documents"))
    return ViewPart(table, month, (*numbers, *_name_files(beside)), (*files, *beside), (month,))


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


def find_changed_segments(
    table: Table, changes: LakeChanges, led_by: str, joined: Sequence[str], beside: Sequence[str] = ()
) -> ChangedParts:
    """Find the segments of table `led_by` that have other files than they had."""
    return set(changes.segments), list(parts_by_segment(table, changes.files, led_by, joined, beside))


def _name_files(files: Iterable[ActiveFile]) -> tuple[str, ...]:
    return tuple(f"{file.table}/{file.path.name}" for file in files)


def first_day_of(month: str | None) -> date | None:
    """Give the first day of a month "2017-04"; None for UNDATED or no month."""
    if month is None or month == UNDATED:
        return None
    return date.fromisoformat(f"{month}-01")


def start_months(months: pa.ChunkedArray) -> pa.ChunkedArray:
    """Give the first day of each month of a column; null where undated."""
    distinct = months.unique()
    starts = pa.array([first_day_of(month) for month in distinct.to_pylist()], pa.date32())
    return starts.take(pc.index_in(months, distinct))


def _find_views() -> dict[str, ModuleType]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return {module.TABLE.name: module for module in sorted(modules, key=lambda module: module.TABLE.name)}


VIEWS = _find_views()
# Those that are counted by month, from the last publication on.
MARTS = frozenset(name for name, view in VIEWS.items() if hasattr(view, "COUNTED_BY"))
# What the dictionary and the checks see of them.
DERIVED: dict[str, Table] = {name: view.TABLE for name, view in VIEWS.items()}
