"""Unpack tar as it streams by: its regular files. Folders, links and devices are passed over.

What is damaged is skipped up to the next head that is whole, and said once at the end. `.tar.gz` and the like are two
containers, one in the other.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from flows.inputs import member_names
from flows.inputs.containers import ContainerContext, Member
from flows.inputs.cut_streams import CutStream, StreamPart
from transforms.document import Reject, RejectReason
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "tar"
MEDIA_TYPES = ("application/x-tar",)
SUFFIXES = (".tar",)
_MAGIC = b"ustar"
_MAGIC_OFFSET = 257
# Heads that say more of the member behind them are held whole; a name or a comment takes no more, in bytes.
_MAX_EXTENSION_BYTES = 1_000_000
_EXTENSIONS = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)


def claims(head: InputHead) -> float:
    """Claim what has tar's magic where its first head has it, or such a head without magic under tar's name."""
    if head.start[_MAGIC_OFFSET:].startswith(_MAGIC):
        return BY_BYTES
    return BY_BYTES if head.suffix in SUFFIXES and _is_tar_head(head.start[: tarfile.BLOCKSIZE]) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the regular files in order.

    Raises:
        EOFError: the tar is cut; what stands before was given.
    """
    source = CutStream(stream)
    with _open_tar(cast(BinaryIO, source)) as archive:
        while (entry := _read_next_tar_head(archive)) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # it keeps them all, and there may be a million
            yield from _read_tar_entry(archive, entry, context)
        if archive.is_cut or source.fault is not None:
            raise EOFError("it ends before its end")
        if archive.damaged_blocks:
            yield context.reject(RejectReason.MALFORMED, f"tar: {archive.damaged_blocks:,} damaged blocks, skipped")


def _is_tar_head(block: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _open_tar(stream: BinaryIO) -> _NotingTarFile:
    # zeros and damaged blocks between the members are skipped, so that joined archives are read whole
    return _NotingTarFile.open(
        fileobj=stream,
        mode="r|",
        ignore_zeros=True,
        encoding="utf-8",
        errors="surrogateescape",
        tarinfo=_CheckedTarInfo,
    )


def _read_next_tar_head(archive: _NotingTarFile) -> tarfile.TarInfo | None:
    try:
        return archive.next()
    except tarfile.ReadError as error:  # in a stream: its data ends
        raise EOFError(str(error)) from error


def _read_tar_entry(
    archive: _NotingTarFile, entry: tarfile.TarInfo, context: ContainerContext
) -> Iterator[Member | Reject]:
    name = entry.name.encode("utf-8", "surrogateescape")
    if not entry.isreg() or member_names.is_hidden_member(name):
        return
    suffix = member_names.make_member_suffix(name)
    if member_names.leads_out_of_archive(name):
        yield context.reject(RejectReason.UNSAFE_NAME, f"tar: a member of the name {entry.name!r}", suffix)
        return
    if entry.issparse():
        yield context.reject(RejectReason.UNREAD_FORMAT, "tar: a file with holes; pack it without", suffix)
        return
    # in a stream, tarfile stands at the first byte of the file
    stream = StreamPart(cast(BinaryIO, archive.fileobj), entry.size)
    yield Member(cast(BinaryIO, stream), suffix, is_optional=True)


class _NotingTarFile(tarfile.TarFile):
    """A tar that notes what is wrong with its heads, where tarfile goes on without a word."""

    damaged_blocks = 0
    is_cut = False


class _CheckedTarInfo(tarfile.TarInfo):
    """A head of a member: what is damaged is noted, and what would fill the memory is refused."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.InvalidHeaderError:  # type: ignore[attr-defined]  # not declared, but what it raises
            cast(_NotingTarFile, tarfile_).damaged_blocks += 1
            raise
        except tarfile.TruncatedHeaderError:  # type: ignore[attr-defined]
            cast(_NotingTarFile, tarfile_).is_cut = True
            raise
        except RecursionError as error:  # tarfile calls itself for each
            raise ValueError("too many heads that extend each other") from error

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        entry = super().frombuf(buf, encoding, errors)
        if entry.size < 0 or (entry.type in _EXTENSIONS and entry.size > _MAX_EXTENSION_BYTES):
            raise ValueError(f"a head that says {entry.size:,} bytes")
        return entry
