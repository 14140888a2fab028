"""Find rows of entities, of their names and offices, in all files of a table: every batch asks them.

How a file finds its own: row_copies.py. Rows of articles: data_files.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.lake.data_files import ActiveFile
from warehouse.lake.row_copies import RowCopy, hash_values, open_copy

# By table, of the files that it had when it was last asked: a batch takes some away, whose copies nobody asks again.
_opened: dict[str, dict[Path, RowCopy]] = {}


def find_kept_rows(
    files: Iterable[ActiveFile], wanted: Mapping[str, Collection[str]], columns: Sequence[str]
) -> pa.Table | None:
    """Find the rows that have, in any of the columns `wanted`, one of its values; None where there is none.

    Names have the column INITIAL_KEY too.

    Args:
        files: all of one table.
        wanted: the values, by column.
        columns: what to give of the rows.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
    """
    asked = {column: pa.array(list(values), pa.string()) for column, values in wanted.items() if values}
    sought = {column: np.unique(hash_values(values)) for column, values in asked.items()}
    if not sought:
        return None
    taken = tuple(dict.fromkeys((*columns, *asked)))
    found = [rows for copy in _open_copies(files) if (rows := copy.find(sought, taken)) is not None]
    # in one piece, which takes less than to go over a small piece of each file
    return _select(pa.concat_tables(found).combine_chunks(), asked).select(list(columns)) if found else None


def _open_copies(files: Iterable[ActiveFile]) -> Collection[RowCopy]:
    """Open the copies of all files of a table."""
    listed = list(files)
    if not listed:
        return ()
    table = listed[0].table
    known = _opened.get(table, {})
    _opened[table] = {file.path: known.get(file.path) or open_copy(file.path, table) for file in listed}
    return _opened[table].values()


def _select(rows: pa.Table, asked: Mapping[str, pa.Array]) -> pa.Table:
    """Select the rows that have one of the values, not another of the same hash."""
    is_wanted: Any = pa.scalar(False)
    for column, values in asked.items():
        is_wanted = pc.or_(is_wanted, pc.is_in(rows[column], values))
    return rows.filter(is_wanted)
