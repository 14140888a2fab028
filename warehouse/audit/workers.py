"""Spread work over two processes, where it is worth it and the system allows it; else it is done here.

Knows nothing of what is done. Processes are spawned, not forked: threads of Arrow do not outlast a fork.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

Job = TypeVar("Job")
Shared = TypeVar("Shared")
Outcome = TypeVar("Outcome")
# Each has the rows of one segment in memory, of 10,000 articles at most: 650 MB for invented ones of 100 rows each.
PROCESSES = 2
# What all jobs of a worker process share, sent to it once.
_shared: dict[str, Any] = {}


def map_over_processes(
    work: Callable[[Job, Shared], Outcome], jobs: Sequence[Job], shared: Shared, *, is_worth_it: bool = True
) -> Iterator[Outcome]:
    """Yield what `work` gives for each of `jobs`, in their order; jobs and outcomes have to be picklable.

    Where a process cannot be started, or dies, the jobs that are left are done in this one.
    """
    done = 0
    if is_worth_it and len(jobs) > 1 and _count_cores() > 1 and not multiprocessing.current_process().daemon:
        try:
            for outcome in _map_in_pool(work, jobs, shared):
                yield outcome
                done += 1
        except (BrokenProcessPool, OSError):  # no more processes, or no memory for them
            pass
    for job in jobs[done:]:
        yield work(job, shared)


def _map_in_pool(work: Callable[[Job, Shared], Outcome], jobs: Sequence[Job], shared: Shared) -> Iterator[Outcome]:
    pool = ProcessPoolExecutor(
        min(PROCESSES, len(jobs)), multiprocessing.get_context("spawn"), initializer=_keep_shared, initargs=(shared,)
    )
    try:
        yield from pool.map(_work_with_shared, [work] * len(jobs), jobs)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _count_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _keep_shared(shared: Any) -> None:
    _shared["all"] = shared


def _work_with_shared(work: Callable[[Any, Any], Outcome], job: Any) -> Outcome:
    return work(job, _shared["all"])
