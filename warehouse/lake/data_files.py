"""Name, list and read the lake's data files, each a whole, flat Parquet file by itself. Writing: file_writing.py.

A file belongs to a segment: a set of articles whose rows lie, in every table, in the files of that segment. A batch
makes one, compacting puts several together (compaction.py). The names that files bear in bi/: bi/names.py.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import DeltaTable

from transforms.document import Row
from warehouse import places
from warehouse.fields import Table
from warehouse.lake.contents import UNDATED
from warehouse.lake.table_log import TableLog, log_of
from warehouse.lake.written_rows import RowsByFile

# The number of the batch that made the segment, and what keeps files of it apart; in bi/ the table stands before it.
# Other files have no segment.
_NAME = re.compile(r"([a-z_]+-)?(?P<segment>[0-9]{7,})-[0-9a-f]+(-later)?\.parquet")
# In the lake the last eight digits are the CRC-32 of the file's bytes; older programs wrote eight by chance alone.
_SUMMED_NAME = re.compile(r"[0-9]{7,}-[0-9a-f]{8}(?P<checksum>[0-9a-f]{8})(-later)?\.parquet")
LATER = "-later.parquet"  # ends the name of a file of later versions of rows (merge.py)
# Rows of one day lie together, so that a reader who asks for some days passes over most pages.
_DAY = "published_date"
MONTH = "published_month"
_ORDER = (_DAY, "document_id")
_PIECE_BYTES = 1 << 20  # read at a time where a file is only summed up
_STREAM_BYTES = 16 << 10  # read at a time of each column where a file is read piece by piece; ten files have 500
_KEPT_BYTES = 4 << 20  # of columns that were looked at before: those that a batch asks twice, of some 50,000 articles


@dataclass(frozen=True, slots=True)
class ActiveFile:
    """A data file that the lake's log holds for current; size and number of rows are the log's."""

    table: str
    path: Path
    size_bytes: int
    row_count: int = 0

    @property
    def segment(self) -> str | None:
        """The segment that its rows belong to; None for the tables that no batch writes."""
        return segment_of(self.path.name)

    @property
    def is_later(self) -> bool:
        """Whether it has later versions of rows of other files, which readers of the table pass over."""
        return self.path.name.endswith(LATER)


ActiveFiles = Mapping[str, Sequence[ActiveFile]]
_kept_columns = RowsByFile(_KEPT_BYTES)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A data file as a batch's plan names it: name in the table's folder, size, statistics as Delta has them."""

    name: str
    size_bytes: int
    statistics: str


def segment_of(name: str) -> str | None:
    """Give the segment that a file's name says; None where it says none."""
    match = _NAME.fullmatch(name)
    return match and match["segment"]


def has_checksum(path: Path, name: str) -> bool:
    """Say whether a file has the bytes that a data file of this name was written with; True where that says nothing.

    Raises:
        OSError: it is missing or unreadable.
    """
    match = _SUMMED_NAME.fullmatch(name)
    if match is None:
        return True
    checksum = 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            checksum = zlib.crc32(piece, checksum)
    return f"{checksum:08x}" == match["checksum"]


def hash_name(name: str) -> str:
    """Give the SHA-256 of a data file's name, 64 hex digits, by which it is known in bi/."""
    return hashlib.sha256(name.encode()).hexdigest()


def name_segment(number: int) -> str:
    """Name the segment that batch `number` makes."""
    return f"{number:07}"


def sort_rows(table: Table, rows: pa.Table) -> pa.Table:
    """Sort rows by day, then by article, then by what else tells them apart."""
    return rows.sort_by([(name, "ascending") for name in list_sort_columns(table, rows)])


def list_sort_columns(table: Table, rows: pa.Table) -> list[str]:
    """List the columns that rows are sorted by, the first one first; missing values come last."""
    return [name for name in dict.fromkeys((*_ORDER, *table.key)) if name in rows.column_names]


def choose_statistics(table: Table) -> tuple[str, ...]:
    """Choose the columns whose extremes the log has: without a choice, whole texts would stand in it."""
    names = [name for name in _ORDER if name in table.schema.names]
    return tuple(names or table.key[:1])


def list_files(name: str, log: TableLog, after: int | None = None) -> tuple[ActiveFile, ...]:
    """List the active files of a table at the version of its log, by name.

    With `after`, those alone that may have a row whose `number` is over it.
    """
    listed = [(path, file.size_bytes, file.read_statistics()) for path, file in sorted(log.files.items())]
    return tuple(
        ActiveFile(name, log.root / path, size_bytes, described.get("numRecords") or 0)
        for path, size_bytes, described in listed
        if after is None or _may_be_over(described, after)
    )


def _may_be_over(described: Mapping[str, Any], number: int) -> bool:
    greatest = (described.get("maxValues") or {}).get("number")
    return greatest is None or int(greatest) > number


def active_files(tables: Mapping[str, DeltaTable]) -> dict[str, tuple[ActiveFile, ...]]:
    """List the active files of each table at the version of its handle, by name."""
    return {name: list_files(name, log_of(table)) for name, table in tables.items()}


def list_shown(files: Iterable[ActiveFile]) -> list[ActiveFile]:
    """List the files whose rows the table has for its readers: not those of later versions."""
    return [file for file in files if not file.is_later]


class MissingColumn(pa.ArrowInvalid):  # type: ignore[misc]
    """A file has no such column, for instance as an older program wrote it."""


def read_plain(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read one Parquet file as it is: no column is taken from folder names (`month=2017-04`).

    Raises:
        OSError: it is missing or unreadable.
        MissingColumn: it has no such column.
        ArrowInvalid: it is no whole Parquet file.
    """
    with _open_file(path) as file:
        missing = set(columns or ()) - set(file.schema_arrow.names)
        if missing:
            raise MissingColumn(f"no column {', '.join(sorted(missing))}")
        return file.read(columns=None if columns is None else list(columns), use_threads=False)


def _open_file(path: Path) -> pq.ParquetFile:
    """Open a file so that a page with a flipped bit is an error, and no other row."""
    return pq.ParquetFile(places.open_to_read(path), page_checksum_verification=True)


def open_to_stream(path: Path) -> pq.ParquetFile:
    """Open a file to read it piece by piece: no more of it than a page of each column is in memory.

    Raises:
        OSError: it is missing or unreadable.
        ArrowInvalid: it is no whole Parquet file.
    """
    return pq.ParquetFile(
        places.open_to_read(path), page_checksum_verification=True, pre_buffer=False, buffer_size=_STREAM_BYTES
    )


def read_schema(path: Path) -> pa.Schema:
    """Read the columns that a file has.

    Raises:
        OSError: it is missing or unreadable.
        ArrowInvalid: it is no whole Parquet file.
    """
    with _open_file(path) as file:
        return file.schema_arrow


def read_months(path: Path, columns: Sequence[str], months: Collection[str]) -> pa.Table:
    """Read the rows of articles of any of these months; groups of rows without them are passed over.

    Args:
        path: the file.
        columns: what to read.
        months: like "2017-04"; UNDATED stands for articles without a day.

    Raises:
        OSError: the file is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file, or has no such column.
    """
    with _open_file(path) as file:
        groups = [number for number in range(file.num_row_groups) if _may_have_months(file, number, months)]
        rows = file.read_row_groups(groups, columns=[*dict.fromkeys((MONTH, *columns))], use_threads=False)
    return filter_months(rows, months).select(list(columns))


def filter_months(rows: pa.Table, months: Collection[str]) -> pa.Table:
    """Keep the rows of articles of any of these months; UNDATED stands for articles without a day."""
    wanted = pa.array([None if month == UNDATED else month for month in months], pa.string())
    return rows.filter(pc.is_in(rows[MONTH], wanted))


def _may_have_months(file: pq.ParquetFile, number: int, months: Collection[str]) -> bool:
    column = file.metadata.row_group(number).column(file.schema_arrow.names.index(MONTH))
    extremes = column.statistics if column.is_stats_set else None
    if extremes is None or (UNDATED in months and extremes.null_count != 0):
        return True
    return extremes.has_min_max and any(extremes.min <= month <= extremes.max for month in months)


def find_rows(
    files: Sequence[ActiveFile], columns: Sequence[str] | None, wanted: Mapping[str, Collection[str]]
) -> list[Row]:
    """Find the rows that have, in any of the columns `wanted`, one of its values; each with its `segment`.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or has no such column.
    """
    found: list[Row] = []
    sought = _list_sought(wanted)
    for file in files:
        hits = _find_sought(_read_kept(file.path, tuple(sought)), sought) if sought else None
        if hits is not None:
            of_file = {"segment": file.segment}
            found += [row | of_file for row in read_plain(file.path, columns).take(hits).to_pylist()]
    return found


def find_hits(path: Path, wanted: Mapping[str, Collection[str]]) -> pa.Array | None:
    """Find the numbers of the rows of a file that have, in any of the columns, one of its values; None for none.

    Raises:
        OSError: the file is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file, or has no such column.
    """
    sought = _list_sought(wanted)
    return _find_sought(_read_kept(path, tuple(sought)), sought) if sought else None


def _list_sought(wanted: Mapping[str, Collection[str]]) -> dict[str, pa.Array]:
    return {name: pa.array(sorted(values), pa.string()) for name, values in wanted.items() if values}


def _find_sought(rows: pa.Table, sought: Mapping[str, pa.Array]) -> pa.Array | None:
    is_hit: Any = pa.scalar(False)
    for name, values in sought.items():
        is_hit = pc.or_(is_hit, pc.is_in(rows[name], values))
    hits = pc.indices_nonzero(is_hit)
    return hits if len(hits) else None


def _read_kept(path: Path, columns: tuple[str, ...]) -> pa.Table:
    """Read columns of a file, or remember them: a file never changes its bytes."""
    kept = _kept_columns.get((path, columns))
    if kept is None:
        kept = read_plain(path, columns)
        _kept_columns.add((path, columns), kept, kept.nbytes)
    return kept


def forget_kept() -> None:
    """Forget all columns that were looked at before, where memory is needed."""
    _kept_columns.clear()
