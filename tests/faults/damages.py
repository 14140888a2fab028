"""A file of the store vanishes, loses its end, or has one bit flipped: `audit` tells, or no row is another one.

The next run may mend it or refuse; what it must not do is to make other rows of it without a word.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from tests.faults.file_systems import copy_linked
from tests.faults.losses import Losses, StoredRows, compare_rows, read_rows
from tests.faults.processes import WorkFailed, ask
from tests.faults.refusals import REFUSALS, name_refusal
from tests.faults.samples import STEPS, Sample
from tests.faults.work import do_step
from warehouse.audit import audit


class Verdict(StrEnum):
    """What came of a damage."""

    HARMLESS = "harmless"  # the rows are right, and nothing is found
    MENDED = "mended"  # the next run made it right
    REPORTED = "reported"  # the audit names it, or cannot go on
    CRASHED = "crashed"  # the process that audited died
    REFUSED = "refused"  # some rows cannot be read, or the next run cannot work, and the audit finds nothing
    SILENT = "silent"  # other rows than the right ones, and the audit finds nothing


class Damage(NamedTuple):
    """One file damaged: which, what came of it at once and after the next run, how that one was refused, the losses."""

    file: str
    at_once: Verdict
    afterwards: Verdict
    refusal: str
    losses: Losses

    def describe(self) -> str:
        """Say in a line what came of it."""
        return f"{self.file}: {self.at_once}, then {self.afterwards} {self.refusal[:100]}: {self.losses.first}"


class _Seen(NamedTuple):
    """What reading and auditing gave: the rows (none where they cannot be read), what was wrong."""

    rows: StoredRows | None
    wrong: str


def vanish(path: Path, _chance: random.Random) -> str:
    """Remove the file."""
    path.unlink()
    return "vanished"


def cut(path: Path, chance: random.Random) -> str:
    """Cut the file anywhere."""
    body = path.read_bytes()
    end = chance.randrange(len(body)) if body else 0
    _overwrite(path, body[:end])
    return f"cut at byte {end}"


def flip(path: Path, chance: random.Random) -> str:
    """Flip one bit anywhere in the file."""
    body = bytearray(path.read_bytes())
    if not body:
        return "empty"
    bit = chance.randrange(8 * len(body))
    body[bit // 8] ^= 1 << bit % 8
    _overwrite(path, bytes(body))
    return f"bit {bit} flipped"


def _overwrite(path: Path, body: bytes) -> None:
    """Write in place, as bad disks do: what is linked to the file changes with it."""
    path.chmod(0o644)
    with path.open("r+b") as file:
        file.write(body)
        file.truncate()


def list_rows_of_lake(data: Path) -> list[Path]:
    """List the files of rows in the lake."""
    return _in_order(path for path in (data / "lake").rglob("*.parquet") if "_log" not in path.parent.name)


def list_logs_of_lake(data: Path) -> list[Path]:
    """List the files of the lake that say which files of rows are valid."""
    rows = set(list_rows_of_lake(data))
    return _in_order(path for path in (data / "lake").rglob("*") if path.is_file() and path not in rows)


def list_published(data: Path) -> list[Path]:
    """List the files of the newest publication."""
    return _in_order(path for path in (data / "bi").resolve().rglob("*") if path.is_file())


def _in_order(paths: Iterator[Path]) -> list[Path]:
    """Sort by folder and age, as names are random."""
    return sorted(paths, key=lambda path: (path.parent, path.stat().st_mtime_ns, path.name))


DAMAGES: Mapping[str, Callable[[Path, random.Random], str]] = {"vanished": vanish, "cut": cut, "flipped": flip}
PLACES: Mapping[str, Callable[[Path], list[Path]]] = {
    "lake-rows": list_rows_of_lake,
    "lake-logs": list_logs_of_lake,
    "bi": list_published,
}


def damage_files(folder: Path, sample: Sample, deed: str, place: str, count: int, seed: int) -> Iterator[Damage]:
    """Damage `count` copies of the sample, one file each; yield what came of it."""
    chance = random.Random(f"{deed} {place} {seed}")
    data = folder / "damaged"
    for _ in range(count):
        rmtree(data, ignore_errors=True)
        copy_linked(sample.data, data)
        path = chance.choice(PLACES[place](data))
        what = f"{path.relative_to(data.resolve())} {DAMAGES[deed](path, chance)}"
        seen = _ask_to_see(data)
        at_once, losses = _judge(seen, sample.rows, Verdict.HARMLESS)
        refusal = _ask_for_next_step(data)
        seen = _ask_to_see(data)
        if refusal:
            afterwards, later = _judge_refused(seen, sample)
        else:
            afterwards, later = _judge(seen, sample.next_rows, Verdict.MENDED)
        yield Damage(what, at_once, afterwards, refusal, losses or later)


def _judge(seen: _Seen | None, wanted: StoredRows, good: Verdict) -> tuple[Verdict, Losses]:
    if seen is None:
        return Verdict.CRASHED, Losses()
    if seen.wrong:
        return Verdict.REPORTED, Losses()
    if seen.rows is None:
        return Verdict.REFUSED, Losses(broken_promises=1, first="the rows cannot be read, and the audit finds nothing")
    losses = compare_rows(seen.rows, wanted)
    return (Verdict.SILENT, losses) if losses else (good, losses)


def _judge_refused(seen: _Seen | None, sample: Sample) -> tuple[Verdict, Losses]:
    """Judge a store whose next run was refused somewhere on its way: each table is as before, or as after it."""
    verdict, losses = _judge(seen, sample.rows, Verdict.REFUSED)
    if seen is None or seen.rows is None or verdict == Verdict.REPORTED:
        return verdict, losses
    for name, rows in seen.rows.items():
        if rows not in (sample.rows[name], sample.next_rows[name]):
            return Verdict.SILENT, losses
    return Verdict.REFUSED, Losses(broken_promises=1, first="the next run is refused, and the audit finds nothing")


def _ask_to_see(data: Path) -> _Seen | None:
    """Look at the store in a process of its own; None where that crashed."""
    try:
        seen: _Seen = ask(_see, data)
    except WorkFailed:
        return None
    return seen


def _ask_for_next_step(data: Path) -> str:
    try:
        refusal: str = ask(_do_next_step, data)
    except WorkFailed:
        return "crash"
    return refusal


def _see(data: Path) -> _Seen:
    wrong = list[str]()
    refusal = name_refusal(lambda: wrong.extend(map(str, audit(data))))
    try:
        rows = read_rows(data)
    except REFUSALS:  # the audit should have told why
        rows = None
    return _Seen(rows, "; ".join([*wrong, *filter(None, [refusal])]))


def _do_next_step(data: Path) -> str:
    return name_refusal(partial(do_step, data, STEPS))
