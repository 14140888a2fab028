"""Write data files piece by piece, so that one of any size takes no more memory than a group of its rows.

Which rows a file has is for the caller to say: batch_files.py. How rows of several files are merged: sorted_rows.py.
"""

from __future__ import annotations

import io
import json
import secrets
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from warehouse import places
from warehouse.fields import Table
from warehouse.lake import written_rows
from warehouse.lake.contents import Contents, attach_contents
from warehouse.lake.data_files import LATER, WrittenFile, choose_statistics, list_sort_columns, sort_rows
from warehouse.lake.footers import declare_order, declare_table

# A reader of some days decodes no more than it needs; smaller groups cost every reader of all rows.
_ROW_GROUP_BYTES = 8 << 20
# Whoever reads a file piece by piece holds a page of each column and its dictionary, decoded: of ids and texts, which
# are all different, a dictionary would have all there are. Files are as large as with the library's 1 MiB.
_DICTIONARY_BYTES = 64 << 10
_PAGE_BYTES = 128 << 10
_VALUES_BETWEEN_CHECKS = 64  # of these two sizes; texts are of some 3 kB
ENDING = ".parquet"


def write_rows(
    folder: Path, table: Table, segment: str, rows: pa.Table, contents: Contents, *, are_later: bool = False
) -> WrittenFile:
    """Write rows into a new data file of a table's folder, in order; it is in no log yet, and not on the disk yet.

    Raises:
        OSError: it cannot be written, for instance because the disk is full.
        pyarrow.ArrowException: a value cannot be written.
    """
    return write_sorted_rows(folder, table, segment, sort_rows(table, rows), contents, are_later=are_later)


def write_sorted_rows(
    folder: Path, table: Table, segment: str, rows: pa.Table, contents: Contents, *, are_later: bool = False
) -> WrittenFile:
    """Write rows that are in order, as `write_rows` does.

    Raises:
        OSError: it cannot be written, for instance because the disk is full.
        pyarrow.ArrowException: a value cannot be written.
    """
    schema = attach_contents(rows.schema, contents)
    file = write_pieces(folder, table, segment, schema, [rows], are_later=are_later)
    written_rows.remember(folder / file.name, rows.replace_schema_metadata(schema.metadata))
    return file


def write_pieces(
    folder: Path, table: Table, segment: str, schema: pa.Schema, pieces: Iterable[pa.Table], *, are_later: bool = False
) -> WrittenFile:
    """Write a new data file, as `write_rows` does, of pieces of its rows that come in order.

    Args:
        folder: the table's folder.
        table: the table.
        segment: the segment.
        schema: the columns, and what the footer says beside them.
        pieces: the rows; each piece has these columns.
        are_later: whether they are later versions of rows.

    Raises:
        OSError: it cannot be written, for instance because the disk is full.
        pyarrow.ArrowException: a value cannot be written, or a piece has other columns.
    """
    statistics = _Statistics(choose_statistics(table))
    with (
        create_file(folder, segment, LATER if are_later else ENDING) as file,
        _open_writer(file, schema, table) as writer,
    ):
        for group in _gather_groups(statistics.watch(pieces)):
            writer.write_table(group, row_group_size=group.num_rows)
            pa.default_memory_pool().release_unused()  # the pool keeps as much again as is in use
    return WrittenFile(file.name, file.size_bytes, statistics.to_json())


def _open_writer(file: NewFile, schema: pa.Schema, table: Table) -> pq.ParquetWriter:
    order = [(name, "ascending") for name in list_sort_columns(table, schema.empty_table())]
    return pq.ParquetWriter(
        file,
        declare_table(schema, table),
        write_page_checksum=True,
        sorting_columns=declare_order(schema, order),
        dictionary_pagesize_limit=_DICTIONARY_BYTES,
        data_page_size=_PAGE_BYTES,
        write_batch_size=_VALUES_BETWEEN_CHECKS,
    )


class NewFile(io.RawIOBase):
    """A file that is written once, from its beginning to its end, and named by what was written."""

    def __init__(self, body: BinaryIO, stem: str, ending: str) -> None:
        self._body = body
        self._stem = stem
        self._ending = ending
        self._checksum = 0
        self.size_bytes = 0

    @property
    def name(self) -> str:
        """The name: by chance, so that nobody else writes it, and by what it holds, so that a damage shows."""
        return f"{self._stem}{self._checksum:08x}{self._ending}"

    def writable(self) -> bool:
        """Say that it is written."""
        return True

    def tell(self) -> int:
        """Give the number of bytes so far."""
        return self.size_bytes

    def write(self, piece: Any, /) -> int:
        """Write bytes, all of them."""
        self._body.write(piece)
        self._checksum = zlib.crc32(piece, self._checksum)
        self.size_bytes += len(piece)
        return len(piece)


@contextmanager
def create_file(folder: Path, segment: str, ending: str = ENDING) -> Iterator[NewFile]:
    """Open a new file that has its name when the block ends, and is gone where it fails; it is not on the disk yet."""
    stem = f"{segment}-{secrets.token_hex(4)}"
    if not places.is_on_disk(folder):  # an object is written as a whole
        body = io.BytesIO()
        file = NewFile(body, stem, ending)
        yield file
        (folder / file.name).write_bytes(body.getbuffer())
        return
    part = folder / f".{stem}"  # leftovers.py knows it by that
    try:
        with part.open("wb") as opened:
            file = NewFile(opened, stem, ending)
            yield file
        part.replace(folder / file.name)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _gather_groups(pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """Put pieces together, and cut large ones, so that each group takes some _ROW_GROUP_BYTES."""
    group: list[pa.Table] = []
    room = 0  # rows
    for piece in pieces:
        rest = piece
        while rest.num_rows:
            if not group:
                room = _choose_row_group_rows(rest)
            group.append(rest.slice(0, room))
            room -= group[-1].num_rows
            rest = rest.slice(group[-1].num_rows)
            if not room:
                yield pa.concat_tables(group)
                group = []
    if group:
        yield pa.concat_tables(group)


def _choose_row_group_rows(rows: pa.Table) -> int:
    size_bytes: int = max(rows.nbytes, 1)
    count: int = rows.num_rows * _ROW_GROUP_BYTES // size_bytes
    return max(1, count)


@dataclass(slots=True)
class _Statistics:
    """The statistics that Delta keeps of a file: the number of rows, and of what readers ask for the extremes."""

    columns: tuple[str, ...]
    row_count: int = 0
    nulls: Counter[str] = field(default_factory=Counter)
    extremes: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def watch(self, pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
        """Hand pieces on, and count what they have in."""
        for piece in pieces:
            self.row_count += piece.num_rows
            for name in self.columns:
                self._count_in(name, piece[name])
            yield piece

    def _count_in(self, name: str, column: pa.ChunkedArray) -> None:
        self.nulls[name] += column.null_count
        extremes = pc.min_max(column).as_py()
        known = [*self.extremes[name], extremes["min"], extremes["max"]]
        known = [value for value in known if value is not None]
        self.extremes[name] = [min(known), max(known)] if known else []

    def to_json(self) -> str:
        """Write the statistics as an entry of Delta's log has them."""
        known = {name: extremes for name, extremes in self.extremes.items() if extremes}
        described = {
            "numRecords": self.row_count,
            "minValues": {name: str(extremes[0]) for name, extremes in known.items()},
            "maxValues": {name: str(extremes[1]) for name, extremes in known.items()},
            "nullCount": {name: self.nulls[name] for name in self.columns},
        }
        return json.dumps(described)
