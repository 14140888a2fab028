"""Take articles out of the store: their rows in every table, their earlier versions, and the files that held them.

What stays is a row of `removals` without a word of the article, so that the same article is not taken in again. Copies
of it stay too, and one of them is the original from then on. The batch that removes is decided and carried like any
other: commit.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from transforms.document import RemovalCause, Row
from warehouse.lake import copies, delta, revisions
from warehouse.lake.batch_files import BatchRows, Drop
from warehouse.lake.data_files import find_rows
from warehouse.lake.delta import HISTORY
from warehouse.lake.lake_files import LakeFiles

REMOVALS = "removals"
REJECTS = "rejects"


def plan_removal(lake: LakeFiles, documents: Iterable[Row], cause: RemovalCause, at: datetime) -> BatchRows:
    """Work out what the batch adds and drops that removes the stored articles `documents`, their current rows.

    All rows of their copies are written anew, as the rows of an article lie together.
    """
    current = list(documents)
    ids = {row["document_id"] for row in current}
    history = _read_history(lake, ids)
    removed = {(row["document_id"], row["text_sha256"]) for row in (*current, *history)}
    copied = _find_copies(lake, {document_id for document_id, _ in removed})
    rows = _read_copies(lake, copied) | {
        REMOVALS: [
            {"document_id": document_id, "text_sha256": sha256, "cause": cause.value, "removed_at": at}
            for document_id, sha256 in sorted(removed)
        ]
    }
    drops = revisions.drop_articles([*current, *copied])
    if history:
        drops[HISTORY] = Drop("document_id", frozenset(row["document_id"] for row in history))
    if rejects := find_rejects(lake, current):
        drops[REJECTS] = Drop("reject_id", frozenset(row["reject_id"] for row in rejects))
    return BatchRows(rows, drops)


def find_rejects(lake: LakeFiles, documents: Sequence[Row]) -> list[Row]:
    """Find the rejects that keep bytes of articles in the quarantine: of the same place, or the same bytes.

    Of an earlier version the hash of the text is known alone, which is that of the bytes where they were plain text.
    """
    texts = revisions.read_rows_of(lake, "document_texts", ["raw_sha256"], documents)
    history = _read_history(lake, {row["document_id"] for row in documents})
    hashes = {row["raw_sha256"] for row in texts if row["raw_sha256"]} | {row["text_sha256"] for row in history}
    places = {row["source_uri"] for row in documents if row["source_uri"] is not None}
    return find_rows(lake.of(REJECTS), ["reject_id", "raw_sha256"], {"source_uri": places, "raw_sha256": hashes})


def _find_copies(lake: LakeFiles, removed: Collection[str]) -> list[Row]:
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
        new = [row for row in rows if _version_of(row) not in found]
        found |= {_version_of(row): row for row in new}
        wanted = {row["document_id"] for row in new}
    return list(found.values())


def _version_of(row: Row) -> tuple[str, str]:
    return row["document_id"], row["text_sha256"]


def read_removed(lake: LakeFiles, document_ids: Iterable[str]) -> dict[tuple[str, str], str]:
    """Map id and text hash of those of these articles that were removed to the cause; both causes may be there."""
    rows = find_rows(lake.of(REMOVALS), None, {"document_id": set(document_ids)})
    return {_version_of(row): row["cause"] for row in rows}
