"""Mend logs that lost entries of the last batches, as a run begins: the batches are applied again.

A log that lost its end is whole by itself, and the next batch would be built on it; the number that it bears tells, as
long as nothing was. Torn ends: recovery.py. What was lost earlier, or in the midst: `check` and warehouse/repair.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from warehouse import places
from warehouse.lake import commit, delta, fsync
from warehouse.lake.commit import Batch
from warehouse.lake.delta import BATCHES
from warehouse.lake.table_log import LOG, TableLog

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
    number = delta.open_documents(data).number
    log = delta.open_log(data, BATCHES)
    if log.number < number:
        log = _number_batches(data, number)
    recent = _read_done(log, number - RECENT_BATCHES, number)
    last = {name: batch.number for batch in recent for name in batch.plan.changes}
    lagging = [name for name, wanted in last.items() if delta.open_log(data, name).number < wanted]
    known = _read_done(log, 0, number) if lagging else []
    for name in lagging:
        _reapply(data, name, known)


def _number_batches(data: Path, number: int) -> TableLog:
    """Let `_batches`, which lost its end, count on from `number`: the rows that it lost serve nobody any more."""

    def write() -> TableLog:
        log = delta.open_log(data, BATCHES)
        if log.number < number:
            delta.change_files(log, None, number)
            fsync.sync([log.root / LOG])
            _LOG.warning("the log of %s lost its end, and goes on from batch %d", BATCHES, number)
        return delta.open_log(data, BATCHES)

    return delta.retry_commit(write, f"numbering {BATCHES}")


def _read_done(log: TableLog, after: int, number: int) -> Sequence[Batch]:
    """Read the batches after `after` up to `number`; none where they are illegible."""
    try:
        batches = commit.read_batches(log, after)
    except _ILLEGIBLE:
        return []
    return [batch for batch in batches if batch.number <= number]


def _reapply(data: Path, name: str, known: Sequence[Batch]) -> None:
    number = delta.open_log(data, name).number
    lost = [batch for batch in known if batch.number > number]
    if not lost or lost[-1].number - number != len(lost):
        return
    for batch in lost:
        if name in batch.plan.changes:
            commit.apply_to_table(data, batch, name)
    _LOG.warning("the log of %s lost its end: batches %d to %d were applied again", name, number + 1, lost[-1].number)
