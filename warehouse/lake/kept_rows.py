"""Find rows of entities, of their names and offices, in all files of a table: every batch asks them.

How a file finds its own: row_copies.py. Rows of articles: data_files.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.lake.data_files import ActiveFile
from warehouse.lake.row_copies import hash_values, open_copy


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
    copies = (open_copy(file.path, file.table) for file in files)
    found = [rows for copy in copies if (rows := copy.find(sought, taken)) is not None]
    # in one piece, which takes less than to go over a small piece of each file
    return _select(pa.concat_tables(found).combine_chunks(), asked).select(list(columns)) if found else None


def _select(rows: pa.Table, asked: Mapping[str, pa.Array]) -> pa.Table:
    """Select the rows that have one of the values, not another of the same hash."""
    is_wanted: Any = pa.scalar(False)
    for column, values in asked.items():
        is_wanted = pc.or_(is_wanted, pc.is_in(rows[column], values))
    return rows.filter(is_wanted)
