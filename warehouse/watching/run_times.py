"""Read the table `runs`: its newest rows, how many runs there were, when the run before another began."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row
from warehouse.lake import delta
from warehouse.tables import TABLES


def read_runs(data: Path) -> pa.Table:
    """Read all runs, the newest first.

    Raises:
        DeltaError: the table cannot be read.
    """
    rows = delta.read_arrow(delta.open_table(data, "runs"))
    return delta.fit_schema(rows, TABLES["runs"].schema).sort_by([("started_at", "descending")])


def list_newest(runs: pa.Table, count: int) -> list[Row]:
    """List the newest of runs that `read_runs` gave."""
    rows: list[Row] = runs.slice(0, count).to_pylist()
    return rows


def count_by_status(runs: pa.Table) -> Mapping[str, int]:
    """Count runs by their status."""
    counted = runs.group_by("status").aggregate([("status", "count")]).to_pylist()
    return {row["status"]: row["status_count"] for row in sorted(counted, key=lambda row: str(row["status"]))}


def sum_documents(runs: pa.Table) -> Mapping[str, int]:
    """Sum up what all runs came to: `documents_seen` and the other counts."""
    names = [name for name in runs.column_names if name.startswith("documents_")]
    return {name: pc.sum(runs[name]).as_py() or 0 for name in names}


def read_previous_start(data: Path, started_at: datetime) -> datetime | None:
    """Read when the last run before the one of `started_at` began, naive UTC; None where that was the first.

    One that has not ended does not count: it was killed, or goes on, and has told nobody of anything.
    """
    starts = delta.read_arrow(delta.open_table(data, "runs"), ["started_at"], "status <> 'running'")["started_at"]
    earlier = starts.filter(pc.less(starts, pa.scalar(started_at, starts.type)))
    previous: datetime | None = pc.max(earlier).as_py()
    return previous
