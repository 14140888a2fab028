"""WARC: the pages of a crawl come out under their addresses, undone of what a server did to them."""

import gzip
import zlib
from datetime import datetime

import brotli
import pytest
import zstandard

from tests.kit.archives import TEXT, answered, outcomes, packed_by_gzip, read, record
from transforms.document import RawArticle

URL = "https://example.org/port"
PAGE = record(URL, answered(TEXT))


def bodies(warc: bytes, name: str = "x.warc") -> list[bytes]:
    return [result.body for result in read(warc, name) if isinstance(result, RawArticle)]


def test_a_page_has_its_address_its_time_and_its_type() -> None:
    warc = record(URL, answered(TEXT, media_type="text/html; charset=utf-8"), WARC_Date="2024-05-06T07:08:09Z")
    (page,) = read(warc, "x.warc")
    assert isinstance(page, RawArticle)
    assert (page.body, page.source_uri) == (TEXT, f"file:///in/x.warc!/{URL}")
    assert (page.fetched_at, page.media_type) == (datetime(2024, 5, 6, 7, 8, 9), "text/html; charset=utf-8")
    assert (page.metadata.url, page.metadata.url_evidence) == (URL, "address in the archive")


def test_records_packed_one_by_one_are_read_as_one_warc() -> None:
    packed = gzip.compress(record("", b"software: a", "warcinfo")) + gzip.compress(PAGE) + gzip.compress(PAGE)
    assert outcomes(packed, "x.warc.gz") == [(f"!/{URL}", "read")] * 2


@pytest.mark.parametrize(
    ("body", "field"),
    [
        pytest.param(gzip.compress(TEXT), "Content-Encoding: gzip", id="gzip"),
        pytest.param(zlib.compress(TEXT), "Content-Encoding: deflate", id="deflate"),
        pytest.param(brotli.compress(TEXT), "Content-Encoding: br", id="brotli"),
        pytest.param(zstandard.compress(TEXT), "Content-Encoding: zstd", id="zstd"),
        pytest.param(
            b"5\r\n" + TEXT[:5] + b"\r\n%x;x=y\r\n" % (len(TEXT) - 5) + TEXT[5:] + b"\r\n0\r\n\r\n",
            "Transfer-Encoding: chunked",
            id="chunked",
        ),
        pytest.param(TEXT, "Content-Encoding: gzip", id="said to be gzip"),
        pytest.param(TEXT, "Transfer-Encoding: chunked", id="said to be chunked"),
    ],
)
def test_what_a_server_did_is_undone(body: bytes, field: str) -> None:
    assert bodies(record(URL, answered(body, field))) == [TEXT]


@pytest.mark.parametrize(
    "other",
    [
        record(URL, b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(URL, answered(TEXT), "revisit"),
        record(URL, answered(TEXT, status="404 Not Found")),
        record(URL, answered(TEXT, media_type="image/svg+xml")),
        record(URL, answered(TEXT, media_type="text/css")),
        record("https://example.org/robots.txt", answered(TEXT)),
        record("urn:pageinfo:https://example.org/", TEXT, "resource", Content_Type="application/json"),
        record("dns:example.org", TEXT, "response", Content_Type="text/dns"),
    ],
)
def test_what_is_no_page_is_passed_over(other: bytes) -> None:
    assert bodies(other + PAGE) == [TEXT]


@pytest.mark.parametrize(
    "media_type", ["application/xhtml+xml", "application/rss+xml", "application/json", "TEXT/HTML"]
)
def test_types_in_which_articles_come_are_read(media_type: str) -> None:
    assert bodies(record(URL, answered(TEXT, media_type=media_type))) == [TEXT]


def test_the_text_of_a_page_is_read_from_its_own_record() -> None:
    assert bodies(record(URL, TEXT, "conversion", Content_Type="text/plain")) == [TEXT]


def test_a_warc_that_is_cut_gives_what_stands_before() -> None:
    assert outcomes((PAGE + PAGE)[:-40], "x.warc") == [(f"!/{URL}", "read"), ("", "cut")]
    assert outcomes(packed_by_gzip(PAGE, 1) + packed_by_gzip(PAGE, 1)[:-40], "x.warc.gz") == [
        (f"!/{URL}", "read"),
        ("", "cut"),
    ]


def test_a_response_that_does_not_say_what_it_is_is_read() -> None:
    assert bodies(PAGE.replace(b"Content-Type: application/http; msgtype=response\r\n", b"")) == [TEXT]


def test_a_warc_cut_in_a_head_is_told() -> None:
    assert outcomes(PAGE + PAGE[:30], "x.warc") == [(f"!/{URL}", "read"), ("", "cut")]


def test_a_page_that_its_crawler_cut_is_a_reject() -> None:
    cut = record(URL, answered(TEXT), WARC_Truncated="length")
    assert outcomes(cut + PAGE, "x.warc") == [(f"!/{URL}", "cut"), (f"!/{URL}", "read")]


def test_a_damaged_page_costs_itself_alone() -> None:
    damaged = record(URL, answered(gzip.compress(TEXT)[:-20], "Content-Encoding: gzip"))
    garbled = record(URL, answered(gzip.compress(TEXT)[:20] + b"no gzip", "Content-Encoding: gzip"))
    assert [reason for _, reason in outcomes(damaged + garbled + PAGE, "x.warc")] == ["cut", "malformed", "read"]


def test_a_damaged_record_is_told_once_and_skipped() -> None:
    headless = PAGE.replace(b"Content-Length", b"Content-Lost", 1)
    garbled = PAGE.replace(b"WARC-Type", b"WARC\x00", 1)
    found = outcomes(PAGE + headless + garbled * 3 + PAGE, "x.warc")
    assert found == [(f"!/{URL}", "read"), ("", "malformed"), (f"!/{URL}", "read")]


def test_bytes_between_records_are_told_and_skipped() -> None:
    found = outcomes(PAGE + b"no record at all\r\n\r\n" + PAGE, "x.warc")
    assert found == [(f"!/{URL}", "read"), ("", "malformed"), (f"!/{URL}", "read")]


def test_a_page_that_is_too_large_is_a_reject() -> None:
    bomb = record(URL, answered(gzip.compress(b"0" * 3_000_000), "Content-Encoding: gzip"))
    large = record(URL, answered(TEXT * 2_000))
    found = [reason for _, reason in outcomes(bomb + large + PAGE, "x.warc", 10_000)]
    assert found == ["too_large", "too_large", "read"]


def test_an_address_is_written_as_a_uri() -> None:
    assert outcomes(record("<http://example.org/a é?b=%20>", answered(TEXT)), "x.warc") == [
        ("!/http://example.org/a%20%C3%A9?b=%20", "read")
    ]


def test_arc_is_named() -> None:
    assert outcomes(b"filedesc://x.arc 0.0.0.0 " * 900, "x.arc", 1_000) == [("", "unread_format")]
