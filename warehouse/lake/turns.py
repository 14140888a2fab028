"""Let writers on one disk take turns, so that many at once do not make each other's work vain.

What keeps a batch whole is the commit protocol alone (commit.py): a turn only saves work. So whoever waited long, or
has no such locks, goes on without one, and a writer that was stopped in its turn holds nobody up for long.
"""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse import places
from warehouse.lake.paths import table_path

if sys.platform != "win32":
    import fcntl

# Longer than an attempt of another writer takes, but for a merger of large files, which need not be waited for.
LONGEST_WAIT_SECONDS = 10.0
_PAUSE_SECONDS = 0.01  # between two looks, at most: the others are as fast
_held: set[Path] = set()  # folders whose turn this process has: it does not wait for itself


@contextmanager
def take_turn(data: Path, table: str) -> Iterator[bool]:
    """Hold the turn of the writers of a table while the block runs; says whether it is held.

    The lock is the table's own folder, so that no file stays, and it ends with its process, a killed one too.
    """
    folder = table_path(data, table)
    if sys.platform == "win32" or not places.is_on_disk(data) or folder in _held:
        yield False
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:  # without a store the caller's next step says so
        yield False
        return
    is_held = _wait_for_turn(descriptor)
    if is_held:
        _held.add(folder)
    try:
        yield is_held
    finally:
        if is_held:
            _held.discard(folder)
            fcntl.flock(descriptor, fcntl.LOCK_UN)  # a process that was forked meanwhile has it open too
        os.close(descriptor)


def _wait_for_turn(descriptor: int) -> bool:
    until = time.monotonic() + LONGEST_WAIT_SECONDS
    while time.monotonic() < until:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(random.uniform(0, _PAUSE_SECONDS))
        except OSError:  # some network file systems have no such locks
            return False
        else:
            return True
    return False
