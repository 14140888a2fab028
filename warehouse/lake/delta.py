"""The lake's folder: where each table lies, how it is opened, read and marked with a batch's number."""

import random
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, Transaction, write_deltalake
from deltalake.exceptions import CommitFailedError

from warehouse.fields import Table
from warehouse.tables import TABLES

Row = dict[str, Any]
Rows = dict[str, list[Row]]

# The shape of the store; raised by one when an older program could no longer read or write it rightly.
SCHEMA_VERSION = 1
SCHEMA_KEY = "wireroom.schema"
APP_ID = "wireroom"
BATCHES = "_batches"
STAGED = "_staged"
HISTORY = "document_revisions"
UNDATED = "undated"
MONTH = pa.field("month", pa.string(), nullable=False)
BATCHES_SCHEMA = pa.schema(
    [pa.field("number", pa.int64(), nullable=False)]
    + [pa.field(name, pa.string(), nullable=False) for name in ("batch_id", "folder", "plan")]
)
# 50 tries with 0 to 20 ms between them: 4 writers that revise one article needed 8 at most.
TRIES = 50
PAUSE_SECONDS = 0.02
BUSY = f"other writers were faster {TRIES} times; try again when they are done"
# deltalake 1.6.6 decodes %20 once too often, takes a backslash for a slash, and panics over [...]* as a pattern.
_UNUSABLE = re.compile(r"%[0-9a-fA-F]{2}|[\\\[\]\r\n]")

T = TypeVar("T")


class StoreBusy(Exception):
    """Other writers were always faster; the store is whole, and the same call may pass later."""


class StoreTooNew(Exception):
    """A newer program made or changed this store; it is left as it is."""


class NoStore(Exception):
    """There is no store, or there can be none, in this data folder."""


def place_of(data: Path, name: str) -> Path:
    """Give the folder of the table `name`, absolute."""
    return data.absolute() / "lake" / name


def staged_at(data: Path, folder: str = "") -> Path:
    """Give the folder of staged batches, or of one of them."""
    return place_of(data, STAGED) / folder


def check_place(data: Path) -> None:
    """Refuse a data folder whose path the Delta library cannot work with.

    Raises:
        NoStore: such a character stands in the path.
    """
    if found := _UNUSABLE.search(str(data.absolute())):
        raise NoStore(f"{found[0]!r} in the path {data.absolute()} cannot be stored under: choose another data folder")


def is_there(data: Path) -> bool:
    """Say whether `data` holds a store: its table `documents` is the last that is made."""
    return is_table(place_of(data, "documents"))


def is_table(place: Path) -> bool:
    """Say whether a Delta table lies at `place`."""
    return any((place / "_delta_log").glob("*.json"))


def opened(data: Path, name: str) -> DeltaTable:
    """Open a table at its newest version; a fresh handle each time, since writing moves a handle on."""
    return DeltaTable(str(place_of(data, name)))


def documents_of(data: Path) -> DeltaTable:
    """Open `documents`, whose number and schema version are those of the store.

    Raises:
        NoStore: there is none.
        StoreTooNew: its version is over SCHEMA_VERSION.
    """
    check_place(data)
    if not is_there(data):
        raise NoStore(f"no store in {data}: `wireroom ingest ... --data {data}` makes one")
    table = opened(data, "documents")
    version = int(table.metadata().configuration.get(SCHEMA_KEY, "0"))
    if version > SCHEMA_VERSION:
        raise StoreTooNew(
            f"the store in {data} has version {version}, this program knows {SCHEMA_VERSION}: install a newer wireroom"
        )
    return table


def number_of(table: DeltaTable) -> int:
    """Give the number of the last batch that this handle has seen in its table; 0 before the first."""
    return table.transaction_version(APP_ID) or 0


def write(table: DeltaTable, rows: pa.Table, predicate: str | None, number: int | None = None) -> None:
    """Commit `rows`, appended or in place of what `predicate` finds; two that carry one batch's number clash.

    Raises:
        CommitFailedError: another writer was faster; nothing was written.
    """
    mark = None if number is None else CommitProperties(app_transactions=[Transaction(APP_ID, number)])
    if predicate is None:
        write_deltalake(table, rows, mode="append", commit_properties=mark)
    else:
        write_deltalake(table, rows, mode="overwrite", predicate=predicate, commit_properties=mark)


def stored_schema(table: Table) -> pa.Schema:
    """Give the Arrow schema of the table in the lake: its own columns, and the partition `month` unless shared."""
    return table.schema if table.shared else table.schema.append(MONTH)


def arrow_of(table: Table, rows: Iterable[Row]) -> pa.Table:
    """Make the Arrow table that is stored, with `month` filled in.

    Raises:
        pyarrow.ArrowException: a value does not fit its column.
    """
    rows = list(rows) if table.shared else [{**row, "month": row["published_month"] or UNDATED} for row in rows]
    return pa.Table.from_pylist(rows, schema=stored_schema(table))


def read(table: DeltaTable, columns: Sequence[str] | None = None, predicate: str | None = None) -> list[Row]:
    """Read rows as plain values; `scan`, since to_pyarrow_table was once seen to abort at exit."""
    reader = table.scan(None if columns is None else list(columns), predicate)
    rows: list[Row] = pa.RecordBatchReader.from_stream(reader).read_all().to_pylist()
    return rows


def within(column: str, values: Iterable[str]) -> str:
    """Write `column IN (...)` in SQL, the values quoted and sorted; false for no value at all."""
    listed = ", ".join("'" + value.replace("'", "''") + "'" for value in sorted(set(values)))
    return f"{column} IN ({listed})" if listed else "false"


def pause() -> None:
    """Wait a random moment, so that rivals do not meet again at once."""
    time.sleep(random.uniform(0, PAUSE_SECONDS))


def tried(commit: Callable[[], T], what: str) -> T:
    """Do `commit` until it goes through; it opens a fresh handle each time.

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
