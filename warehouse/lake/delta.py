"""Open, read and write the lake's tables, and mark each with the number of the last batch it has.

Decides nothing about batches or articles. Folders: paths.py. Which commits make a batch: commit.py.
"""

import hashlib
import random
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, write_deltalake
from deltalake.exceptions import CommitFailedError

from transforms.document import Row
from warehouse import places
from warehouse.fields import Table
from warehouse.lake.batch_plan import TableChange
from warehouse.lake.errors import NoStore, StoreBusy, StoreTooNew
from warehouse.lake.paths import RELAYOUT, check_path, has_store, is_table, list_tables, table_path
from warehouse.lake.schema_version import SCHEMA_KEY, SCHEMA_VERSION, SHAPE_KEY
from warehouse.lake.table_log import APP_ID, TableLog, add_file, append_entry, mark_batch, read_log, remove_file
from warehouse.tables import TABLES

BATCHES = "_batches"
HISTORY = "document_revisions"
# Tables of older stores that are neither written nor read any more; laying such a store out anew leaves them behind.
RETIRED = frozenset({"quotes_wide"})
BATCHES_SCHEMA = pa.schema([
    pa.field("number", pa.int64(), nullable=False),
    pa.field("decided_at", pa.timestamp("us"), nullable=False),
    pa.field("plan", pa.string(), nullable=False),
])
# 50 tries with 0 to 20 ms between them: 4 writers that revise one article needed 8 at most.
TRIES = 50
PAUSE_SECONDS = 0.02
BUSY = f"other writers were faster {TRIES} times; try again when they are done"

T = TypeVar("T")


def open_table(data: Path, name: str) -> DeltaTable:
    """Open a table at its newest version; a fresh handle each time, since writing moves a handle on."""
    folder = table_path(data, name)
    return DeltaTable(str(folder), storage_options=places.storage_options(folder))


def open_log(data: Path, name: str) -> TableLog:
    """Read the log of a table up to its newest version; it is moved on by nobody.

    Raises:
        DeltaError: there is no such table, or its log is damaged.
    """
    return read_log(table_path(data, name))


def open_documents(data: Path) -> TableLog:
    """Read the log of `documents`, whose number and schema version are those of the store.

    Raises:
        NoStore: there is none.
        StoreTooNew: its version is over SCHEMA_VERSION, or it has a table or column that is not declared.
    """
    check_path(data)
    if not _wait_for_store(data):
        raise NoStore(_describe_missing(data))
    log = open_log(data, "documents")
    version = int(log.properties.get(SCHEMA_KEY, "0"))
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"the store in {data} has version {version}, this program knows {SCHEMA_VERSION}: install a newer wireroom"
        )
    if not has_declared_shape(log) and (unknown := _find_undeclared(data)):
        raise StoreTooNew(
            f"the store in {data} has {', '.join(unknown)}, which this program does not know: install a newer wireroom"
        )
    return log


def _wait_for_store(data: Path) -> bool:
    """Say whether there is a store, once a new layout has taken the place of an old one."""
    for _ in range(TRIES):
        if has_store(data):
            return True
        if not (data / RELAYOUT).exists():
            break
        pause()
    return has_store(data)  # the new one may have come between


def _describe_missing(data: Path) -> str:
    if (data / RELAYOUT).exists():
        return f"the store in {data} was being laid out anew when a run died: `wireroom publish --data {data}` ends it"
    return f"no store in {data}: `wireroom ingest ... --data {data}` makes one"


def has_declared_shape(documents: TableLog) -> bool:
    """Say whether the store of `documents` has just the tables and columns that are declared."""
    return documents.properties.get(SHAPE_KEY) == declared_shape()


@cache
def declared_shape() -> str:
    """Give the hash of all declared tables of the lake."""
    return hash_columns(TABLES)


def hash_columns(tables: Mapping[str, Table]) -> str:
    """Give the SHA-256 of the tables' columns, their types and whether they may be null, 64 hex characters."""
    lines = [
        f"{name}.{field.name} {field.type} {field.nullable}"
        for name, table in sorted(tables.items())
        for field in table.schema
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _find_undeclared(data: Path) -> list[str]:
    """List the tables and columns of a store that are not declared: `sources`, `documents.language`."""
    unknown = sorted(set(list_tables(data)) - {*TABLES, BATCHES, *RETIRED})
    for name, table in TABLES.items():
        if is_table(table_path(data, name)):
            handle = open_table(data, name)
            # before version 3 there was a column `month` that parted the files
            known = {*table.schema.names, *handle.metadata().partition_columns}
            unknown += [f"{name}.{column}" for column in column_names(handle) if column not in known]
    return unknown


def column_names(table: DeltaTable) -> list[str]:
    """List the columns that the table has in the lake, in their order."""
    return [field.name for field in table.schema().fields]


def batch_number(table: DeltaTable) -> int:
    """Give the number of the last batch in the table, as far as this handle has seen; 0 before the first."""
    return table.transaction_version(APP_ID) or 0


def write(table: DeltaTable, rows: pa.Table, predicate: str | None, number: int | None = None) -> None:
    """Commit `rows`, appended or in place of what `predicate` finds; two that carry one batch's number clash.

    Raises:
        CommitFailedError: another writer was faster; nothing was written.
    """
    properties = None if number is None else CommitProperties(app_transactions=[Transaction(APP_ID, number)])
    if predicate is None:
        write_deltalake(table, rows, mode="append", commit_properties=properties)
    else:
        write_deltalake(table, rows, mode="overwrite", predicate=predicate, commit_properties=properties)


def change_files(log: TableLog, change: TableChange | None, number: int) -> None:
    """Commit that a table has other data files from batch `number` on; without a change, that it has the batch.

    Makes the version after that of `log`; the entry's name is not on the disk yet.

    Raises:
        CommitFailedError: another writer was faster; nothing was written.
    """
    actions = [mark_batch(number)]
    if change is not None:
        actions += [remove_file(name, size) for name, size in change.removed.items()]
        actions += [add_file(file.name, file.size_bytes, file.statistics) for file in change.added]
    append_entry(log, actions)


def to_arrow(table: Table, rows: Iterable[Row]) -> pa.Table:
    """Make the Arrow table that is stored; what a row has beside its columns is left out.

    Raises:
        pyarrow.ArrowException: a value does not fit its column.
    """
    return pa.Table.from_pylist(list(rows), schema=table.schema)


def drop_comments(rows: pa.Table) -> pa.Table:
    """Leave out what columns mean: the Delta library refuses rows with other comments than an older store has."""
    return rows.cast(pa.schema([field.remove_metadata() for field in rows.schema]))


def fill_columns(rows: pa.Table, table: Table) -> pa.Table:
    """Bring rows to the columns of `table` in their order; those that `rows` lack are filled as they are declared.

    Raises:
        pyarrow.ArrowException: a value does not fit its column.
    """
    there = [column for column in table.columns if column.name in rows.column_names]
    stored = pa.table({column.name: rows[column.name].cast(column.type) for column in there})
    columns = [column.fill_values(stored) if column not in there else stored[column.name] for column in table.columns]
    return pa.table(columns, schema=table.schema)


def fit_schema(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    """Bring rows to `schema`: its columns in its order, those that `rows` lack all null.

    Raises:
        pyarrow.ArrowException: a value does not fit its column.
    """
    columns = [
        rows[field.name].cast(field.type) if field.name in rows.column_names else pa.nulls(rows.num_rows, field.type)
        for field in schema
    ]
    return pa.table(columns, schema=schema)


def read(table: DeltaTable, columns: Sequence[str] | None = None, predicate: str | None = None) -> list[Row]:
    """Read rows as plain values; `scan`, since to_pyarrow_table was once seen to abort at exit."""
    rows: list[Row] = read_arrow(table, columns, predicate).to_pylist()
    return rows


def read_arrow(table: DeltaTable, columns: Sequence[str] | None = None, predicate: str | None = None) -> pa.Table:
    """Read rows as an Arrow table."""
    reader = table.scan(None if columns is None else list(columns), predicate)
    return pa.RecordBatchReader.from_stream(reader).read_all()


def sql_in(column: str, values: Iterable[str]) -> str:
    """Write `column IN (...)` in SQL, the values quoted and sorted; false for no value at all."""
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(set(values)))
    return f"{column} IN ({listed})" if listed else "false"


def pause() -> None:
    """Wait a random moment, so that rivals do not meet again at once."""
    time.sleep(random.uniform(0, PAUSE_SECONDS))


def retry_commit(commit: Callable[[], T], what: str) -> T:
    """Try `commit` until no other writer is faster; it opens a fresh handle each time.

    Raises:
        StoreBusy: it lost TRIES times.
    """
    for _ in range(TRIES):
        try:
            return commit()
        except CommitFailedError:
            pause()
    raise StoreBusy(f"{what}: {BUSY}")


def batch_tables() -> Mapping[str, Table]:
    """Give the tables that numbered batches write, `documents` last."""
    names = [name for name, table in TABLES.items() if table.in_batches and name != "documents"]
    return {name: TABLES[name] for name in (*names, "documents")}


def tables_of_articles() -> list[str]:
    """List the tables with rows of current articles, `documents` last: no shared one, nor that of earlier versions."""
    return [name for name, table in batch_tables().items() if not table.shared and name != HISTORY]
