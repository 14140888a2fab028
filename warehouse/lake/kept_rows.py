"""Find rows of entities, of their names and offices, without a walk over all rows: they stay in memory with indexes.

Every batch asks them. A data file never changes, so what was read of it holds as long as it is there. Rows of articles:
data_files.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.lake.data_files import ActiveFile, read_plain
from warehouse.tables import TABLES

# As many as there are before segments are merged: of files that were merged nobody asks any more.
_FILES_REMEMBERED = 200
# Files of so many rows are filtered together, which costs less than a look into each; there are some twenty of them.
_SMALL_ROWS = 10_000
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
# What keys of names begin with, a column that no file has: of "silva, ana" surname, comma, blank, first letter.
INITIAL_KEY = "initial_key"
_INITIAL = r"^(.*?, .).*$"


@dataclass(frozen=True, slots=True)
class _RowIndex:
    """The rows of a column by the hashes of their values: hashes in order, and the row that each is of."""

    hashes: Numbers
    rows: Numbers

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> _RowIndex:
        """Make the index of a column."""
        hashes = _hash_values(column.to_pylist())
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], order)

    def find(self, hashes: Numbers) -> Numbers:
        """Find the rows whose values have one of these hashes, which are in order."""
        if len(self.hashes) < len(hashes):
            return self.rows[_find_places(hashes, self.hashes)[1]]
        first, is_there = _find_places(self.hashes, hashes)
        last = np.searchsorted(self.hashes, hashes[is_there], "right")
        spans = zip(first[is_there].tolist(), last.tolist(), strict=True)
        return np.concatenate([self.rows[begin:end] for begin, end in spans] or [self.rows[:0]])


def _find_places(ordered: Numbers, sought: Numbers) -> tuple[Numbers, Flags]:
    """Find where numbers stand first among others that are in order, one at least, and which of them are there."""
    places = np.searchsorted(ordered, sought, "left")
    is_there: Flags = ordered[np.minimum(places, len(ordered) - 1)] == sought
    return places, is_there


def _hash_values(values: Collection[str | None]) -> Numbers:
    """Hash values as this process does, which is all that an index in memory needs."""
    return np.fromiter(map(hash, values), np.int64, len(values))


@dataclass(frozen=True, slots=True)
class _Sought:
    """Values that are looked for in a column, and their hashes in order."""

    column: str
    values: pa.Array
    hashes: Numbers

    @classmethod
    def of(cls, column: str, values: Collection[str]) -> _Sought:
        """Make ready what is asked of every file."""
        return cls(column, pa.array(list(values), pa.string()), np.sort(_hash_values(values)))

    def match(self, rows: pa.Table) -> Any:
        """Say of each row whether it has one of the values."""
        return pc.is_in(rows[self.column], self.values)


@dataclass(frozen=True, slots=True)
class _KeptFile:
    """Columns of a data file, and the indexes of those that were asked for more than once."""

    rows: pa.Table
    asked: set[str] = field(default_factory=set)
    indexes: dict[str, _RowIndex] = field(default_factory=dict)

    def select(self, sought: Iterable[_Sought]) -> pa.Table:
        """Select rows, those that have one of the values among them; of a small file all."""
        if self.rows.num_rows <= _SMALL_ROWS:
            return self.rows
        numbers = np.concatenate([self._find_in(one) for one in sought])
        return self.rows.take(pa.array(np.unique(numbers)))

    def _find_in(self, sought: _Sought) -> Numbers:
        column = sought.column
        if column not in self.asked:  # who looks up one batch pays for no index
            self.asked.add(column)
            hits: Numbers = pc.indices_nonzero(sought.match(self.rows)).to_numpy().astype(np.int64)
            return hits
        if column not in self.indexes:
            self.indexes[column] = _RowIndex.of(self.rows[column])
        return self.indexes[column].find(sought.hashes)


def find_kept_rows(files: Iterable[ActiveFile], wanted: Mapping[str, Collection[str]]) -> pa.Table | None:
    """Find the rows that have, in any of the columns `wanted`, one of its values; None where there is no file.

    Names have the column INITIAL_KEY too.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
    """
    sought = [_Sought.of(column, values) for column, values in wanted.items() if values]
    if not sought:
        return None
    kept = [_keep_file(file.path, file.table) for file in files]
    return _filter_rows(pa.concat_tables([file.select(sought) for file in kept]), sought) if kept else None


def _filter_rows(rows: pa.Table, sought: Iterable[_Sought]) -> pa.Table:
    is_wanted: Any = pa.scalar(False)
    for one in sought:
        is_wanted = pc.or_(is_wanted, one.match(rows))
    return rows.filter(is_wanted) if rows.num_rows else rows


@lru_cache(maxsize=_FILES_REMEMBERED)
def _keep_file(path: Path, table: str) -> _KeptFile:
    rows = read_plain(path, TABLES[table].schema.names)
    return _KeptFile(_add_initial_key(rows) if table == "entity_aliases" else rows)


def _add_initial_key(names: pa.Table) -> pa.Table:
    initials = pc.replace_substring_regex(names["alias_key"], pattern=_INITIAL, replacement=r"\1")
    return names.append_column(INITIAL_KEY, initials)
