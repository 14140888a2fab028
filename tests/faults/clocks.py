"""The clock jumps: runs and files are days ahead of each other, or behind."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from tests.faults.kills import STEPS_OF_A_STORE, Undisturbed
from tests.faults.losses import Losses, measure_losses
from tests.faults.processes import run, run_until_killed
from tests.faults.work import do_step

DAY_SECONDS = 24 * 3600
# Beyond every age at which the store deletes something: a day for staged rows, a week for replaced files.
MOST_DAYS = 30


def jump_between_steps(folder: Path, calm: list[Undisturbed], count: int, seed: int) -> Iterator[Losses]:
    """Do `count` steps, each with the clock at another time, killed once before its end; yield what each lost."""
    jumps = random.Random(seed)
    data = folder / "jumped"
    for jump in range(count):
        step = jump % STEPS_OF_A_STORE
        if step == 0:
            rmtree(data, ignore_errors=True)
        moment = jumps.uniform(0, calm[step].seconds)
        run_until_killed(moment, _do_step_at, data, step, _choose_seconds(jumps))
        _shift_files(data, _choose_seconds(jumps))
        run(_do_step_at, data, step, _choose_seconds(jumps))
        yield measure_losses(data, calm[step].rows)


def _choose_seconds(jumps: random.Random) -> float:
    return jumps.uniform(-MOST_DAYS, MOST_DAYS) * DAY_SECONDS


def _do_step_at(data: Path, step: int, ahead_seconds: float) -> None:
    """Do a step while `time.time` is ahead, or behind. The clock of the Delta library cannot be set."""
    clock = time.time
    time.time = lambda: clock() + ahead_seconds
    do_step(data, step)


def _shift_files(data: Path, seconds: float) -> None:
    """Let all files look as if written with the clock so far ahead."""
    for path in data.rglob("*"):
        status = path.lstat()
        os.utime(path, (status.st_atime + seconds, status.st_mtime + seconds), follow_symlinks=False)
