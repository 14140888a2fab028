"""Keep the store quick to open and read: few files, short logs, nothing left that no batch names. Safe beside writers.

How segments are merged: compaction.py.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable, WriterProperties

from warehouse.lake import commit, compaction, delta, fsync, leftovers, paths, undo_log
from warehouse.lake.batch_files import remove_files
from warehouse.lake.batch_plan import BatchPlan
from warehouse.lake.clock import read_clock
from warehouse.lake.commit import Batch
from warehouse.lake.delta import BATCHES
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.undo_files import list_undo_files, number_of, remove_undo_files
from warehouse.lake.undo_scrubbing import scrub_undo_files
from warehouse.tables import TABLES

# Merging looks at every table's log: not after each batch. Ten that articles came with, and the merger of those before.
BATCHES_BETWEEN = 11
# Each entry since the last checkpoint makes reading a log 0.1 ms longer, and a checkpoint takes 10 ms to make.
ENTRIES_BETWEEN_CHECKPOINTS = 10
# Listing all folders for files that no batch names takes longer still.
BATCHES_BETWEEN_SWEEPS = 100
# The rows of batches that are whole serve nobody; the last ones stay for whoever wants to look.
BATCHES_KEPT = 100
# Whoever reads the lake itself may use a file that was replaced for so long; bi/ has links of its own.
REPLACED_KEPT = timedelta(minutes=15)
# as the files of batches; compacting takes zstd by itself, which not every BI tool reads
_WRITER = WriterProperties(compression="SNAPPY")


def maintain_now_and_then(data: Path, number: int) -> None:
    """Do after batch `number` what is due then, so that the store stays in order without anybody's help.

    Raises:
        StoreBusy: writers were always faster; what was done stays.
    """
    if number % BATCHES_BETWEEN == 0:
        compaction.compact_segments(data)
        drop_replaced_files(data, REPLACED_KEPT)
        forget_batches(data)
        undo_log.drop_old_undo_files(data)
        _shorten_logs(data, ENTRIES_BETWEEN_CHECKPOINTS)
        pa.default_memory_pool().release_unused()
    if number % BATCHES_BETWEEN_SWEEPS == 0:
        maintain_table(data, BATCHES)
        sweep_files(data)


def maintain(data: Path, full: bool = False) -> None:
    """Merge all segments that are not full, compact the other tables, delete files that are not used any more.

    With `full`, data files that no batch ever named are deleted too, once they are a day old.

    Raises:
        StoreBusy: writers were always faster; what was done stays.
    """
    compaction.fold_versions(data)
    compaction.compact_segments(data, least=1)
    drop_replaced_files(data, REPLACED_KEPT)
    forget_batches(data)
    undo_log.drop_old_undo_files(data)
    for name in (*(name for name, table in TABLES.items() if not table.in_batches), BATCHES):
        maintain_table(data, name)
    _shorten_logs(data, 1)
    if full:
        sweep_files(data)


def maintain_table(data: Path, name: str) -> None:
    """Compact a table that no batch writes, delete its old files and write a checkpoint of its log.

    Raises:
        StoreBusy: writers were always faster.
    """
    table = delta.retry_commit(lambda: _compact_table(data, name), f"compacting {name}")
    table.vacuum(dry_run=False)
    _shorten_log(table)
    fsync.sync_table(table, paths.table_path(data, name))


def _shorten_logs(data: Path, least: int) -> None:
    """Write checkpoints of the logs of all tables that batches write, with `least` entries since the last one."""
    for name in (*delta.batch_tables(), BATCHES):
        if len(delta.open_log(data, name).entries) >= least:
            _shorten_log(delta.open_table(data, name))


def _shorten_log(table: DeltaTable) -> None:
    table.create_checkpoint()
    table.cleanup_metadata()


def _compact_table(data: Path, name: str) -> DeltaTable:
    table = delta.open_table(data, name)
    before = table.version()
    table.optimize.compact(writer_properties=_WRITER)
    if table.version() != before:
        # the old files go by the vacuum that follows, so the new one has to be on the disk first
        fsync.sync_table(table, paths.table_path(data, name))
    return table


def drop_replaced_files(data: Path, kept_for: timedelta = timedelta()) -> None:
    """Delete the data files that batches took away, but for those of the time `kept_for`, which readers may use.

    What they took out of undo files goes too.
    """
    lake = LakeFiles(data, delta.open_documents(data))
    for batch in _read_batches(data):
        if batch.number <= lake.number and _is_older(batch, kept_for):
            for name, change in batch.plan.changes.items():
                remove_files(paths.table_path(data, name) / file for file in change.removed)
            scrub_undo_files(lake, batch.plan.scrubbing)


def _is_older(batch: Batch, age: timedelta) -> bool:
    return read_clock() - batch.decided_at >= age


def _read_batches(data: Path) -> list[Batch]:
    """List the batches that are known; by the Delta library it would take twice the time, and 10 MB from then on."""
    return commit.read_batches(delta.open_log(data, BATCHES), 0)


def forget_batches(data: Path) -> None:
    """Remove the rows of `_batches` but for the last BATCHES_KEPT ones and those whose files are still there.

    Raises:
        StoreBusy: writers were always faster.
    """
    last = delta.open_documents(data).number
    batches = _read_batches(data)
    undo_log.sweep_undo_files(data, batches)
    forgettable = [batch for batch in batches if batch.number <= last - BATCHES_KEPT]
    if old := [batch.number for batch in forgettable if _is_older(batch, REPLACED_KEPT)]:
        delta.retry_commit(
            lambda: delta.open_table(data, BATCHES).delete(f"number <= {max(old)}"), "forgetting old batches"
        )


def sweep_files(data: Path) -> None:
    """Remove what killed or losing writers left, once it is a day old: data files that no batch names, and parts."""
    documents = delta.open_documents(data)
    lake = LakeFiles(data, documents)
    named = {file for batch in _read_batches(data) for file in _list_named(batch.plan)}
    for name in delta.batch_tables():
        used = named | {file.path.name for file in lake.of(name)}
        for path in paths.table_path(data, name).glob("*.parquet"):
            if path.name not in used and leftovers.is_day_old(path):
                remove_files([path])
    for path in list_undo_files(data):
        is_undecided = number_of(path) > lake.number and path.name not in named
        if is_undecided and leftovers.is_day_old(path):
            remove_undo_files([path])
    leftovers.sweep_leftovers(data)


def _list_named(plan: BatchPlan) -> set[str]:
    named = set() if plan.undo is None else {plan.undo}
    for change in plan.changes.values():
        named |= {*change.removed, *(file.name for file in change.added)}
    return named
