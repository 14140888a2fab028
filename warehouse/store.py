"""Store articles in batches, each whole or not at all. The only door to lake/ for those who write.

Every step may be killed anywhere; `recover` finishes what was decided. What an article is to the store:
lake/revisions.py. How a batch is committed: lake/commit.py. What people read: bi/publish.py.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from transforms.document import Document, Payload, RemovalCause, Row, Rows
from warehouse.lake import (
    annotation_cache,
    appending,
    commit,
    delta,
    lost_entries,
    maintenance,
    migration,
    paths,
    quarantine,
    recovery,
    relayout,
    removal,
    replaying,
    revisions,
    rounds,
)
from warehouse.lake.appending import Counts as Counts
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.data_files import find_rows
from warehouse.lake.errors import NoStore as NoStore
from warehouse.lake.errors import NotRestorable as NotRestorable
from warehouse.lake.errors import StoreBusy as StoreBusy
from warehouse.lake.errors import StoreTooNew as StoreTooNew
from warehouse.lake.errors import StoreTooOld as StoreTooOld
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.linking import FindEntities as FindEntities
from warehouse.lake.linking import LinkedParts
from warehouse.lake.linking import LinkParts as LinkParts
from warehouse.lake.maintenance import maintain as maintain
from warehouse.lake.outside_tables import write_outside as write_outside
from warehouse.lake.removed_versions import read_removed
from warehouse.tables import TABLES

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


def is_store(data: Path) -> bool:
    """Say whether there is a store in `data`."""
    return paths.has_store(data)


def create(data: Path) -> None:
    """Make every table that is not there yet, and every column; called again, it changes nothing.

    Raises:
        NoStore: no store can be made under that path.
        StoreTooNew: a newer program made or changed it.
        StoreTooOld: an older program made it, without a column that may not be null.
    """
    paths.check_path(data)
    _repair_logs(data)
    migration.complete_tables(data)


def upgrade(data: Path) -> None:
    """Give a store that an older program made the tables and columns that are declared; any other stays as it is.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreTooOld: it lacks a column that may not be null.
        StoreBusy: other writers were always faster.
    """
    relayout.finish_relayout(data)
    if not delta.has_declared_shape(delta.open_documents(data)):
        migration.complete_tables(data)


def select_unstored(data: Path, documents: Sequence[Document]) -> list[Document]:
    """Select the documents that the store does not have with just that text, each once, in the order given.

    They are new, or revisions; `append` says which. What was removed is not taken in again. An old copy of a version
    that was replaced is known too, unless the very place that the current version came from has gone back to it. Looks
    up ids alone, before any model is loaded.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    distinct: dict[tuple[str, str], Document] = {}
    for document in documents:
        distinct.setdefault((document.document_id, document.text_sha256), document)
    versions, removed = _look_up(data, distinct)
    barred = {document_id for (document_id, _), cause in removed.items() if cause == RemovalCause.REQUEST}
    return [
        document
        for (document_id, sha256), document in distinct.items()
        if not versions.has(document_id, sha256, _source_uri_of(document))
        and document_id not in barred
        and (document_id, sha256) not in removed
    ]


def _look_up(
    data: Path, hashes: Collection[tuple[str, str]]
) -> tuple[revisions.StoredVersions, dict[tuple[str, str], str]]:
    """Look up what is stored of these articles and what was removed."""
    ids = {document_id for document_id, _ in hashes}
    return read_again(data, lambda lake: (revisions.look_up_versions(lake, hashes), read_removed(lake, ids)))


def _source_uri_of(document: Document) -> str | None:
    return None if document.raw is None else document.raw.source_uri


def append(data: Path, *parts: Rows, link: LinkParts | None = None) -> Counts:
    """Store what is new or revised in `parts`, in all tables at once; on return it is whole and outlasts a power cut.

    A part has the rows of one or several articles, by table. Versions of one article with one id come in parts of
    their own, the oldest first: each is stored after the one before, as its revision. Safe to call again with the same
    rows. The bytes that `rejects` rows name are kept before (`keep_payload`).

    Args:
        data: the folder of the store.
        parts: the rows.
        link: gives the parts the ids of the entities that the store knows; asked again if another writer was faster.

    Returns:
        What became of the articles and rejects of all parts.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster; nothing was stored, or the batch will be finished by `recover`.
        ValueError: two articles of one part have the same id, or there are rows of a table that no batch writes.
    """
    for part in parts:
        _check_names(part)
    upgrade(data)
    linked = LinkedParts(parts, link)
    counts = [_append_round(data, linked, number) for number in range(rounds.count_rounds(parts))]
    return sum(counts, Counts())


def list_versions(data: Path) -> list[Row]:
    """List all current articles by what says whether they are to be replayed, those of one segment together.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    return read_again(data, replaying.list_versions)


def read_articles(data: Path, document_ids: Collection[str]) -> dict[str, Rows]:
    """Read all rows of these articles, by id, table by table; no rows of shared tables. Ids that are gone are left out.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    return read_again(data, lambda lake: replaying.read_articles(lake, document_ids))


def replace_rows(data: Path, *parts: Rows, link: LinkParts | None = None) -> int:
    """Replace all rows of stored articles by those that other rules made of the same texts, in all tables at once.

    A part has the rows of one article, by table. Revision, origin and time of arrival stay as they are, and so do marks
    of copies. An article that is gone by now, or has another text, is left out. What the rows say of entities is merged
    with what is known of them; `link` as for `append`.

    Returns:
        How many articles have their new rows.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster; nothing was stored, or the batch will be finished by `recover`.
        ValueError: there are rows of a table that no batch writes.
    """
    for part in parts:
        _check_names(part)
    upgrade(data)
    linked = LinkedParts(parts, link)
    count, number = commit.retry_batch(
        data, lambda lake: replaying.replace_rows(lake, linked.read_at(lake)), "storing a replay"
    )
    if number is not None:
        _maintain_now_and_then(data, number)
    return count


def read_again(data: Path, read: Callable[[LakeFiles], T]) -> T:
    """Read the lake as one batch left it; again where files were taken away meanwhile.

    Raises:
        FileNotFoundError: a data file is gone, and no batch took it away.
    """
    while True:
        lake = LakeFiles(data, delta.open_documents(data))
        try:
            return read(lake)
        except FileNotFoundError:
            if not lake.is_outdated():
                raise


def remove(data: Path, document_ids: Collection[str], cause: RemovalCause, at: datetime) -> int:
    """Remove stored articles with all their rows and earlier versions; give how many there were.

    A row of `removals` says so, and the same articles are not taken in again. Rejects of the same place or bytes go
    too, with the bytes that they kept. What was published shows the articles until the next publication.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
    """
    upgrade(data)
    wanted = set(document_ids)
    count = commit.retry_batch(data, lambda lake: _remove_stored(lake, wanted, cause, at), "removing articles")
    annotation_cache.clear_annotations(data)
    return count


def _remove_stored(lake: LakeFiles, wanted: Collection[str], cause: RemovalCause, at: datetime) -> int | None:
    """Remove articles in one batch; None where another writer was faster."""
    found = removal.find_removal(lake, wanted)
    ids = {row["document_id"] for row in (*found.documents, *found.undone)} & set(wanted)
    if not ids:
        return 0
    if not commit.commit_rows(lake, BatchKind.REMOVE, removal.plan_removal(lake, found, cause, at)):
        return None
    maintenance.drop_replaced_files(lake.data)
    quarantine.drop(lake.data, found.kept_bytes - removal.find_kept_bytes(lake.data, found.kept_bytes))
    return len(ids)


def find_earlier_rejects(data: Path, reject_ids: Collection[str], run_id: str) -> set[str]:
    """Find of these rejects those that another run than `run_id` has stored: the same failure of the same bytes.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    lake = LakeFiles(data, delta.open_documents(data))
    rows = find_rows(lake.of("rejects"), ["reject_id", "run_id"], {"reject_id": reject_ids})
    return {row["reject_id"] for row in rows if row["run_id"] != run_id}


def keep_payload(data: Path, payload: Payload) -> str:
    """Keep the bytes of a rejected input in the quarantine, to last; give their SHA-256, which its row names.

    Raises:
        OSError: the file cannot be read any more, or the quarantine not written.
    """
    return quarantine.keep(data, payload)


def _check_names(rows: Rows) -> None:
    allowed = delta.batch_tables().keys() - {delta.HISTORY}
    if strange := sorted(name for name, some in rows.items() if some and name not in allowed):
        raise ValueError(f"no batch writes rows of {', '.join(strange)}")


def _append_round(data: Path, linked: LinkedParts, position: int) -> Counts:
    def attempt(lake: LakeFiles) -> tuple[Counts, int | None] | None:
        return appending.append_rows(lake, rounds.split_into_rounds(linked.read_at(lake))[position])

    counts, number = commit.retry_batch(data, attempt, "storing a batch")
    linked.note_stored_batch(number)
    if number is not None:
        _maintain_now_and_then(data, number)
    return counts


def _maintain_now_and_then(data: Path, number: int) -> None:
    try:
        maintenance.maintain_now_and_then(data, number)
    except (StoreBusy, DeltaError, OSError, ValueError, pa.ArrowException) as error:  # the batch is whole
        _LOG.warning("upkeep after batch %s was left for the next time: %s", number, error)


def recover(data: Path) -> None:
    """Finish the batches that were decided and not carried into all tables; safe at any time, from any process.

    Also mends what a power cut tore, so that a store which no longer opens does so again, and logs that lost what the
    last batches wrote into them.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
    """
    moved = _repair_logs(data)
    upgrade(data)
    if moved:
        commit.reapply_batches(data)
    lost_entries.reapply_lost_batches(data)
    commit.roll_forward(data)
    if annotation_cache.list_annotations(data):
        annotation_cache.trim_annotations(LakeFiles(data, delta.open_documents(data)))


def _repair_logs(data: Path) -> list[Path]:
    if is_store(data):
        with suppress(DeltaError):  # torn; but a newer program's store is left alone
            delta.open_documents(data)
    return recovery.repair_logs(data)


def snapshot(data: Path) -> dict[str, DeltaTable]:
    """Open all tables at the number of `documents`: whole batches only. Tables of no batch come as they are.

    A table that an older program did not know is left out until the next writer makes it.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    is_complete = delta.has_declared_shape(delta.open_documents(data))
    documents = delta.open_table(data, "documents")
    number, tables = delta.batch_number(documents), {}
    for name in sorted(TABLES if is_complete else TABLES.keys() & paths.list_tables(data)):
        tables[name] = table = documents if name == "documents" else delta.open_table(data, name)
        while delta.batch_number(table) > number:
            table.load_as_version(table.version() - 1)
    return tables


def start_run(data: Path, row: Row) -> None:
    """Write the row of a run that begins.

    Raises:
        StoreBusy: other writers were always faster.
    """
    upgrade(data)
    write_outside(data, "runs", [row])


def end_run(data: Path, row: Row) -> None:
    """Write the row of a run that has ended in place of the one that `start_run` wrote.

    Raises:
        StoreBusy: other writers were always faster.
    """
    upgrade(data)
    write_outside(data, "runs", [row], delta.sql_in("run_id", [row["run_id"]]))


def read_sources(data: Path) -> list[Row]:
    """Read what came of each source the last time; nothing where an older program made the store.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    delta.open_documents(data)
    is_there = paths.is_table(paths.table_path(data, "sources"))
    return delta.read(delta.open_table(data, "sources")) if is_there else []


def record_sources(data: Path, rows: Sequence[Row]) -> None:
    """Write the rows of sources that were read in place of those of the same names; other sources stay as they are.

    Raises:
        StoreBusy: other writers were always faster.
    """
    upgrade(data)
    write_outside(data, "sources", rows, delta.sql_in("source", (row["source"] for row in rows)))


def set_topics(data: Path, rows: Sequence[Row]) -> None:
    """Make `topics` hold just these rows; where it does already, nothing is written.

    Raises:
        StoreBusy: other writers were always faster.
    """
    upgrade(data)
    wanted = delta.to_arrow(TABLES["topics"], sorted(rows, key=_topic_id)).to_pylist()
    if sorted(delta.read(delta.open_table(data, "topics")), key=_topic_id) != wanted:
        write_outside(data, "topics", wanted, "true")


def _topic_id(row: Row) -> str:
    topic_id: str = row["topic_id"]
    return topic_id
