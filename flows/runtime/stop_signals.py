"""Let a process that waits for work hear SIGTERM and Ctrl-C, and end in an order of its own.

The first signal ends a wait and is remembered. The second one is raised, so that an end that hangs can be ended.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from types import FrameType

from flows.runtime.interrupts import Terminated

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class StopSignals:
    """The first signal that asked the process to end, and waits that it ends."""

    def __init__(self) -> None:
        """Make one that has heard nothing."""
        self.came: signal.Signals | None = None
        self._reading, self._writing = os.pipe()
        os.set_blocking(self._writing, False)

    def wait(self, seconds: float, *others: int) -> None:
        """Wait until a signal came, one of the `others` (files to read) is ready, or so many seconds have passed."""
        if self.came is None:
            wait([self._reading, *others], seconds)

    def hear(self, number: int, _frame: FrameType | None) -> None:
        """Remember the first signal, raise the second.

        Raises:
            KeyboardInterrupt: Ctrl-C was pressed, and a signal came before.
            Terminated: SIGTERM came, and a signal came before.
        """
        if self.came is not None:
            raise KeyboardInterrupt if number == signal.SIGINT else Terminated
        self.came = signal.Signals(number)
        with suppress(BlockingIOError):
            os.write(self._writing, b".")

    def close(self) -> None:
        """Give the pipe back."""
        os.close(self._reading)
        os.close(self._writing)


@contextmanager
def hear_stop_signals() -> Iterator[StopSignals]:
    """Hear SIGTERM and Ctrl-C within the block; afterwards they do what they did before."""
    signals = StopSignals()
    before = {number: signal.signal(number, signals.hear) for number in _SIGNALS}
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signals.close()


@contextmanager
def hide_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back from this thread within the block, and for good from the processes that are started in it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
