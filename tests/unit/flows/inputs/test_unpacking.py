"""Containers in containers: the chain of names, the limits, and what a fault costs."""

import gzip
import io
from collections.abc import Iterator

import pytest

from flows.inputs import unpacking
from transforms.document import RawArticle, Reject

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
