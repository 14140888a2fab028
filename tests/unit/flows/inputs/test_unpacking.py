"""Containers in containers: the chain of names, the limits, and what a fault costs."""

import gzip
import io
from collections.abc import Iterator

import pytest

from flows.inputs import containers, unpacking
from tests.kit.archives import answered, record, tarred, zipped
from transforms.document import RawArticle, Reject
from transforms.parsers import text

TEXT = b"The port is open."
LIMIT = 1_000


def read(body: bytes, name: str = "port.txt.gz", max_bytes: int = LIMIT) -> list[RawArticle | Reject]:
    article = RawArticle(b"", f"file:///in/{name}", source="desk")
    return list(unpacking.read_articles(io.BytesIO(body), article, max_bytes))


def reasons(found: list[RawArticle | Reject]) -> list[str]:
    return [result.reason_code for result in found if isinstance(result, Reject)]


def packed(body: bytes, times: int) -> bytes:
    return body if times == 0 else packed(gzip.compress(body), times - 1)


def test_what_is_no_container_is_an_article() -> None:
    assert read(TEXT, "port.txt") == [RawArticle(TEXT, "file:///in/port.txt", source="desk")]


def test_a_member_has_its_bytes_and_what_its_container_says() -> None:
    (article,) = read(packed(TEXT, 2))
    assert isinstance(article, RawArticle) and (article.body, article.source) == (TEXT, "desk")


def test_what_is_nested_too_deep_is_refused() -> None:
    assert reasons(read(packed(TEXT, unpacking.MAX_DEPTH + 1))) == ["too_deep"]
    assert reasons(read(packed(TEXT, unpacking.MAX_DEPTH))) == []


def test_a_bomb_is_read_no_further_than_the_limit() -> None:
    assert reasons(read(gzip.compress(b"0" * 50_000_000), max_bytes=LIMIT)) == ["too_large"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(gzip.compress(TEXT * 9)[:-12], "cut", id="cut short"),
        pytest.param(b"\x1f\x8b\x08\x00" + b"no gzip at all, that is", "malformed", id="packed bytes that are none"),
    ],
)
def test_broken_bytes_are_a_reject(body: bytes, reason: str) -> None:
    assert reasons(read(body)) == [reason]


def test_a_file_of_too_many_members_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking.UnpackingBudget.__init__, "__defaults__", (3, unpacking.MAX_UNPACKED_BYTES))
    inner = zipped([(f"{number}.txt", TEXT) for number in range(9)])
    found = read(zipped([("a.zip", inner), ("b.zip", inner)]), "x.zip", LIMIT)
    assert [result.source_uri.rpartition("!")[2] for result in found] == ["/0.txt", "/1.txt", "file:///in/x.zip"]
    assert reasons(found) == ["too_many"]


def test_what_is_passed_over_costs_the_budget_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking.UnpackingBudget.__init__, "__defaults__", (9, 1_000_000))
    packed = gzip.compress(tarred([("a.txt", TEXT), ("large.bin", bytes(5_000_000)), ("b.txt", TEXT)]))
    found = read(packed, "x.tar.gz", 9_000_000)
    assert [result.source_uri for result in found] == ["file:///in/x.tar.gz!/a.txt", "file:///in/x.tar.gz"]
    assert reasons(found) == ["too_many"]


@pytest.mark.parametrize("kind", ["response", "request"])
def test_a_packed_warc_is_counted_while_it_is_read(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking.UnpackingBudget.__init__, "__defaults__", (9, 1_000_000))
    url = "https://example.org/a"
    packed = gzip.compress(record(url, answered(TEXT)) + record(url, answered(bytes(5_000_000)), kind))
    found = read(packed, "x.warc.gz", 9_000_000)
    assert [result.source_uri for result in found] == [f"file:///in/x.warc.gz!/{url}", "file:///in/x.warc.gz"]
    assert reasons(found) == ["too_many"]


def test_a_large_zip_in_an_archive_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers.seekable.__wrapped__, "__defaults__", (100,))  # type: ignore[attr-defined]
    found = read(tarred([("in.zip", zipped([("a.txt", TEXT)])), ("b.txt", TEXT)]), "x.tar")
    assert [result.source_uri.rpartition("!")[2] for result in found] == ["/in.zip", "/b.txt"]
    assert reasons(found) == ["too_many"]


def test_what_a_parser_is_surer_of_is_no_container(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "claims", lambda head: 1.0)
    (article,) = read(zipped([("a.txt", TEXT)]), "port.docx")
    assert isinstance(article, RawArticle) and article.source_uri == "file:///in/port.docx"


def test_a_member_without_a_known_name_is_read_where_its_bytes_tell() -> None:
    found = read(zipped([("a", gzip.compress(TEXT)), ("b.bin", gzip.compress(TEXT)), ("c.bin", TEXT)]), "x.zip")
    assert [result.source_uri.rpartition("!")[2] for result in found] == ["/a", "/b.bin"]


def test_a_stream_that_cannot_go_back_is_read_whole() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, body: bytes) -> None:
            self.parts: Iterator[bytes] = iter([body[at : at + 3] for at in range(0, len(body), 3)])

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            part = next(self.parts, b"")
            buffer[: len(part)] = part
            return len(part)

    found = list(unpacking.read_articles(Pipe(packed(TEXT, 1)), RawArticle(b"", "file:///in/port"), LIMIT))  # type: ignore[arg-type]
    assert [article.body for article in found if isinstance(article, RawArticle)] == [TEXT]
