"""Write into the tables that belong to no batch: runs, sources, topics, measures. How batches are stored: commit.py."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from transforms.document import Row
from warehouse.lake import delta, fsync, maintenance, paths
from warehouse.tables import TABLES

# `runs` gets two commits a run, also of runs that find nothing and make no batch.
OUTSIDE_COMMITS_BETWEEN = 50


def write_outside(data: Path, name: str, rows: Sequence[Row], predicate: str | None = None) -> None:
    """Write into a table that belongs to no batch, in one commit without a number; now and then it is compacted.

    With a `predicate` the rows take the place of those that it finds.

    Raises:
        StoreBusy: other writers were always faster.
    """

    def write() -> int:
        table = delta.open_table(data, name)
        delta.write(table, delta.drop_comments(delta.to_arrow(TABLES[name], rows)), predicate)
        return int(table.version())

    version = delta.retry_commit(write, f"writing {name}")
    fsync.sync_commit(paths.table_path(data, name), version)
    if version % OUTSIDE_COMMITS_BETWEEN == 0:
        maintenance.maintain_table(data, name)
