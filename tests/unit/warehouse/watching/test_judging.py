"""A run is judged by what is stored; where that cannot be read, the run goes on."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.kit.rows import row
from warehouse import store
from warehouse.watching.alarms import SILENT
from warehouse.watching.judging import judge_run
from warehouse.watching.measures import record_measures

BEGIN = datetime(2026, 11, 1, 10)
DAY = timedelta(days=1)
RUNS = 20


@pytest.fixture
def watched(data: Path) -> Path:
    """Twenty days of runs with articles of `port`, then three without."""
    for day in range(RUNS + 3):
        store.start_run(data, row("runs", run_id=f"r{day:02}", started_at=BEGIN + day * DAY))
    common = {"source": "port", "measure": "articles", "measured_count": 5, "base_count": 5}
    rows = [row("run_measures", run_id=f"r{day:02}", started_at=BEGIN + day * DAY) | common for day in range(RUNS)]
    record_measures(data, rows)
    return data


def test_an_alarm_is_new_in_the_run_that_finds_it_first(watched: Path) -> None:
    last = BEGIN + (RUNS - 1) * DAY
    assert judge_run(watched, last + 2 * DAY).alarms == []
    third, fourth = judge_run(watched, last + 3 * DAY), judge_run(watched, last + 4 * DAY)
    assert [alarm.measure for alarm in third.new] == [SILENT]
    assert [alarm.measure for alarm in fourth.alarms] == [SILENT] and fourth.new == []


def test_what_cannot_be_read_is_logged_and_no_error(watched: Path, caplog: pytest.LogCaptureFixture) -> None:
    for path in (watched / "lake" / "run_measures").glob("*.parquet"):
        path.write_bytes(b"")
    assert judge_run(watched, BEGIN) == ((), ())
    assert "not judged" in caplog.text
