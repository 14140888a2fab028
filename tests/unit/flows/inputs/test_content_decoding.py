"""What a server did to a body is undone where the bytes show it, and no further."""

import gzip
from collections.abc import Callable

import brotli
import pytest

from flows.inputs.content_decoding import decode_body

TEXT = b"<p>The port is open.</p>" * 9
LIMIT = 10_000


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        pytest.param(TEXT, "", "", id="nothing"),
        pytest.param(TEXT, "identity", "utf-8", id="no coding at all"),
        pytest.param(gzip.compress(gzip.compress(TEXT)), "", "gzip, x-gzip", id="twice"),
        pytest.param(brotli.compress(gzip.compress(TEXT)), "", "gzip, br", id="the last one first"),
        pytest.param(b"d8\n" + TEXT + b"\n0\n\n", "Chunked", "", id="chunks with mere line feeds"),
        pytest.param(TEXT, "chunked", "br", id="said and not done"),
        pytest.param(TEXT, "", "deflate", id="said and not deflated"),
    ],
)
def test_codings_are_undone(body: bytes, transfer: str, content: str) -> None:
    assert decode_body(body, transfer, content, LIMIT) == TEXT


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [
        pytest.param(b"3\r\nabc\r\n", "chunked", "", id="no last chunk"),
        pytest.param(b"3\r\nabc\r\n5\r\nab", "chunked", "", id="a short chunk"),
        pytest.param(brotli.compress(TEXT)[:-2], "", "br", id="brotli"),
        pytest.param(gzip.compress(TEXT)[:-2], "", "gzip", id="gzip"),
    ],
)
def test_a_body_that_is_cut_is_told(body: bytes, transfer: str, content: str) -> None:
    with pytest.raises(EOFError):
        decode_body(body, transfer, content, LIMIT)


@pytest.mark.parametrize(
    ("body", "transfer", "content"),
    [(b"3\r\nabc\r\nwords", "chunked", ""), (b"\xff\xff words", "", "br"), (b"\x1f\x8b\x08 words", "", "gzip")],
)
def test_a_body_that_is_damaged_is_told(body: bytes, transfer: str, content: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        decode_body(body, transfer, content, LIMIT)


@pytest.mark.parametrize(("pack", "coding"), [(gzip.compress, "gzip"), (brotli.compress, "br")])
def test_a_bomb_is_unpacked_no_further_than_one_byte_more(pack: Callable[[bytes], bytes], coding: str) -> None:
    assert len(decode_body(pack(bytes(2_000_000)), "", coding, LIMIT)) == LIMIT + 1
