"""Keep what runs counted of sources, and give it as series: the counts of one measure of one source, run by run.

The table: warehouse/tables/run_measures.py. What is counted: flows/runs/measuring.py. What is unusual: alarms.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row
from warehouse import store
from warehouse.lake import delta, paths
from warehouse.tables import TABLES

TABLE = "run_measures"
# What is judged reaches back so far: two months have eight weekends, and a daily feed sixty runs.
REMEMBERED = timedelta(days=60)
# Of more runs the oldest are left out: every quarter of an hour for two weeks, with two weekends.
RUNS_REMEMBERED = 1_500


class Point(NamedTuple):
    """What one run counted: `counted` of `base`; `at` is when it began, naive UTC."""

    at: datetime
    counted: int
    base: int


# By source and measure, the oldest run first.
MeasureSeries = Mapping[tuple[str, str], Sequence[Point]]


def record_measures(data: Path, rows: Sequence[Row]) -> None:
    """Write what a run counted; nothing where it counted nothing. Once for each run.

    Raises:
        StoreBusy: other writers were always faster.
    """
    if rows:
        store.upgrade(data)
        store.write_outside(data, TABLE, rows)


def read_series(data: Path, now: datetime) -> MeasureSeries:
    """Read the series of the last two months before `now`; none where an older program made the store.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    delta.open_documents(data)  # refuses what is no store of this program
    if not paths.is_table(paths.table_path(data, TABLE)):
        return {}
    since = now - REMEMBERED
    rows = delta.read_arrow(delta.open_table(data, TABLE), None, f"started_at >= '{since.isoformat(sep=' ')}'")
    return make_series(_leave_old_runs(delta.fit_schema(rows, TABLES[TABLE].schema)))


def _leave_old_runs(rows: pa.Table) -> pa.Table:
    runs = pc.unique(rows["started_at"])
    if len(runs) <= RUNS_REMEMBERED:
        return rows
    first = sorted(runs.to_pylist())[-RUNS_REMEMBERED]
    return rows.filter(pc.greater_equal(rows["started_at"], pa.scalar(first, rows["started_at"].type)))


def make_series(rows: pa.Table) -> MeasureSeries:
    """Make series of rows of `run_measures`."""
    ordered = rows.sort_by("started_at")
    names = ("source", "measure", "started_at")
    codes, values = zip(*(_encode(ordered[name]) for name in names), strict=True)
    counts = (ordered[name].to_numpy().tolist() for name in ("measured_count", "base_count"))
    sources, measures, times = values
    series: dict[tuple[int, int], list[Point]] = defaultdict(list)
    for source, measure, at, counted, base in zip(*codes, *counts, strict=True):
        series[source, measure].append(Point(times[at], counted, base))
    return {(sources[source], measures[measure]): points for (source, measure), points in series.items()}


def _encode(column: pa.ChunkedArray) -> tuple[list[int], list[Any]]:
    """Give a number for each value and the values by number: each value becomes one object of Python, not one a row."""
    encoded = column.combine_chunks().dictionary_encode()
    return encoded.indices.to_numpy().tolist(), encoded.dictionary.to_pylist()


def cut_series(series: MeasureSeries, until: datetime) -> MeasureSeries:
    """Give the series up to the run that began at `until`."""
    cut = {key: [point for point in points if point.at <= until] for key, points in series.items()}
    return {key: points for key, points in cut.items() if points}
