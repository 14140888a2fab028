"""Read files of the lake or of bi/ as declared: their rows, or a Violation that says why they cannot be read.

Every page is read, so that what a disk lost shows. What the rows say: lake_rows.py and segments.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.checks.violations import Violation
from warehouse.fields import Table
from warehouse.lake.data_files import ActiveFile, ActiveFiles, has_checksum, read_plain
from warehouse.tables import TABLES
from warehouse.views import DERIVED

IS_THERE = "file is there"
UNREADABLE = (OSError, ValueError, OverflowError, MemoryError, pa.ArrowException)
DECLARED = TABLES | DERIVED


@dataclass(slots=True)
class TableSet:
    """The tables of one segment, or the shared ones, and which of them are not all there."""

    tables: dict[str, pa.Table] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)

    def whole_tables(self) -> dict[str, pa.Table]:
        """Give the tables of which every file could be read."""
        return {name: rows for name, rows in self.tables.items() if name not in self.damaged}


def read_tables(files: ActiveFiles, into: TableSet) -> Iterator[Violation]:
    """Read the tables of one segment, or the shared ones; yields what is wrong with their files."""
    for name, some in files.items():
        parts = [_bare_schema(TABLES[name]).empty_table()]
        for file in some:
            rows, violation = read_rows_or_violation(file)
            if rows is None:
                into.damaged.add(name)
            else:
                parts.append(rows)
            if violation is not None:
                yield violation
        into.tables[name] = pa.concat_tables(parts)


def read_rows_or_violation(file: ActiveFile) -> tuple[pa.Table | None, Violation | None]:
    """Read a file: its rows as declared, unless they cannot be read, and what is wrong with it, if anything."""
    schema = _bare_schema(DECLARED[file.table])
    try:
        rows = _fill_new_columns(read_plain(file.path), DECLARED[file.table])
        size_bytes = file.path.stat().st_size
        rows.validate(full=True)  # text that is no UTF-8 shows here
        _check_dates(rows)
    except FileNotFoundError:
        return None, _file_violation(file, IS_THERE, "the file is missing")
    except UNREADABLE as error:
        return None, _file_violation(file, "file is readable", f"the file cannot be read: {error}".replace("\n", " "))
    if rows.schema.names != schema.names or rows.schema.types != schema.types:
        return None, _file_violation(file, "columns as declared", _describe_difference(rows.schema, schema))
    rows = rows.replace_schema_metadata(None).cast(schema)
    if size_bytes != file.size_bytes:
        message = f"the file has {size_bytes} bytes, the lake's log says {file.size_bytes}"
        return rows, _file_violation(file, "file size", message)
    if not has_checksum(file.path, file.path.name):  # pages have sums of their own, a footer has none
        return rows, _file_violation(file, "file checksum", "the file has other bytes than it was written with")
    return rows, None


def _fill_new_columns(rows: pa.Table, table: Table) -> pa.Table:
    """Add the columns that the file may have been written without, before they were declared."""
    missing = [column for column in table.columns if column.field.nullable and column.name not in rows.column_names]
    for column in missing:
        rows = rows.append_column(column.name, column.fill_values(rows))
    if not missing or set(rows.column_names) != set(table.schema.names):
        return rows
    return rows.select(table.schema.names)


def _bare_schema(table: Table) -> pa.Schema:
    """Names and types alone: a null where none may be is a violation of its row, not of the file."""
    return pa.schema([pa.field(column.name, column.type) for column in table.schema])


def _check_dates(rows: pa.Table) -> None:
    for column in rows.columns:
        if pa.types.is_temporal(column.type):
            pc.min_max(column).as_py()  # a day that no calendar has raises here and not in the midst of the rows


def _file_violation(file: ActiveFile, rule: str, message: str) -> Violation:
    return Violation(file.table, file.path.name, rule, message)


def _describe_difference(found: pa.Schema, wanted: pa.Schema) -> str:
    type_of = {column.name: column.type for column in found}
    declared = {column.name: column.type for column in wanted}
    differ = [
        f"{name} is {type_of[name]}, declared {declared[name]}"
        for name in declared
        if name in type_of and type_of[name] != declared[name]
    ]
    missing = [f"{name} is missing" for name in declared if name not in type_of]
    more = [f"{name} is not declared" for name in type_of if name not in declared]
    return "; ".join((*differ, *missing, *more)) or "columns in another order"
