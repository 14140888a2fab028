"""Take articles out of the store: their rows in every table, their earlier versions, and the files that held them.

What stays is a row of `removals` without a word of the article, so that the same article is not taken in again. Copies
of it stay too, and one of them is the original from then on. The batch that removes is decided and carried like any
other: commit.py.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from transforms.document import RemovalCause, Row
from warehouse.lake import copies, delta, revisions, undo_scrubbing
from warehouse.lake.batch_files import BatchRows, Drop
from warehouse.lake.batch_plan import Scrubbing
from warehouse.lake.data_files import find_rows
from warehouse.lake.delta import HISTORY
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.removed_versions import REMOVALS, version_of
from warehouse.lake.undo_files import REJECTS


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to be removed: articles by their stored rows, what batches that were taken back had of them, rejects."""

    documents: Sequence[Row]
    undone: Sequence[Row]
    rejects: Sequence[Row]
    undone_rejects: Sequence[Row]
    illegible: Sequence[str]  # undo files of which nobody knows what they have

    @property
    def kept_bytes(self) -> set[str]:
        """The SHA-256 of the bytes that the rejects kept."""
        return {row["raw_sha256"] for row in (*self.rejects, *self.undone_rejects) if row["raw_sha256"]}


def find_removal(lake: LakeFiles, wanted: Collection[str]) -> Removal:
    """Find all that there is of some articles, also of those that are to be had by going back alone."""
    undone = undo_scrubbing.read_undone(lake.data)
    versions = undone.find_versions({*wanted, *(row["document_id"] for row in _read_history(lake, wanted))})
    ids = {*wanted, *(row["document_id"] for row in versions)}
    columns = ["document_id", "text_sha256", "source_uri"]
    documents = find_rows(lake.of("documents"), columns, {"document_id": ids})
    places, hashes = _list_origins(lake, documents, _read_history(lake, ids))
    rejects = find_rows(lake.of(REJECTS), ["reject_id", "raw_sha256"], {"source_uri": places, "raw_sha256": hashes})
    undone_rejects = undone.find_rejects(versions, places, hashes)
    return Removal(documents, versions, rejects, undone_rejects, undone.illegible)


def plan_removal(lake: LakeFiles, removal: Removal, cause: RemovalCause, at: datetime) -> BatchRows:
    """Work out what the batch adds and drops that removes articles.

    All rows of their copies are written anew, as the rows of an article lie together.
    """
    current = removal.documents
    history = _read_history(lake, {row["document_id"] for row in (*current, *removal.undone)})
    removed = {version_of(row) for row in (*current, *history, *removal.undone)}
    copied = find_copies(lake, {document_id for document_id, _ in removed})
    rows = _read_copies(lake, copied) | {
        REMOVALS: [
            {"document_id": document_id, "text_sha256": sha256, "cause": cause.value, "removed_at": at}
            for document_id, sha256 in sorted(removed)
        ]
    }
    drops = revisions.drop_articles([*current, *copied])
    if history:
        drops[HISTORY] = Drop("document_id", frozenset(row["document_id"] for row in history))
    if removal.rejects:
        drops[REJECTS] = Drop("reject_id", frozenset(row["reject_id"] for row in removal.rejects))
    return BatchRows(rows, drops, scrubbing=_plan_scrubbing(removal))


def _plan_scrubbing(removal: Removal) -> Scrubbing:
    files = {row["file"] for row in (*removal.undone, *removal.undone_rejects)}
    reject_ids = sorted({row["reject_id"] for row in removal.undone_rejects})
    return Scrubbing(tuple(sorted(files.union(removal.illegible))), tuple(reject_ids))


def _list_origins(lake: LakeFiles, documents: Sequence[Row], history: Sequence[Row]) -> tuple[set[str], set[str]]:
    """List places and hashes of bytes of articles, by which rejects are known that keep these in the quarantine.

    Of an earlier version the hash of the text is known alone, which is that of the bytes where they were plain text.
    """
    texts = revisions.read_rows_of(lake, "document_texts", ["raw_sha256"], documents)
    hashes = {row["raw_sha256"] for row in texts if row["raw_sha256"]} | {row["text_sha256"] for row in history}
    return {row["source_uri"] for row in documents if row["source_uri"] is not None}, hashes


def find_kept_bytes(data: Path, digests: Collection[str]) -> set[str]:
    """Find of these SHA-256 those that rows of `rejects` name, as the store is now."""
    lake = LakeFiles(data, delta.open_documents(data))
    rows = find_rows(lake.of(REJECTS), ["raw_sha256"], {"raw_sha256": digests})
    return {row["raw_sha256"] for row in rows}


def find_copies(lake: LakeFiles, removed: Collection[str]) -> list[Row]:
    """Find the rows of `documents` that are copies of articles that are removed, and stay."""
    found = find_rows(lake.of("documents"), None, {copies.ORIGINAL: removed})
    return [row for row in found if row["document_id"] not in removed]


def _read_copies(lake: LakeFiles, documents: Sequence[Row]) -> dict[str, list[Row]]:
    """Read all rows of copies, table by table, with their new original in `documents`."""
    if not documents:
        return {}
    rows = {name: revisions.read_rows_of(lake, name, None, documents) for name in delta.tables_of_articles()}
    return rows | {"documents": copies.mark_copies_anew(documents, rows["document_texts"])}


def _read_history(lake: LakeFiles, ids: Collection[str]) -> list[Row]:
    """Read the earlier versions of articles, those of other ids too: an id may change from version to version."""
    columns = ["document_id", "text_sha256", "replaced_by_document_id"]
    found: dict[tuple[str, str], Row] = {}
    wanted = set(ids)
    while wanted:
        rows = find_rows(lake.of(HISTORY), columns, {"document_id": wanted, "replaced_by_document_id": wanted})
        new = [row for row in rows if version_of(row) not in found]
        found |= {version_of(row): row for row in new}
        wanted = {row["document_id"] for row in new}
    return list(found.values())
