"""kill -9 of a working process at a random moment; then the next run finishes, and the rows are those undisturbed."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from math import inf
from pathlib import Path

from tests.faults.losses import Losses, StoredRows, compare_rows, measure_losses, read_published, read_rows
from tests.faults.processes import run_until_killed
from tests.faults.work import do_step
from warehouse.places import copy_object, is_on_disk, list_objects

# A store is begun anew after so many steps, as comparing costs what the store is large. Step 0 makes the store.
STEPS_OF_A_STORE = 12
# Of so many steps, one is compared in all ways; after the others the published rows alone are, at a third of the cost.
STEPS_BETWEEN_AUDITS = 4
# The run that would mend is killed too, now and then.
MOST_KILLS_OF_A_STEP = 3
# A little longer than the work usually takes, so that its end is reached too.
LONGEST_SHARE = 1.1


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a step leaves in a store that nobody disturbs, and how long it takes."""

    rows: StoredRows
    seconds: float


def work_undisturbed(data: Path, steps: int = STEPS_OF_A_STORE) -> list[Undisturbed]:
    """Do the first steps in order and keep what each leaves."""
    done = []
    for number in range(steps):
        begun = time.perf_counter()
        do_step(data, number)
        seconds = time.perf_counter() - begun
        done.append(Undisturbed(read_rows(data), seconds))
    return done


def kill_writers(folder: Path, count: int, seed: int, most_seconds: float = inf) -> Iterator[tuple[int, Losses]]:
    """Kill `count` times, or as often as `most_seconds` allow; yield the kills of each step and what nobody mended.

    Where something was lost, the store is kept as `found-<step>`, and the work goes on in a sound one.
    """
    moments, ends_at = random.Random(seed), time.monotonic() + most_seconds
    calm = work_undisturbed(folder / "calm")
    data = folder / "disturbed"
    kills = 0
    for step in cycle(range(STEPS_OF_A_STORE)):
        if step == 0:
            clear(data)
        killed = _kill_step(data, step, calm[step].seconds, moments)
        kills += killed
        is_over = kills >= count or time.monotonic() > ends_at
        is_compared_whole = is_over or step == STEPS_OF_A_STORE - 1 or step % STEPS_BETWEEN_AUDITS == 0
        losses = _compare(data, calm[step].rows, is_compared_whole)
        yield killed, losses
        if is_over:
            return
        if losses:
            keep(data, folder / f"found-{kills}")
            for earlier in range(step + 1):
                do_step(data, earlier)


def clear(data: Path) -> None:
    """Delete a store, on a disk or in an object store."""
    if is_on_disk(data):
        shutil.rmtree(data, ignore_errors=True)
        return
    for name in list_objects(data):
        (data / name).unlink()


def keep(data: Path, place: Path) -> None:
    """Keep a store in another place; in an object store, a copy of it."""
    if is_on_disk(data):
        data.rename(place)
        return
    for name in list_objects(data):
        copy_object(data / name, place / name)
    clear(data)


def _kill_step(data: Path, step: int, seconds: float, moments: random.Random) -> int:
    """Kill the process that does a step, up to three times, and let the step be done; give the number of kills."""
    killed = 0
    for _ in range(moments.randint(1, MOST_KILLS_OF_A_STEP)):
        killed += run_until_killed(moments.uniform(0, LONGEST_SHARE * seconds), do_step, data, step)
    do_step(data, step)
    return killed


def _compare(data: Path, wanted: StoredRows, in_all_ways: bool) -> Losses:
    return measure_losses(data, wanted) if in_all_ways else compare_rows(read_published(data), wanted)
