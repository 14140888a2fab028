"""Workers give what the work gives, in order; one that is killed costs another try, and at the most one item."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from flows.runtime import worker_pool
from flows.runtime.worker_pool import WorkerPool
from flows.runtime.worker_process import WorkersFailed, WorkFailed, WorkPlan

FATAL, FATAL_ONCE, WRONG, SLOW = "fatal", "fatal once", "wrong", "slow"
WAIT_SECONDS = 240.0  # for a machine that has much else to do


def prepare() -> None:
    """Load nothing."""


def prepare_in_vain() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def work_on(folder: Path, words: Sequence[str]) -> list[tuple[str, int]]:
    """Give each word with the id of the process; some words are more than it bears."""
    for word in words:
        with (folder / word).open("a") as file:
            file.write("x")
        if word == FATAL or (word == FATAL_ONCE and (folder / word).stat().st_size == 1):
            os.kill(os.getpid(), signal.SIGKILL)
        if word == WRONG:
            raise ValueError("this is wrong")
        if word == SLOW:
            time.sleep(WAIT_SECONDS)
    return [(word, os.getpid()) for word in words]


def make_pool(folder: Path, count: int = 2) -> WorkerPool:
    return WorkerPool(count, WorkPlan(prepare, partial(work_on, folder)))


def list_words(results: Sequence[tuple[str, int] | None]) -> list[str | None]:
    return [result and result[0] for result in results]


def test_what_kills_workers_is_lost_alone(tmp_path: Path) -> None:
    with make_pool(tmp_path) as pool:
        chunks = [["a", "b"], ["c", FATAL, "d"], [FATAL_ONCE, "e"], ["f"]]
        pending = [pool.submit(chunk) for chunk in chunks]
        results = [list_words(one.result(WAIT_SECONDS)) for one in pending]
        used = {result[1] for one in pending for result in one.result() if result}
        assert results == [["a", "b"], ["c", None, "d"], [FATAL_ONCE, "e"], ["f"]]
        assert (tmp_path / FATAL).read_text() == "xxxx"  # twice in its chunk, twice by itself
        assert os.getpid() not in used
        last = pool.list_pids()
        assert len(last) <= 2
    for pid in last:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_workers_that_have_held_much_are_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "MOST_BYTES", 1)
    with make_pool(tmp_path, 1) as pool:
        pids = {pool.submit([word]).result(WAIT_SECONDS)[0][1] for word in "abc"}
    assert len(pids) == 3


def test_a_fault_of_the_work_itself_is_raised(tmp_path: Path) -> None:
    with make_pool(tmp_path, 1) as pool, pytest.raises(WorkFailed, match="ValueError: this is wrong"):
        pool.submit(["a", WRONG]).result(WAIT_SECONDS)


def test_workers_that_cannot_start_end_the_run_and_blame_no_item() -> None:
    with WorkerPool(1, WorkPlan(prepare_in_vain, list)) as pool, pytest.raises(WorkersFailed, match="ended with -9"):
        pool.submit(["a"]).result(WAIT_SECONDS)


def test_closing_ends_workers_amid_their_work(tmp_path: Path) -> None:
    pool = make_pool(tmp_path, 1)
    pending, waiting = pool.submit([SLOW]), pool.submit(["a"])
    while not (tmp_path / SLOW).exists():
        time.sleep(0.05)
    begun = time.monotonic()
    pool.close()
    assert time.monotonic() - begun < WAIT_SECONDS / 2
    assert isinstance(pending.exception(0), WorkersFailed) and waiting.cancelled()
