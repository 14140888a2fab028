"""Work comes back in the order of its jobs, whether processes did it or not."""

from __future__ import annotations

import os

import pytest

from warehouse.audit.workers import map_over_processes


def tell_process(job: int, shared: str) -> tuple[str, int]:
    return f"{shared}{job}", os.getpid()


def die_elsewhere(job: int, home: int) -> int:
    """Die in every process but that of `home`."""
    if os.getpid() != home:
        os._exit(1)
    return job


def test_other_processes_do_the_work_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.audit.workers._count_cores", lambda: 2)
    outcomes = list(map_over_processes(tell_process, [1, 2, 3], "job "))
    assert [text for text, _ in outcomes] == ["job 1", "job 2", "job 3"]
    assert os.getpid() not in {process for _, process in outcomes}


def test_what_is_not_worth_it_is_done_here() -> None:
    assert {process for _, process in map_over_processes(tell_process, [1, 2], "", is_worth_it=False)} == {os.getpid()}


def test_what_a_dead_process_left_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.audit.workers._count_cores", lambda: 2)
    assert list(map_over_processes(die_elsewhere, [1, 2, 3], os.getpid())) == [1, 2, 3]
