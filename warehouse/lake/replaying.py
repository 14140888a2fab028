"""Replace the rows of stored articles by those that other rules make of the same texts.

No revision: the text stays, and so does all that the store itself knows of an article. Which articles are replayed, and
by what rules: flows/replay.py. The batch itself: commit.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from transforms.document import Row, Rows
from warehouse.lake import commit, copies, delta, merge, revisions
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.data_files import find_rows, read_plain
from warehouse.lake.key_index import select_files
from warehouse.lake.lake_files import LakeFiles

# What rules have no say in: where an article came from, and what the store knows of it.
KEPT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "documents": (
        *("revision", "replaces_document_id", "source", "source_uri", "ingested_at"),
        *copies.COPY_COLUMNS,
    ),
    "document_texts": ("raw_sha256",),
}
_VERSION_COLUMNS = ("document_id", "published_date", "rule_version", "model_version")


def list_versions(lake: LakeFiles) -> list[Row]:
    """List all current articles: id, day, versions of rules and models, `segment`; those of one segment together."""
    return [
        {**row, "segment": file.segment}
        for file in lake.of("documents")
        for row in read_plain(file.path, _VERSION_COLUMNS).to_pylist()
    ]


def read_articles(lake: LakeFiles, document_ids: Collection[str]) -> dict[str, Rows]:
    """Read all rows of these articles, by id and table."""
    documents = _find_documents(lake, document_ids)
    articles: dict[str, Rows] = {
        row["document_id"]: {name: [] for name in delta.tables_of_articles()} for row in documents
    }
    for name in delta.tables_of_articles():
        for row in revisions.read_rows_of(lake, name, None, documents):
            articles[row["document_id"]][name].append(row)
    return articles


def replace_rows(lake: LakeFiles, parts: Sequence[Rows]) -> tuple[int, int | None] | None:
    """Replace the rows of articles in one batch, if any; give their count and its number, None for a lost race."""
    given = {_document_of(part)["document_id"]: part for part in parts}
    stored = [row for row in _find_documents(lake, given.keys()) if _has_text(given[row["document_id"]], row)]
    if not stored:
        return 0, None
    kept = join_parts(given[row["document_id"]] for row in stored)
    if not commit.commit_rows(lake, BatchKind.REPLAY, _plan_batch(lake, kept, stored)):
        return None
    return len(stored), lake.number + 1


def _document_of(part: Rows) -> Row:
    return part["documents"][0]


def _has_text(part: Rows, stored: Row) -> bool:
    is_same: bool = _document_of(part)["text_sha256"] == stored["text_sha256"]
    return is_same


def join_parts(parts: Iterable[Rows]) -> Rows:
    """Put the rows of several articles together, table by table."""
    joined: Rows = {}
    for part in parts:
        for name, rows in part.items():
            joined.setdefault(name, []).extend(rows)
    return joined


def _find_documents(lake: LakeFiles, document_ids: Collection[str]) -> list[Row]:
    wanted = {"document_id": document_ids}
    return find_rows(select_files(lake.of("documents"), wanted), None, wanted)


def _plan_batch(lake: LakeFiles, rows: Rows, stored: list[Row]) -> BatchRows:
    written = {name: rows.get(name, []) for name in delta.tables_of_articles()}
    texts = revisions.read_rows_of(lake, "document_texts", ["document_id", "raw_sha256"], stored)
    for name, before in (("documents", stored), ("document_texts", texts)):
        written[name] = keep_columns(written[name], before, KEPT_COLUMNS[name])
    changes = merge.plan_changes(lake, delta.batch_tables(), rows)
    return merge.add_changes(changes, written, revisions.drop_articles(stored))


def keep_columns(rows: Iterable[Row], stored: Iterable[Row], columns: Collection[str]) -> list[Row]:
    """Give rows of articles some columns as they are stored."""
    kept: dict[str, dict[str, Any]] = {row["document_id"]: {name: row[name] for name in columns} for row in stored}
    return [row | kept[row["document_id"]] for row in rows]
