"""Have several processes work at once: what one of them is killed at, another one tries again.

A worker that is killed, for want of memory as a rule, costs its chunk another try, and at the second time the items are
tried one by one, so that one bad item is all that is lost. The executor of the standard library would be lost as a
whole with its first killed process. What a worker does: worker_process.py.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from typing import Any, Self

from flows.runtime.worker_process import Worker, WorkerDied, WorkersFailed, WorkFailed, WorkPlan, WorkReply

_LOG = logging.getLogger(__name__)
# A chunk, or an item by itself, that was there when two workers were killed is the cause and no passer-by.
MOST_KILLS = 2
# A worker that is killed before it is ready is started again; where none gets ready, more tries would not help.
MOST_STARTS = 3
# A worker that has held so much is replaced: what a long text took is given back. A usual one holds 0.6 GB.
MOST_BYTES = 1_500_000_000
# 500 chunks, an hour or so: what leaks is given back, and a new worker costs half a second.
MOST_CALLS = 500
# Of workers. One thread each, as there is one for each core; forking a process that has several may hang for ever. No
# modules from the working directory, which may have some of the same names.
_VARIABLES = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONSAFEPATH": "1"}


class WorkerPool:
    """Up to `count` worker processes, each started once there is work for it; `close` ends them at once."""

    def __init__(self, count: int, plan: WorkPlan, preloaded: str | None = None) -> None:
        """Make a pool that has no worker yet.

        Args:
            count: the most workers at a time.
            plan: what they do.
            preloaded: a module whose import loads what workers share. It starts no thread. Where processes can be
                forked safely it is imported once, and the memory it takes is taken once.
        """
        self._plan = plan
        self._context = _choose_context(preloaded)
        self._threads = ThreadPoolExecutor(count, "wireroom pool")
        self._idle: SimpleQueue[Worker] = SimpleQueue()
        self._workers: set[Worker] = set()
        self._lock = threading.Lock()
        self._is_closed = False

    def __enter__(self) -> Self:
        """Give the pool."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the pool."""
        self.close()

    def submit(self, items: Sequence[Any]) -> Future[list[Any]]:
        """Have a worker work on a chunk of items as soon as one is free.

        Its result is that of each item, in order; None of an item that killed two workers by itself. It raises
        WorkersFailed where workers cannot be started, WorkFailed where the work itself raised.
        """
        return self._threads.submit(self._work_on, items)

    def list_pids(self) -> list[int]:
        """List the process ids of the workers that there are now."""
        with self._lock:
            return [worker.pid for worker in self._workers if worker.pid is not None]

    def close(self) -> None:
        """End all workers at once, whatever they do."""
        with self._lock:
            self._is_closed = True
            for worker in self._workers:
                worker.kill()  # the thread that waits for it sees that
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.clear_away()

    def _work_on(self, items: Sequence[Any]) -> list[Any]:
        for _ in range(MOST_KILLS):
            try:
                return self._try(items)
            except WorkerDied:
                continue
        if len(items) == 1:
            return [None]
        return [result for item in items for result in self._work_on([item])]

    def _try(self, items: Sequence[Any]) -> list[Any]:
        worker = self._take_worker()
        try:
            reply = worker.call(items)
        except WorkerDied:
            self._end_worker(worker)
            if self._is_closed:
                raise WorkersFailed("the workers were ended") from None
            _LOG.warning("a worker process was killed; the %d items that it had are tried again", len(items))
            raise
        self._put_back(worker, reply)
        if reply.fault is not None:
            raise WorkFailed(reply.fault)
        return reply.results

    def _take_worker(self) -> Worker:
        with suppress(Empty):
            return self._idle.get_nowait()
        for _ in range(MOST_STARTS - 1):
            with suppress(WorkersFailed):
                return self._start_ready_worker()
        return self._start_ready_worker()

    def _start_ready_worker(self) -> Worker:
        worker = self._start_worker()
        try:
            worker.await_ready()
        except WorkersFailed:
            self._end_worker(worker)
            raise
        return worker

    def _start_worker(self) -> Worker:
        with self._lock:
            if self._is_closed:
                raise WorkersFailed("the workers were ended")
            with _set_variables(_VARIABLES):
                worker = Worker(self._context, self._plan)
            self._workers.add(worker)
        return worker

    def _put_back(self, worker: Worker, reply: WorkReply) -> None:
        if worker.calls >= MOST_CALLS or reply.peak_bytes > MOST_BYTES:
            self._end_worker(worker)
        else:
            self._idle.put(worker)

    def _end_worker(self, worker: Worker) -> None:
        with self._lock:
            self._workers.discard(worker)
        worker.kill()
        worker.clear_away()


def _choose_context(preloaded: str | None) -> multiprocessing.context.BaseContext:
    """Choose how processes start: forked by a small server on Linux, anew elsewhere.

    Never forked by the run itself: libraries that it has loaded have threads.
    """
    if not sys.platform.startswith("linux"):
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preloaded] if preloaded else [])
    return context


@contextmanager
def _set_variables(variables: dict[str, str]) -> Iterator[None]:
    """Set environment variables for the processes that start within."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
