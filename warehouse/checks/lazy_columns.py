"""Turn columns of Arrow rows into plain values when they are first asked for: many never are.

What can be said of a column without that: plain_columns.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

# Rows of one article lie together: of a column that repeats itself, the first rows do.
_SAMPLE_ROWS = 64
_MOST_DISTINCT_OF_SAMPLE = 16


class LazyColumns(Mapping[str, list[Any]]):
    """The columns of Arrow rows by their names."""

    def __init__(self, rows: pa.Table) -> None:
        self._rows = rows
        self._made: dict[str, list[Any]] = {}

    def __getitem__(self, name: str) -> list[Any]:
        """Give the values of the column `name`."""
        if name not in self._made:
            self._made[name] = list_values(self._rows[name])
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        """Say whether there is such a column, without making it."""
        return name in self._rows.column_names

    def __iter__(self) -> Iterator[str]:
        """Give the names of the columns."""
        return iter(self._rows.column_names)

    def __len__(self) -> int:
        """Count the columns."""
        return int(self._rows.num_columns)


def list_values(column: pa.ChunkedArray) -> list[Any]:
    """List the values of a column as plain ones, None for nulls."""
    is_number = pa.types.is_integer(column.type) or pa.types.is_floating(column.type)
    if is_number and not column.null_count:
        numbers: list[Any] = column.to_numpy().tolist()
        return numbers
    if not _repeats_itself(column):
        values: list[Any] = column.to_pylist()
        return values
    coded = column.combine_chunks().dictionary_encode()
    distinct = [*coded.dictionary.to_pylist(), None]
    codes = coded.indices.fill_null(len(distinct) - 1)
    return list(map(distinct.__getitem__, codes.to_numpy(zero_copy_only=False).tolist()))


def _repeats_itself(column: pa.ChunkedArray) -> bool:
    """Say whether it is worth it to make each distinct value once; one day is made as fast as ten texts."""
    if pa.types.is_temporal(column.type):
        return True
    sample = column.slice(0, _SAMPLE_ROWS)
    return pa.types.is_string(column.type) and len(sample.unique()) <= _MOST_DISTINCT_OF_SAMPLE
