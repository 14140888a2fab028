"""Read packed bytes as a stream of what was packed, in bounded memory; what is cut short ends loudly.

Parts that follow each other are read as one, as `gunzip` does, and so are zeros between them. Bytes behind the last
part that open no other part are left out, as `gunzip` does. Whose bytes are packed how: the containers, and
content_decoding.py for what a web server packs.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

import zstandard

# A window that is larger than this, in bytes, asks for more memory than a reader should give: zstd's own limit.
_MAX_ZSTD_WINDOW_BYTES = 2**27
# What xz may take, in bytes; its highest preset takes 65 MB.
_MAX_XZ_MEMORY_BYTES = 200_000_000
# zlib, told to read gzip with its head and its check sum; zlib's own head; no head at all.
_GZIP_BITS = 16 + zlib.MAX_WBITS
_ZLIB_BITS = zlib.MAX_WBITS
_RAW_BITS = -zlib.MAX_WBITS
# What may open a frame that holds no data, by its first byte.
_SKIPPABLE_FRAMES = tuple(bytes((first,)) + b"\x2a\x4d\x18" for first in range(0x50, 0x60))


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Codec:
    """A way to pack bytes."""

    start: Callable[[], _Decompressor]
    magic: tuple[bytes, ...]  # how a part opens; empty where only one part is read
    errors: tuple[type[Exception], ...]  # what damaged bytes raise
    fed_bytes: int  # how much packed is unpacked at once: at most some 40 MB come out of it

    def opens(self, start: bytes) -> bool:
        """Say whether `start` is how a part opens."""
        return start.startswith(self.magic)


def _start_zstd_decompressor() -> _Decompressor:
    decompressor: _Decompressor = zstandard.ZstdDecompressor(max_window_size=_MAX_ZSTD_WINDOW_BYTES).decompressobj()
    return decompressor


def _start_xz_decompressor() -> _Decompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MAX_XZ_MEMORY_BYTES)


GZIP = Codec(lambda: zlib.decompressobj(_GZIP_BITS), (b"\x1f\x8b",), (zlib.error,), 16_384)
ZLIB = Codec(lambda: zlib.decompressobj(_ZLIB_BITS), (), (zlib.error,), 16_384)
RAW_DEFLATE = Codec(lambda: zlib.decompressobj(_RAW_BITS), (), (zlib.error,), 16_384)
BZIP2 = Codec(bz2.BZ2Decompressor, (b"BZh",), (OSError, ValueError), 2_048)
XZ = Codec(_start_xz_decompressor, (b"\xfd7zXZ\x00",), (lzma.LZMAError,), 4_096)
ZSTD = Codec(_start_zstd_decompressor, (b"\x28\xb5\x2f\xfd", *_SKIPPABLE_FRAMES), (zstandard.ZstdError,), 1_024)


class DecompressedStream(io.RawIOBase):
    """What was packed in a stream.

    Reading raises EOFError where the packed bytes end before their end, ValueError where they are damaged.
    """

    def __init__(self, stream: BinaryIO, codec: Codec) -> None:
        self._stream = stream
        self._codec = codec
        self._decompressor = codec.start()
        self._packed = b""  # read, not yet unpacked
        self._unpacked = memoryview(b"")  # unpacked, not yet asked for
        self._is_at_end = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    @property
    def unused_bytes(self) -> int:
        """Count the bytes behind the packed ones that were read."""
        return len(self._decompressor.unused_data)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read as much as there is at once into `buffer`."""
        while not self._unpacked and not self._is_at_end:
            self._unpacked = memoryview(self._unpack_more_bytes())
        count = min(len(buffer), len(self._unpacked))
        buffer[:count] = self._unpacked[:count]
        self._unpacked = self._unpacked[count:]
        return count

    def _unpack_more_bytes(self) -> bytes:
        if self._decompressor.eof:
            self._start_next_packed_part()
            return b""
        packed = self._packed or self._stream.read(self._codec.fed_bytes)
        self._packed = b""
        if not packed:
            raise EOFError("the packed bytes end before their end")
        try:
            return self._decompressor.decompress(packed)
        except self._codec.errors as error:
            raise ValueError(f"damaged: {error}") from error

    def _start_next_packed_part(self) -> None:
        if not self._codec.magic:
            self._is_at_end = True
            return
        longest = max(map(len, self._codec.magic))
        rest = self._decompressor.unused_data.lstrip(b"\0")
        while len(rest) < longest and (more := self._stream.read(self._codec.fed_bytes)):
            rest = (rest + more).lstrip(b"\0")
        self._is_at_end = not self._codec.opens(rest)
        if not self._is_at_end:
            self._decompressor = self._codec.start()
            self._packed = rest


def name_unpacked_file(name: str, endings: dict[str, str]) -> str:
    """Give the name of what is packed: that of the packed file with its ending, in any case, as `endings` says."""
    for ending, replacement in endings.items():
        if name.lower().endswith(ending):
            return name[: -len(ending)] + replacement
    return name
