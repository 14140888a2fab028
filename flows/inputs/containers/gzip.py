"""Unpack gzip: one member, the file that was packed. It reads what is cut short up to where it is cut, and says so."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import BinaryIO

from flows.inputs.containers import ContainerContext, Member
from transforms.document import Reject
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "gzip"
MEDIA_TYPES = ("application/gzip", "application/x-gzip")
SUFFIXES = (".gz",)
_MAGIC = b"\x1f\x8b"


def claims(head: InputHead) -> float:
    """Claim what begins with gzip's magic number."""
    return BY_BYTES if head.start.startswith(_MAGIC) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the file that was packed; it goes by the container's own name without `.gz`."""
    with gzip.open(stream) as unpacked:
        yield Member(unpacked, "")  # type: ignore[arg-type]  # GzipFile reads as a BinaryIO does
