"""Say in a Parquet file's footer what it holds: table, row, key, units, and the order that its rows stand in.

What columns mean is there already: each has its `comment` (warehouse/fields.py).
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.fields import Table

TABLE_KEY, ROW_KEY, KEY_KEY, UNITS_KEY = b"wireroom.table", b"wireroom.row", b"wireroom.key", b"wireroom.units"
Order = Sequence[tuple[str, str]]  # columns with "ascending" or "descending", as pyarrow sorts by them


def declare_table(schema: pa.Schema, table: Table) -> pa.Schema:
    """Put what is declared of a table beside what the metadata of a schema says already."""
    units = {column.name: column.unit for column in table.columns if column.unit}
    declared = {
        TABLE_KEY: table.name.encode(),
        ROW_KEY: table.row_is.encode(),
        KEY_KEY: ", ".join(table.key).encode(),
        UNITS_KEY: json.dumps(units).encode(),
    }
    return schema.with_metadata({**(schema.metadata or {}), **declared})


def declare_order(schema: pa.Schema, order: Order) -> Sequence[pq.SortingColumn]:
    """Give the order of rows as a footer says it; nulls come last, as pyarrow sorts them.

    Raises:
        ValueError: there is no such column.
    """
    sorting: Sequence[pq.SortingColumn] = pq.SortingColumn.from_ordering(schema, list(order)) if order else ()
    return sorting
