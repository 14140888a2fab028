"""Which batches can be taken back, how far back one can go, and which undo files are of no use."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.kit.rows import bare_article
from warehouse import store
from warehouse.lake import commit, delta, undo_files
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.commit import Batch
from warehouse.lake.delta import BATCHES
from warehouse.lake.undo_files import Undo, list_undo_files, number_of, read_head, write_undo
from warehouse.lake.undo_log import UndoLog, drop_old_undo_files, sweep_undo_files
from warehouse.store import NotRestorable


@pytest.fixture
def stored(data: Path) -> Path:
    """Three batches of two runs."""
    for number, run_id in enumerate(("r1", "r2", "r2")):
        store.append(data, bare_article(f"Story {number}.", guid=f"g{number}", run_id=run_id))
    return data


def batches_of(data: Path) -> list[Batch]:
    return commit.read_batches(delta.open_log(data, BATCHES), 0)


def open_log(data: Path) -> UndoLog:
    return UndoLog(data, delta.open_documents(data).number, batches_of(data))


def forget(data: Path, until: int) -> None:
    delta.open_table(data, BATCHES).delete(f"number <= {until}")


def test_all_batches_can_be_taken_back_also_those_that_are_forgotten(stored: Path) -> None:
    forget(stored, 2)
    log = open_log(stored)
    assert (log.oldest, log.number) == (0, 3)
    assert len(log.read_after(1)) == 2


def test_runs_are_known_by_their_last_batches(stored: Path) -> None:
    log = open_log(stored)
    assert [log.find_last_of_run(run_id) for run_id in ("r1", "r2", "r3")] == [1, 3, None]
    second = log.files[2].head.written_at
    assert log.find_last_until(second) == 2
    assert log.find_last_until(datetime(2000, 1, 1)) == 0


def test_behind_a_batch_that_keeps_nothing_nothing_can_be_taken_back(stored: Path) -> None:
    list_undo_files(stored)[1].unlink()
    log = open_log(stored)
    assert log.oldest == 2
    assert log.find_last_of_run("r1") == 1, "the run is known"
    assert log.find_last_until(datetime(2000, 1, 1)) is None
    with pytest.raises(NotRestorable, match="batch 1 is further back than is known: one can go back to batch 2, as"):
        log.read_after(1)


def test_a_store_of_an_older_program_says_so(stored: Path) -> None:
    for path in list_undo_files(stored):
        path.unlink()
    with pytest.raises(NotRestorable, match="there is nothing yet to go back by"):
        open_log(stored).read_after(2)
    assert open_log(stored).read_after(3) == []


def test_there_is_no_going_forward(stored: Path) -> None:
    with pytest.raises(NotRestorable, match="no batch 4 yet: the last one is 3"):
        open_log(stored).read_after(4)


def test_a_damaged_file_is_told_of(stored: Path) -> None:
    path = list_undo_files(stored)[1]
    body = bytearray(path.read_bytes())
    body[8:40] = bytes(32)
    path.write_bytes(body)
    with pytest.raises(NotRestorable, match="batch 2 back is damaged"):
        open_log(stored).read_after(1)
    assert len(open_log(stored).read_after(2)) == 1


@pytest.mark.parametrize("is_forgotten", [False, True])
def test_files_of_writers_who_lost_count_for_nothing(stored: Path, is_forgotten: bool) -> None:
    right = open_log(stored).files[2].path
    lost = write_undo(stored, 2, BatchKind.APPEND, "r9", Undo())
    undecided = write_undo(stored, 4, BatchKind.APPEND, "r9", Undo())
    if is_forgotten:
        forget(stored, 2)
    log = open_log(stored)
    assert log.files[2].path == right and 4 not in log.files
    sweep_undo_files(stored, batches_of(stored))
    assert lost.exists() is is_forgotten
    assert undecided.exists() and right.exists()


def test_maintaining_sweeps_and_keeps_what_is_young(stored: Path) -> None:
    lost = write_undo(stored, 2, BatchKind.APPEND, "r9", Undo())
    store.maintain(stored)
    assert not lost.exists()
    assert len(list_undo_files(stored)) == 4, "three batches and a merger"
    drop_old_undo_files(stored, timedelta())
    assert list_undo_files(stored) == []


def test_files_go_once_they_are_old(stored: Path) -> None:
    for path in list_undo_files(stored)[:2]:
        head = replace(read_head(path), written_at=datetime(2026, 1, 1))
        path.write_bytes(undo_files._encode(head, Undo()))
    drop_old_undo_files(stored)
    assert [number_of(path) for path in list_undo_files(stored)] == [3]
    assert open_log(stored).oldest == 2
