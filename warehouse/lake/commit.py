"""Commit a batch: decide it by one row of `_batches`, then apply it to table after table.

Its data files lie in their places before (batch_files.py). Whoever finds a batch that is decided and not whole applies
the rest of it. No lock is needed; turns only save work (turns.py). Nobody may start the next batch before `documents`,
which is written last, bears the number of the one before: so every batch is planned against the store as the one before
left it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake.exceptions import CommitFailedError

from transforms.document import Rows
from warehouse.lake import batch_files, delta, fsync, paths, recovery
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.batch_plan import BatchKind, BatchPlan, TableChange
from warehouse.lake.clock import read_clock
from warehouse.lake.data_files import WrittenFile, list_files, name_segment, read_plain
from warehouse.lake.delta import BATCHES
from warehouse.lake.errors import StoreBusy
from warehouse.lake.file_writing import create_file
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.table_log import LOG, TableLog, name_entry
from warehouse.lake.turns import take_turn

T = TypeVar("T")
# The rows of others bear the runs that first wrote them.
KINDS_OF_RUNS = frozenset({BatchKind.APPEND, BatchKind.REPLAY, BatchKind.DECIDE})


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as its row in `_batches` has it."""

    number: int
    plan: BatchPlan
    decided_at: datetime = field(default_factory=read_clock, compare=False)


def roll_forward(data: Path) -> LakeFiles:
    """Finish the batches that are decided and not whole; give the store as the last of them left it.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: TRIES times somebody decided the next batch meanwhile.
    """
    for _ in range(delta.TRIES):
        documents = delta.open_documents(data)
        log = delta.open_log(data, BATCHES)
        if log.number <= documents.number:
            return LakeFiles(data, documents)
        recovery.repair_logs(data)
        fsync.sync_commit(log.root, log.version)  # whoever wrote the row may not have come to this
        for batch in read_batches(log, documents.number):
            apply_batch(data, batch, {})
    raise StoreBusy(f"finishing earlier batches: {delta.BUSY}")


def retry_batch(data: Path, attempt: Callable[[LakeFiles], T | None], what: str) -> T:
    """Try `attempt` on the store as the last batch left it, until no other writer is faster, which None says.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: it lost TRIES times.
        FileNotFoundError: a data file is gone, and no batch took it away.
    """
    for _ in range(delta.TRIES):
        with take_turn(data, BATCHES):
            outcome = _try_batch(data, attempt)
        if outcome is not None:
            return outcome
        delta.pause()
    raise StoreBusy(f"{what}: {delta.BUSY}")


def _try_batch(data: Path, attempt: Callable[[LakeFiles], T | None]) -> T | None:
    lake = roll_forward(data)
    try:
        return attempt(lake)
    except FileNotFoundError:
        if not lake.is_outdated():
            raise
        return None


def read_batches(log: TableLog, number: int) -> list[Batch]:
    """List the batches after `number` that are decided, in order.

    Raises:
        OSError: a file of rows is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file, or lacks a column.
        ValueError: a plan is none that a batch has.
    """
    return read_batch_files((file.path for file in list_files(BATCHES, log, after=number)), number)


def read_batch_files(files: Iterable[Path], number: int) -> list[Batch]:
    """List the batches after `number` that data files of `_batches` have, in order.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file, or lacks a column.
        ValueError: a plan is none that a batch has.
    """
    rows = [row for file in files for row in read_plain(file, delta.BATCHES_SCHEMA.names).to_pylist()]
    batches = [
        Batch(row["number"], BatchPlan.from_json(row["plan"]), row["decided_at"])
        for row in rows
        if row["number"] > number
    ]
    return sorted(batches, key=lambda batch: batch.number)


def reapply_batches(data: Path) -> None:
    """Apply the batches that are known again to tables that lost their entries; elsewhere nothing is written.

    Raises:
        StoreBusy: a table could not be written in TRIES tries.
    """
    for batch in read_batches(delta.open_log(data, BATCHES), 0):
        apply_batch(data, batch, {})


def commit_rows(lake: LakeFiles, kind: BatchKind, rows: BatchRows) -> bool:
    """Commit the batch that adds and drops these rows; False if another writer was faster, and nothing is left.

    Raises:
        OSError: the rows cannot be written, for instance because the disk is full.
        ValueError: a row does not fit its table, which the checks would have told.
        ArrowException: the same.
        StoreBusy: it is decided and a table could not be written; the next call finishes it.
    """
    run_id = _find_run(rows.added) if kind in KINDS_OF_RUNS else None
    with batch_files.write_files(lake.data) as writer:
        files = batch_files.write_changes(lake, writer, rows)
        # what was removed does not come back
        undo = None if kind == BatchKind.REMOVE else files.undo
        name = writer.write_undo(lake.number + 1, kind, run_id, undo)
    return commit_batch(lake, BatchPlan(kind, files.changes, run_id, name, rows.scrubbing))


def _find_run(rows: Rows) -> str | None:
    runs = (row["run_id"] for name in ("documents", "rejects") for row in rows.get(name, ()))
    return next(runs, None)


def commit_batch(lake: LakeFiles, plan: BatchPlan) -> bool:
    """Decide and apply the batch that comes after those of `lake`; False if another writer was faster.

    Raises:
        StoreBusy: it is decided and a table could not be written; the next call finishes it.
    """
    batch = Batch(lake.number + 1, plan)
    if not _decide(lake.data, batch):
        return False
    apply_batch(lake.data, batch, lake.logs)
    return True


def _decide(data: Path, batch: Batch) -> bool:
    """Claim the batch's number by its row in `_batches`, which must stand at the number before.

    Returns:
        True once the row is on the disk; False if another writer was faster, which only an error that says so proves.
    """
    if not _write_deciding_row(data, batch):
        batch_files.remove_files(_list_added(data, batch.plan))
        return False
    return True


def _write_deciding_row(data: Path, batch: Batch) -> bool:
    file = _write_row_file(data, batch)
    for _ in range(delta.TRIES):
        log = delta.open_log(data, BATCHES)
        if log.number != batch.number - 1:
            break
        with suppress(CommitFailedError):  # rows of old batches may have been removed meanwhile
            delta.change_files(log, TableChange((file,)), batch.number)
            fsync.sync([log.root / LOG])
            return True
    (paths.table_path(data, BATCHES) / file.name).unlink()
    return False


def _write_row_file(data: Path, batch: Batch) -> WrittenFile:
    """Write the row of a batch into a file of `_batches`, which no log names yet, and bring it to the disk."""
    row = {"number": batch.number, "decided_at": batch.decided_at, "plan": batch.plan.to_json()}
    folder = paths.table_path(data, BATCHES)
    with create_file(folder, name_segment(batch.number)) as file:
        pq.write_table(pa.Table.from_pylist([row], schema=delta.BATCHES_SCHEMA), file, write_page_checksum=True)
    fsync.sync([folder / file.name, folder])
    number = {"number": batch.number}
    statistics = {"numRecords": 1, "minValues": number, "maxValues": number, "nullCount": {"number": 0}}
    return WrittenFile(file.name, file.size_bytes, json.dumps(statistics))


def _list_added(data: Path, plan: BatchPlan) -> list[Path]:
    changes = plan.changes.items()
    added = [paths.table_path(data, name) / file.name for name, change in changes for file in change.added]
    return added if plan.undo is None else [*added, paths.undo_path(data) / plan.undo]


def apply_batch(data: Path, batch: Batch, logs: Mapping[str, TableLog]) -> None:
    """Apply a decided batch to every table that does not have it yet, `documents` last, and bring it to the disk.

    Reads the logs that are not in `logs`.

    Raises:
        StoreBusy: a table could not be written in TRIES tries.
    """
    for name in delta.batch_tables():
        if name in batch.plan.changes or name == "documents":
            apply_to_table(data, batch, name, logs.get(name))


def apply_to_table(data: Path, batch: Batch, name: str, log: TableLog | None = None) -> None:
    """Apply a decided batch to one table, if that does not have it or a later one, and bring it to the disk.

    Raises:
        StoreBusy: the table could not be written in TRIES tries.
    """
    known = [] if log is None else [log]

    def commit() -> Path:
        newest = known.pop() if known else delta.open_log(data, name)
        if newest.number >= batch.number:
            return name_entry(newest.root, newest.version)
        delta.change_files(newest, batch.plan.changes.get(name), batch.number)
        return name_entry(newest.root, newest.version + 1)

    entry = delta.retry_commit(commit, f"batch {batch.number} into {name}")
    # also where another process wrote it, which may have been killed before it came to this
    fsync.sync([entry, entry.parent])
