"""Write tables as one SQLite file with keys, references, indexes, and what columns mean in the table `_columns`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.export.star import TableRows
from warehouse.export.text_files import iterate_rows, write_instant
from warehouse.fields import Column, Table

# SQLite has no type for days and truth: days are text that its date functions read, truth is 0 or 1.
_TYPES = {
    pa.int32(): "INTEGER",
    pa.int64(): "INTEGER",
    pa.float64(): "REAL",
    pa.bool_(): "INTEGER",
    pa.string(): "TEXT",
    pa.date32(): "TEXT",
    pa.timestamp("us"): "TEXT",
}
_DICTIONARY = """
CREATE TABLE _columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, position INTEGER NOT NULL, meaning TEXT NOT NULL,
    null_means TEXT, unit TEXT, refers_to TEXT, is_key INTEGER NOT NULL, row_is TEXT NOT NULL,
    PRIMARY KEY (table_name, column_name)
)
"""


def write_sqlite(file: Path, exported: Iterable[TableRows], tables: Iterable[Table]) -> list[str]:
    """Write the tables into a new file; give no notes, as all is as stored.

    Args:
        file: is made.
        exported: the tables with their rows.
        tables: the declarations of all of them, for references from one to another.

    Raises:
        OSError: it cannot be written.
    """
    try:
        _write_tables(file, exported, {table.name for table in tables})
    except sqlite3.OperationalError as error:  # a full disk, for instance
        raise OSError(f"{file.name} cannot be written: {error}") from error
    return []


def _write_tables(file: Path, exported: Iterable[TableRows], names: set[str]) -> None:
    with closing(sqlite3.connect(file)) as connection:
        # the file gets its name once it is whole, so a journal would guard nothing
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        connection.execute(_DICTIONARY)
        for rows in exported:
            connection.execute(write_create(rows.table, names))
            places = ", ".join("?" for _ in rows.table.columns)
            values = (tuple(map(_write_value, row)) for row in iterate_rows(rows.batches))
            connection.executemany(f'INSERT INTO "{rows.table.name}" VALUES ({places})', values)
            for statement in _write_indexes(rows.table):
                connection.execute(statement)
            connection.executemany("INSERT INTO _columns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _describe(rows.table))
            connection.commit()


def write_create(table: Table, names: set[str]) -> str:
    """Write the statement that makes a table, with references to those tables that are among `names`."""
    lines = [
        f'"{column.name}" {_TYPES[column.type]}{"" if column.null_means else " NOT NULL"}' for column in table.columns
    ]
    lines.append(f"{choose_key_kind(table)} ({_list_names(table.key)})")
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers_to}"'
        for column in table.columns
        if column.refers_to in names
    ]
    return f'CREATE TABLE "{table.name}" (\n    ' + ",\n    ".join(lines) + "\n)"


def choose_key_kind(table: Table) -> str:
    """Choose what a key is in SQL: a primary key, or `UNIQUE` where a column of it may be null."""
    return "UNIQUE" if any(table.column(name).null_means for name in table.key) else "PRIMARY KEY"


def _write_indexes(table: Table) -> Iterator[str]:
    """Yield the statements that make an index on each reference; a key has one already."""
    for column in table.columns:
        if column.refers_to and (column.name,) != table.key:
            yield f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")'


def _describe(table: Table) -> Iterator[tuple[Any, ...]]:
    for position, column in enumerate(table.columns, start=1):
        is_key = column.name in table.key
        yield (table.name, column.name, position, *_list_facts(column), is_key, table.row_is)


def _list_facts(column: Column) -> tuple[str | None, ...]:
    return column.meaning, column.null_means, column.unit, column.refers_to


def _list_names(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _write_value(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float) else write_instant(value)
