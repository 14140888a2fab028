"""Bring a store back to what it was after an earlier run or batch: for the command `restore`.

What was removed by law stays gone, and which runs there were is history and stays. What is changed and how:
lake/restoring.py. How far back one can go: lake/undo_log.py.
"""

from __future__ import annotations

from pathlib import Path

from warehouse import store
from warehouse.lake import commit, delta, restoring
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.delta import BATCHES
from warehouse.lake.errors import NotRestorable
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.restoring import Restoration as Restoration
from warehouse.lake.undo_log import UndoLog


def plan_restoration(data: Path, wanted: str) -> Restoration:
    """Tell what going back to a run or a batch would change; nothing is written.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        NotRestorable: there is no such run or batch, or it is further back than is known.
    """
    lake = LakeFiles(data, delta.open_documents(data))
    log = _open_log(lake)
    return restoring.plan_restoration(lake, log, find_batch(data, log, wanted))


def restore(data: Path, wanted: str) -> tuple[Restoration, int | None]:
    """Bring all tables back to what they were after a run or a batch; give what changed, and the batch that did it.

    In one batch, if anything changes. What was published shows it after the next publication.

    Args:
        data: the data folder.
        wanted: the id of a run, or the number of a batch.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster; nothing was changed, or the batch will be finished by `recover`.
        NotRestorable: there is no such run or batch, or it is further back than is known.
    """
    store.upgrade(data)
    number = find_batch(data, _open_log(commit.roll_forward(data)), wanted)
    return commit.retry_batch(data, lambda lake: _restore_batch(lake, number), "restoring")


def _restore_batch(lake: LakeFiles, number: int) -> tuple[Restoration, int | None] | None:
    """Go back in one batch; None where another writer was faster."""
    planned = restoring.plan_restoration(lake, _open_log(lake), number)
    if not planned.rows:
        return planned, None
    return (planned, lake.number + 1) if commit.commit_rows(lake, BatchKind.RESTORE, planned.rows) else None


def _open_log(lake: LakeFiles) -> UndoLog:
    return UndoLog(lake.data, lake.number, commit.read_batches(delta.open_table(lake.data, BATCHES), 0))


def find_batch(data: Path, log: UndoLog, wanted: str) -> int:
    """Find the batch that somebody means by its number, or by a run: the last one of the run, or before its end.

    Raises:
        NotRestorable: there is no such run, it has not ended, or it is further back than is known.
    """
    digits = wanted.replace(",", "")  # as `wireroom history` writes it
    if digits.isdecimal():
        return int(digits)
    number = log.find_last_of_run(wanted)
    if number is not None:
        return number
    runs = delta.read(store.snapshot(data)["runs"], ["run_id", "finished_at"], delta.sql_in("run_id", [wanted]))
    if not runs:
        raise NotRestorable(f"no run and no batch is called {wanted}: `wireroom history` lists them")
    ended_at = runs[0]["finished_at"]
    if ended_at is None:
        raise NotRestorable(f"run {wanted} stored nothing, and has not ended: give the number of a batch")
    number = log.find_last_until(ended_at)
    if number is None:
        raise NotRestorable(f"run {wanted} is further back than is known: {log.describe_oldest()}")
    return number
