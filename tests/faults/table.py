"""The faults by name, how much of each is tried, and the table of what came of them.

A fault yields what it came to after each try, so that one which is stopped has a row of the table, too.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from tests.faults.clocks import jump_between_steps
from tests.faults.damages import DAMAGES, PLACES, Verdict, damage_files
from tests.faults.disks import Attempt, fill_disks, limit_files, name_errors, refuse_writing
from tests.faults.kills import kill_writers, work_undisturbed
from tests.faults.losses import COUNTED, Losses
from tests.faults.readers import read_all_the_while
from tests.faults.samples import make_sample
from tests.faults.writers import write_at_once
from tests.kit.object_store import make_bucket, serve_s3
from warehouse.places import open_place


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is tried of each fault."""

    kills: int = 1000
    batches: int = 250
    appends: int = 200
    damages: int = 20


@dataclass(frozen=True, slots=True)
class Trials:
    """What a fault did so far: how often it was tried, what was lost, and a word on what else was seen."""

    tries: int = 0
    losses: Losses = Losses()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FaultResult:
    """A row of the table."""

    fault: str
    trials: Trials
    seconds: float
    is_whole: bool = True  # else it was stopped, or failed, before its end

    @property
    def losses(self) -> Losses:
        """What was lost."""
        return self.trials.losses

    @property
    def note(self) -> str:
        """What else was seen."""
        return self.trials.note if self.is_whole else f"{self.trials.note} not to its end".strip()

    def describe(self) -> str:
        """Say in a line what came of it."""
        counts = ", ".join(f"{getattr(self.losses, name)} {name}" for name in COUNTED)
        return f"{self.trials.tries} tries, {counts}, {self.seconds:.0f} s {self.note} {self.losses.first}"


def try_kills(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Kill a writer, step by step."""
    kills, losses = 0, Losses()
    for killed, found in kill_writers(folder, sizes.kills, seed):
        kills += killed
        losses += found
        _show_progress("kill", kills, sizes.kills, found)
        yield Trials(kills, losses)


def try_kills_in_s3(_folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Kill a writer into an object store, which a server plays; a tenth as often, since each step is many requests."""
    with use_s3() as bucket:
        yield from try_kills(bucket, replace(sizes, kills=max(1, sizes.kills // 10)), seed)


def try_writers_in_s3(_folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Four writers into an object store at once, killed eight times, a tenth of the batches."""
    with use_s3() as bucket:
        yield from _try_writers(bucket, 4, replace(sizes, batches=max(5, sizes.batches // 10)), seed)


@contextmanager
def use_s3() -> Iterator[Path]:
    """Give a bucket of a server on loopback, which all processes that are started within the block find."""
    with serve_s3() as variables:
        before = {name: os.environ.get(name) for name in variables}
        os.environ.update(variables)
        try:
            yield open_place(make_bucket())
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


def _show_progress(what: str, done: int, count: int, found: Losses) -> None:
    end = "\n" if done >= count or found else "\r"
    print(f"{what} {done} of {count} {found.first}", end=end, file=sys.stderr, flush=True)


def try_two_writers(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Two writers at once, killed four times."""
    yield from _try_writers(folder, 2, sizes, seed)


def try_four_writers(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Four writers at once, killed eight times."""
    yield from _try_writers(folder, 4, sizes, seed)


def _try_writers(folder: Path, writers: int, sizes: Sizes, seed: int) -> Iterator[Trials]:
    outcome = write_at_once(folder, writers, sizes.batches, 2 * writers, seed)
    yield Trials(writers * sizes.batches, outcome.losses, f"{outcome.kills} killed")


def try_readers(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Read while batches are appended, a tenth of them with a revision."""
    watch = read_all_the_while(folder, sizes.appends, sizes.appends // 10, seed)
    yield Trials(watch.reads, watch.losses, f"{watch.published} articles seen, {watch.overtaken} times overtaken")


def try_full_disks(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Work on disks that are full at some moment."""
    sample = make_sample(folder.parent / "sample")
    yield from _sum_attempts(fill_disks(folder, sample, sizes.damages, seed), sizes.damages)


def try_limited_files(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Work where no file may be larger than some size."""
    sample = make_sample(folder.parent / "sample")
    yield from _sum_attempts(limit_files(folder, sample, sizes.damages, seed), sizes.damages)


def try_read_only_disks(folder: Path, _sizes: Sizes, _seed: int) -> Iterator[Trials]:
    """Work on a read-only disk."""
    yield from _sum_attempts(refuse_writing(folder, make_sample(folder.parent / "sample")), 2)


def _sum_attempts(tried: Iterable[Attempt], count: int) -> Iterator[Trials]:
    attempts, losses = [], Losses()
    for attempt in tried:
        attempts.append(attempt)
        losses += attempt.losses
        _show_progress("disk", len(attempts), count, attempt.losses)
        yield Trials(len(attempts), losses, name_errors(attempts))


def try_clocks(folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Work while the clock jumps."""
    calm = work_undisturbed(folder / "calm")
    losses = Losses()
    for number, found in enumerate(jump_between_steps(folder, calm, sizes.damages, seed), 1):
        losses += found
        _show_progress("clock", number, sizes.damages, found)
        yield Trials(number, losses)


def try_damages(deed: str, place: str, folder: Path, sizes: Sizes, seed: int) -> Iterator[Trials]:
    """Damage files of one kind in one way."""
    verdicts: Counter[Verdict] = Counter()
    losses = Losses()
    sample = make_sample(folder.parent / "sample")
    for number, damage in enumerate(damage_files(folder, sample, deed, place, sizes.damages, seed), 1):
        verdicts.update([damage.at_once, damage.afterwards])
        found = replace(damage.losses, first=damage.losses and damage.describe() or "")
        losses += found
        _show_progress("file", number, sizes.damages, found)
        note = ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common())
        yield Trials(number, losses, f"{note} (at once and after the next run)")


FAULTS: dict[str, Callable[[Path, Sizes, int], Iterator[Trials]]] = {
    "kills": try_kills,
    "kills-s3": try_kills_in_s3,
    "two-writers": try_two_writers,
    "four-writers": try_four_writers,
    "writers-s3": try_writers_in_s3,
    "readers": try_readers,
    "full-disk": try_full_disks,
    "file-size": try_limited_files,
    "read-only": try_read_only_disks,
    "clock": try_clocks,
    **{f"{place}-{deed}": partial(try_damages, deed, place) for deed in DAMAGES for place in PLACES},
}


def run_fault(name: str, folder: Path, sizes: Sizes, seed: int) -> Iterator[FaultResult]:
    """Try one fault and measure how long that takes; yield what it came to after each try, and at last as a whole."""
    folder.mkdir(parents=True)
    begun = time.perf_counter()
    result = FaultResult(name, Trials(), 0.0, is_whole=False)
    yield result
    for trials in FAULTS[name](folder, sizes, seed):
        result = replace(result, trials=trials, seconds=time.perf_counter() - begun)
        yield result
    yield replace(result, seconds=time.perf_counter() - begun, is_whole=True)


def print_table(results: Iterable[FaultResult]) -> None:
    """Print a row for each fault, as Markdown."""
    print(f"| fault | tries | {' | '.join(name.replace('_', ' ') for name in COUNTED)} | seconds | |")
    print(f"|---|{'---:|' * (len(COUNTED) + 2)}---|")
    for result in results:
        counts = " | ".join(str(getattr(result.losses, name)) for name in COUNTED)
        print(
            f"| {result.fault} | {result.trials.tries} | {counts} | {result.seconds:.0f} | {result.note} |", flush=True
        )
