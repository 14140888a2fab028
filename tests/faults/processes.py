"""Run work in processes of their own, which may be killed: forks of a clean process that has imported everything."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

# Windows has no forks, and no faults are tried there; the tests are collected all the same.
CONTEXT = multiprocessing.get_context(None if sys.platform == "win32" else "forkserver")
# What all of the work needs, so that no fork has to import it.
CONTEXT.set_forkserver_preload([
    f"tests.faults.{name}" for name in ("kills", "writers", "readers", "disks", "damages", "clocks")
])
# A minute is much for the work of a step; a damaged file must let nobody hang for ever.
MOST_SECONDS = 300
Work = Callable[..., object]
# Variables by which libraries find an object store: the clean process has those of its own start.
_OF_STORES = ("AWS_", "NO_PROXY", "no_proxy")


class WorkFailed(Exception):
    """Work failed in its own process, which nobody had killed or disturbed."""


def start(work: Work, *args: Any) -> BaseProcess:
    """Start work in a process of its own, which finds an object store by what names it here."""
    stores = {name: value for name, value in os.environ.items() if name.startswith(_OF_STORES)}
    process = CONTEXT.Process(target=_work_with, args=(stores, work, *args))
    process.start()
    return process


def run(work: Work, *args: Any) -> None:
    """Do work in a process of its own.

    Raises:
        WorkFailed: it ended with an error.
    """
    process = start(work, *args)
    process.join()
    _raise_unless(process, 0)


def run_until_killed(seconds: float, work: Work, *args: Any) -> bool:
    """Do work in a process of its own, and kill it so long after it began; say whether that was in time.

    Raises:
        WorkFailed: it ended with an error before.
    """
    begun, begins = CONTEXT.Pipe(duplex=False)
    process = start(_begin, begins, work, *args)
    begins.close()
    begun.recv()
    process.join(seconds)
    process.kill()
    process.join()
    _raise_unless(process, 0, -signal.SIGKILL)
    return process.exitcode == -signal.SIGKILL


def ask(work: Work, *args: Any) -> Any:
    """Do work in a process of its own and give what it returns.

    Raises:
        WorkFailed: it ended with an error.
    """
    answer, answers = CONTEXT.Pipe(duplex=False)
    process = start(_answer, answers, work, *args)
    answers.close()
    try:
        if answer.poll(MOST_SECONDS):
            return answer.recv()
        raise WorkFailed(f"{work.__name__} went on for more than {MOST_SECONDS} seconds")
    except EOFError:
        raise WorkFailed(f"{work.__name__} gave no answer; its traceback is above") from None
    finally:
        process.kill()
        process.join()


def _work_with(stores: dict[str, str], work: Work, *args: Any) -> None:
    os.environ.update(stores)
    work(*args)


def _begin(begins: Connection, work: Work, *args: Any) -> None:
    begins.send(os.getpid())
    work(*args)


def _answer(answers: Connection, work: Work, *args: Any) -> None:
    answers.send(work(*args))


def _raise_unless(process: BaseProcess, *codes: int) -> None:
    if process.exitcode not in codes:
        raise WorkFailed(f"{process.name} ended with {process.exitcode}; its traceback is above")
