"""Rows of invented articles for tests of the store: every table filled, no parser or model needed."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from transforms.document import ArticleMetadata, Block, Document, RawArticle, Role, Rows, Span, document_id_of
from warehouse.fields import Table
from warehouse.tables import TABLES

AT = datetime(2026, 11, 24, 10, 15)


def row(table: str, **values: Any) -> dict[str, Any]:
    """A row of `table`: its columns' examples, but for `values`."""
    return {column.name: column.example for column in TABLES[table].columns} | values


NO_COPY = {"duplicate_of_document_id": None, "similarity": None}


def article(
    text: str,
    *,
    guid: str | None = None,
    uri: str = "file:///news/a.txt",
    day: date | None = date(2017, 4, 12),
    headline: str | None = None,
    people: Sequence[str] = ("Ana Silva",),
    run_id: str = "20261124T101500-3f9a1c",
    at: datetime = AT,
    signature: str | None = None,
) -> Rows:
    """The rows of one article whose sentences are what stands between full stops."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document_id = document_id_of(guid or text)
    common: dict[str, Any] = {
        "document_id": document_id,
        "published_date": day,
        "published_month": day and f"{day:%Y-%m}",
        "run_id": run_id,
    }
    sentences = [part.strip() for part in text.split(".") if part.strip()]
    own = {"guid": guid, "url": None, "headline": headline, "source_uri": uri, "text_sha256": sha, "ingested_at": at}
    own["body_start_char"] = 0
    signed = {"signature": signature, "signature_version": signature and "test"}
    rows: Rows = {
        "documents": [row("documents", **common, **own, revision=1, replaces_document_id=None, **NO_COPY)],
        "document_texts": [row("document_texts", **common, text=text, **signed)],
        "sentences": [
            row("sentences", **common, sentence_id=f"{document_id}.s{n:04}", section_id=None, position=n, text=part)
            for n, part in enumerate(sentences, 1)
        ],
    }
    for name, table in TABLES.items():
        if name not in rows and not table.shared and table.in_batches and name != "document_revisions":
            own_sentence = _reference(table, "sentence_id", f"{document_id}.s0001")
            rows[name] = [row(name, **(common | own_sentence | _keys(table.key, document_id, n))) for n in (1, 2)]
    return rows | _shared(people, document_id, day)


def bare_article(text: str, *, people: Sequence[str] = (), **values: Any) -> Rows:
    """The rows of an article of which little is known but its sentences: 4 commits (with people 7) in place of 17."""
    made = article(text, people=people, **values)
    own, shared = ("documents", "document_texts", "sentences"), ("entities", "entity_aliases", "entity_roles")
    return {name: made[name] for name in (own + shared if people else own)}


def _reference(table: Table, column: str, value: str) -> dict[str, str]:
    return {column: value} if column in table.schema.names else {}


def _keys(key: Sequence[str], document_id: str, n: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name in key:
        if name.endswith("_id"):
            made[name] = f"{document_id}.{name}{n}" if name != "document_id" else document_id
        elif name in {"position", "start_char", "end_char", "topic_rank"}:
            made[name] = n
    return made


def _shared(people: Iterable[str], document_id: str, day: date | None) -> Rows:
    ids = {name: "person." + name.lower().replace(" ", "-") for name in people}
    return {
        "entities": [
            row("entities", entity_id=ids[n], name=n, first_seen_date=day, last_seen_date=day, wikidata_id=None)
            | {"told_gender": None, "merged_into_entity_id": None}
            for n in ids
        ],
        "entity_aliases": [
            row("entity_aliases", entity_id=ids[n], alias=a, first_seen_date=day, first_seen_document_id=document_id)
            for n in ids
            for a in (n, n.split()[-1])
        ],
        "entity_roles": [
            row("entity_roles", entity_id=ids[n], role=f"chair of {document_id[:2]}", valid_from=day, valid_to=day)
            | {"entity_role_id": f"{ids[n]}.r{document_id[:2] * 4}", "first_seen_date": day}
            for n in ids
        ],
    }


def signature(changed: int = 0, story: int = 1) -> str:
    """The signature of a story in which so many of its 128 numbers were changed."""
    numbers = random.Random(story).choices(range(65_536), k=128)
    return "".join(f"{number ^ 1 if at < changed else number:04x}" for at, number in enumerate(numbers))


def reject(body: bytes = b"\x00", uri: str = "file:///news/bad.bin") -> dict[str, Any]:
    """A row of `rejects` for bytes that nobody kept."""
    sha = hashlib.sha256(body).hexdigest()
    reject_id = hashlib.sha256(f"{uri} {sha}".encode()).hexdigest()[:16]
    return row("rejects", reject_id=reject_id, source_uri=uri, raw_sha256=sha, quarantine_path=None)


def joined(*parts: Rows) -> Rows:
    """One batch of several."""
    return {name: [one for part in parts for one in part.get(name, [])] for part in parts for name in part}


def document(text: str, guid: str | None = None, uri: str = "file:///news/a.txt") -> Document:
    """The Document whose rows `article` makes."""
    raw = RawArticle(text.encode(), uri)
    blocks = (Block(Role.BODY, Span(0, len(text))),)
    return Document(document_id_of(guid or text), raw, text, blocks, metadata=ArticleMetadata(guid=guid))
