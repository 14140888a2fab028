"""Unpack bzip2: one member, the file that was packed. It reads what is cut short up to where it is cut, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.decompression import BZIP2, DecompressedStream, name_unpacked_file
from transforms.document import Reject
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "bzip2"
MEDIA_TYPES = ("application/x-bzip2", "application/bzip2")
# What a name ends with, and what the name of the unpacked file ends with in its place.
_ENDINGS = {".bz2": "", ".tbz2": ".tar", ".tbz": ".tar"}
SUFFIXES = tuple(_ENDINGS)


def claims(head: InputHead) -> float:
    """Claim what begins with bzip2's magic number."""
    return BY_BYTES if BZIP2.opens(head.start) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the file that was packed; it goes by the container's own name without `.bz2`."""
    unpacked = cast(BinaryIO, DecompressedStream(stream, BZIP2))
    yield Member(unpacked, "", name=name_unpacked_file(context.name, _ENDINGS))
