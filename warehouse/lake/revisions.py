"""What an article is to the store: unchanged, new, or the next revision of one that is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deltalake import DeltaTable

from warehouse.lake import delta
from warehouse.lake.delta import HISTORY, Row, Rows
from warehouse.tables import TABLES

# What decides; the columns that document_revisions keeps are read beside them.
_DECIDING = ("document_id", "text_sha256", "source_uri", "guid", "url", "headline", "revision", "month")
# A scraper that writes every article to one file shares next to no sentence with the one before; an editor's change
# keeps most of them.
_SHARED_SENTENCES = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
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
        row = self.current.get(document_id)
        if row is None or row["text_sha256"] == text_sha256:
            return row is not None
        return row["source_uri"] != source_uri and (document_id, text_sha256) in self.replaced


def known(data: Path, documents: DeltaTable, hashes: Collection[tuple[str, str]]) -> StoredVersions:
    """Look up, once, what is stored of these articles, given as (document_id, text_sha256)."""
    ids = delta.within("document_id", (document_id for document_id, _ in hashes))
    return _known(data, delta.read(documents, ["document_id", "text_sha256", "source_uri"], ids), hashes)


def _known(data: Path, stored: Iterable[Row], hashes: Iterable[tuple[str, str]]) -> StoredVersions:
    current = {row["document_id"]: row for row in stored}
    changed = [one for one, sha in hashes if one in current and current[one]["text_sha256"] != sha]
    earlier: list[Row] = []
    if changed:
        history = delta.opened(data, HISTORY)
        earlier = delta.read(history, ["document_id", "text_sha256"], delta.within("document_id", changed))
    return StoredVersions(current, {(row["document_id"], row["text_sha256"]) for row in earlier})


def verdicts(data: Path, documents: DeltaTable, rows: Rows) -> list[Verdict]:
    """Look up the batch's articles, once, by id and source_uri; those that are stored already drop out."""
    new = rows.get("documents", [])
    if not new:
        return []
    stored = _stored(documents, new)
    have = _known(data, stored, [(row["document_id"], row["text_sha256"]) for row in new])
    fresh = [row for row in new if not have.has(row["document_id"], row["text_sha256"], row["source_uri"])]
    found = [Verdict(row, have.current.get(row["document_id"])) for row in fresh]
    return _with_earlier_versions(data, rows, found, stored)


def _stored(documents: DeltaTable, new: Sequence[Row]) -> list[Row]:
    kept = {column.name for column in TABLES[HISTORY].columns} & {column.name for column in TABLES["documents"].columns}
    ids = delta.within("document_id", (row["document_id"] for row in new))
    uris = delta.within("source_uri", (row["source_uri"] for row in new if is_file(row)))
    return delta.read(documents, sorted({*_DECIDING, *kept}), f"{ids} OR {uris}")


def is_file(row: Row) -> bool:
    """Say whether an article has a place but no identity of its own: its id is that of its content."""
    return row["guid"] is None and row["url"] is None and row["source_uri"] is not None


def _with_earlier_versions(data: Path, rows: Rows, found: list[Verdict], stored: list[Row]) -> list[Verdict]:
    """Look for what a new article without an identity may be a revision of: such ones from the same source_uri."""
    at_uri: dict[str, list[Row]] = defaultdict(list)
    for row in stored:
        if is_file(row):
            at_uri[row["source_uri"]].append(row)
    candidates = [old for one in found if _is_open(one) for old in at_uri[one.row["source_uri"]]]
    if not candidates:
        return found
    sentences, texts = _sentences(data, candidates), _texts(rows)
    return [
        Verdict(one.row, _earlier(one.row, at_uri[one.row["source_uri"]], texts, sentences)) if _is_open(one) else one
        for one in found
    ]


def _is_open(one: Verdict) -> bool:
    return one.replaced is None and is_file(one.row)


def _earlier(row: Row, candidates: Iterable[Row], texts: dict[str, str], sentences: dict[str, list[str]]) -> Row | None:
    """Choose the stored version of `row`: of the same headline, or else with most sentences in common, over half."""
    text = texts.get(row["document_id"], "")
    rated = [(_likeness(row, text, old, sentences.get(old["document_id"], [])), old) for old in candidates]
    likeness, best = max(rated, key=lambda pair: (pair[0], pair[1]["document_id"]), default=(0.0, None))
    return best if likeness >= _SHARED_SENTENCES else None


def _likeness(row: Row, text: str, old: Row, sentences: Sequence[str]) -> float:
    shared = sum(sentence in text for sentence in sentences) / len(sentences) if sentences else 0.0
    same_headline = row["headline"] is not None and row["headline"] == old["headline"]
    return shared + same_headline


def _sentences(data: Path, documents: Sequence[Row]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in delta.read(delta.opened(data, "sentences"), ["document_id", "text"], articles(documents)):
        found[row["document_id"]].append(row["text"])
    return found


def _texts(rows: Rows) -> dict[str, str]:
    return {row["document_id"]: row["text"] for row in rows.get("document_texts", [])}


def articles(documents: Iterable[Row]) -> str:
    """Give the predicate that finds the rows of these articles in any table; the months spare reading all others."""
    pairs = [(row["document_id"], month_of(row)) for row in documents]
    months, ids = (month for _, month in pairs), (document_id for document_id, _ in pairs)
    return f"{delta.within('month', months)} AND {delta.within('document_id', ids)}"


def predicate_of(found: Sequence[Verdict]) -> str | None:
    """Find all rows of the batch's articles and of what they replace; None where nothing is replaced."""
    replaced = [one.replaced for one in found if one.replaced is not None]
    return articles([*(one.row for one in found), *replaced]) if replaced else None


def month_of(row: Row) -> str:
    """Give the partition that an article's rows lie in."""
    month: str = row.get("month") or row["published_month"] or delta.UNDATED
    return month


def revised(data: Path, found: Sequence[Verdict]) -> tuple[list[Row], list[Row]]:
    """Give the `documents` rows with their revisions worked out, and the rows of document_revisions."""
    documents = [_numbered(one) for one in found]
    replaced = [one.replaced for one in found if one.replaced is not None]
    if not replaced:
        return documents, []
    texts = delta.read(delta.opened(data, "document_texts"), ["document_id", "text"], articles(replaced))
    by_id = {row["document_id"]: row["text"] for row in texts}
    return documents, [_history_row(one.row, one.replaced, by_id) for one in found if one.replaced is not None]


def _numbered(one: Verdict) -> Row:
    if one.replaced is None:
        return one.row
    return one.row | {
        "revision": one.replaced["revision"] + 1,
        "replaces_document_id": one.replaced["document_id"],
    }


def _history_row(row: Row, replaced: Row, texts: dict[str, str]) -> Row:
    said: dict[str, Any] = {
        "text": texts[replaced["document_id"]],
        "replaced_by_document_id": row["document_id"],
        "replaced_at": row["ingested_at"],
        "run_id": row["run_id"],
    }
    return {column.name: said.get(column.name, replaced.get(column.name)) for column in TABLES[HISTORY].columns}


def rows_of_articles(rows: Rows, ids: Iterable[str]) -> Rows:
    """Give the rows of these articles alone, table by table, and no rows of shared tables."""
    wanted = set(ids)
    names = [name for name, table in delta.batch_tables().items() if not table.shared]
    return {name: [row for row in rows.get(name, []) if row["document_id"] in wanted] for name in names}


def waves(rows: Rows) -> list[Rows]:
    """Split a batch in which several articles without an identity came from one place: one may revise another.

    Raises:
        ValueError: two articles bear one id, so that their rows cannot be told apart.
    """
    turns: list[list[str]] = []
    turn_of: dict[str, int] = defaultdict(int)
    for row in rows.get("documents", []):
        place = f"uri {row['source_uri']}" if is_file(row) else f"id {row['document_id']}"
        turn = turn_of[place]
        turn_of[place] += 1
        turns += [[]] * (turn == len(turns))
        turns[turn] = [*turns[turn], row["document_id"]]
    _check_ids([one for turn in turns for one in turn])
    if len(turns) < 2:
        return [rows]
    shared = {name: rows[name] for name, table in TABLES.items() if table.shared and name in rows}
    first, *later = (rows_of_articles(rows, ids) for ids in turns)
    return [first | shared, *later]


def _check_ids(ids: Sequence[str]) -> None:
    if twice := sorted(one for one, count in Counter(ids).items() if count > 1):
        raise ValueError(f"one batch holds two articles with the id {twice[0]}: store them in turns (store.waves)")
