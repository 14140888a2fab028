"""Undo what a web server did to a body on its way: chunks, gzip, deflate, zstd, brotli.

Archives keep bodies as they came, or undone with the server's words left as they were. So each coding is undone only
where the bytes show it.
"""

from __future__ import annotations

import io
import re
from typing import BinaryIO, cast

import brotli

from flows.inputs.decompression import GZIP, RAW_DEFLATE, ZLIB, ZSTD, Codec, DecompressedStream

_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
# How much brotli unpacks at once, in bytes: a few bytes of it may stand for 16 MB.
_BROTLI_BYTES = 1_000_000
# How what is read as text opens; what a server says it packed by brotli, and did not, begins like this.
_OPENS_TEXT = (b"<", b"{", b"[", b"\xef\xbb\xbf")


def decode_body(body: bytes, transfer_encoding: str, content_encoding: str, max_bytes: int) -> bytes:
    """Undo the codings that the two headers name, the last one first; gives at most `max_bytes` and one more.

    Raises:
        EOFError: the body is cut short.
        ValueError: its packed bytes are damaged.
    """
    codings = [*_split_coding_header(content_encoding), *_split_coding_header(transfer_encoding)]
    for coding in reversed(codings):
        body = _undo_coding(body, coding, max_bytes)
    return body


def _split_coding_header(header: str) -> list[str]:
    return [coding.strip().lower() for coding in header.split(",") if coding.strip()]


def _undo_coding(body: bytes, coding: str, max_bytes: int) -> bytes:
    match coding:
        case "chunked":
            return _join_body_chunks(body)
        case "br":
            return _unpack_brotli(body, max_bytes)
        case "gzip" | "x-gzip" if GZIP.opens(body):
            return _unpack_coded_body(body, GZIP, max_bytes)
        case "zstd" if ZSTD.opens(body):
            return _unpack_coded_body(body, ZSTD, max_bytes)
        case "deflate" if not body.lstrip().startswith(_OPENS_TEXT):
            return _unpack_coded_body(body, ZLIB if _has_zlib_head(body) else RAW_DEFLATE, max_bytes)
    return body


def _join_body_chunks(body: bytes) -> bytes:
    """Join the chunks of a body; one that does not open with the size of a chunk is whole as it is.

    Raises:
        EOFError: the last chunk is missing, or short.
        ValueError: behind a chunk stands no other.
    """
    chunks: list[bytes] = []
    position = 0
    while (line := _CHUNK_SIZE.match(body, position)) is not None:
        size = int(line[1], 16)
        if size == 0:
            return b"".join(chunks)
        chunk = body[line.end() : line.end() + size]
        if len(chunk) < size and chunks:
            raise EOFError(f"a chunk of {size:,} bytes has {len(chunk):,}")
        if len(chunk) < size:
            return body
        chunks.append(chunk)
        position = _skip_chunk_break(body, line.end() + size)
    if not chunks:
        return body
    if position < len(body):
        raise ValueError(f"no size of a chunk at byte {position:,}")
    raise EOFError("the last chunk is missing")


def _skip_chunk_break(body: bytes, position: int) -> int:
    for line_break in (b"\r\n", b"\n"):
        if body.startswith(line_break, position):
            return position + len(line_break)
    return position


def _unpack_coded_body(body: bytes, codec: Codec, max_bytes: int) -> bytes:
    stream = cast(BinaryIO, io.BufferedReader(DecompressedStream(io.BytesIO(body), codec)))
    return stream.read(max_bytes + 1)


def _has_zlib_head(body: bytes) -> bool:
    is_deflate = body[:1] != b"" and body[0] & 0x0F == 8
    return is_deflate and int.from_bytes(body[:2], "big") % 31 == 0


def _unpack_brotli(body: bytes, max_bytes: int) -> bytes:
    decompressor = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    packed = body
    try:
        while not decompressor.is_finished() and size <= max_bytes:
            part = decompressor.process(packed, output_buffer_limit=_BROTLI_BYTES)
            if not part and not packed:
                raise EOFError("the packed bytes end before their end")
            packed = b""
            parts.append(part)
            size += len(part)
    except brotli.error as error:
        if body.lstrip().startswith(_OPENS_TEXT):
            return body
        raise ValueError(f"damaged brotli: {error}") from error
    return b"".join(parts)[: max_bytes + 1]
