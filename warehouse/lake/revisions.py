"""Decide what an article is to the store: unchanged, new, or the next revision of a stored one.

Reads the store and writes nothing. In which order articles of one call are stored: rounds.py. The writing: commit.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from transforms.document import Row, Rows
from warehouse.lake import delta
from warehouse.lake.batch_files import Drop
from warehouse.lake.data_files import find_rows
from warehouse.lake.delta import HISTORY
from warehouse.lake.key_index import select_files
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES

# What decides; the columns that document_revisions keeps are read beside them.
_DECIDING = (
    *("document_id", "text_sha256", "source_uri", "guid", "url", "headline", "revision"),
    "duplicate_of_document_id",  # for copies.py
)
# A scraper that writes every article to one file shares next to no sentence with the one before; an editor's change
# keeps most of them.
_MIN_SHARED_SENTENCES = 0.5
# A headline that stays is as good as all sentences: above the threshold by itself.
_SAME_HEADLINE = 1.0


@dataclass(frozen=True, slots=True)
class RevisionDecision:
    """A `documents` row that is to be stored, and the stored row that it takes the place of, if any."""

    row: Row
    replaced: Row | None = None


@dataclass(frozen=True, slots=True)
class StoredVersions:
    """What the store has of some ids: the current rows, and the (id, text_sha256) of versions that were replaced."""

    current: Mapping[str, Row]
    replaced: Set[tuple[str, str]]

    def has(self, document_id: str, text_sha256: str, source_uri: str | None) -> bool:
        """Say whether this version needs no storing: it is the current one, or an old copy of an earlier one.

        Where the current one came from the same place, that place has gone back to an earlier text: a revision.
        """
        current = self.current.get(document_id)
        if current is None:
            return False
        if current["text_sha256"] == text_sha256:
            return True
        is_old_copy = (document_id, text_sha256) in self.replaced
        return is_old_copy and current["source_uri"] != source_uri


def look_up_versions(lake: LakeFiles, hashes: Collection[tuple[str, str]]) -> StoredVersions:
    """Look up, once, what is stored of these articles, given as (document_id, text_sha256)."""
    columns = ["document_id", "text_sha256", "source_uri"]
    ids = {document_id for document_id, _ in hashes}
    wanted = {"document_id": ids}
    stored = find_rows(select_files(lake.of("documents"), wanted), columns, wanted)
    return _add_replaced_versions(lake, stored, hashes)


def _add_replaced_versions(lake: LakeFiles, stored: Iterable[Row], hashes: Iterable[tuple[str, str]]) -> StoredVersions:
    current = {row["document_id"]: row for row in stored}
    changed = {
        document_id
        for document_id, sha256 in hashes
        if document_id in current and current[document_id]["text_sha256"] != sha256
    }
    earlier: list[Row] = []
    if changed:
        earlier = find_rows(lake.of(HISTORY), ["document_id", "text_sha256"], {"document_id": changed})
    return StoredVersions(current, {(row["document_id"], row["text_sha256"]) for row in earlier})


def decide_revisions(lake: LakeFiles, rows: Rows) -> list[RevisionDecision]:
    """Decide what becomes of the batch's articles; those that are stored already drop out.

    Looks the articles up once, by id and source_uri.
    """
    given = rows.get("documents", [])
    if not given:
        return []
    stored = _read_candidates(lake, given)
    versions = _add_replaced_versions(lake, stored, [(row["document_id"], row["text_sha256"]) for row in given])
    decisions = [
        RevisionDecision(row, versions.current.get(row["document_id"]))
        for row in given
        if not versions.has(row["document_id"], row["text_sha256"], row["source_uri"])
    ]
    return _find_earlier_versions(lake, rows, decisions, stored)


def _read_candidates(lake: LakeFiles, given: Sequence[Row]) -> list[Row]:
    kept = {column.name for column in TABLES[HISTORY].columns} & {column.name for column in TABLES["documents"].columns}
    ids = {row["document_id"] for row in given}
    uris = {row["source_uri"] for row in given if is_file(row)}
    wanted = {"document_id": ids, "source_uri": uris}
    return find_rows(select_files(lake.of("documents"), wanted), sorted({*_DECIDING, *kept}), wanted)


def is_file(row: Row) -> bool:
    """Say whether an article has a place but no identity of its own: its id is that of its content."""
    return row["guid"] is None and row["url"] is None and row["source_uri"] is not None


def _find_earlier_versions(
    lake: LakeFiles, rows: Rows, decisions: list[RevisionDecision], stored: list[Row]
) -> list[RevisionDecision]:
    """Look for what a new article without an identity may be a revision of: such ones from the same source_uri."""
    at_uri: dict[str, list[Row]] = defaultdict(list)
    for row in stored:
        if is_file(row):
            at_uri[row["source_uri"]].append(row)
    searched = [decision.row for decision in decisions if _lacks_earlier_version(decision)]
    candidates = [old for row in searched for old in at_uri[row["source_uri"]]]
    if not candidates:
        return decisions

    sentences = _read_sentences(lake, candidates)
    texts = {row["document_id"]: row["text"] for row in rows.get("document_texts", [])}
    closed = []
    for decision in decisions:
        row = decision.row
        if _lacks_earlier_version(decision):
            closed.append(RevisionDecision(row, _choose_earlier(row, at_uri[row["source_uri"]], texts, sentences)))
        else:
            closed.append(decision)
    return closed


def _lacks_earlier_version(decision: RevisionDecision) -> bool:
    return decision.replaced is None and is_file(decision.row)


def _choose_earlier(
    row: Row, candidates: Iterable[Row], texts: dict[str, str], sentences: dict[str, list[str]]
) -> Row | None:
    """Choose the stored version of `row`: of the same headline, or else with most sentences in common, over half."""
    text = texts.get(row["document_id"], "")
    rated = [(_rate_likeness(row, text, old, sentences.get(old["document_id"], [])), old) for old in candidates]
    likeness, best = max(rated, key=lambda pair: (pair[0], pair[1]["document_id"]), default=(0.0, None))
    return best if likeness >= _MIN_SHARED_SENTENCES else None


def _rate_likeness(row: Row, text: str, old: Row, sentences: Sequence[str]) -> float:
    """Rate how like `old` a new article is: the share of its sentences that are in `text`, more for its headline."""
    shared = 0.0
    if sentences:
        shared = sum(sentence in text for sentence in sentences) / len(sentences)
    if row["headline"] is not None and row["headline"] == old["headline"]:
        return shared + _SAME_HEADLINE
    return shared


def _read_sentences(lake: LakeFiles, documents: Sequence[Row]) -> dict[str, list[str]]:
    sentences: dict[str, list[str]] = defaultdict(list)
    for row in read_rows_of(lake, "sentences", ["document_id", "text"], documents):
        sentences[row["document_id"]].append(row["text"])
    return sentences


def read_rows_of(lake: LakeFiles, table: str, columns: Sequence[str] | None, documents: Sequence[Row]) -> list[Row]:
    """Read the rows that stored articles have in a table; only files of their segments are read."""
    segments = {row["segment"] for row in documents}
    return find_rows(lake.of(table, segments), columns, {"document_id": {row["document_id"] for row in documents}})


def drop_articles(documents: Iterable[Row]) -> dict[str, Drop]:
    """Say what a batch has to drop so that no table has rows of these stored articles; earlier versions stay."""
    rows = list(documents)
    drop = Drop("document_id", frozenset(row["document_id"] for row in rows), frozenset(row["segment"] for row in rows))
    return dict.fromkeys(delta.tables_of_articles(), drop)


def number_revisions(lake: LakeFiles, decisions: Sequence[RevisionDecision]) -> tuple[list[Row], list[Row]]:
    """Make the `documents` rows with their revision numbers, and the rows of document_revisions."""
    documents = [_number_revision(decision) for decision in decisions]
    replaced = [decision.replaced for decision in decisions if decision.replaced is not None]
    if not replaced:
        return documents, []
    stored = read_rows_of(lake, "document_texts", ["document_id", "text"], replaced)
    texts = {row["document_id"]: row["text"] for row in stored}
    history = [
        _make_history_row(decision.row, decision.replaced, texts)
        for decision in decisions
        if decision.replaced is not None
    ]
    return documents, history


def _number_revision(decision: RevisionDecision) -> Row:
    if decision.replaced is None:
        return decision.row
    return decision.row | {
        "revision": decision.replaced["revision"] + 1,
        "replaces_document_id": decision.replaced["document_id"],
    }


def _make_history_row(row: Row, replaced: Row, texts: dict[str, str]) -> Row:
    own: dict[str, Any] = {
        "text": texts[replaced["document_id"]],
        "replaced_by_document_id": row["document_id"],
        "replaced_at": row["ingested_at"],
        "run_id": row["run_id"],
    }
    return {column.name: own.get(column.name, replaced.get(column.name)) for column in TABLES[HISTORY].columns}


def select_articles(rows: Rows, ids: Iterable[str]) -> Rows:
    """Select the rows of these articles alone, table by table, and no rows of shared tables."""
    wanted = set(ids)
    names = [name for name, table in delta.batch_tables().items() if not table.shared]
    return {name: [row for row in rows.get(name, []) if row["document_id"] in wanted] for name in names}
