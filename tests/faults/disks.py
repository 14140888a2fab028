"""The disk is full at a random moment, or read-only: nothing is half stored, and the next run does the work."""

from __future__ import annotations

import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from tests.faults.file_systems import copy_linked, fork
from tests.faults.losses import Losses, StoredRows, measure_losses
from tests.faults.mounts import enter_own_mounts, mount_read_only, mount_small
from tests.faults.processes import ask
from tests.faults.samples import STEPS, Sample
from tests.faults.work import do_step

if sys.platform != "win32":
    import resource

DISK_BYTES = 64 << 20
# Files of the store are a few KB; of those larger than the limit, none can be written.
MOST_FILE_BYTES = 40_000
# The answer where the system lets nobody do that.
NOT_POSSIBLE = "not possible here"


class Attempt(NamedTuple):
    """What the disturbed run ended with ("" for no error, NOT_POSSIBLE where it was not disturbed), and the losses."""

    error: str
    losses: Losses


def fill_disks(folder: Path, sample: Sample, count: int, seed: int) -> Iterator[Attempt]:
    """Let the next step run with too little room on the disk, `count` times, and again with enough."""
    rooms = random.Random(seed)
    for _ in range(count):
        room = rooms.randrange(sample.next_bytes)
        yield _attempt(_work_on_full_disk, sample.data, folder / "disk", room, sample.next_rows)


def limit_files(folder: Path, sample: Sample, count: int, seed: int) -> Iterator[Attempt]:
    """Let the next step run with a limit to the size of a file, `count` times, and again without."""
    limits = random.Random(seed)
    for _ in range(count):
        limit = limits.randrange(1, MOST_FILE_BYTES)
        yield _attempt(_work_within_limit, sample.data, folder / "limited", limit, sample.next_rows)


def refuse_writing(folder: Path, sample: Sample) -> Iterator[Attempt]:
    """Let the next step run on a read-only disk, which can be read and audited all the same; and again on another."""
    yield _attempt(_work_read_only, sample.data, folder / "read-only", sample.rows)
    data = copy_linked(sample.data, folder / "writable")
    do_step(data, STEPS)
    yield Attempt("", measure_losses(data, sample.next_rows))


def name_errors(attempts: list[Attempt]) -> str:
    """Name the errors that attempts ended with, the most frequent first."""
    names = Counter(attempt.error.partition(":")[0] or "no error" for attempt in attempts)
    return ", ".join(f"{count} {name}" for name, count in names.most_common())


def _attempt(work: Callable[..., Attempt], *args: object) -> Attempt:
    answer = ask(work, *args)
    return Attempt(*answer)


def _work_on_full_disk(source: Path, place: Path, room_bytes: int, wanted: StoredRows) -> Attempt:
    try:
        enter_own_mounts()
        mount_small(place, DISK_BYTES)
    except OSError:
        return Attempt(NOT_POSSIBLE, Losses())
    data = copy_linked(source, place / "data")
    ballast = place / "ballast"
    free = os.statvfs(place).f_bavail * os.statvfs(place).f_frsize
    with ballast.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, free - room_bytes)
    error = fork(partial(do_step, data, STEPS))
    ballast.unlink()
    return _work_again(data, error, wanted)


def _work_within_limit(source: Path, place: Path, limit_bytes: int, wanted: StoredRows) -> Attempt:
    rmtree(place, ignore_errors=True)
    data = copy_linked(source, place)
    error = fork(partial(_do_step_within, data, limit_bytes))
    return _work_again(data, error, wanted)


def _do_step_within(data: Path, limit_bytes: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, limit_bytes))
    do_step(data, STEPS)


def _work_read_only(source: Path, place: Path, wanted: StoredRows) -> Attempt:
    data = copy_linked(source, place)
    try:
        enter_own_mounts()
        mount_read_only(data)
    except OSError:
        return Attempt(NOT_POSSIBLE, Losses())
    error = fork(partial(do_step, data, STEPS))
    silent = Losses() if error else Losses(broken_promises=1, first="a read-only store was written to")
    return Attempt(error, measure_losses(data, wanted) + silent)


def _work_again(data: Path, error: str, wanted: StoredRows) -> Attempt:
    again = fork(partial(do_step, data, STEPS))
    if again:
        return Attempt(error, Losses(broken_promises=1, first=f"after {error}: the next run ended with {again}"))
    return Attempt(error, measure_losses(data, wanted))
