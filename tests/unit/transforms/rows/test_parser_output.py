"""A document that a parser gave is made anew from its rows, whatever its format."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from benchmarks import ROOT
from tests.golden.test_parsers import CASES, input_of
from transforms import pipeline
from transforms.document import (
    ArticleMetadata,
    ArticleState,
    Block,
    Dateline,
    Document,
    HeadingEvidence,
    Published,
    RawArticle,
    Repair,
    Role,
    Row,
    Section,
    Span,
    SubjectCode,
)
from transforms.rows.documents import common_columns, make_document_row, make_text_row
from transforms.rows.parser_output import rebuild_document

AT = datetime(2026, 11, 24, 10, 15, 30, 123456)
GIVEN = Published(date(2017, 4, 12), AT, "metadata", "field date", 0.8)
METADATA = ArticleMetadata(
    guid="urn:port",
    url="https://news.example/port",
    url_evidence="link canonical",
    publisher="Harbour Gazette \udcff",
    language="en",
    headline="Port opens",
    headline_evidence="h1",
    authors=("Ana Silva", "Rui; Costa"),
    byline_evidence="layout",
    published=GIVEN,
    keywords=("port",),
    subjects=(SubjectCode("medtop", "20000639", "harbour"), SubjectCode(None, "04000000")),
    slug="port",
    urgency=3,
    state=ArticleState.PUBLISHED,
    embargoed_until=AT,
)
FULL = Document(
    "9f2c41d07be35a68",
    RawArticle(b"", "file:///news/a.txt", AT, source="desk"),
    "LISBON, April 12. The port opens.\n\nPlans\n\nThe quay stays.",
    (
        Block(Role.DATELINE, Span(0, 17)),
        Block(Role.BODY, Span(18, 33)),
        Block(Role.HEADING, Span(35, 40), HeadingEvidence.MARKUP, 2),
        Block(Role.BODY, Span(42, 57), HeadingEvidence.MISSING, is_set_off=True, is_item=True),
    ),
    "text/plain",
    METADATA,
    Dateline(Span(0, 17), Span(0, 6), 4, 12, None, "LUSA"),
    GIVEN,
    (Repair(Span(3, 4), "S", "homoglyph"),),
    (
        Section(1, Span(0, 33)),
        Section(2, Span(35, 57), Span(35, 40), "Plans", HeadingEvidence.MARKUP),
        Section(3, Span(42, 57), None, None, HeadingEvidence.MISSING),
    ),
)


def rebuild(doc: Document) -> Document | None:
    common = common_columns(doc, "r1")
    return rebuild_document(make_document_row(doc, common, AT), make_text_row(doc, common))


def bare(doc: Document | None) -> Document:
    """The document without what is not kept: bytes, and what is derived anew."""
    assert doc is not None
    raw = doc.raw and replace(doc.raw, body=b"", media_type=None, metadata=ArticleMetadata())
    return replace(doc, raw=raw, language=None)


INPUTS = [*map(input_of, CASES), *sorted((ROOT / "benchmarks" / "gold").glob("*.txt"))]


@pytest.mark.parametrize("source", INPUTS, ids=[f"{path.parent.name}-{path.name.split('.')[0]}" for path in INPUTS])
def test_what_a_parser_gave_is_made_anew(source: Path) -> None:
    raw = RawArticle(source.read_bytes(), f"file:///{source.name}", AT)
    for doc in pipeline.parse(raw):
        if isinstance(doc, Document):
            assert bare(rebuild(doc)) == bare(doc)


@pytest.mark.parametrize(
    "doc",
    [
        pytest.param(FULL, id="everything"),
        pytest.param(replace(FULL, dateline=Dateline(Span(0, 17)), metadata=ArticleMetadata()), id="a bare dateline"),
        pytest.param(Document("9f2c41d07be35a68", RawArticle(b"", ""), "", ()), id="nothing"),
    ],
)
def test_every_field_is_made_anew(doc: Document) -> None:
    assert rebuild(doc) == doc


def test_a_day_that_a_rule_inferred_is_left_to_the_rules() -> None:
    inferred = replace(FULL, published=replace(GIVEN, evidence="inferred"))
    assert rebuild(inferred) == replace(FULL, published=None)


def test_an_article_of_an_older_store_cannot_be_made_anew() -> None:
    common = common_columns(FULL, "r1")
    document = make_document_row(FULL, common, AT)
    text: Row = make_text_row(FULL, common)
    assert rebuild_document(document, text | {"parser_output": None}) is None
    del text["parser_output"]
    assert rebuild_document(document, text) is None
