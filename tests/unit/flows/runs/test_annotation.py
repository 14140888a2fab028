"""How a batch is cut into chunks, what is begun ahead, and what comes back of a chunk that others annotated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from flows.errors import WrongCall
from flows.runs import annotation
from flows.runs.annotation import ChunkAnnotator, begin_ahead, check_runner, cut_chunks
from flows.runs.annotation_work import AnnotationOrder
from flows.settings import Runner, settings_of
from transforms.document import Document, Profile, RawArticle, Reject, RejectReason

ORDER = AnnotationOrder("run", datetime(2021, 3, 1), Profile.FAST)


def make_document(number: int, chars: int, body: bytes = b"bytes") -> Document:
    return Document(f"{number}", RawArticle(body, f"file:///{number}.txt"), "x" * chars, ())


def make_documents(*chars: int) -> list[Document]:
    return [make_document(number, count) for number, count in enumerate(chars)]


@pytest.mark.parametrize(
    ("chars", "workers", "expected"),
    [
        pytest.param((10, 30, 20), 1, [[30, 20, 10]], id="all in one where that is not much"),
        pytest.param((10, 30, 20, 40), 2, [[40], [30, 20], [10]], id="some for each worker, those of like length"),
        pytest.param((90_000, 10, 50_000), 1, [[90_000], [50_000, 10]], id="a long one by itself"),
        pytest.param((0, 0), 2, [[0, 0]], id="without text"),
    ],
)
def test_chunks_are_of_like_length(chars: tuple[int, ...], workers: int, expected: list[list[int]]) -> None:
    chunks = cut_chunks(make_documents(*chars), workers)
    assert [[len(document.text) for document in chunk] for chunk in chunks] == expected


@pytest.mark.parametrize(
    ("batches", "ahead", "expected"),
    [
        pytest.param("a", 2, "-a", id="an only batch is not begun"),
        pytest.param("abcd", 0, "-a-b-c-d", id="none is begun where nobody works ahead"),
        pytest.param("abcd", 2, "abc-ad-b-c-d", id="up to two more than the one that is yielded"),
    ],
)
def test_batches_are_begun_ahead(batches: str, ahead: int, expected: str) -> None:
    events: list[str] = []
    for batch in begin_ahead(batches, events.append, ahead):
        events.append(f"-{batch}")
    assert "".join(events) == expected


@dataclass
class Chunk:
    """A chunk whose results are known."""

    results: list[Any]

    def result(self) -> list[Any]:
        return self.results


class Elsewhere:
    """Stands for workers: keeps what it is sent, and rejects every article."""

    def __init__(self) -> None:
        self.sent: list[Document] = []

    def submit(self, documents: Sequence[Document]) -> Chunk:
        self.sent += documents
        return Chunk([self.judge(document) for document in documents])

    def judge(self, document: Document) -> Any:
        if document.document_id == "0":
            return None  # it killed its worker
        if document.document_id == "1":
            return {"documents": [{}], "document_texts": [{"raw_sha256": "of no bytes"}]}
        return Reject.of_document(document, RejectReason.CONTRACT.value, "wrong", "store")

    def make_annotator(self) -> ChunkAnnotator:
        return ChunkAnnotator(ORDER, 2, open_workers=lambda: self.submit, workers=2)


def test_bytes_stay_here_and_results_come_in_order() -> None:
    workers = Elsewhere()
    annotator = workers.make_annotator()
    documents = make_documents(5, 20, 10)
    begun = annotator.begin(documents)
    crashed, rows, reject = annotator.annotate(documents, begun)
    assert {document.raw and document.raw.body for document in workers.sent} == {b""}
    assert isinstance(crashed, Reject) and isinstance(reject, Reject) and not isinstance(rows, Reject)
    assert (crashed.reason_code, crashed.stage, crashed.payload) == (RejectReason.CRASHED, "annotate", b"bytes")
    assert (reject.message, reject.payload) == ("wrong", b"bytes")
    assert documents[1].raw is not None
    assert rows["document_texts"][0]["raw_sha256"] == documents[1].raw.sha256


def test_what_was_begun_is_not_annotated_again_and_what_was_not_is() -> None:
    workers = Elsewhere()
    annotator = workers.make_annotator()
    first, second, third = make_documents(5, 5, 5)
    begun = annotator.begin([first, second])
    other_text = replace(second, text="another text")
    assert len(annotator.annotate([second, other_text, third], begun)) == 3
    assert [document.document_id for document in workers.sent] == ["0", "1", "1", "2"]


def test_nothing_is_begun_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"documents": [{}], "document_texts": [{"text": "made here"}]}
    monkeypatch.setattr(annotation, "annotate_documents", lambda documents, order: iter([rows] * len(documents)))
    workers = Elsewhere()
    annotator = workers.make_annotator()
    assert annotator.begin([]) == {}
    (made,) = annotator.annotate(make_documents(5), {})  # an only batch: no worker is started
    assert not isinstance(made, Reject) and made["document_texts"][0]["text"] == "made here"
    assert workers.sent == []


@pytest.mark.parametrize("runner", ["dask", "ray"])
def test_a_runner_that_is_not_installed_is_told_with_the_remedy(runner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotation, "find_spec", lambda name: None)
    with pytest.raises(WrongCall, match=rf"wireroom\[{runner}\]"):
        check_runner(settings_of({"runner": runner}))
    check_runner(settings_of({"runner": Runner.PROCESSES}))
