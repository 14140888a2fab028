"""Tables that no batch writes are made anew from the rows that lie about, the last one of each key."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.kit.rows import row
from warehouse import store
from warehouse.lake import delta, paths
from warehouse.repair.outside_tables import renew_outside_tables

NINE = datetime(2026, 11, 24, 9)
RUN = row("runs", run_id="r1", started_at=NINE, finished_at=None, status="running")
ENDED = RUN | {"finished_at": datetime(2026, 11, 24, 10), "status": "succeeded"}


@pytest.fixture
def data(empty_store: Path, tmp_path: Path) -> Path:
    data = shutil.copytree(empty_store, tmp_path / "data")
    store.start_run(data, RUN)
    store.end_run(data, ENDED)
    store.start_run(data, RUN | {"run_id": "r2"})
    return data


def runs(data: Path) -> list[tuple[str, str]]:
    rows = delta.read(delta.open_table(data, "runs"))
    return sorted((run["run_id"], run["status"]) for run in rows)


def test_a_run_is_there_as_it_ended(data: Path) -> None:
    before = runs(data)
    log = paths.table_path(data, "runs") / "_delta_log"
    sorted(log.glob("*.json"))[1].write_text("{")
    assert [mending.table for mending in renew_outside_tables(data)] == ["runs"]
    assert runs(data) == before == [("r1", "succeeded"), ("r2", "running")]
    assert list(renew_outside_tables(data)) == []


def test_where_no_row_can_be_read_the_log_stays(data: Path) -> None:
    folder = paths.table_path(data, "runs")
    for path in folder.glob("*.parquet"):
        path.unlink()
    (damaged, *_) = sorted((folder / "_delta_log").glob("*.json"))
    damaged.write_text("{")
    assert list(renew_outside_tables(data)) == []
    assert damaged.exists()
