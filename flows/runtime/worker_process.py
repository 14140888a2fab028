"""A worker process: what it does, and how its parent talks to it.

It works on one list of items after the other and ends when its parent does. Which items, and what becomes of a worker
that is killed: worker_pool.py.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from flows.runtime.collection import collect_rarely

# Loading a model takes 2 s of CPU; on a machine that swaps it may take a minute or two.
START_SECONDS = 200.0
# What Linux counts `ru_maxrss` in; a Mac counts bytes.
_UNIT_BYTES = 1 if sys.platform == "darwin" else 1024


class WorkersFailed(OSError):
    """Workers cannot be started; the message is one line that says what to do."""


class WorkFailed(Exception):
    """The work itself raised, which no other try cures; the message is the worker's traceback."""


class WorkerDied(Exception):
    """A worker has ended, most likely killed, before it gave an answer."""


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """What workers do, as functions of modules that they import themselves."""

    prepare: Callable[[], None]  # loads what all work needs, before the first
    work: Callable[[Sequence[Any]], list[Any]]  # gives a result for each item


@dataclass(frozen=True, slots=True)
class WorkReply:
    """What a worker answers: results, or the traceback of what `work` raised; the most memory that it has held."""

    results: list[Any]
    fault: str | None
    peak_bytes: int


class Worker:
    """A worker process, seen from its parent."""

    def __init__(self, context: BaseContext, plan: WorkPlan) -> None:
        """Start a process; it is not ready yet."""
        self.calls = 0
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=serve_parent, args=(theirs, plan), name="wireroom worker", daemon=True
        )
        self._process.start()
        theirs.close()  # or the end of the worker would not be seen

    @property
    def pid(self) -> int | None:
        """The id of the process."""
        return self._process.pid

    def await_ready(self) -> None:
        """Wait until the worker has loaded what it needs.

        Raises:
            WorkersFailed: it ended before, or takes too long.
        """
        try:
            if self._connection.poll(START_SECONDS):
                self._connection.recv()
                return
            fault = f"was not ready after {START_SECONDS:.0f} s"
        except (EOFError, OSError):
            self._process.join(1)
            fault = f"ended with {self._process.exitcode} before it was ready"
        raise WorkersFailed(f"a worker process {fault}; give it more memory, or start fewer by --workers")

    def call(self, items: Sequence[Any]) -> WorkReply:
        """Have the worker work on `items`; give its answer.

        Raises:
            WorkerDied: it ended before it answered.
        """
        self.calls += 1
        try:
            self._connection.send(items)
            reply: WorkReply = self._connection.recv()
        except (EOFError, OSError):
            raise WorkerDied from None
        return reply

    def kill(self) -> None:
        """End the process at once, whatever it does."""
        self._process.kill()

    def clear_away(self) -> None:
        """Wait for the end of the process, and give back what it is talked to by."""
        self._process.join()
        self._connection.close()


def serve_parent(connection: Connection, plan: WorkPlan) -> None:
    """Work on what comes through `connection`; end the process with its parent, also amid work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_rarely()
    plan.prepare()
    connection.send(None)
    with ThreadPoolExecutor(1) as thread:  # so that this one sees at once that the parent is gone
        while True:
            try:
                items = connection.recv()
            except (EOFError, OSError):
                os._exit(0)
            thread.submit(plan.work, items).add_done_callback(partial(_answer, connection))


def _answer(connection: Connection, done: Future[list[Any]]) -> None:
    error = done.exception()
    fault = None if error is None else "".join(traceback.format_exception(error))
    connection.send(WorkReply([] if error else done.result(), fault, _read_peak_bytes()))


def _read_peak_bytes() -> int:
    """Read the most memory that this process has held; 0 on Windows, which has no such count."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT_BYTES
