"""A small sound store to damage, and what its rows are before and after the next step of an undisturbed one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.faults.file_systems import copy_linked
from tests.faults.losses import StoredRows, read_rows
from tests.faults.work import do_step

# The step that follows compacts, so that rows of damaged files would be written anew.
STEPS = 4


@dataclass(frozen=True, slots=True)
class Sample:
    """A sound store, its rows, its rows after `do_step(data, STEPS)`, and the bytes that this step adds."""

    data: Path
    rows: StoredRows
    next_rows: StoredRows
    next_bytes: int


@cache
def make_sample(folder: Path) -> Sample:
    """Make the store in `folder`, and another one that goes a step further; once, for all faults of a command."""
    data, further = folder / "sample", folder / "further"
    for number in range(STEPS):
        do_step(data, number)
    copy_linked(data, further)
    before = _measure_bytes(further)
    do_step(further, STEPS)
    return Sample(data, read_rows(data), read_rows(further), _measure_bytes(further) - before)


def _measure_bytes(data: Path) -> int:
    by_inode = {path.stat().st_ino: path.stat().st_size for path in data.rglob("*") if path.is_file()}
    return sum(by_inode.values())
