"""Broken inputs of tables, records, mails, Markdown and office files: each gives a result, and none raises."""

import io
import json
from collections.abc import Callable, Iterable
from types import ModuleType

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.inputs import unpacking
from tests.kit import fuzz
from tests.kit.office import make_docx, make_pdf
from transforms.document import Document, RawArticle, Reject
from transforms.office.page_lines import PageLine, make_page_line_blocks
from transforms.parsers import docx, mail, markdown, pdf, record

ROW = {
    "id": "n-1",
    "title": "Port opens",
    "text": "<p>It opens.</p>",
    "date": "2017-04-12T10:30:00Z",
    "authors": ["Ana Silva"],
}
MAIL = b"""From: Ana Silva from North Wire <a@north.example>
Subject: =?utf-8?q?Port?= opens
Date: Wed, 12 Apr 2017 10:30:00 +0200
Message-ID: <1@b.example>
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

It opens.
--x
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

PHA+SXQgb3BlbnMuPC9wPg==
--x--
"""
MARKDOWN = b"""---
title: Port opens
date: 2017-04-12
tags: [a, b]
---
# Port

- *It* opens

> [Monday](a)

| a | b |
|---|---|
"""
CSV = b'id,title,text\nn-1,Port,"It ""opens"".\nTwo."\nn-2,Pier,"Closed"\n'


def _pack_parquet() -> bytes:
    packed = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([ROW, {**ROW, "id": "n-2"}]), packed)
    return packed.getvalue()


PARSED = [(record, json.dumps({"articles": [ROW, ROW]}).encode()), (mail, MAIL), (markdown, MARKDOWN)]
UNPACKED = [
    ("jsonl", json.dumps(ROW).encode() + b"\n" + json.dumps(ROW).encode()),
    ("csv", CSV),
    ("parquet", _pack_parquet()),
]
OFFICE = [
    (docx, make_docx([("Heading1", "Port opens"), ("", "It opens.")])),
    (pdf, make_pdf([[(20, "Port"), (10, "It opens.")]])),
]


@st.composite
def edits(draw: st.DrawFn) -> Callable[[bytes], bytes]:
    """Draw a change of bytes: some pieces are cut out, doubled, or overwritten."""
    changes = draw(
        st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=4)
    )

    def edit(body: bytes) -> bytes:
        for place, length, put in changes:
            at = int(place * len(body))
            body = body[:at] + put + (body[at:] if length == 40 else body[at + length :])
        return body

    return edit


def assert_results(results: Iterable[object]) -> None:
    found = list(results)
    assert found and all(isinstance(result, (Document, Reject, RawArticle)) for result in found)


@pytest.mark.parametrize(("parser", "body"), PARSED, ids=[parser.__name__ for parser, _ in PARSED])
@given(edit=edits())
@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
def test_a_broken_input_is_a_result(parser: ModuleType, body: bytes, edit: Callable[[bytes], bytes]) -> None:
    assert_results(parser.parse(RawArticle(edit(body), "file:///a")))


@pytest.mark.parametrize(("suffix", "body"), UNPACKED, ids=[suffix for suffix, _ in UNPACKED])
@given(edit=edits())
@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
def test_a_broken_table_is_a_result(suffix: str, body: bytes, edit: Callable[[bytes], bytes]) -> None:
    raw = RawArticle(b"", f"file:///in/a.{suffix}")
    assert_results(unpacking.read_articles(io.BytesIO(edit(body)), raw, 10_000))


@pytest.mark.slow
@pytest.mark.parametrize(("parser", "body"), OFFICE, ids=[parser.__name__ for parser, _ in OFFICE])
@given(edit=edits())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_broken_office_file_is_a_result(parser: ModuleType, body: bytes, edit: Callable[[bytes], bytes]) -> None:
    assert_results(parser.parse(RawArticle(edit(body), "file:///a")))


LINES = st.builds(
    PageLine,
    st.text(min_size=1, max_size=10).map(lambda words: words.strip() or "a"),
    *[st.floats(-1e4, 1e4)] * 4,
    st.floats(0, 100),
)


@given(st.lists(st.lists(LINES, max_size=5), max_size=3))
@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST)
def test_any_lines_of_pages_are_blocks(pages: list[list[PageLine]]) -> None:
    words = "".join(line.text for page in pages for line in page)
    assert all(
        str(block[1]) == "" or set(str(block[1])) <= {*words, " ", "-"} for block in make_page_line_blocks(pages)
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*ROW, "name", "a"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=100)
def test_any_json_is_a_result(value: object) -> None:
    assert_results(record.parse(RawArticle(json.dumps(value).encode(), "file:///a.json")))
