"""Annotate documents as a run orders it, in whatever process: its own, a worker's, one of a cluster.

What an annotation is: transforms/pipeline.py. Which process has which documents: annotation.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from flows.runtime import logs
from transforms import reading
from transforms.document import Document, Profile, RawArticle, Reject, RejectReason, Rows
from transforms.rows import rows_of
from warehouse import checks
from warehouse.lake import annotation_cache

SHOWN_VIOLATIONS = 3  # in the message of a reject: enough to see what is wrong
# A short text in which each rule finds something to load its word lists for.
_SAMPLE = b"""Bridge opens

PORTO, March 3, 2021 - "We have four offers," said Mayor Ana Silva of the Labour Party on Monday. She said the ferry
company would close in May. "No," spokesman Rui Costa told Reuters [the agency], according to a report by the Bank.
"""
# What became of an article.
Annotated = Rows | Reject


@dataclass(frozen=True, slots=True)
class AnnotationOrder:
    """How the articles of a run are annotated.

    With `is_again` they are made from stored rows, and what is known of them beside their parser's output comes anew.
    """

    run_id: str
    started_at: datetime
    profile: Profile
    is_again: bool = False
    data: Path | None = None  # where rows are kept until they are stored; None: nowhere
    made_by: str = ""  # what else the rows of a text depend on

    def make_key(self, document: Document) -> str:
        """Make the key by which the rows of a document are kept: the same as long as the same rows would be made."""
        parts = (self.made_by, self.profile, self.is_again, leave_bytes(document))
        return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


class PendingChunk(Protocol):
    """A chunk that is being annotated elsewhere."""

    def result(self) -> list[Any]:
        """Wait for what became of each article, in order."""


Submit = Callable[[Sequence[Document]], PendingChunk]


def annotate_chunk(order: AnnotationOrder, documents: Sequence[Document]) -> list[Annotated]:
    """Annotate a chunk; give what became of each document, in order."""
    return list(annotate_documents(documents, order))


def annotate_documents(documents: Sequence[Document], order: AnnotationOrder) -> Iterator[Annotated]:
    """Annotate documents and make their rows, in order; one whose rows break the contract becomes a Reject.

    Rows that a run which was killed has kept are not made again.
    """
    kept = [_read_kept(document, order) for document in documents]
    made = _make_all([document for document, rows in zip(documents, kept, strict=True) if rows is None], order)
    for rows in kept:
        yield next(made) if rows is None else rows


def _make_all(documents: Sequence[Document], order: AnnotationOrder) -> Iterator[Annotated]:
    if not documents:
        return
    from transforms import pipeline  # loads spaCy: not where all that comes in is known

    annotate = pipeline.reannotate if order.is_again else pipeline.annotate
    for document, annotated in zip(documents, annotate(documents, order.profile), strict=True):
        result = annotated if isinstance(annotated, Reject) else _make_rows(annotated, order)
        if order.data is not None and not isinstance(result, Reject):
            annotation_cache.keep_annotation(order.data, document.document_id, order.make_key(document), result)
        yield result


def _read_kept(document: Document, order: AnnotationOrder) -> Rows | None:
    """Read the rows of a document that were kept, as if this run had made them."""
    if order.data is None:
        return None
    kept = annotation_cache.read_annotation(order.data, document.document_id, order.make_key(document))
    if kept is None:
        return None
    of_run = {"run_id": order.run_id, "ingested_at": order.started_at}
    return {
        name: [row | {column: value for column, value in of_run.items() if column in row} for row in rows]
        for name, rows in kept.items()
    }


def read_sample(profile: Profile) -> None:
    """Annotate a made-up article, so that models and word lists are loaded."""
    parsed = reading.parse(RawArticle(_SAMPLE, "file:///sample.txt"))
    documents = [result for result in parsed if isinstance(result, Document)]
    list(annotate_documents(documents, AnnotationOrder("sample", datetime(2021, 3, 3), profile)))


def _make_rows(document: Document, order: AnnotationOrder) -> Annotated:
    logs.enter(document_id=document.document_id)
    try:
        rows = rows_of(document, order.run_id, order.started_at)
        violations = checks.find_violations(rows)
    finally:
        logs.enter(document_id=None)
    if not violations:
        return rows
    return Reject.of_document(document, RejectReason.CONTRACT.value, _describe_violations(violations), "store")


def _describe_violations(violations: list[checks.Violation]) -> str:
    shown = [f"{one.table} {one.row_key}: {one.rule}: {one.message}" for one in violations[:SHOWN_VIOLATIONS]]
    return f"{len(violations)} faults, first {'; '.join(shown)}"


def leave_bytes(document: Document) -> Document:
    """Leave the bytes of the input here: of a feed each article would take all of them along."""
    if document.raw is None:
        return document
    return replace(document, raw=replace(document.raw, body=b""))
