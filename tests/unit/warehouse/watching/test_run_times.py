"""The table `runs`, as far as watching needs it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.kit.rows import row
from warehouse import store
from warehouse.watching import run_times

FIRST, SECOND = datetime(2026, 11, 23, 9), datetime(2026, 11, 24, 9)


def test_runs_are_counted_and_the_newest_come_first(data: Path) -> None:
    assert run_times.read_previous_start(data, FIRST) is None
    for run_id, at, status in (("r1", FIRST, "succeeded"), ("r2", SECOND, "failed")):
        store.start_run(data, row("runs", run_id=run_id, started_at=at, status=status, documents_added=5))
    store.start_run(data, row("runs", run_id="r0", started_at=FIRST, status="running", documents_added=None))
    runs = run_times.read_runs(data)
    assert [one["run_id"] for one in run_times.list_newest(runs, 1)] == ["r2"]
    assert run_times.count_by_status(runs) == {"failed": 1, "running": 1, "succeeded": 1}
    assert run_times.sum_documents(runs)["documents_added"] == 10
    assert run_times.read_previous_start(data, SECOND) == FIRST
    assert run_times.read_previous_start(data, FIRST) is None
