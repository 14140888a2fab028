"""Read articles out of a stream, through containers in containers; the one place that knows how things nest.

The URI of what is read names the whole chain: `file:///in/all.zip!/june.warc.gz!/https://example.org/port`. Depth,
members and bytes are bounded, so that no archive can fill the memory or the disk. A fault of one member is a Reject and
the next one is read; a fault of the container ends that container alone. A container without anything that is read is
a Reject, so that nothing goes without a word.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import ModuleType
from typing import BinaryIO

from flows.inputs.containers import ContainerContext, CopyTooLarge, Member, known_containers
from flows.inputs.formats import is_of_known_format, media_type_of_suffix
from transforms.document import RawArticle, Reject, RejectReason
from transforms.formats.heads import HEAD_BYTES, NO_CLAIM, InputHead, make_input_head
from transforms.formats.unread import name_unread_format
from transforms.parsers import known_parsers

# An archive in an archive in an archive: what people send. Deeper is an attack or a mistake.
MAX_DEPTH = 5
# What one file may unpack to, in members and in bytes (of all levels: a tar.gz counts its tar and its members).
MAX_MEMBERS = 1_000_000
MAX_UNPACKED_BYTES = 500_000_000_000
# What a fault in packed bytes raises.
_BROKEN = (EOFError, ValueError, tarfile.TarError, zipfile.BadZipFile, zlib.error)
# How much is unpacked at once, in bytes: so no more than this comes between two looks at the budget.
_UNPACKED_AT_ONCE_BYTES = 65_536


class BudgetSpent(Exception):
    """A file unpacks to more than is read."""


@dataclass(slots=True)
class UnpackingBudget:
    """What a file may still unpack to."""

    members: int = MAX_MEMBERS
    size_bytes: int = MAX_UNPACKED_BYTES

    def take_member(self) -> None:
        """Count a member.

        Raises:
            BudgetSpent: it is one too many.
        """
        self.members -= 1
        if self.members < 0:
            raise BudgetSpent(f"it unpacks to more than {MAX_MEMBERS:,} members; split it")

    def take_bytes(self, count: int) -> None:
        """Count unpacked bytes.

        Raises:
            BudgetSpent: they are too many.
        """
        self.size_bytes -= count
        if self.size_bytes < 0:
            raise BudgetSpent(f"it unpacks to more than {MAX_UNPACKED_BYTES:,} bytes; split it")


@dataclass(frozen=True, slots=True)
class _Level:
    """How deep what is read lies in containers, and how far it may be read."""

    depth: int
    max_bytes: int  # of one article
    budget: UnpackingBudget
    columns: Mapping[str, str]  # what the caller says of the columns of tables


def read_articles(
    stream: BinaryIO, article: RawArticle, max_bytes: int, columns: Mapping[str, str] | None = None
) -> Iterator[RawArticle | Reject]:
    """Yield the articles in `stream`: that of `article`, which has all but its body yet, or those in the container.

    `max_bytes` bounds an article; `columns` maps fields of an article to the columns of tables that hold them.
    """
    member = Member(stream, "", article.media_type)
    try:
        yield from _read_found_input(member, article, _Level(0, max_bytes, UnpackingBudget(), columns or {}))
    except BudgetSpent as error:
        yield Reject(article.source_uri, "read", RejectReason.TOO_MANY.value, str(error))


def choose_container(head: InputHead) -> ModuleType | None:
    """Choose the container that is surest of an input; None where it is none, or where a parser is surer still."""
    claims = {name: module.claims(head) for name, module in sorted(known_containers().items())}
    surest = max(claims, key=claims.__getitem__)
    if claims[surest] <= NO_CLAIM:
        return None
    is_article = any(parser.claims(head) > claims[surest] for parser in known_parsers().values())
    return None if is_article else known_containers()[surest]


def _read_found_input(member: Member, article: RawArticle, level: _Level) -> Iterator[RawArticle | Reject]:
    start, fault = _read_input_start(member.stream)
    head = _make_input_head(start, member, article)
    if member.is_optional and not is_of_known_format(head):
        return
    whole = _rewind_input(start, fault, member.stream, level)
    container = choose_container(head)
    if container is None:
        yield _read_input_body(whole, _declare_unpacked_type(article, head), head, level.max_bytes)
    elif level.depth >= MAX_DEPTH:
        message = f"archives in archives, {level.depth} deep; unpack it first"
        yield Reject(article.source_uri, "read", RejectReason.TOO_DEEP.value, message)
    else:
        yield from _unpack_container(container, whole, article, head, level)


def _make_input_head(start: bytes, member: Member, article: RawArticle) -> InputHead:
    head = make_input_head(start, article.media_type, article.source_uri)
    return head if member.name is None else replace(head, name=member.name)


def _declare_unpacked_type(article: RawArticle, head: InputHead) -> RawArticle:
    """Let the name of what was packed tell its format, as the name in the URI still ends with `.gz`."""
    if article.media_type is not None or article.source_uri.lower().endswith(head.suffix):
        return article
    return replace(article, media_type=media_type_of_suffix(head.suffix))


def _unpack_container(
    container: ModuleType, stream: BinaryIO, article: RawArticle, head: InputHead, level: _Level
) -> Iterator[RawArticle | Reject]:
    context = ContainerContext(article.source_uri, level.max_bytes, head.name, level.columns)
    is_empty = True
    try:
        for member in container.unpack(stream, context):
            level.budget.take_member()
            for found in _read_container_member(member, article, level):
                is_empty = False
                yield found
    except _BROKEN as error:
        yield _reject_broken_input(article.source_uri, error, container.NAME)
    except CopyTooLarge as error:
        yield context.reject(RejectReason.TOO_MANY, f"{container.NAME}: {error}")
    else:
        if is_empty:
            yield context.reject(RejectReason.NO_ARTICLE, f"{container.NAME}: nothing in it that is read")


def _read_container_member(
    member: Member | Reject, container: RawArticle, level: _Level
) -> Iterator[RawArticle | Reject]:
    if isinstance(member, Reject):
        yield replace(member, raw=replace(container, source_uri=member.source_uri))
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
        yield from _read_found_input(member, article, replace(level, depth=level.depth + 1))
    except _BROKEN as error:
        yield _reject_broken_input(article.source_uri, error, "packed bytes")


def _reject_broken_input(uri: str, error: Exception, what: str) -> Reject:
    reason = RejectReason.CUT if isinstance(error, EOFError) else RejectReason.MALFORMED
    return Reject(uri, "read", reason.value, f"{what}: {error or type(error).__name__}")


def _read_input_body(stream: BinaryIO, article: RawArticle, head: InputHead, max_bytes: int) -> RawArticle | Reject:
    body = _read_up_to_size(stream, max_bytes + 1)
    if len(body) <= max_bytes:
        return replace(article, body=body)
    if unread := name_unread_format(head):
        return Reject(article.source_uri, "read", RejectReason.UNREAD_FORMAT.value, unread)
    message = f"more than {max_bytes:,} bytes, the limit (setting max_bytes)"
    return Reject(article.source_uri, "read", RejectReason.TOO_LARGE.value, message)


def _read_up_to_size(stream: BinaryIO, size: int) -> bytes:
    """Read `size` bytes, fewer only at the end: a stream may give less at a time than it is asked for."""
    parts: list[bytes] = []
    left = size
    while left > 0 and (part := stream.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _read_input_start(stream: BinaryIO) -> tuple[bytes, Exception | None]:
    """Read the first bytes, as many as tell a format; with the fault where there are fewer, as the rest is broken."""
    parts: list[bytes] = []
    left = HEAD_BYTES
    try:
        while left > 0 and (part := stream.read(left)):
            parts.append(part)
            left -= len(part)
    except _BROKEN as error:
        return b"".join(parts), error
    return b"".join(parts), None


def _rewind_input(start: bytes, fault: Exception | None, stream: BinaryIO, level: _Level) -> BinaryIO:
    """Give `stream` as it was before `start` was read of it, and its fault was met."""
    if level.depth == 0 and stream.seekable():  # packed streams say that they can go back, and unpack all again
        stream.seek(-len(start), io.SEEK_CUR)
        return stream
    return _PromptReader(_RewoundStream(start, fault, stream, level.budget), _UNPACKED_AT_ONCE_BYTES)


class _PromptReader(io.BufferedReader):
    """A reader that gives what there is at once, so that what stands before a fault is read before it is raised."""

    def read(self, size: int | None = -1, /) -> bytes:
        return super().read(size) if size is None or size < 0 else super().read1(size)


class _RewoundStream(io.RawIOBase):
    """A stream with the bytes back that were read of it to see what it is; what it gives is counted."""

    def __init__(self, start: bytes, fault: Exception | None, stream: BinaryIO, budget: UnpackingBudget) -> None:
        self._start = start
        self._fault = fault
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        size = min(len(buffer), _UNPACKED_AT_ONCE_BYTES)
        part = self._start[:size]
        self._start = self._start[size:]
        if not part and self._fault is not None:
            raise self._fault
        part = part or self._stream.read(size) or b""
        self._budget.take_bytes(len(part))
        buffer[: len(part)] = part
        return len(part)
