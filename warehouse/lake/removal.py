"""Take articles out of the store: their rows in every table, their earlier versions, and the files that held them.

What stays is a row of `removals` without a word of the article, so that the same article is not taken in again. Copies
of it stay too, and one of them is the original from then on. The batch that removes is decided and carried like any
other: commit.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from pathlib import Path

from transforms.document import RemovalCause, Row
from warehouse.lake import commit, copies, delta, paths, revisions
from warehouse.lake.delta import HISTORY

REMOVALS = "removals"


def plan_removal(
    data: Path, documents: Iterable[Row], cause: RemovalCause, at: datetime
) -> tuple[dict[str, list[Row]], commit.BatchPlan]:
    """Work out the batch that removes the stored articles `documents`, given as their current rows.

    All rows of their copies are written anew, as whoever reads a table of articles relies on it: warehouse/views.
    """
    current = list(documents)
    ids = {row["document_id"] for row in current}
    history = _read_history(data, ids)
    removed = {(row["document_id"], row["text_sha256"]) for row in (*current, *history)}
    rows = _read_copies(data, {document_id for document_id, _ in removed}) | {
        REMOVALS: [
            {"document_id": document_id, "text_sha256": sha256, "cause": cause.value, "removed_at": at}
            for document_id, sha256 in sorted(removed)
        ]
    }
    earlier = {row["document_id"] for row in history}
    keys = {HISTORY: delta.sql_in("document_id", earlier)} if earlier else {}
    written = revisions.articles_predicate([*current, *rows["documents"]])
    return rows, commit.BatchPlan({name: len(some) for name, some in rows.items() if some}, written, keys)


def _read_copies(data: Path, removed: Collection[str]) -> dict[str, list[Row]]:
    """Read all rows of the copies of articles that are removed, table by table, their new original in `documents`."""
    is_copy = f"{delta.sql_in(copies.ORIGINAL, removed)} AND NOT {delta.sql_in('document_id', removed)}"
    documents = delta.read(delta.open_table(data, "documents"), None, is_copy)
    if not documents:
        return {"documents": []}
    predicate = revisions.articles_predicate(documents)
    names = [name for name, table in delta.batch_tables().items() if not table.shared and name != HISTORY]
    rows = {name: delta.read(delta.open_table(data, name), None, predicate) for name in names}
    return rows | {"documents": copies.mark_copies_anew(documents, rows["document_texts"])}


def _read_history(data: Path, ids: Collection[str]) -> list[Row]:
    """Read the earlier versions of articles, those of other ids too: an id may change from version to version."""
    table = delta.open_table(data, HISTORY)
    columns = ["document_id", "text_sha256", "replaced_by_document_id"]
    found: dict[tuple[str, str], Row] = {}
    wanted = set(ids)
    while wanted:
        predicate = f"{delta.sql_in('document_id', wanted)} OR {delta.sql_in('replaced_by_document_id', wanted)}"
        new = [row for row in delta.read(table, columns, predicate) if _version_of(row) not in found]
        found |= {_version_of(row): row for row in new}
        wanted = {row["document_id"] for row in new}
    return list(found.values())


def _version_of(row: Row) -> tuple[str, str]:
    return row["document_id"], row["text_sha256"]


def read_removed(data: Path, document_ids: Iterable[str]) -> dict[tuple[str, str], str]:
    """Map id and text hash of those of these articles that were removed to the cause; both causes may be there."""
    if not paths.is_table(paths.table_path(data, REMOVALS)):  # an older store, opened to read
        return {}
    rows = delta.read(delta.open_table(data, REMOVALS), None, delta.sql_in("document_id", document_ids))
    return {_version_of(row): row["cause"] for row in rows}


def drop_replaced_files(data: Path) -> None:
    """Delete the data files that no current row lies in, without waiting for readers that may still use them."""
    for name in delta.batch_tables():
        table = delta.open_table(data, name)
        table.vacuum(retention_hours=0, enforce_retention_duration=False, dry_run=False)
