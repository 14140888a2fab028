"""Keep the store quick to open and read: few files, short logs, nothing left staged. Safe beside writers."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from deltalake import DeltaTable, WriterProperties

from warehouse.lake import delta, fsync, paths
from warehouse.lake.delta import BATCHES, RETIRED
from warehouse.tables import TABLES

# Active files cost readers (10 unchanged articles: 229 ms over 300 small files, 49 ms compacted), compacting costs
# 0.2 to 0.5 s: every 25 batches.
BATCHES_BETWEEN = 25
# The rows of batches that are whole serve nobody; the last ones stay for whoever wants to look.
BATCHES_KEPT = 100
# as appends do; compacting takes zstd by itself, which not every BI tool reads
_WRITER = WriterProperties(compression="SNAPPY")
_DAY_SECONDS = 24 * 3600


def maintain(data: Path, full: bool = False) -> None:
    """Compact every table, delete files that its retention of 7 days frees, shorten its log, sweep staged folders.

    Tables of older stores that nobody uses any more are removed. With `full`, data files that no commit ever named are
    deleted too, once they are older than the retention.

    Raises:
        StoreBusy: writers were always faster; what was done stays.
    """
    forget_batches(data)
    for name in (*TABLES, BATCHES):
        maintain_table(data, name, full)
    sweep_staging(data)
    remove_retired_tables(data)


def maintain_table(data: Path, name: str, full: bool = False) -> None:
    """Compact one table, delete its old files and write a checkpoint of its log.

    Raises:
        StoreBusy: writers were always faster.
    """
    table = delta.retry_commit(lambda: _compact_table(data, name), f"compacting {name}")
    table.vacuum(dry_run=False, full=full)
    table.create_checkpoint()
    table.cleanup_metadata()
    fsync.sync_table(table, paths.table_path(data, name))


def _compact_table(data: Path, name: str) -> DeltaTable:
    table = delta.open_table(data, name)
    before = table.version()
    table.optimize.compact(writer_properties=_WRITER)
    if table.version() != before:
        # the old files go by the vacuum that follows, so the new one has to be on the disk first
        fsync.sync_table(table, paths.table_path(data, name))
    return table


def forget_batches(data: Path) -> None:
    """Remove the rows of `_batches` but for the last BATCHES_KEPT ones, all of which are whole.

    Raises:
        StoreBusy: writers were always faster.
    """
    last = delta.batch_number(delta.open_documents(data)) - BATCHES_KEPT
    if last > 0:
        delta.retry_commit(
            lambda: delta.open_table(data, BATCHES).delete(f"number <= {last}"), "forgetting old batches"
        )


def sweep_staging(data: Path) -> None:
    """Remove staged folders older than a day, but for those of batches that are decided and not whole."""
    number = delta.batch_number(delta.open_documents(data))
    rows = delta.read(delta.open_table(data, BATCHES), ["folder"], f"number > {number}")
    wanted = {row["folder"] for row in rows}
    for folder in paths.staging_path(data).glob("*"):
        if folder.name not in wanted and _measure_age_seconds(folder) > _DAY_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)


def remove_retired_tables(data: Path) -> None:
    """Remove tables of older stores that nobody writes or reads any more; files that bi/ links to stay there."""
    for name in RETIRED:
        shutil.rmtree(paths.table_path(data, name), ignore_errors=True)


def _measure_age_seconds(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:  # its writer has just removed it
        return 0.0
