"""Put the rows of several data files into one order: of large files while no more than a piece of each is in memory.

Rows of a large file are in order, so all that comes before the last row that is known of one may be given away: no file
has a row before it any more. The order is that of `sort_rows`, rows of like keys in the order of their files. What is
made of the rows: batch_files.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse.fields import Table
from warehouse.lake.data_files import list_sort_columns, open_to_stream, read_plain, sort_rows

# Of all files together at a time; smaller pieces take longer.
_PIECES_BYTES = 2 << 20
# A column of so many goes back to the system at once; else what is in order takes other memory than what was not.
_FREED_BYTES = 256 << 10
_SAMPLE_ROWS = 100  # enough to tell what a row takes in memory
Key = tuple[tuple[bool, Any], ...]


class RowsOutOfOrder(Exception):
    """A file's rows are in another order than `sort_rows` gives: an older program wrote it."""


def merge_sorted_rows(table: Table, paths: Sequence[Path]) -> Iterator[pa.Table]:
    """Yield the rows of data files of a table in order, piece by piece.

    Raises:
        RowsOutOfOrder: a file is not in order; the pieces so far are of no use.
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or has other columns than the first one.
    """
    last: Key | None = None
    with ExitStack() as opened:
        streams = [opened.enter_context(open_to_stream(path)) for path in paths]
        piece_rows = _choose_piece_rows(streams)
        files = [_SortedFile(table, stream, piece_rows) for stream in streams]
        while any(file.rows.num_rows for file in files):
            piece = sort_rows(table, pa.concat_tables(_take_ready_rows(files)))
            if piece.num_rows:
                if last is not None and find_key(table, piece, 0) < last:
                    raise RowsOutOfOrder(", ".join(path.name for path in paths))
                last = find_key(table, piece, piece.num_rows - 1)
                yield piece


def read_sorted_rows(table: Table, paths: Sequence[Path]) -> pa.Table:
    """Read the rows of small data files of a table, in whatever order, and put them in order.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or has other columns than the first one.
    """
    rows = pa.concat_tables(read_plain(path).replace_schema_metadata() for path in paths)
    schema = rows.schema
    order = pc.sort_indices(rows, sort_keys=[(name, "ascending") for name in list_sort_columns(table, rows)])
    unsorted = dict(zip(rows.column_names, rows.columns, strict=True))
    del rows  # so that each column goes as soon as it is in order: nothing but one column is in memory twice
    return pa.table([_take_column(unsorted, name, order) for name in schema.names], schema=schema)


def _take_column(unsorted: dict[str, pa.ChunkedArray], name: str, order: pa.Array) -> pa.ChunkedArray:
    """Take a column out of those that are not in order, and put it in order."""
    column = unsorted.pop(name)
    taken, size_bytes = column.take(order), column.nbytes
    del column
    if size_bytes > _FREED_BYTES:
        pa.default_memory_pool().release_unused()
    return taken


def _take_ready_rows(files: Sequence[_SortedFile]) -> list[pa.Table]:
    """Take the rows that no row to come goes before, and read on where few are left."""
    ends = [file.find_last_key() for file in files if not file.is_read]
    bound = min(ends, default=None)
    ready = [file.take_before(bound) for file in files]
    for file in files:
        file.fill_up(bound)
    return ready


class _SortedFile:
    """A file that is read piece by piece; `rows` are read and not taken yet."""

    def __init__(self, table: Table, file: pq.ParquetFile, piece_rows: int) -> None:
        self._table = table
        self._piece_rows = piece_rows
        self._batches = file.iter_batches(piece_rows, use_threads=False)
        self._left: int = file.metadata.num_rows
        self.rows = file.schema_arrow.remove_metadata().empty_table()
        if self._left:
            self._read_on()

    @property
    def is_read(self) -> bool:
        """Whether all rows have been read."""
        return self._left == 0

    def fill_up(self, bound: Key | None) -> None:
        """Read one more piece where half of one is left, or where nothing is known beyond a key."""
        if not self.is_read and (self.rows.num_rows <= self._piece_rows // 2 or self.find_last_key() == bound):
            self._read_on()

    def _read_on(self) -> None:
        piece = pa.Table.from_batches([next(self._batches)]).replace_schema_metadata()
        self._left -= piece.num_rows
        self.rows = pa.concat_tables([self.rows, piece])

    def find_last_key(self) -> Key:
        """Find the key of the last row that was read."""
        return find_key(self._table, self.rows, self.rows.num_rows - 1)

    def take_before(self, bound: Key | None) -> pa.Table:
        """Take the rows before those of a key; all where there is none."""
        count = self.rows.num_rows
        if bound is not None:
            count = bisect_left(range(count), bound, key=lambda number: find_key(self._table, self.rows, number))
        taken = self.rows.slice(0, count)
        self.rows = self.rows.slice(count)
        return taken


def find_key(table: Table, rows: pa.Table, number: int) -> Key:
    """Give what a row is put in order by; a value that is missing comes after all others."""
    values = [rows[name][number].as_py() for name in list_sort_columns(table, rows)]
    return tuple((value is None, value) for value in values)


def _choose_piece_rows(files: Sequence[pq.ParquetFile]) -> int:
    """Choose how many rows make a piece by some rows as they are in memory; in a file they take less by far."""
    sample = next(files[0].iter_batches(_SAMPLE_ROWS, use_threads=False), None)
    if sample is None or not sample.nbytes:
        return _SAMPLE_ROWS
    count: int = sample.num_rows * _PIECES_BYTES // (sample.nbytes * len(files))
    return max(1, count)
