"""Lay a store of version 1 or 2 out anew: those had a folder for each month and staged the rows of batches.

The new lake is made beside the old one and takes its place in two renames, between which readers wait (delta.py); a
killed relayout is done again, or finished, by the next writer. bi/ stays as it is meanwhile: its files are links of
their own.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable

from warehouse import places
from warehouse.fields import Table
from warehouse.lake import commit, creation, delta, fsync, paths
from warehouse.lake.batch_files import write_files
from warehouse.lake.batch_plan import BatchKind, BatchPlan, TableChange
from warehouse.lake.compaction import FULL_ARTICLES
from warehouse.lake.data_files import name_segment
from warehouse.lake.delta import BATCHES, HISTORY
from warehouse.lake.errors import StoreBusy
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.table_log import LOG, TableLog
from warehouse.tables import TABLES

if sys.platform != "win32":
    import fcntl

_OLD = "lake.old"
_COMPLETE = "_complete"  # lies in the folder paths.RELAYOUT when the new lake is whole
_LOCK = "_relayout.lock"


def has_old_layout(data: Path) -> bool:
    """Say whether the store has the layout of versions 1 and 2, or none at all."""
    if not paths.has_store(data):
        return False
    return is_old(delta.open_log(data, "documents"))


def is_old(documents: TableLog) -> bool:
    """Say whether the store of `documents` has a folder for each month."""
    return "month" in documents.partition_columns


def finish_relayout(data: Path) -> None:
    """Finish a relayout that was killed when the new lake was whole; one that was killed before is thrown away."""
    if places.is_on_disk(data) and (data / paths.RELAYOUT).exists():  # no store that old lies in an object store
        with _lock_layout(data):
            _finish_killed(data)


def renew_layout(data: Path) -> None:
    """Write all rows of an old store into a new lake, which then takes the old one's place.

    Raises:
        StoreBusy: another program wrote into the new lake; the old one stays.
    """
    with _lock_layout(data):
        _finish_killed(data)
        if has_old_layout(data):  # else another process did it meanwhile
            _make_lake(data)


@contextmanager
def _lock_layout(data: Path) -> Iterator[None]:
    """Let one process at a time lay a store out anew; the lock ends with its process, a killed one too."""
    if sys.platform == "win32":
        yield
        return
    with (data / _LOCK).open("a") as file:
        with suppress(OSError):  # some network file systems have no such locks
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
    (data / _LOCK).unlink(missing_ok=True)


def _finish_killed(data: Path) -> None:
    new = data / paths.RELAYOUT
    if (new / _COMPLETE).exists():
        _swap_lakes(data)
    elif new.exists():
        shutil.rmtree(new)


def _make_lake(data: Path) -> None:
    _apply_pending_batches(data)
    new = data / paths.RELAYOUT
    new.mkdir()
    creation.create_tables(new)
    _copy_other_tables(data, new)
    _copy_batch_tables(data, new)
    fsync.write_file(new / _COMPLETE, b"")
    _swap_lakes(data)


def _swap_lakes(data: Path) -> None:
    new = data / paths.RELAYOUT
    lake = paths.lake_path(data)
    if (new / "lake").exists():
        if lake.exists():
            shutil.rmtree(data / _OLD, ignore_errors=True)
            lake.rename(data / _OLD)
        (new / "lake").rename(lake)
        fsync.sync([data])
    shutil.rmtree(data / _OLD, ignore_errors=True)
    shutil.rmtree(new)  # last, since it says that there is something to finish


def _copy_other_tables(data: Path, new: Path) -> None:
    for name, table in TABLES.items():
        if not table.in_batches and paths.is_table(paths.table_path(data, name)):
            rows = delta.fill_columns(delta.read_arrow(delta.open_table(data, name)), table)
            copy = delta.open_table(new, name)
            delta.write(copy, rows, None)
            fsync.sync_table(copy, paths.table_path(new, name))


def _copy_batch_tables(data: Path, new: Path) -> None:
    """Copy the rows of all tables that batches write, some months a segment; shared rows go with the first."""
    _set_number(new, delta.open_documents(data).number)
    names = [name for name in delta.batch_tables() if paths.is_table(paths.table_path(data, name))]
    old = {name: delta.open_table(data, name) for name in names}
    shared = {name: handle for name, handle in old.items() if TABLES[name].shared}
    _copy_rows(new, shared, None)
    of_articles = {name: handle for name, handle in old.items() if not TABLES[name].shared}
    for months in _group_months(of_articles):
        _copy_rows(new, of_articles, delta.sql_in("month", months))


def _copy_rows(new: Path, old: Mapping[str, DeltaTable], predicate: str | None) -> None:
    """Copy the rows that `predicate` finds into one segment.

    Raises:
        StoreBusy: another program wrote into the new lake.
    """
    lake = LakeFiles(new, delta.open_log(new, "documents"))
    segment = name_segment(lake.number + 1)
    changes: dict[str, TableChange] = {}
    with write_files(new) as writer:
        for name, handle in old.items():
            table = TABLES[name]
            rows = delta.fill_columns(delta.read_arrow(handle, None, predicate), table)
            if rows.num_rows:
                changes[name] = TableChange(writer.write(table, segment, rows))
    if not commit.commit_batch(lake, BatchPlan(BatchKind.UPGRADE, changes)):
        raise StoreBusy(f"laying the store out anew: {delta.BUSY}")


def _set_number(new: Path, number: int) -> None:
    """Let the new lake count batches on from the old one's."""
    if number:
        for name in (BATCHES, "documents"):
            log = delta.open_log(new, name)
            delta.change_files(log, None, number)
            fsync.sync([log.root / LOG])


def _group_months(tables: Mapping[str, DeltaTable]) -> Iterator[list[str]]:
    """Group the months of a store, in order, up to about a full segment each."""
    counts: dict[str, int] = defaultdict(int)
    for name, table in tables.items():
        actions = pa.table(table.get_add_actions(flatten=True))
        listed = (actions[column].to_pylist() for column in ("partition.month", "num_records"))
        for month, count in zip(*listed, strict=True):
            counts[month] += count if name == "documents" else 0
    group: list[str] = []
    size = 0
    for month, count in sorted(counts.items()):
        if group and size + count > FULL_ARTICLES:
            yield group
            group = []
            size = 0
        group.append(month)
        size += count
    if group:
        yield group


def _apply_pending_batches(data: Path) -> None:
    """Write the batches that an older program decided and did not write into all tables."""
    number = delta.open_log(data, "documents").number
    rows = delta.read(delta.open_table(data, BATCHES), ["number", "folder", "plan"], f"number > {number}")
    for row in sorted(rows, key=lambda row: int(row["number"])):
        plan = json.loads(row["plan"])
        for name, table in delta.batch_tables().items():
            if paths.is_table(paths.table_path(data, name)):
                _apply_staged_rows(data, table, row, plan)


def _apply_staged_rows(data: Path, table: Table, row: dict[str, Any], plan: dict[str, Any]) -> None:
    is_shared = table.shared or table.name == HISTORY
    predicate = plan["keys"].get(table.name) if is_shared else plan["articles"]
    if predicate is None and table.name not in plan["rows"] and table.name != "documents":
        return
    handle = delta.open_table(data, table.name)
    if delta.batch_number(handle) >= row["number"]:
        return
    schema = pa.schema(handle.schema())
    rows = schema.empty_table()
    if table.name in plan["rows"]:
        with pq.ParquetFile(paths.staging_path(data) / row["folder"] / f"{table.name}.parquet") as file:
            rows = delta.fit_schema(file.read(), schema)
    delta.write(handle, rows, predicate, row["number"])
