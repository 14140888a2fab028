"""Unpack gzip: one member, the file that was packed. It reads what is cut short up to where it is cut, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.decompression import GZIP, DecompressedStream, name_unpacked_file
from transforms.document import Reject
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "gzip"
MEDIA_TYPES = ("application/gzip", "application/x-gzip")
# What a name ends with, and what the name of the unpacked file ends with in its place.
_ENDINGS = {".gz": "", ".tgz": ".tar"}
SUFFIXES = tuple(_ENDINGS)


def claims(head: InputHead) -> float:
    """Claim what begins with gzip's magic number."""
    return BY_BYTES if GZIP.opens(head.start) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the file that was packed; it goes by the container's own name without `.gz`."""
    unpacked = cast(BinaryIO, DecompressedStream(stream, GZIP))
    yield Member(unpacked, "", name=name_unpacked_file(context.name, _ENDINGS))
