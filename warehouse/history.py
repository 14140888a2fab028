"""Tell what was done to a store, newest first: batches by their plans, and older runs, of which no batch is known.

Reads `_batches`, which keeps the last hundred and those of the last quarter of an hour, and `runs`; no data file of a
batch is opened. How a batch is decided: lake/commit.py. How long it is known: lake/maintenance.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transforms.document import Row
from warehouse import store
from warehouse.lake import commit, delta
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.data_files import name_segment, segment_of
from warehouse.lake.delta import BATCHES, HISTORY
from warehouse.lake.removed_versions import REMOVALS

RUN = "run"  # the kind of an entry that stands for all batches of an older run


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What one batch did, or an older run in all its batches; counts are articles and files, times are UTC.

    `number` is None for a run, as are the files, which nobody knows any more. Of a batch that went back to an earlier
    one, articles are not counted.
    """

    number: int | None
    at: datetime
    kind: str
    run_id: str | None
    added: int | None
    revised: int | None
    removed: int | None
    files_added: int | None = None
    files_removed: int | None = None


def list_history(data: Path) -> Iterator[HistoryEntry]:
    """Yield what was done, newest first: the batches that are known, then the runs that began before the oldest.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    tables = store.snapshot(data)
    number = delta.batch_number(tables["documents"])
    batches = [batch for batch in commit.read_batches(delta.open_log(data, BATCHES), 0) if batch.number <= number]
    yield from (_describe_batch(batch) for batch in reversed(batches))
    runs = sorted(delta.read(tables["runs"]), key=lambda row: (row["started_at"], row["run_id"]), reverse=True)
    yield from (_describe_run(row) for row in _select_older(runs, batches))


def _select_older(runs: Sequence[Row], batches: Sequence[commit.Batch]) -> list[Row]:
    """Select the runs that stored something of which no batch is known."""
    if batches and batches[0].number == 1:
        return []
    known = {batch.plan.run_id for batch in batches}
    return [row for row in runs if row["run_id"] not in known and (row["documents_added"] or row["documents_revised"])]


def _describe_batch(batch: commit.Batch) -> HistoryEntry:
    plan = batch.plan
    changes = plan.changes.values()
    revised = _count_rows(batch, HISTORY)
    is_of_articles = plan.kind == BatchKind.APPEND
    uncounted = None if plan.kind == BatchKind.RESTORE else 0
    return HistoryEntry(
        number=batch.number,
        at=batch.decided_at,
        kind=plan.kind.value,
        run_id=plan.run_id,
        added=_count_rows(batch, "documents") - revised if is_of_articles else uncounted,
        revised=revised if is_of_articles else uncounted,
        removed=_count_rows(batch, REMOVALS) if plan.kind == BatchKind.REMOVE else uncounted,
        files_added=sum(len(change.added) for change in changes),
        files_removed=sum(len(change.removed) for change in changes),
    )


def _count_rows(batch: commit.Batch, table: str) -> int:
    """Count the rows that a batch brought to a table: those of its own segment, others were there before."""
    change = batch.plan.changes.get(table)
    own = name_segment(batch.number)
    files = () if change is None else change.added
    return sum(int(json.loads(file.statistics)["numRecords"]) for file in files if segment_of(file.name) == own)


def _describe_run(row: Row) -> HistoryEntry:
    added, revised = row["documents_added"], row["documents_revised"]
    return HistoryEntry(None, row["started_at"], RUN, row["run_id"], added, revised, None)
