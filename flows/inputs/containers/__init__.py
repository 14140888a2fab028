"""Containers of articles: archives, mailboxes, tables. One module each, found by name.

A container has `NAME` (for people), `MEDIA_TYPES` and `SUFFIXES`, `claims(head) -> float` as a parser has
(`transforms/formats/heads.py`), and `unpack(stream, context) -> Iterator[Member | Reject]`. It streams: one member is
held at a time, and a member's stream ends when the next one is asked for. What nests in what, and how deep, is decided
in flows/inputs/unpacking.py, not here.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import BinaryIO, cast

from transforms.document import ArticleMetadata, Reject, RejectReason
from transforms.document.article import NO_METADATA

_STAGE = "read"
# Copies up to this size, in bytes, stay in memory.
_SPOOLED_BYTES = 16_000_000
# The largest copy, in bytes: a zip in another archive. What is larger fills disks; unpack it first.
MAX_COPIED_BYTES = 10_000_000_000
_COPIED_AT_ONCE_BYTES = 1_000_000


class CopyTooLarge(Exception):
    """A stream that has to be copied before it can be read, and that is larger than what is copied."""


@dataclass(frozen=True, slots=True)
class Member:
    """What a container gives: a stream of bytes, and what the container says of it."""

    stream: BinaryIO
    suffix_of_uri: str  # what it adds to the URI of its container: "!/news/port.html", or "" for a gz
    media_type: str | None = None
    fetched_at: datetime | None = None  # naive UTC; None: as of the container
    metadata: ArticleMetadata = NO_METADATA
    # The name that its format is told by where the URI has none, such as "port.html" of port.html.gz.
    name: str | None = None
    # Passed over, as a folder does, where neither its name nor its bytes are of a format that is read.
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class ContainerContext:
    """Where a container lies and how far it may be read."""

    uri: str
    max_bytes: int  # of one member, unpacked
    name: str = ""  # the container's own: "port.html.gz", also where it is packed once more
    # What the caller says of a table's columns: fields of an article (`transforms/records/columns.py`) to columns.
    columns: Mapping[str, str] = field(default_factory=dict)

    def reject(self, reason: RejectReason, message: str, suffix_of_uri: str = "", body: bytes | None = None) -> Reject:
        """Make the Reject of the container, or of one of its members."""
        return Reject(self.uri + suffix_of_uri, _STAGE, reason.value, message, body)


@cache
def known_containers() -> Mapping[str, ModuleType]:
    """Find the containers of this package by name."""
    return {module.name: import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)}


@contextmanager
def seekable(stream: BinaryIO, max_bytes: int = MAX_COPIED_BYTES) -> Iterator[BinaryIO]:
    """Give a stream of the same bytes that can go back: the stream itself, or a copy on the disk while it is used.

    Raises:
        CopyTooLarge: it would have to be copied, and has more than `max_bytes`. The container becomes a Reject.
    """
    if isinstance(stream, (io.FileIO, io.BytesIO)) or _is_opened_file(stream):
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED_BYTES) as copy:
        while part := stream.read(_COPIED_AT_ONCE_BYTES):
            if copy.tell() + len(part) > max_bytes:
                raise CopyTooLarge(f"more than {max_bytes:,} bytes, which are to be copied first; unpack it before")
            copy.write(part)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def _is_opened_file(stream: BinaryIO) -> bool:
    return isinstance(stream, io.BufferedReader) and isinstance(stream.raw, io.FileIO) and stream.seekable()
