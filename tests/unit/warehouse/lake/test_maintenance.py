"""Few files, a short log, nothing left that no batch names: and not one row another."""

import os
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.kit.kills import Stopped, contents, list_orphans, stop_at
from tests.kit.rows import bare_article, row
from warehouse import store
from warehouse.lake import compaction, delta, maintenance, outside_tables, paths
from warehouse.lake.delta import BATCHES
from warehouse.store import StoreBusy

DAYS = 24 * 3600


def add(data: Path, number: int) -> None:
    text = f"Sentence {number}. It has a second."
    day = date(2017, 1 + number % 2, 5)
    store.append(data, bare_article(text, guid=str(number), day=day, people=[f"Ana {number % 3}"]))


def file_count(data: Path, table: str) -> int:
    return len(delta.open_table(data, table).file_uris())


def stored_files(data: Path, table: str) -> list[Path]:
    return sorted(paths.table_path(data, table).glob("*.parquet"))


def revise(data: Path, number: int) -> None:
    store.append(data, bare_article(f"Sentence {number}. Its second is new.", guid=str(number)))


def stop(data: Path, number: int, monkeypatch: pytest.MonkeyPatch, at_commit: int) -> None:
    """Add an article by a writer that is killed before that commit."""
    with monkeypatch.context() as patch:
        stop_at(patch, at_commit)
        with pytest.raises(Stopped):
            add(data, number)


def age_all(data: Path, seconds: float) -> None:
    for path in paths.lake_path(data).glob("*/*.parquet"):
        age(path, seconds)


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


@pytest.mark.slow
def test_maintain_leaves_one_segment_and_the_same_rows(data: Path) -> None:
    for number in range(4):
        add(data, number)
    rows = contents(data)
    assert file_count(data, "sentences") == 4
    store.maintain(data)
    assert contents(data) == rows
    assert {name: file_count(data, name) for name in ("sentences", "documents", "entities")} == {
        "sentences": 1,
        "documents": 1,
        "entities": 1,
    }
    add(data, 1)
    assert contents(data) == rows, "the numbers are still there"
    add(data, 7)
    assert len(contents(data)["documents"]) == 5


@pytest.mark.slow
def test_the_store_maintains_itself_now_and_then(data: Path) -> None:
    counts = []
    for number in range(22):
        add(data, number)
        counts.append(file_count(data, "sentences"))
    assert counts == [*range(1, 11), 2, *range(3, 12), 3, 4]


def test_upkeep_that_meets_other_writers_does_not_fail_the_batch(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise StoreBusy("others are faster")

    monkeypatch.setattr(maintenance, "BATCHES_BETWEEN", 1)
    monkeypatch.setattr(compaction, "compact_segments", busy)
    add(data, 1)
    with pytest.raises(StoreBusy):
        store.maintain(data)


@pytest.mark.slow
def test_rows_of_batches_long_whole_are_forgotten_and_the_next_number_stays(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(maintenance, "BATCHES_KEPT", 2)
    monkeypatch.setattr(maintenance, "REPLACED_KEPT", timedelta())
    for number in range(3):
        add(data, number)
    store.maintain(data)  # batch 4 merges the others
    assert sorted(one["number"] for one in delta.read(delta.open_table(data, BATCHES), ["number"])) == [3, 4]
    add(data, 3)
    assert delta.batch_number(delta.open_table(data, BATCHES)) == 5


def test_batches_whose_files_may_be_in_use_are_not_forgotten(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maintenance, "BATCHES_KEPT", 0)
    add(data, 0)
    maintenance.forget_batches(data)
    assert len(delta.read(delta.open_table(data, BATCHES))) == 1


def test_replaced_files_stay_for_readers_and_go_then(data: Path) -> None:
    add(data, 0)
    [before] = stored_files(data, "sentences")
    revise(data, 0)
    rows = contents(data)
    maintenance.drop_replaced_files(data, maintenance.REPLACED_KEPT)
    assert before in stored_files(data, "sentences")
    maintenance.drop_replaced_files(data)
    assert before not in stored_files(data, "sentences")
    assert contents(data) == rows


def test_files_of_a_batch_that_never_was_are_swept_after_a_day(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(data, 0)
    stop(data, 1, monkeypatch, at_commit=0)
    left = list_orphans(data)
    assert {name.partition("/")[0] for name in left} >= {"documents", "sentences", "entities"}
    maintenance.sweep_files(data)
    assert list_orphans(data) == left, "its writer may be at work"
    rows = contents(data)
    age_all(data, 2 * DAYS)
    maintenance.sweep_files(data)
    assert list_orphans(data) == []
    assert contents(data) == rows


def test_old_files_of_a_batch_that_is_decided_stay(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(data, 0)
    stop(data, 1, monkeypatch, at_commit=1)
    age_all(data, 2 * DAYS)
    maintenance.sweep_files(data)
    store.recover(data)
    assert len(contents(data)["sentences"]) == 4
    assert all(file.is_file() for file in stored_files(data, "sentences"))


@pytest.mark.slow
def test_full_removes_old_files_that_no_batch_named(data: Path) -> None:
    add(data, 0)
    orphan = paths.table_path(data, "sentences") / "0000001-0badcafe.parquet"
    orphan.write_bytes(b"left by a kill")
    age(orphan, 2 * DAYS)
    store.maintain(data)
    assert orphan.exists()
    store.maintain(data, full=True)
    assert not orphan.exists()
    assert len(contents(data)["documents"]) == 1


def test_runs_that_find_nothing_keep_their_table_small(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside_tables, "OUTSIDE_COMMITS_BETWEEN", 4)
    for number in range(2):
        store.start_run(data, row("runs", run_id=f"r{number}", status="running"))
        store.end_run(data, row("runs", run_id=f"r{number}", status="succeeded"))
    assert file_count(data, "runs") == 1
    assert len(delta.read(delta.open_table(data, "runs"))) == 2
