"""Make the tables anew whose log cannot be read and that no batch writes (`runs`, `sources`, ...): no plan tells.

Their data files, those that were replaced too, and the publications have the rows; of several rows with one key the
last one that was written counts. A row that was written last and lies in a file that cannot be read is lost: a run
then stays `running`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from transforms.document import Row
from warehouse.audit.file_reading import read_rows_or_violation
from warehouse.fields import Table
from warehouse.lake import creation, delta, fsync, paths
from warehouse.lake.data_files import ActiveFile
from warehouse.repair.logs import UNREADABLE, set_log_aside
from warehouse.repair.mending import Mending
from warehouse.tables import TABLES

# By what the last of several rows with one key is known; topics do not change from row to row.
_WRITTEN_AT = {
    "runs": ("finished_at", "started_at"),
    "run_measures": ("started_at",),
    "sources": ("last_success_at",),
}


def renew_outside_tables(data: Path) -> Iterator[Mending]:
    """Make the tables anew that no batch writes and that cannot be opened, if any row of them can be read."""
    for name, table in TABLES.items():
        if table.in_batches or _is_sound(data, name):
            continue
        rows = _collect_rows(data, table)
        if not rows:
            continue
        set_log_aside(paths.table_path(data, name) / "_delta_log")
        creation.create_tables(data)
        handle = delta.open_table(data, name)
        delta.write(handle, delta.to_arrow(table, rows), None)
        fsync.sync_table(delta.open_table(data, name), paths.table_path(data, name))
        yield Mending(name, "_delta_log", f"made anew with {len(rows):,} rows of files that can be read")


def _is_sound(data: Path, name: str) -> bool:
    folder = paths.table_path(data, name)
    if not folder.is_dir():  # an older program made the store
        return True
    try:
        delta.open_table(data, name)
    except UNREADABLE:
        return False
    return True


def _collect_rows(data: Path, table: Table) -> list[Row]:
    found: dict[tuple[object, ...], Row] = {}
    lake = paths.table_path(data, table.name).glob("*.parquet")
    for path in (*lake, *data.glob(f"bi.*/{table.name}/*.parquet"), *data.glob(f"bi/{table.name}/*.parquet")):
        rows, _ = read_rows_or_violation(ActiveFile(table.name, path, path.stat().st_size))
        for row in () if rows is None else rows.to_pylist():
            key = tuple(row[name] for name in table.key)
            if key not in found or _order_row(table, row) > _order_row(table, found[key]):
                found[key] = row
    return [found[key] for key in sorted(found, key=str)]


def _order_row(table: Table, row: Row) -> list[datetime]:
    return [row[name] or datetime.min for name in _WRITTEN_AT.get(table.name, ())]
