"""Read articles out of a stream, through containers in containers; the one place that knows how things nest.

The URI of what is read names the whole chain: `file:///in/all.zip!/june.warc.gz!/https://example.org/port`. Depth,
members and bytes are bounded, so that no archive can fill the memory or the disk. A fault of one member is a Reject and
the next one is read; a fault of the container ends that container alone.
"""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType
from typing import BinaryIO

from flows.inputs.containers import ContainerContext, Member, known_containers
from transforms.document import RawArticle, Reject, RejectReason
from transforms.formats.heads import HEAD_BYTES, NO_CLAIM, InputHead, head_of

# An archive in an archive in an archive: what people send. Deeper is an attack or a mistake.
MAX_DEPTH = 5
# What one file may unpack to, in members and in bytes.
MAX_MEMBERS = 1_000_000
MAX_UNPACKED_BYTES = 200_000_000_000
# What a fault in packed bytes raises.
_BROKEN = (EOFError, ValueError, gzip.BadGzipFile, tarfile.TarError, zipfile.BadZipFile, zlib.error)


@dataclass(slots=True)
class UnpackingBudget:
    """What a file may still unpack to."""

    members: int = MAX_MEMBERS
    size_bytes: int = MAX_UNPACKED_BYTES

    @property
    def is_spent(self) -> bool:
        """Say whether no more may be read."""
        return self.members <= 0 or self.size_bytes <= 0


def read_articles(
    stream: BinaryIO, article: RawArticle, max_bytes: int, name: str | None = None
) -> Iterator[RawArticle | Reject]:
    """Yield the articles in `stream`: that of `article`, which has all but its body yet, or those in the container.

    `max_bytes` bounds an article; `name` tells its format where its URI does not.
    """
    yield from _read(stream, article, max_bytes, name, 0, UnpackingBudget())


def _read(
    stream: BinaryIO, article: RawArticle, max_bytes: int, name: str | None, depth: int, budget: UnpackingBudget
) -> Iterator[RawArticle | Reject]:
    start = _read_up_to(stream, HEAD_BYTES)
    head = head_of(start, article.media_type, article.source_uri)
    if name is not None:
        head = replace(head, name=name)
    is_file = depth == 0 and stream.seekable()  # packed streams say that they can go back, and unpack all again
    whole = _rewind(start, stream, is_file)
    container = container_of(head)
    if container is None:
        yield _read_body(whole, article, max_bytes, budget)
    elif depth >= MAX_DEPTH:
        message = f"archives in archives, {depth} deep; unpack it first"
        yield Reject(article.source_uri, "read", RejectReason.TOO_DEEP.value, message)
    else:
        yield from _unpack(container, whole, article, max_bytes, depth, budget)


def container_of(head: InputHead) -> ModuleType | None:
    """Choose the container that is surest of an input; None where it is none."""
    claims = {name: module.claims(head) for name, module in sorted(known_containers().items())}
    surest = max(claims, key=claims.__getitem__)
    return known_containers()[surest] if claims[surest] > NO_CLAIM else None


def _unpack(
    container: ModuleType,
    stream: BinaryIO,
    article: RawArticle,
    max_bytes: int,
    depth: int,
    budget: UnpackingBudget,
) -> Iterator[RawArticle | Reject]:
    context = ContainerContext(article.source_uri, max_bytes)
    try:
        for member in container.unpack(stream, context):
            if budget.is_spent:
                yield context.reject(RejectReason.TOO_MANY, "it unpacks to more than is read; split it")
                return
            budget.members -= 1
            yield from _read_member(member, article, max_bytes, depth, budget)
    except _BROKEN as error:
        yield _reject_broken(article.source_uri, error, container.NAME)


def _read_member(
    member: Member | Reject, container: RawArticle, max_bytes: int, depth: int, budget: UnpackingBudget
) -> Iterator[RawArticle | Reject]:
    if isinstance(member, Reject):
        yield member
        return
    article = RawArticle(
        b"",
        container.source_uri + member.suffix_of_uri,
        member.fetched_at or container.fetched_at,
        member.media_type,
        container.source,
        member.metadata.fill_from(container.metadata),
    )
    try:
        yield from _read(member.stream, article, max_bytes, member.name, depth + 1, budget)
    except _BROKEN as error:
        yield _reject_broken(article.source_uri, error, "packed bytes")


def _reject_broken(uri: str, error: Exception, what: str) -> Reject:
    reason = RejectReason.CUT if isinstance(error, EOFError) else RejectReason.MALFORMED
    return Reject(uri, "read", reason.value, f"{what}: {error or type(error).__name__}")


def _read_body(stream: BinaryIO, article: RawArticle, max_bytes: int, budget: UnpackingBudget) -> RawArticle | Reject:
    body = _read_up_to(stream, max_bytes + 1)
    budget.size_bytes -= len(body)
    if len(body) > max_bytes:
        message = f"more than {max_bytes:,} bytes, the limit (setting max_bytes)"
        return Reject(article.source_uri, "read", RejectReason.TOO_LARGE.value, message)
    return replace(article, body=body)


def _read_up_to(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes, fewer only at the end: a stream may give less at a time than it is asked for."""
    parts: list[bytes] = []
    left = size
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _rewind(start: bytes, stream: BinaryIO, is_file: bool) -> BinaryIO:
    """Give `stream` as it was before `start` was read of it."""
    if is_file:
        stream.seek(-len(start), io.SEEK_CUR)
        return stream
    return io.BufferedReader(_RewoundStream(start, stream))


class _RewoundStream(io.RawIOBase):
    """A stream with the bytes back that were read of it to see what it is."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        self._start = start
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._start[: len(buffer)] or self._stream.read(len(buffer)) or b""
        self._start = self._start[len(part) :] if self._start else b""
        buffer[: len(part)] = part
        return len(part)
