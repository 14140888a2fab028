"""Read the members of a zip that has lost its directory: it is cut short, and what stands before the cut is whole.

A zip writes a head before each member and all heads once more at its end. zipfile reads the latter alone; here the
former are followed one by one. Check sums are not compared, as they may stand in the lost part.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from flows.inputs.cut_streams import StreamPart
from flows.inputs.decompression import RAW_DEFLATE, DecompressedStream

STORED = 0
DEFLATED = 8
_IS_ENCRYPTED = 0x1
_HAS_SIZES_BEHIND = 0x8
_HEAD = struct.Struct("<4s5H3L2H")
_MAGIC = b"PK\x03\x04"
# Where 32 bits do not hold a size, it stands elsewhere.
_SIZE_ELSEWHERE = 0xFFFFFFFF
# What may stand between a member and the next head: sizes, a check sum, fill bytes.
_MOST_BYTES_BETWEEN = 1_024


@dataclass(frozen=True, slots=True)
class FoundEntry:
    """A member that its head tells of; the file stands at its first byte."""

    name: bytes
    method: int
    is_encrypted: bool
    packed_bytes: int | None  # None where the head leaves it open


def find_zip_entries(file: BinaryIO) -> Iterator[tuple[FoundEntry, BinaryIO]]:
    """Yield each member and its unpacked bytes, up to the first that cannot be followed.

    Reading raises EOFError where the file ends within a member, ValueError where it is damaged.
    """
    position = 0
    while (entry := _read_entry_head(file, position)) is not None:
        start = file.tell()
        stream = _open_entry(file, entry)
        yield entry, stream
        end = _find_entry_end(entry, start, file, stream)
        if end is None:
            return
        position = _find_entry_head(file, end)


def _read_entry_head(file: BinaryIO, position: int) -> FoundEntry | None:
    file.seek(position)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size or not head.startswith(_MAGIC):
        return None
    _, _, flags, method, _, _, _, packed_bytes, _, name_bytes, extra_bytes = _HEAD.unpack(head)
    name = file.read(name_bytes)
    file.seek(extra_bytes, io.SEEK_CUR)
    is_open = flags & _HAS_SIZES_BEHIND or packed_bytes == _SIZE_ELSEWHERE
    return FoundEntry(name, method, bool(flags & _IS_ENCRYPTED), None if is_open else packed_bytes)


def _open_entry(file: BinaryIO, entry: FoundEntry) -> BinaryIO:
    packed = file if entry.packed_bytes is None else cast(BinaryIO, StreamPart(file, entry.packed_bytes))
    return cast(BinaryIO, DecompressedStream(packed, RAW_DEFLATE)) if entry.method == DEFLATED else packed


def _find_entry_end(entry: FoundEntry, start: int, file: BinaryIO, stream: BinaryIO) -> int | None:
    """Find where a member ends; None where nothing tells."""
    if entry.packed_bytes is not None:
        return start + entry.packed_bytes
    if not isinstance(stream, DecompressedStream):
        return None
    try:
        while stream.read(io.DEFAULT_BUFFER_SIZE):
            pass
    except (EOFError, ValueError):  # who read the member was told
        return None
    return file.tell() - stream.unused_bytes


def _find_entry_head(file: BinaryIO, position: int) -> int:
    """Find the next head behind `position`; give the position itself where there is none near by."""
    file.seek(position)
    return position + max(0, file.read(_MOST_BYTES_BETWEEN).find(_MAGIC))
