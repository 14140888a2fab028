"""Commit a batch: stage its rows, decide it by one row of `_batches`, then write them into table after table.

Whoever finds a batch that is decided and not whole writes the rest of it; nobody locks anything. Nobody may start the
next batch before `documents`, which is written last, bears the number of the one before.
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError

from transforms.document import Rows
from warehouse.fields import Table
from warehouse.lake import delta, fsync, paths, recovery
from warehouse.lake.delta import BATCHES, HISTORY
from warehouse.lake.errors import StoreBusy


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """What a batch writes and what it replaces.

    `rows` counts the staged rows by table. `articles` is the predicate of the replaced rows in every table of articles,
    None where no article is revised; `keys` has those of single shared tables.
    """

    rows: Mapping[str, int]
    articles: str | None
    keys: Mapping[str, str]

    def predicate_of(self, table: Table) -> str | None:
        """Give the predicate of the rows of `table` that the batch replaces; None for none, as in HISTORY."""
        if table.shared or table.name == HISTORY:
            return self.keys.get(table.name)
        return self.articles


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as its row in `_batches` has it: its number, the name of its staged folder, its plan."""

    number: int
    folder: str
    plan: BatchPlan


def roll_forward(data: Path) -> tuple[DeltaTable, DeltaTable]:
    """Finish the batches that are decided and not whole.

    Returns:
        `documents` and `_batches`, open at one number.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: TRIES times somebody decided the next batch meanwhile.
    """
    for _ in range(delta.TRIES):
        documents = delta.open_documents(data)
        log = delta.open_table(data, BATCHES)
        if delta.batch_number(log) <= delta.batch_number(documents):
            return documents, log
        recovery.repair_logs(data)
        fsync.sync_table(log, paths.table_path(data, BATCHES))  # whoever wrote the row may not have come to this
        for batch in read_pending(log, delta.batch_number(documents)):
            apply_batch(data, batch)
    raise StoreBusy(f"finishing earlier batches: {delta.BUSY}")


def read_pending(log: DeltaTable, number: int) -> list[Batch]:
    """List the batches after `number` that are decided, in order."""
    rows = delta.read(log, ["number", "folder", "plan"], f"number > {number}")
    batches = [Batch(row["number"], row["folder"], BatchPlan(**json.loads(row["plan"]))) for row in rows]
    return sorted(batches, key=lambda batch: batch.number)


def stage(data: Path, number: int, rows: Rows, plan: BatchPlan) -> Batch:
    """Write the rows of a batch into a folder that no reader looks at, and bring them to the disk.

    Raises:
        OSError: the rows cannot be written, for instance because the disk is full.
        ValueError: a row does not fit its table, which the checks would have told.
        ArrowException: the same.
    """
    folder = f"{number:07}-{secrets.token_hex(4)}"
    place = paths.staging_path(data) / folder
    place.mkdir(parents=True)
    tables = delta.batch_tables()
    files = [place / f"{name}.parquet" for name in plan.rows]
    batch = Batch(number, folder, plan)
    try:
        for file in files:
            pq.write_table(delta.to_arrow(tables[file.stem], rows[file.stem]), file)
        fsync.sync([*files, place, place.parent])
    except (OSError, ValueError, pa.ArrowException):  # a full disk is no better with half a batch on it
        unstage(data, batch)
        raise
    return batch


def decide(data: Path, log: DeltaTable, batch: Batch) -> bool:
    """Claim the batch's number by its row in `log`, which must stand at the number before.

    Returns:
        True once the row is on the disk; False if another writer was faster, which only an error that says so proves.
    """
    row = {"number": batch.number, "batch_id": f"{batch.number:07}", "folder": batch.folder}
    line = pa.Table.from_pylist([row | {"plan": json.dumps(asdict(batch.plan))}], schema=delta.BATCHES_SCHEMA)
    try:
        delta.write(log, line, None, batch.number)
    except CommitFailedError:
        unstage(data, batch)
        return False
    fsync.sync_table(log, paths.table_path(data, BATCHES))
    return True


def unstage(data: Path, batch: Batch) -> None:
    """Remove the batch's staged folder; one left behind is swept by `maintain`."""
    shutil.rmtree(paths.staging_path(data) / batch.folder, ignore_errors=True)


def apply_batch(data: Path, batch: Batch) -> None:
    """Write a decided batch into every table that does not have it yet, `documents` last, and bring it to the disk.

    Raises:
        StoreBusy: a table could not be written in TRIES tries.
        FileNotFoundError: the staged rows are gone and the batch is not whole: the store was damaged from outside.
    """
    try:
        for table in delta.batch_tables().values():
            _apply_to_table(data, batch, table)
    except FileNotFoundError:
        if delta.batch_number(delta.open_documents(data)) < batch.number:
            raise
    unstage(data, batch)


def _apply_to_table(data: Path, batch: Batch, table: Table) -> None:
    predicate = batch.plan.predicate_of(table)
    if predicate is None and table.name not in batch.plan.rows and table.name != "documents":
        return
    staged = paths.staging_path(data) / batch.folder / f"{table.name}.parquet"

    def commit() -> int:
        handle = delta.open_table(data, table.name)
        if delta.batch_number(handle) < batch.number:
            delta.write(handle, _read_staged(staged, table, batch), predicate, batch.number)
        return int(handle.version())

    version = delta.retry_commit(commit, f"batch {batch.number} into {table.name}")
    # also where another process wrote it, which may have been killed before it came to this
    fsync.sync_commit(paths.table_path(data, table.name), version)


def _read_staged(staged: Path, table: Table, batch: Batch) -> pa.Table:
    """Read the staged rows; where a program without the table's newest columns decided the batch, those are null."""
    if table.name not in batch.plan.rows:
        return delta.to_arrow(table, ())
    with pq.ParquetFile(staged) as file:  # read_table would take columns from a folder's name with = in it
        return delta.fill_columns(file.read(), delta.stored_schema(table))
