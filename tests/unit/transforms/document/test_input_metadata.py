"""What is said of an input outlasts its way through JSON, whatever it is."""

from dataclasses import fields
from datetime import date, datetime

import pytest

from transforms.document import ArticleMetadata, ArticleState, Published, RawArticle, SubjectCode
from transforms.document.input_metadata import read_input_metadata, write_input_metadata

URI = "file:///news/a.txt"
AT = datetime(2026, 11, 24, 10, 15, 30, 123456)
FULL = ArticleMetadata(
    guid="urn:port",
    url="https://news.example/port",
    url_evidence="link canonical",
    publisher="Harbour Gazette \udcff",
    language="en",
    headline="Port \N{GREEK SMALL LETTER ALPHA} opens",
    headline_evidence="h1",
    authors=("Ana Silva", "Rui Costa"),
    byline_evidence="json-ld author",
    published=Published(date(2017, 4, 12), AT, "metadata", "the caller says so", 0.8),
    date_line="12/04/2017",
    date_beside="13/04/2017",
    keywords=("port",),
    subjects=(SubjectCode("medtop", "20000639", "harbour"), SubjectCode(None, "04000000")),
    slug="port",
    urgency=3,
    state=ArticleState.EMBARGOED,
    embargoed_until=AT,
)


def test_the_example_says_something_in_every_field() -> None:
    assert all(getattr(FULL, field.name) for field in fields(ArticleMetadata))


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(RawArticle(b"", URI, AT, "text/plain", "harbour desk", FULL), id="everything"),
        pytest.param(RawArticle(b"", URI, metadata=FULL), id="metadata alone"),
        pytest.param(
            RawArticle(
                b"", URI, metadata=ArticleMetadata(published=Published(date(2017, 4, 12), None, "metadata", ""))
            ),
            id="a day alone",
        ),
        pytest.param(RawArticle(b"", URI, AT), id="when it was fetched"),
    ],
)
def test_what_is_written_is_read_back(raw: RawArticle) -> None:
    text = write_input_metadata(raw)
    assert text is not None and text.isascii()
    assert read_input_metadata(text, URI) == raw


def test_nothing_said_is_nothing_written() -> None:
    raw = RawArticle(b"", URI)
    assert write_input_metadata(raw) is None and read_input_metadata(None, URI) == raw
