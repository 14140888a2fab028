"""Annotate the articles of a run: here, or in chunks by worker processes or a cluster, with the same results.

What an annotation is: transforms/pipeline.py. Who the workers are: flows/runtime/. What is annotated when, and what
becomes of the rows: ingest.py, replay.py.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol, TypeVar

from flows.errors import WrongCall
from flows.runtime import logs, progress
from flows.settings import Runner, Settings
from transforms import reading, versions
from transforms.document import Document, Profile, RawArticle, Reject, RejectReason, Rows
from transforms.rows import rows_of
from warehouse import checks
from warehouse.lake import annotation_cache

SHOWN_VIOLATIONS = 3  # in the message of a reject: enough to see what is wrong
# 60,000 characters, 10,000 words: some 5 s of one core. Sending such a chunk to and fro costs 1/200 of that, and one
# that is lost with its worker costs little.
CHUNK_CHARS = 60_000
# Batches that are read and annotated while the one before is stored: one to work on, one in case that takes long.
BATCHES_AHEAD = 2
# A short text in which each rule finds something to load its word lists for.
_SAMPLE = b"""Bridge opens

PORTO, March 3, 2021 - "We have four offers," said Mayor Ana Silva of the Labour Party on Monday. She said the ferry
company would close in May. "No," spokesman Rui Costa told Reuters [the agency], according to a report by the Bank.
"""

_KILLED = "the process that annotated it was killed twice, as the system does where memory runs out"

Batch = TypeVar("Batch")
# What became of an article.
Annotated = Rows | Reject
# An article of a batch: its id, and the hash of its text.
_ArticleKey = tuple[str, str]


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
        parts = (self.made_by, self.profile, self.is_again, _leave_bytes(document))
        return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()


class PendingChunk(Protocol):
    """A chunk that is being annotated elsewhere."""

    def result(self) -> list[Any]:
        """Wait for what became of each article, in order."""


Submit = Callable[[Sequence[Document]], PendingChunk]
# Where the result of an article will be: its chunk, and its place there.
BegunArticles = dict[_ArticleKey, tuple[PendingChunk, int]]


@dataclass(slots=True)
class RunAnnotator:
    """Annotates the articles of a run in this process, a batch when it is asked for."""

    order: AnnotationOrder
    batches_ahead: int = 0

    def begin(self, documents: Sequence[Document]) -> BegunArticles:  # noqa: ARG002
        """Begin nothing: what is annotated here is annotated when it is asked for."""
        return {}

    def annotate(self, documents: Sequence[Document], begun: BegunArticles) -> list[Annotated]:  # noqa: ARG002
        """Annotate documents; give what became of each, in order."""
        results = []
        for document, result in zip(documents, annotate_documents(documents, self.order), strict=True):
            results.append(_bring_bytes(document, result))
            progress.reporter().annotated()
        return results


@dataclass(slots=True)
class ChunkAnnotator(RunAnnotator):
    """Has others annotate, in chunks; they are asked for once there is more than a batch to do."""

    open_workers: Callable[[], Submit] = field(kw_only=True)
    workers: int = field(kw_only=True)
    _submit: Submit | None = None

    def begin(self, documents: Sequence[Document]) -> BegunArticles:
        """Have documents annotated while this process does something else."""
        if not documents:
            return {}
        if self._submit is None:
            self._submit = self.open_workers()
        begun: BegunArticles = {}
        for chunk in cut_chunks(documents, self.workers):
            pending = self._submit([_leave_bytes(document) for document in chunk])
            begun |= {_find_key(document): (pending, place) for place, document in enumerate(chunk)}
        return begun

    def annotate(self, documents: Sequence[Document], begun: BegunArticles) -> list[Annotated]:
        """Wait for what was begun of these documents, and have the others annotated too."""
        if self._submit is None:
            return RunAnnotator.annotate(self, documents, begun)
        begun = begun | self.begin([document for document in documents if _find_key(document) not in begun])
        results = []
        for document in documents:
            pending, place = begun[_find_key(document)]
            results.append(_bring_bytes(document, pending.result()[place]))
            progress.reporter().annotated()
        return results


def check_runner(settings: Settings) -> None:
    """Check that the runner which the settings name is installed.

    Raises:
        WrongCall: it is not.
    """
    if settings.runner != Runner.PROCESSES and find_spec(f"prefect_{settings.runner}") is None:
        raise WrongCall(f"--runner {settings.runner} needs an extra: pip install 'wireroom[{settings.runner}]'")


def make_order(
    run_id: str, started_at: datetime, settings: Settings, data: Path | None, is_again: bool = False
) -> AnnotationOrder:
    """Make the order of a run; rows are kept in `data` until they are stored, if it is given and no cluster works."""
    if data is None or settings.runner != Runner.PROCESSES:
        return AnnotationOrder(run_id, started_at, settings.profile, is_again)
    made_by = f"{versions.RULE_VERSION} {versions.model_version(settings.profile)} {versions.hash_rules()}"
    return AnnotationOrder(run_id, started_at, settings.profile, is_again, data, made_by)


@contextmanager
def open_annotator(order: AnnotationOrder, settings: Settings) -> Iterator[RunAnnotator]:
    """Give the annotator that the settings ask for; its workers, if there are any, end with the block."""
    if settings.runner == Runner.PROCESSES and settings.workers == 1:
        yield RunAnnotator(order)
        return
    with ExitStack() as stack:
        open_workers = partial(_open_workers, stack, order, settings)
        yield ChunkAnnotator(order, BATCHES_AHEAD, open_workers=open_workers, workers=settings.workers)


def _open_workers(stack: ExitStack, order: AnnotationOrder, settings: Settings) -> Submit:
    if settings.runner != Runner.PROCESSES:
        from flows.runs.cluster import open_cluster  # imports Prefect

        return stack.enter_context(open_cluster(settings, order))
    from flows.runtime.worker_pool import WorkerPool
    from flows.runtime.worker_process import WorkPlan

    plan = WorkPlan(partial(read_sample, order.profile), partial(annotate_chunk, order))
    return stack.enter_context(WorkerPool(settings.workers, plan, "flows.runs.shared_model")).submit


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


def cut_chunks(documents: Iterable[Document], workers: int) -> Iterator[list[Document]]:
    """Cut documents into chunks of texts of like length, the longest first, one for each worker at least."""
    by_length = sorted(documents, key=lambda document: len(document.text), reverse=True)
    most_chars = min(CHUNK_CHARS, sum(len(document.text) for document in by_length) // workers)
    chunk: list[Document] = []
    chars = 0
    for document in by_length:
        if chunk and chars + len(document.text) > most_chars:
            yield chunk
            chunk, chars = [], 0
        chunk.append(document)
        chars += len(document.text)
    if chunk:
        yield chunk


def begin_ahead(batches: Iterable[Batch], begin: Callable[[Batch], None], count: int) -> Iterator[Batch]:
    """Yield batches in order; up to `count` more have been read and begun when one is yielded.

    An only batch is not begun: workers would take longer to start than it takes.
    """
    waiting: deque[Batch] = deque()
    for number, batch in enumerate(batches):
        waiting.append(batch)
        if count and number == 1:
            begin(waiting[0])
        if count and number:
            begin(batch)
        if len(waiting) > count:
            yield waiting.popleft()
    yield from waiting


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


def _find_key(document: Document) -> _ArticleKey:
    return document.document_id, document.text_sha256


def _leave_bytes(document: Document) -> Document:
    """Leave the bytes of the input here: of a feed each article would take all of them along."""
    if document.raw is None:
        return document
    return replace(document, raw=replace(document.raw, body=b""))


def _bring_bytes(document: Document, result: Annotated | None) -> Annotated:
    """Give a result what comes of the bytes; one that killed its workers is a Reject."""
    if result is None:
        return Reject.of_document(document, RejectReason.CRASHED.value, _KILLED, "annotate")
    if document.raw is None:
        return result
    if isinstance(result, Reject):
        return replace(result, payload=document.raw.body)
    (text,) = result["document_texts"]
    return result | {"document_texts": [text | {"raw_sha256": document.raw.sha256}]}
