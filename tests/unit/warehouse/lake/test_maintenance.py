"""Few files, a short log, nothing left staged: and not one row another."""

import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from tests.kit.kills import Stopped, contents, stop_at
from tests.kit.rows import bare_article, row
from warehouse import store
from warehouse.lake import delta, maintenance, paths
from warehouse.store import StoreBusy

DAYS = 24 * 3600


def add(data: Path, number: int) -> None:
    text = f"Sentence {number}. It has a second."
    day = date(2017, 1 + number % 2, 5)
    store.append(data, bare_article(text, guid=str(number), day=day, people=[f"Ana {number % 3}"]))


def file_count(data: Path, table: str) -> int:
    return len(delta.open_table(data, table).file_uris())


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


@pytest.mark.slow
def test_maintain_leaves_one_file_a_month_and_the_same_rows(data: Path) -> None:
    for number in range(4):
        add(data, number)
    rows = contents(data)
    assert file_count(data, "sentences") == 4
    store.maintain(data)
    assert contents(data) == rows
    assert (file_count(data, "sentences"), file_count(data, "entities")) == (2, 1)
    assert all(path.endswith(".snappy.parquet") for path in delta.open_table(data, "sentences").file_uris())
    add(data, 1)
    assert contents(data) == rows, "the numbers are still there"
    add(data, 7)
    assert len(contents(data)["documents"]) == 5


@pytest.mark.slow
def test_the_store_maintains_itself_now_and_then(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "BATCHES_BETWEEN", 4)
    counts = []
    for number in range(5):
        add(data, 2 * number)
        counts.append(file_count(data, "sentences"))
    assert counts == [1, 2, 3, 1, 2]


def test_upkeep_that_meets_other_writers_does_not_fail_the_batch(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("others are faster")

    monkeypatch.setattr(maintenance, "BATCHES_BETWEEN", 1)
    monkeypatch.setattr(maintenance, "maintain_table", busy)
    add(data, 1)
    with pytest.raises(StoreBusy):
        store.maintain(data)


@pytest.mark.slow
def test_rows_of_batches_long_whole_are_forgotten_and_the_next_number_stays(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "BATCHES_KEPT", 2)
    for number in range(3):
        add(data, number)
    store.maintain(data)
    assert sorted(one["number"] for one in delta.read(delta.open_table(data, "_batches"), ["number"])) == [2, 3]
    add(data, 3)
    assert delta.batch_number(delta.open_table(data, "_batches")) == 4


def test_only_old_folders_that_no_open_batch_needs_are_swept(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(data, 0)
    with monkeypatch.context() as patch:
        stop_at(patch, 3)
        with pytest.raises(Stopped):
            add(data, 1)
    staged = paths.staging_path(data)
    [open_one] = staged.iterdir()
    for name in ("0000001-old", "0000002-new"):
        shutil.copytree(open_one, staged / name)
    age(open_one, 2 * DAYS)
    age(staged / "0000001-old", 2 * DAYS)
    maintenance.sweep_staging(data)
    assert sorted(path.name for path in staged.iterdir()) == sorted([open_one.name, "0000002-new"])


@pytest.mark.slow
def test_full_removes_old_files_that_no_commit_named(data: Path) -> None:
    add(data, 0)
    orphan = paths.table_path(data, "sentences") / "month=2017-01" / "part-00000-orphan.snappy.parquet"
    orphan.write_bytes(b"left by a kill")
    age(orphan, 8 * DAYS)
    store.maintain(data)
    assert orphan.exists()
    store.maintain(data, full=True)
    assert not orphan.exists()
    assert len(contents(data)["documents"]) == 1


def test_runs_that_find_nothing_keep_their_table_small(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "RUN_COMMITS_BETWEEN", 4)
    for number in range(2):
        store.start_run(data, row("runs", run_id=f"r{number}", status="running"))
        store.end_run(data, row("runs", run_id=f"r{number}", status="succeeded"))
    assert file_count(data, "runs") == 1
    assert len(delta.read(delta.open_table(data, "runs"))) == 2
