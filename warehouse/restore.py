"""Bring a store back to what it was after an earlier run or batch: for the command `restore`.

What was removed by law stays gone, and which runs there were is history and stays. What is changed and how:
lake/restoring.py. How far back one can go: lake/undo_log.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Row, Rows
from warehouse import store
from warehouse.differences import RowDifference, compare_rows
from warehouse.lake import commit, delta, relayout, restoring
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.delta import BATCHES
from warehouse.lake.errors import NotRestorable
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.restoring import Restoration as Restoration
from warehouse.lake.undo_log import UndoLog
from warehouse.lake.undo_scrubbing import read_undone

# Whose rows are plain Python values at a time.
_ARTICLES_AT_A_TIME = 100


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
    """Open the log; of a store that is yet to be laid out anew, no batch can be taken back."""
    is_old = relayout.is_old(lake.logs["documents"])
    batches = [] if is_old else commit.read_batches(delta.open_log(lake.data, BATCHES), 0)
    return UndoLog(lake.data, lake.number, batches)


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


def compare_articles(data: Path, planned: Restoration) -> Iterator[RowDifference]:
    """Yield what differs between the rows of articles as they are and as they would be, table by table.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    ids = planned.list_ids()
    for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
        some = ids[start : start + _ARTICLES_AT_A_TIME]
        now = store.read_articles(data, some)
        before = _select_articles(planned, some)
        for document_id in some:
            yield from compare_rows(now.get(document_id, {}), before.get(document_id, {}))


def _select_articles(planned: Restoration, document_ids: Collection[str]) -> dict[str, Rows]:
    """Select the rows that articles would have again, by id and table."""
    articles: dict[str, Rows] = {}
    for row in planned.rows.added["documents"]:
        if row["document_id"] in document_ids:
            articles[row["document_id"]] = defaultdict(list, documents=[row])
    wanted = pa.array(sorted(document_ids), pa.string())
    for name, rows in planned.rows.images.items():
        for row in rows.filter(pc.is_in(rows["document_id"], wanted)).to_pylist():
            articles[row["document_id"]][name].append(row)
    return articles


def list_undone_articles(data: Path) -> list[Row]:
    """List the rows of `documents` of articles that are to be had by going back alone, with few of their columns.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    stored = {row["document_id"] for row in delta.read(delta.open_table(data, "documents"), ["document_id"])}
    return [row for row in read_undone(data).rows["documents"] if row["document_id"] not in stored]
