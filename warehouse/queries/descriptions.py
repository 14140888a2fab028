"""Say what tables and columns are, in the words and types of DuckDB, for whatever is written for other tools."""

from __future__ import annotations

import pyarrow as pa

from warehouse.fields import Column, Table

# Read by every DuckDB from 1.0 on, and the oldest that has comments.
STORAGE_VERSION = "v1.0.0"
SQL_TYPES = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.timestamp("us"): "TIMESTAMP",
}


def describe_column(column: Column) -> str:
    """Say in one line what a column holds, in which unit, and what null stands for."""
    parts = [
        column.meaning,
        column.unit and f"Unit: {column.unit}.",
        column.null_means and f"Null: {column.null_means}",
    ]
    return " ".join(part for part in parts if part)


def describe_table(table: Table) -> str:
    """Say in one line what a row is, and by which columns it is found."""
    return f"One row is {table.row_is}. Key: {', '.join(table.key)}."
