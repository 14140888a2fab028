"""Pages as inputs: claims, documents, rejects; the same bytes give the same document, and none ends a run."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit import fuzz
from tests.kit.pages import PARAGRAPHS, make_article, make_json_ld, make_page, make_paragraphs
from transforms.document import Document, RawArticle, Reject, RejectReason, Role
from transforms.formats.heads import BY_BYTES, BY_LIKENESS, BY_MEDIA_TYPE, BY_NAME, NO_CLAIM, make_input_head
from transforms.parsers import html

TITLE = "Council votes to rebuild the bridge"
PAGE = make_page(
    make_article(make_paragraphs(*PARAGRAPHS[:2]), "<h2>What it costs</h2>", make_paragraphs(*PARAGRAPHS[2:])),
    '<link rel="canonical" href="https://example.org/news/bridge">'
    + make_json_ld(
        headline=TITLE,
        author={"name": "Ana Silva"},
        publisher={"name": "Marlow Post"},
        datePublished="2024-05-06T14:30:00+02:00",
        keywords="bridge, floods",
    ),
)


def _parse(body: str | bytes, media_type: str | None = None) -> Document | Reject:
    source = body.encode() if isinstance(body, str) else body
    (result,) = html.parse(RawArticle(source, "file:///page.html", media_type=media_type))
    return result


@pytest.mark.parametrize(
    ("start", "media_type", "uri", "claim"),
    [
        (b"<!DOCTYPE html><html>", None, "file:///x", BY_BYTES),
        (b"\xef\xbb\xbf\n<!-- saved --> <HTML lang='en'>", None, "file:///x.txt", BY_BYTES),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC ''><html>", None, "file:///x.xml", BY_BYTES),
        ("\ufeff<html>".encode("utf-16-le"), None, "file:///x", BY_BYTES),
        (b"<p>Words</p>", None, "file:///x.txt", BY_LIKENESS),
        (b"Words", "text/html; charset=utf-8", "file:///x", BY_MEDIA_TYPE),
        (b"Words", None, "file:///x.html", BY_NAME),
        (b"Words", None, "file:///x.txt", NO_CLAIM),
        (b"<rss version='2.0'>", None, "file:///x.xml", NO_CLAIM),
        (b"<htmlx>", None, "file:///x", NO_CLAIM),
        (b"", None, "file:///x", NO_CLAIM),
    ],
)
def test_claims(start: bytes, media_type: str | None, uri: str, claim: float) -> None:
    assert html.claims(make_input_head(start, media_type, uri)) == claim


def test_a_page_is_a_document() -> None:
    doc = _parse(PAGE)
    assert isinstance(doc, Document)
    assert doc.media_type == "text/html"
    assert [block.role for block in doc.blocks] == [
        Role.HEADLINE,
        *[Role.BODY] * 2,
        Role.HEADING,
        *[Role.BODY] * 2,
    ]
    assert [section.heading_clean for section in doc.sections] == [None, "What it costs"]
    said = doc.metadata
    assert (said.headline, said.authors, said.publisher) == (TITLE, ("Ana Silva",), "Marlow Post")
    assert (said.url, said.language, said.keywords) == ("https://example.org/news/bridge", "en", ("bridge", "floods"))
    assert doc.published is not None
    assert (doc.published.day, doc.published.at) == (date(2024, 5, 6), datetime(2024, 5, 6, 12, 30))
    assert doc.published.reason == "json-ld datePublished"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"%PDF-1.7 not a page", RejectReason.BINARY),
        (b"", RejectReason.EMPTY),
        (b"<html><body><script>x()</script></body></html>", RejectReason.EMPTY),
        (make_page("<h1>Sport</h1>"), RejectReason.NO_ARTICLE),
        (
            make_page(make_article(make_paragraphs(*PARAGRAPHS[:2])), make_json_ld(isAccessibleForFree=False)),
            RejectReason.PAYWALLED,
        ),
        (make_page("<div>" * 10_000 + make_paragraphs()), RejectReason.TOO_DEEP),
        ("<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>&b;</p>", RejectReason.NO_ARTICLE),
    ],
)
def test_what_is_no_article_is_rejected_with_its_reason(body: str | bytes, reason: RejectReason) -> None:
    result = _parse(body)
    assert isinstance(result, Reject)
    assert result.reason_code is reason
    assert result.message


def test_an_article_in_many_wrappers_is_read_whole() -> None:
    doc = _parse(make_page("<div>" * 1000 + make_article(make_paragraphs()) + "</div>" * 1000))
    assert isinstance(doc, Document)
    assert all(text in doc.text for text in PARAGRAPHS)


def test_the_media_type_s_encoding_counts() -> None:
    page = make_page(make_article(make_paragraphs(*(f"{text} Ελληνικά νέα." for text in PARAGRAPHS))))
    doc = _parse(page.encode("cp1253", "replace"), "text/html; charset=windows-1253")
    assert isinstance(doc, Document)
    assert "Ελληνικά νέα." in doc.text


def test_the_same_bytes_give_the_same_document_whatever_was_read_before() -> None:
    pages = [
        PAGE,
        make_page(make_article(make_paragraphs(*reversed(PARAGRAPHS)))),
        make_page(f"<article>{PAGE}</article>"),
    ]
    first = [_parse(page) for page in pages]
    second = [_parse(page) for page in reversed(pages)]
    assert first == second[::-1]


_PIECES = st.sampled_from([
    *(
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<table><tr><td>",
        "<script>",
        "<!--",
        "-->",
        "]]>",
        "\x00",
        "\x01",
        "&#0;",
        "&#x110000;",
    ),
    *(
        "<meta charset=utf-16>",
        "<link rel=canonical href='http://[x'>",
        "<time datetime='0000-00-00'>",
        '"',
        "{",
        "<svg>",
    ),
    *(
        "<ul><li>" * 200,
        "<plaintext>",
        "<frameset>",
        "<x:y xmlns:x='q'>",
        "\ud7ff",
        "</html>",
        "<br><br>",
        "<template>",
    ),
])


@settings(max_examples=fuzz.EXAMPLES, deadline=fuzz.LONGEST, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.floats(0, 1), _PIECES, st.integers(0, 40)), max_size=8))
def test_mutated_pages_are_documents_or_rejects(mutations: list[tuple[float, str, int]]) -> None:
    page = PAGE
    for place, piece, cut in mutations:
        at = int(place * len(page))
        page = page[:at] + piece + page[at + cut :]
    result = _parse(page.encode("utf-8", "replace"))
    assert isinstance(result, Reject) or result.text
    assert _parse(page.encode("utf-8", "replace")) == result
