"""The store's face: articles in, one batch at a time, whole or not at all; everything below may be killed anywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from transforms.document import Document
from warehouse.fields import Table
from warehouse.lake import commit, delta, fsync, maintenance, merge, quarantine, recovery, revisions
from warehouse.lake.delta import BATCHES, Row, Rows
from warehouse.lake.delta import NoStore as NoStore
from warehouse.lake.delta import StoreBusy as StoreBusy
from warehouse.lake.delta import StoreTooNew as StoreTooNew
from warehouse.lake.maintenance import maintain as maintain
from warehouse.tables import TABLES

# 7 days: readers and published links may lag that long. A checkpoint every 20 commits keeps opening quick.
_CONFIG = {
    "delta.checkpointInterval": "20",
    "delta.logRetentionDuration": "interval 7 days",
    "delta.deletedFileRetentionDuration": "interval 7 days",
    delta.SCHEMA_KEY: str(delta.SCHEMA_VERSION),
}
_STATS = "delta.dataSkippingStatsColumns"  # without it, whole texts stand in the log
# `runs` gets two commits a run, also of runs that find nothing and make no batch.
RUN_COMMITS_BETWEEN = 50


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of inputs; `seen` is the sum of the others."""

    seen: int = 0
    added: int = 0
    revised: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.seen + other.seen,
            self.added + other.added,
            self.revised + other.revised,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
        )


def is_store(data: Path) -> bool:
    """Say whether there is a store in `data`."""
    return delta.is_there(data)


def create(data: Path) -> None:
    """Make every table that is not there yet; called again, it changes nothing.

    Raises:
        NoStore: no store can be made under that path.
        StoreTooNew: a newer program made it.
    """
    delta.check_place(data)
    _mend(data)
    for table in (*(one for one in TABLES.values() if not one.in_batches), *delta.batch_tables().values()):
        if table.name == "documents":  # comes last, and says that there is a store
            _create(data, BATCHES, delta.BATCHES_SCHEMA, ("number",), ())
        _create(data, table.name, delta.stored_schema(table), _stats_of(table), () if table.shared else ("month",))


def _stats_of(table: Table) -> tuple[str, ...]:
    names = [column.name for column in table.columns if column.name in {"document_id", "published_date"}]
    return tuple(names or table.key[:1])


def _create(data: Path, name: str, schema: pa.Schema, stats: Sequence[str], partitions: Sequence[str]) -> None:
    place = delta.place_of(data, name)
    if delta.is_table(place):
        return
    place.mkdir(parents=True, exist_ok=True)
    try:
        DeltaTable.create(
            str(place),
            schema,
            mode="ignore",
            partition_by=list(partitions),
            configuration=_CONFIG | {_STATS: ",".join(stats)},
            raise_if_key_not_exists=False,  # wireroom.schema is a key of ours
        )
    except DeltaError:
        if not delta.is_table(place):  # else another process made it just now
            raise
    fsync.sync_commit(place, 0)
    fsync.sync([place, place.parent, data])


def unknown(data: Path, documents: Sequence[Document]) -> list[Document]:
    """Give those documents that the store has not got with just that text, each once, in the order given.

    They are new, or revisions; `append` says which. An old copy of a version that was replaced is known too, unless the
    very place that the current version came from has gone back to it. Looks up ids alone, before any model is loaded.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    fresh: dict[tuple[str, str], Document] = {}
    for one in documents:
        fresh.setdefault((one.document_id, one.text_sha256), one)
    have = revisions.known(data, delta.documents_of(data), fresh)
    return [one for (document_id, sha), one in fresh.items() if not have.has(document_id, sha, _uri(one))]


def _uri(document: Document) -> str | None:
    return None if document.raw is None else document.raw.source_uri


def waves(documents: Sequence[Document]) -> list[list[Document]]:
    """Split documents so that no id stands twice in one part: append the parts in turn, and the later one revises."""
    turns: list[list[Document]] = []
    turn_of: dict[str, int] = defaultdict(int)
    for document in documents:
        turn = turn_of[document.document_id]
        turn_of[document.document_id] += 1
        if turn == len(turns):
            turns.append([])
        turns[turn].append(document)
    return turns


def append(data: Path, rows: Rows) -> Counts:
    """Store what is new or revised in `rows`, in all tables at once; on return it is whole and outlasts a power cut.

    Safe to call again with the same rows. `rejects` rows carry their bytes as `body`, which go to the quarantine.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster; nothing was stored, or the batch will be finished by `recover`.
        ValueError: two articles in `rows` bear one id, or there are rows of a table that no batch writes.
    """
    _check_names(rows)
    parts = revisions.waves(rows)
    delta.documents_of(data)
    parts[0] = parts[0] | {"rejects": [quarantine.kept(data, row) for row in rows.get("rejects", [])]}
    return sum((_append(data, part) for part in parts), Counts())


def _check_names(rows: Rows) -> None:
    known = delta.batch_tables().keys() - {delta.HISTORY}
    if strange := sorted(name for name, some in rows.items() if some and name not in known):
        raise ValueError(f"no batch writes rows of {', '.join(strange)}")


def _append(data: Path, rows: Rows) -> Counts:
    for _ in range(delta.TRIES):
        documents, log = commit.settled(data)
        found = revisions.verdicts(data, documents, rows)
        written, plan = _planned(data, rows, found)
        counts = _counted(rows, found)
        if not plan.rows:
            return counts
        batch = commit.stage(data, delta.number_of(documents) + 1, written, plan)
        if commit.decide(data, log, batch):
            commit.carry(data, batch)
            _tend_now_and_then(data, batch.number)
            return counts
        delta.pause()
    raise StoreBusy(f"storing a batch: {delta.BUSY}")


def _counted(rows: Rows, found: Sequence[revisions.Verdict]) -> Counts:
    articles, rejects = len(rows.get("documents", [])), len(rows.get("rejects", []))
    revised = sum(one.replaced is not None for one in found)
    return Counts(articles + rejects, len(found) - revised, revised, articles - len(found), rejects)


def _planned(data: Path, rows: Rows, found: Sequence[revisions.Verdict]) -> tuple[Rows, commit.BatchPlan]:
    """Work out against the store as it stands what is written, and in place of what."""
    written = revisions.rows_of_articles(rows, (one.row["document_id"] for one in found))
    written["documents"], written[delta.HISTORY] = revisions.revised(data, found)
    changes = merge.changes(data, delta.batch_tables(), rows if found else {"rejects": rows.get("rejects", [])})
    written |= {name: change.rows for name, change in changes.items()}
    keys = {name: change.predicate for name, change in changes.items() if change.predicate is not None}
    counts = {name: len(some) for name, some in written.items() if some}
    return written, commit.BatchPlan(counts, revisions.predicate_of(found), keys)


def _tend_now_and_then(data: Path, number: int) -> None:
    if number % maintenance.BATCHES_BETWEEN == 0:
        with suppress(StoreBusy):  # the batch is whole; the next time will do
            maintain(data)


def recover(data: Path) -> None:
    """Finish the batches that were decided and not carried into all tables; safe at any time, from any process.

    Also mends what a power cut tore, so that a store which no longer opens does so again.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
    """
    _mend(data)
    commit.settled(data)


def _mend(data: Path) -> None:
    if is_store(data):
        with suppress(DeltaError):  # torn; but a newer program's store is left alone
            delta.documents_of(data)
    recovery.mend(data)


def snapshot(data: Path) -> dict[str, DeltaTable]:
    """Open all tables at the number of `documents`: whole batches only. `runs` and `topics` come as they are.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    documents = delta.documents_of(data)
    number, tables = delta.number_of(documents), {}
    for name in TABLES:
        tables[name] = table = documents if name == "documents" else delta.opened(data, name)
        while delta.number_of(table) > number:
            table.load_as_version(table.version() - 1)
    return tables


def start_run(data: Path, row: Row) -> None:
    """Write the row of a run that begins.

    Raises:
        StoreBusy: other writers were always faster.
    """
    delta.documents_of(data)
    _write_outside(data, "runs", [row])


def end_run(data: Path, row: Row) -> None:
    """Write the row of a run that has ended in place of the one that `start_run` wrote.

    Raises:
        StoreBusy: other writers were always faster.
    """
    delta.documents_of(data)
    version = _write_outside(data, "runs", [row], delta.within("run_id", [row["run_id"]]))
    if version % RUN_COMMITS_BETWEEN == 0:
        maintenance.tend(data, "runs")


def set_topics(data: Path, rows: Sequence[Row]) -> None:
    """Make `topics` hold just these rows; where it does already, nothing is written.

    Raises:
        StoreBusy: other writers were always faster.
    """
    delta.documents_of(data)
    wanted = delta.arrow_of(TABLES["topics"], sorted(rows, key=_topic_id)).to_pylist()
    if sorted(delta.read(delta.opened(data, "topics")), key=_topic_id) != wanted:
        _write_outside(data, "topics", wanted, "true")


def _topic_id(row: Row) -> str:
    topic_id: str = row["topic_id"]
    return topic_id


def _write_outside(data: Path, name: str, rows: Sequence[Row], predicate: str | None = None) -> int:
    """Write into a table that belongs to no batch, in one commit without a number; give its version."""

    def write() -> int:
        table = delta.opened(data, name)
        delta.write(table, delta.arrow_of(TABLES[name], rows), predicate)
        return int(table.version())

    version = delta.tried(write, f"writing {name}")
    fsync.sync_commit(delta.place_of(data, name), version)
    return version
