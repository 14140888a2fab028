"""Have the articles of a run annotated: here, or in chunks by worker processes or a cluster, with the same results.

What each of them does: annotation_work.py. Who the workers are: flows/runtime/, cluster.py. What is annotated when, and
what becomes of the rows: ingest.py, replay.py.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from flows.errors import WrongCall
from flows.runs.annotation_work import (
    Annotated,
    AnnotationOrder,
    PendingChunk,
    Submit,
    annotate_chunk,
    annotate_documents,
    leave_bytes,
    read_sample,
)
from flows.runtime import progress
from flows.settings import Runner, Settings
from transforms import versions
from transforms.document import Document, Reject, RejectReason

# 60,000 characters, 10,000 words: some 5 s of one core. Sending such a chunk to and fro costs 1/200 of that, and one
# that is lost with its worker costs little.
CHUNK_CHARS = 60_000
# Batches that are read and annotated while the one before is stored: one to work on, one in case that takes long.
BATCHES_AHEAD = 2
_KILLED = "the process that annotated it was killed twice, as the system does where memory runs out"

Batch = TypeVar("Batch")
# An article of a batch: its id, and the hash of its text.
_ArticleKey = tuple[str, str]
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
            pending = self._submit([leave_bytes(document) for document in chunk])
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


def _find_key(document: Document) -> _ArticleKey:
    return document.document_id, document.text_sha256


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
