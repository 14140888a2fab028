"""Know which batches can be taken back, and find the batch that somebody wants to go back to.

A batch can be taken back if its undo file is there; one can go back as far as all of them are. Changes no row. What the
files say: undo_files.py. What going back changes: restoring.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from warehouse.lake.clock import read_clock
from warehouse.lake.commit import KINDS_OF_RUNS, Batch
from warehouse.lake.errors import NotRestorable
from warehouse.lake.undo_files import (
    ILLEGIBLE,
    Undo,
    UndoHead,
    list_undo_files,
    number_of,
    read_head,
    read_undo,
    remove_undo_files,
)

# A quarter of a year: time to notice what an ingest did wrong, and no archive of texts that were replaced.
UNDO_KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class UndoFile:
    """The undo file of a batch that was decided, and what it says of the batch."""

    path: Path
    head: UndoHead


class UndoLog:
    """The undo files of the last batches without a gap, by number, and so how far back one can go.

    Args:
        data: the data folder.
        number: that of the store's last batch.
        batches: those that `_batches` knows.
    """

    def __init__(self, data: Path, number: int, batches: Sequence[Batch]) -> None:
        self.number = number
        named = {batch.number: batch.plan.undo for batch in batches}
        written = list_undo_files(data)
        paths = _group_by_number(path for path in written if path.name == named.get(number_of(path), path.name))
        self.runs = {batch.number: batch.plan.run_id for batch in batches if batch.plan.kind in KINDS_OF_RUNS}
        self.files: dict[int, UndoFile] = {}
        while number > 0 and (file := _choose_file(paths.get(number, []))) is not None:
            self.files[number] = file
            number -= 1
        self.oldest = number
        self.runs |= {number: file.head.run_id for number, file in self.files.items()}

    def read_after(self, number: int) -> list[Undo]:
        """Read what takes the batches after `number` back, in order.

        Raises:
            NotRestorable: it is not known of one of them, or there is no such batch.
        """
        if number > self.number:
            raise NotRestorable(f"there is no batch {number} yet: the last one is {self.number}")
        if number < self.oldest:
            raise NotRestorable(f"batch {number} is further back than is known: {self.describe_oldest()}")
        return [self._read(later) for later in range(number + 1, self.number + 1)]

    def _read(self, number: int) -> Undo:
        try:
            return read_undo(self.files[number].path)
        except ILLEGIBLE as error:
            raise NotRestorable(f"what takes batch {number} back is damaged: one can go back to that batch") from error

    def describe_oldest(self) -> str:
        """Say how far back one can go, for the end of a sentence."""
        if self.oldest == self.number:
            return "there is nothing yet to go back by"
        first = self.files[self.oldest + 1].head.written_at
        return f"one can go back to batch {self.oldest}, as the store was before {first:%Y-%m-%d %H:%M:%S} UTC"

    def find_last_of_run(self, run_id: str) -> int | None:
        """Find the last batch that a run made; None if none is known."""
        return max((number for number, own_id in self.runs.items() if own_id == run_id), default=None)

    def find_last_until(self, at: datetime) -> int | None:
        """Find the last batch that was decided until then; None if it is not known, 0 for none."""
        found = max((number for number, file in self.files.items() if file.head.written_at <= at), default=None)
        return 0 if found is None and self.oldest == 0 else found


def _group_by_number(files: Iterable[Path]) -> Mapping[int, list[Path]]:
    grouped: dict[int, list[Path]] = {}
    for path in files:
        grouped.setdefault(number_of(path), []).append(path)
    return grouped


def _choose_file(files: Iterable[Path]) -> UndoFile | None:
    """Choose the undo file of a batch: the one that was written first.

    Those of writers who lost are swept while plans are known; one that comes later is of a writer who slept.
    """
    known = [file for path in files if (file := _open_file(path)) is not None]
    return min(known, key=lambda file: file.head.written_at, default=None)


def _open_file(path: Path) -> UndoFile | None:
    try:
        return UndoFile(path, read_head(path))
    except ILLEGIBLE:
        return None


def list_damaged(data: Path) -> list[int]:
    """List the numbers of batches that can no longer be taken back, as their undo files cannot be read."""
    damaged = []
    for path in list_undo_files(data):
        try:
            read_undo(path)
        except FileNotFoundError:  # dropped meanwhile
            continue
        except ILLEGIBLE:
            damaged.append(number_of(path))
    return damaged


def sweep_undo_files(data: Path, batches: Iterable[Batch]) -> None:
    """Remove the undo files of writers who lost: those that bear a number of `batches`, whose plans name others."""
    named = {batch.number: batch.plan.undo for batch in batches}
    for path in list_undo_files(data):
        if number_of(path) in named and path.name != named[number_of(path)]:
            remove_undo_files([path])


def drop_old_undo_files(data: Path, kept_for: timedelta = UNDO_KEPT) -> None:
    """Remove the undo files that are older than `kept_for`, from the oldest one on."""
    oldest_kept = read_clock() - kept_for
    for path in list_undo_files(data):
        file = _open_file(path)
        if file is not None and file.head.written_at >= oldest_kept:
            return
        remove_undo_files([path])
