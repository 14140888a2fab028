"""Inputs that are named by an address."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace

import pytest

from flows.errors import WrongCall
from flows.inputs import addresses
from flows.inputs.addresses import check_address, is_address, read_addresses, read_fetched
from flows.inputs.declared import declare_input
from flows.inputs.http import Fetched, HttpClient, HttpLimits
from tests.kit.news_site import Answer, NewsSite, serve_site
from transforms.document import RawArticle, Reject

TEXT = "The old bridge is closed."


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serve_site() as site:
        yield site


def fetched(body: bytes, media_type: str | None = "text/html") -> Fetched:
    return Fetched(body, "https://news.example/a", 200, media_type, None, None, datetime(2026, 11, 24))


def read(answer: Fetched) -> list[RawArticle | Reject]:
    return list(read_fetched(answer, 10_000, declare_input({"publisher": "Port News", "source": "port"}, "test")))


@pytest.mark.parametrize("path", ["https://news.example/a", "HTTP://news.example", "s3://bucket/a", "-"])
def test_addresses(path: str) -> None:
    assert is_address(path)


@pytest.mark.parametrize("path", ["a.html", "/in/a", "./-", "c:\\in", "http:a", "in/s3:/a"])
def test_paths(path: str) -> None:
    assert not is_address(path)


@pytest.mark.parametrize("address", ["https://", "https:///a", "https://news.example/a b"])
def test_an_incomplete_url_is_a_wrong_call(address: str) -> None:
    with pytest.raises(WrongCall, match="no complete URL"):
        check_address(address)


def test_a_store_that_nothing_reads_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WrongCall, match="gopher"):
        check_address("gopher://news.example/a")
    monkeypatch.setattr(addresses, "_STORE_READER", "fsspec_is_not_installed")
    with pytest.raises(WrongCall, match="pip install fsspec"):
        check_address("s3://bucket/a")


@pytest.mark.parametrize(
    ("body", "media_type", "url"),
    [
        pytest.param(b"<!DOCTYPE html><p>x", "text/html", "https://news.example/a", id="a page"),
        pytest.param(b'<?xml version="1.0"?><html>', None, "https://news.example/a", id="a page as XML"),
        pytest.param(TEXT.encode(), "text/plain", "https://news.example/a", id="a text"),
        pytest.param(b"<rss><channel>", "text/html", None, id="a feed that is declared a page"),
        pytest.param(b'{"items": []}', "application/json", None, id="a feed in JSON"),
    ],
)
def test_a_page_is_known_by_its_url_and_what_holds_several_articles_is_not(
    body: bytes, media_type: str | None, url: str | None
) -> None:
    [article] = read(fetched(body, media_type))
    assert isinstance(article, RawArticle)
    evidence = url and "address it was fetched from"
    assert (article.metadata.url, article.metadata.url_evidence) == (url, evidence)
    assert (article.body, article.source_uri, article.media_type) == (body, "https://news.example/a", media_type)
    assert (article.source, article.metadata.publisher) == ("port", "Port News")
    assert article.fetched_at == datetime(2026, 11, 24)


def test_archives_are_unpacked(site: NewsSite) -> None:
    url = site.put("/a.txt.gz", Answer(gzip.compress(TEXT.encode())))
    with HttpClient(HttpLimits(10_000)) as client:
        [article] = read_addresses([url], client, 10_000, allow_private=True)
    assert isinstance(article, RawArticle)
    assert (article.body, article.source_uri) == (TEXT.encode(), url)
    assert article.metadata.url is None


def test_what_cannot_be_fetched_is_a_reject_and_the_next_is_read(site: NewsSite) -> None:
    urls = [site.url("/none"), site.put("/a.txt", Answer(TEXT.encode()))]
    with HttpClient(HttpLimits(10_000), sleep=[].append) as client:
        reject, article = read_addresses(urls, client, 10_000, allow_private=True)
        [refused] = read_addresses(urls[1:], client, 10_000)
    assert isinstance(reject, Reject) and (reject.source_uri, reject.reason_code) == (urls[0], "http_status")
    assert isinstance(article, RawArticle) and article.body == TEXT.encode()
    assert isinstance(refused, Reject) and refused.reason_code == "forbidden_address"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(TEXT.encode())))
    with HttpClient(HttpLimits(10_000)) as client:
        [article] = read_addresses(["-"], client, 10_000)
    assert isinstance(article, RawArticle) and (article.body, article.source_uri) == (TEXT.encode(), "stdin:")


def test_files_of_another_store_are_read() -> None:
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for name in ("a", "b"):
        memory.pipe(f"/in/{name}.txt", f"{TEXT} {name}".encode())
    with HttpClient(HttpLimits(10_000)) as client:
        articles = list(read_addresses(["memory://in/*.txt"], client, 10_000))
        [missing] = read_addresses(["memory://in/c.txt"], client, 10_000)
    assert [article.source_uri for article in articles] == ["memory://in/a.txt", "memory://in/b.txt"]
    assert isinstance(articles[1], RawArticle) and articles[1].body == f"{TEXT} b".encode()
    assert isinstance(missing, Reject) and missing.reason_code == "unreachable"


def test_a_broken_archive_keeps_its_bytes() -> None:
    body = gzip.compress(TEXT.encode() * 99)[:-12]
    [reject] = read(fetched(body, "application/gzip"))
    assert isinstance(reject, Reject)
    assert (reject.reason_code, reject.payload, reject.source_uri) == ("cut", body, "https://news.example/a")
