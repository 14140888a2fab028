"""Mend logs that lost entries of the last batches, as a run begins: the batches are applied again.

A log that lost its end is whole by itself, and the next batch would be built on it; the number that it bears tells, as
long as nothing was. Torn ends: recovery.py. What was lost earlier, or in the midst: `check` and warehouse/repair.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable

from warehouse import places
from warehouse.lake import commit, delta, fsync, paths
from warehouse.lake.commit import Batch
from warehouse.lake.delta import BATCHES

# What a run looks at: reading all that are known would cost a tenth of a small batch.
RECENT_BATCHES = 10
_ILLEGIBLE = (OSError, ValueError, pa.ArrowException)  # of a damaged `_batches`: check names it
_LOG = logging.getLogger(__name__)


def reapply_lost_batches(data: Path) -> None:
    """Apply the last batches again to the tables whose logs lost them; `_batches` itself is numbered on.

    Nothing is done where a batch in between is not known any more: the table would hide that it lacks it.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: a table could not be written in TRIES tries.
    """
    if not places.is_on_disk(data):  # an object store loses nothing by itself, and each look is a request
        return
    number = delta.batch_number(delta.open_documents(data))
    log = delta.open_table(data, BATCHES)
    if delta.batch_number(log) < number:
        log = _number_batches(data, number)
    recent = _read_done(log, number - RECENT_BATCHES, number)
    last = {name: batch.number for batch in recent for name in batch.plan.changes}
    lagging = [name for name, wanted in last.items() if _lacks_batch(data, name, wanted)]
    known = _read_done(log, 0, number) if lagging else []
    for name in lagging:
        _reapply(data, name, known)


def _number_batches(data: Path, number: int) -> DeltaTable:
    """Let `_batches`, which lost its end, count on from `number`: the rows that it lost serve nobody any more."""

    def write() -> DeltaTable:
        log = delta.open_table(data, BATCHES)
        if delta.batch_number(log) < number:
            delta.write(log, delta.BATCHES_SCHEMA.empty_table(), None, number)
            fsync.sync_table(log, paths.table_path(data, BATCHES))
            _LOG.warning("the log of %s lost its end, and goes on from batch %d", BATCHES, number)
        return log

    return delta.retry_commit(write, f"numbering {BATCHES}")


def _read_done(log: DeltaTable, after: int, number: int) -> Sequence[Batch]:
    """Read the batches after `after` up to `number`; none where they are illegible."""
    try:
        batches = commit.read_batches(log, after)
    except _ILLEGIBLE:
        return []
    return [batch for batch in batches if batch.number <= number]


def _lacks_batch(data: Path, name: str, number: int) -> bool:
    """Say whether the table has not come to batch `number`; its log is opened only where the last entry says so."""
    entries = (paths.table_path(data, name) / "_delta_log").glob("*.json")
    last = max(entries, default=None)
    if last is not None and any(action.get("txn", {}).get("version") == number for action in fsync.read_actions(last)):
        return False
    return delta.batch_number(delta.open_table(data, name)) < number


def _reapply(data: Path, name: str, known: Sequence[Batch]) -> None:
    number = delta.batch_number(delta.open_table(data, name))
    lost = [batch for batch in known if batch.number > number]
    if not lost or lost[-1].number - number != len(lost):
        return
    for batch in lost:
        if name in batch.plan.changes:
            commit.apply_to_table(data, batch, name)
    _LOG.warning("the log of %s lost its end: batches %d to %d were applied again", name, number + 1, lost[-1].number)
