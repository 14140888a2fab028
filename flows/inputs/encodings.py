"""Undo the content encoding of an HTTP body, with a limit on what it unpacks to.

The bytes come as they were sent: a library that decodes while it reads can be made to fill the memory by one chunk.
"""

from __future__ import annotations

import io
import zlib

import brotli  # type: ignore[import-untyped]
import zstandard

# What a client may ask for in Accept-Encoding: what is undone here.
ACCEPTED = "gzip, deflate, br, zstd"
# zlib's window sizes: with a gzip or zlib head, told apart by itself; none at all, as some servers send deflate.
_WITH_HEAD = zlib.MAX_WBITS | 32
_WITHOUT_HEAD = -zlib.MAX_WBITS
# A window of 128 MB, beyond what any server sends, in bytes.
_MOST_ZSTD_WINDOW = 2**27
_READ_SIZE = 65_536


class BadEncoding(Exception):
    """Bytes that are not what their content encoding says, or an encoding that is not known."""


def decode_body(body: bytes, content_encoding: str, max_bytes: int) -> bytes:
    """Undo the encodings of a body, the last one first; gives at most `max_bytes` + 1 bytes, which then are too many.

    Raises:
        BadEncoding: the bytes are broken, or the encoding is unknown.
    """
    names = [name.strip().lower() for name in content_encoding.split(",")]
    for name in reversed(names):
        try:
            body = _decode(body, name, max_bytes + 1)
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise BadEncoding(f"content encoding {name}: {error}") from error
    return body


def _decode(body: bytes, name: str, most: int) -> bytes:
    match name:
        case "" | "identity":
            return body
        case "gzip" | "x-gzip":
            return _decode_zlib(body, _WITH_HEAD, most)
        case "deflate":
            return _decode_zlib(body, _WITH_HEAD if body[:1] == b"\x78" else _WITHOUT_HEAD, most)
        case "br":
            return _decode_brotli(body, most)
        case "zstd":
            unpacker = zstandard.ZstdDecompressor(max_window_size=_MOST_ZSTD_WINDOW)
            return unpacker.stream_reader(io.BytesIO(body)).read(most)
    raise BadEncoding(f"content encoding {name} is not read")


def _decode_zlib(body: bytes, window_bits: int, most: int) -> bytes:
    unpacker = zlib.decompressobj(window_bits)
    found = unpacker.decompress(body, most)
    if not unpacker.eof and len(found) < most:
        raise BadEncoding("packed bytes end before their end")
    return found


def _decode_brotli(body: bytes, most: int) -> bytes:
    unpacker = brotli.Decompressor()
    parts = [unpacker.process(body, output_buffer_limit=_READ_SIZE)]
    size = len(parts[0])
    while size < most and not unpacker.is_finished() and not unpacker.can_accept_more_data():
        parts.append(unpacker.process(b"", output_buffer_limit=_READ_SIZE))
        size += len(parts[-1])
    return b"".join(parts)[:most]
