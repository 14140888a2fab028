"""Hold back Ctrl-C while a batch is stored, and while Prefect starts or ends a task, which an interrupt would break.

It ends a run between batches, or while a batch is read and annotated, never within a commit.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

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


def _is_main_thread() -> bool:
    """Say whether this is the thread that signals reach."""
    return threading.current_thread() is threading.main_thread()
