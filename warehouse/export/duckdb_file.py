"""Write tables as one DuckDB file, with keys, and with what tables and columns mean as comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.export.sqlite_file import choose_key_kind
from warehouse.export.star import TableRows
from warehouse.fields import Table
from warehouse.queries.descriptions import SQL_TYPES, STORAGE_VERSION, describe_column, describe_table
from warehouse.queries.selection import quote_text


def write_duckdb(file: Path, exported: Iterable[TableRows]) -> list[str]:
    """Write the tables into a new file; give no notes, as all is as stored.

    Raises:
        OSError: it cannot be written.
    """
    try:
        _write_tables(file, exported)
    except (duckdb.OperationalError, duckdb.FatalException) as error:  # a full disk, for instance
        raise OSError(f"{file.name} cannot be written: {str(error).splitlines()[0]}") from error
    return []


def _write_tables(file: Path, exported: Iterable[TableRows]) -> None:
    with closing(duckdb.connect()) as connection:
        connection.execute(f"ATTACH {quote_text(str(file))} AS exported (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE exported")
        for rows in exported:
            connection.execute(_write_create(rows.table))
            for batch in rows.batches:
                connection.register("batch_of_rows", pa.Table.from_batches([batch]))
                connection.execute(f'INSERT INTO "{rows.table.name}" FROM batch_of_rows')
            for statement in _write_comments(rows.table):
                connection.execute(statement)
        connection.execute("USE memory; DETACH exported")


def _write_create(table: Table) -> str:
    lines = [
        f'"{column.name}" {SQL_TYPES[column.type]}{"" if column.null_means else " NOT NULL"}'
        for column in table.columns
    ]
    key = ", ".join(f'"{name}"' for name in table.key)
    return f'CREATE TABLE "{table.name}" ({", ".join([*lines, f"{choose_key_kind(table)} ({key})"])})'


def _write_comments(table: Table) -> Iterator[str]:
    yield f'COMMENT ON TABLE "{table.name}" IS {quote_text(describe_table(table))}'
    for column in table.columns:
        yield f'COMMENT ON COLUMN "{table.name}"."{column.name}" IS {quote_text(describe_column(column))}'
