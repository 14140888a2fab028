"""The order of the annotators, and the seam: what raises becomes a Reject and the run goes on."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import SimpleNamespace
from typing import Any, cast

import pytest

import transforms.annotators
from transforms import parsers, pipeline
from transforms.annotators import word_roles
from transforms.document import Document, Profile, RawArticle, Reject
from transforms.pipeline import Annotator, Pipeline

RAW = RawArticle(b"Mayor opens harbour\n\nThe harbour is open, Ana Silva said.\n", "file:///in/one.txt")


def annotator(name: str, needs: tuple[str, ...], adds: tuple[str, ...]) -> Annotator:
    return cast(Annotator, SimpleNamespace(__name__=name, NEEDS=needs, ADDS=adds, annotate=lambda doc: doc))


@pytest.mark.parametrize(
    "annotators",
    [
        pytest.param(
            [("a", ("blocks",), ("quotes",)), ("b", ("quotes",), ("speakers",))], id="each after what it needs"
        ),
        pytest.param([("a", ("parses", "dateline"), ())], id="what a parsed document has needs no annotator"),
        pytest.param([("a", ("word_roles",), ())], id="what may be left out needs no annotator"),
        pytest.param([], id="none"),
    ],
)
def test_a_pipeline_is_made_of_annotators_whose_needs_are_met(annotators: list[tuple[Any, ...]]) -> None:
    assert len(Pipeline(Profile.FAST, [annotator(*one) for one in annotators]).annotators) == len(annotators)


@pytest.mark.parametrize(
    "annotators",
    [
        pytest.param([("a", ("never",), ())], id="nobody adds it"),
        pytest.param([("a", ("x",), ("y",)), ("b", ("y",), ("x",))], id="two need each other"),
        pytest.param([("a", ("x",), ("x",))], id="it needs itself"),
        pytest.param([("a", ("word_roles",), ()), ("b", (), ("word_roles",))], id="added too late"),
    ],
)
def test_a_pipeline_refuses_what_cannot_run(annotators: list[tuple[Any, ...]]) -> None:
    with pytest.raises(ValueError, match="which no annotator before it adds"):
        Pipeline(Profile.FAST, [annotator(*one) for one in annotators])


def test_every_annotator_says_what_it_needs_and_adds_and_only_fields_of_a_document() -> None:
    fields = set(Document.__dataclass_fields__)
    for info in iter_modules(transforms.annotators.__path__):
        module = import_module(f"{transforms.annotators.__name__}.{info.name}")
        assert set(module.NEEDS) <= fields and set(module.ADDS) <= fields and module.ADDS, info.name
        assert module in pipeline.READING_ORDER, info.name


def test_the_fast_profile_does_without_the_encoder() -> None:
    accurate, fast = (pipeline.pipeline_of(profile).annotators for profile in Profile)
    assert [one for one in accurate if one not in fast] == [word_roles]


def test_a_parser_that_raises_gives_a_reject_with_bytes_and_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(raw: RawArticle) -> Iterator[Document | Reject]:
        yield Reject.of(raw, "malformed", "first")
        raise RecursionError("brackets without end")

    monkeypatch.setattr(parsers, "choose_parser", lambda raw: SimpleNamespace(parse=parse))
    (reject,) = pipeline.parse(RAW)
    assert isinstance(reject, Reject)
    assert (reject.source_uri, reject.stage, reject.reason_code, reject.payload) == (
        *(RAW.source_uri, "parse", "crashed"),
        RAW.body,
    )
    assert "brackets without end" in reject.message and "test_pipeline.py" in reject.message


@pytest.mark.slow
def test_an_annotator_that_raises_costs_its_own_document_only() -> None:
    def fails_on_harbours(doc: Document) -> Document:
        if "harbour" in doc.text:
            raise KeyError("no such pier")
        return doc

    other = RawArticle(b"Mayor opens park\n\nThe park is open, Ana Silva said.\n", "file:///in/two.txt")
    documents = [one for raw in (RAW, other) for one in pipeline.parse(raw) if isinstance(one, Document)]
    failing = cast(Annotator, SimpleNamespace(NEEDS=(), ADDS=(), annotate=fails_on_harbours))
    reject, document = Pipeline(Profile.FAST, [failing]).annotate(documents)
    assert isinstance(reject, Reject) and isinstance(document, Document)
    assert (reject.stage, reject.reason_code, reject.source_uri) == ("annotate", "crashed", RAW.source_uri)
    assert reject.payload == RAW.body and "no such pier" in reject.message
    assert document.text.startswith("Mayor opens park")


def test_ctrl_c_is_no_error_of_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(raw: RawArticle) -> list[Document | Reject]:
        raise KeyboardInterrupt

    monkeypatch.setattr(parsers, "choose_parser", lambda raw: SimpleNamespace(parse=parse))
    with pytest.raises(KeyboardInterrupt):
        pipeline.parse(RAW)
