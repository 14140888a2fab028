"""Hold back Ctrl-C while a batch is stored, and while Prefect starts or ends a task, which an interrupt would break.

It ends a run between batches, or while a batch is read and annotated, never within a commit. SIGTERM ends a run at
once, wherever it is, but lets it say so; a run that goes on for all that is ended after some seconds.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from flows.runtime import logs

_Handler = Callable[[int, FrameType | None], Any] | int | None


@dataclass(slots=True)
class InterruptHold:
    """A block that holds back Ctrl-C: what handled it before, and whether it came meanwhile."""

    before: _Handler
    came: bool = False

    def remember(self, _number: int, _frame: FrameType | None) -> None:
        """Remember the first Ctrl-C; raise the second one.

        Raises:
            KeyboardInterrupt: it came before.
        """
        if self.came:
            raise KeyboardInterrupt
        self.came = True


_holds: list[InterruptHold] = []
# From SIGTERM to the end of a process that does not end by itself; whoever sends it waits 10 s at the least.
END_SECONDS = 8.0
TERMINATED = 128 + signal.SIGTERM  # the exit code, as shells have it
STOPPED = "stopped; what is stored is whole, the same command goes on from there; `wireroom publish` shows it"
PREFECTS_TERMINATED = "TerminationSignal"  # by its name, as Prefect may not be imported


@contextmanager
def hold_interrupts() -> Iterator[None]:
    """Hold back the first Ctrl-C until the block within is done, then raise it; a second one is raised at once.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed meanwhile.
    """
    if not _is_main_thread():
        yield
        return
    hold = InterruptHold(signal.getsignal(signal.SIGINT))
    signal.signal(signal.SIGINT, hold.remember)
    _holds.append(hold)
    try:
        yield
    finally:
        _holds.pop()
        signal.signal(signal.SIGINT, hold.before)
    if hold.came:
        raise KeyboardInterrupt


@contextmanager
def allow_interrupts() -> Iterator[None]:
    """Let Ctrl-C through at once within a block that holds it back; one that came before is raised now.

    Raises:
        KeyboardInterrupt: Ctrl-C was pressed before.
    """
    if not _holds or not _is_main_thread():
        yield
        return
    hold = _holds[-1]
    if hold.came:
        hold.came = False
        raise KeyboardInterrupt
    signal.signal(signal.SIGINT, hold.before)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, hold.remember)


class Terminated(BaseException):
    """SIGTERM came; not an Exception, so that no seam takes it for a fault of an article."""


@contextmanager
def end_by_sigterm(tell: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Let SIGTERM raise within the block, so that a run is recorded as stopped; then end the process by it.

    `tell` is called before the end: what prints the outcome of the run. The end is told on standard error, in a line.

    Raises:
        SystemExit: SIGTERM came, and something lets the process go on, as it does for the first one of a container.
    """
    if not _is_main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _raise_terminated)
    try:
        with _end_in_time(tell):
            yield
    except BaseException as error:
        if not _is_of_sigterm(error):
            raise
        tell()
        _say_stopped()
        signal.signal(signal.SIGTERM, before)
        os.kill(os.getpid(), signal.SIGTERM)
        raise SystemExit(TERMINATED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _end_in_time(tell: Callable[[], None]) -> Iterator[None]:
    """End the process some seconds after SIGTERM came, if the block goes on: in a long call, or without the exception.

    Python writes each signal into the pipe as it comes, whoever handles it, and also in the middle of such a call.
    """
    if sys.platform == "win32":  # it takes sockets alone, and knows no SIGTERM
        yield
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    threading.Thread(target=_watch_signals, args=(reading, tell), name="end-in-time", daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(writing)


def _watch_signals(reading: int, tell: Callable[[], None]) -> None:
    while number := os.read(reading, 1):
        if number[0] == signal.SIGTERM and not _is_closed_within(reading, END_SECONDS):
            tell()
            _say_stopped()
            os._exit(TERMINATED)
    os.close(reading)


def _is_closed_within(reading: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0] and not os.read(reading, 1):
            return True
    return False


def _say_stopped() -> None:
    logs.announce(f"{STOPPED} (SIGTERM)")


def find_stop(error: BaseException) -> BaseException | None:
    """Find the Ctrl-C or SIGTERM that led to an error: itself, or what it was raised in answer to; None where none did.

    Prefect answers one that comes as a task begins with an error of its own ("Task run is not set").
    """
    seen: list[BaseException] = []
    links: list[BaseException | None] = [error]
    while links:
        link = links.pop()
        if link is None or any(link is one for one in seen):
            continue
        if isinstance(link, KeyboardInterrupt) or _is_terminated(link):
            return link
        seen.append(link)
        links += [link.__context__, link.__cause__]
    return None


def _is_terminated(error: BaseException) -> bool:
    return isinstance(error, Terminated) or type(error).__name__ == PREFECTS_TERMINATED


def _is_of_sigterm(error: BaseException) -> bool:
    stop = find_stop(error)
    return stop is not None and _is_terminated(stop)


def _raise_terminated(_number: int, _frame: FrameType | None) -> None:
    raise Terminated


def _is_main_thread() -> bool:
    """Say whether this is the thread that signals reach."""
    return threading.current_thread() is threading.main_thread()
