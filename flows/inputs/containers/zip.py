"""Unpack zip by its directory: its files, each checked by its check sum. Folders and links are passed over.

Where the directory is lost, as the zip is cut short, the members before the cut are read (zip_recovery.py). Office
files and e-books are zips and no archives: parsers read them, or nobody.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.inputs import member_names, zip_recovery
from flows.inputs.containers import ContainerContext, Member, seekable
from flows.inputs.cut_streams import CutStream
from transforms.document import Reject, RejectReason
from transforms.formats.heads import BY_LIKENESS, NO_CLAIM, InputHead

NAME = "zip"
MEDIA_TYPES = ("application/zip", "application/x-zip-compressed")
SUFFIXES = (".zip",)
_MAGICS = (b"PK\x03\x04", b"PK\x05\x06")
# How the first member of a document that is a zip is called: an office file, an e-book, a program.
_FIRST_OF_DOCUMENTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"word/", b"xl/", b"ppt/")
_FIRST_OF_OTHERS = (b"mimetype", b"META-INF/")
# Where a member's head has the length of its name, and the name.
_NAME_LENGTH = slice(26, 28)
_NAME_OFFSET = 30
_IS_ENCRYPTED = 0x1
_HAS_UTF8_NAME = 0x800
# Flate's window, 32 kB, bounds what is held; other methods unpack what they are given at once, to any size.
_METHODS = (zip_recovery.STORED, zip_recovery.DEFLATED)
# The directory is held whole: this many bytes of it list about a million members.
_MAX_DIRECTORY_BYTES = 100_000_000
_DIRECTORY_END = b"PK\x05\x06"
# Where 32 bits do not hold its size, it stands in another end before that one.
_SIZE_ELSEWHERE = 0xFFFFFFFF
_LARGE_DIRECTORY_END = b"PK\x06\x06"
# How far from the end of the file its directory's end may stand, in bytes: the longest comment, and what is fixed.
_MOST_END_BYTES = 65_536 + 22 + 20 + 56
# What zipfile raises for a directory, or a member's head, that it cannot read.
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError)


def claims(head: InputHead) -> float:
    """Claim what has zip's magic and is no document; less surely than by bytes, as many formats are zips."""
    is_document = read_first_member_name(head).startswith(_FIRST_OF_DOCUMENTS + _FIRST_OF_OTHERS)
    return BY_LIKENESS if head.start.startswith(_MAGICS) and not is_document else NO_CLAIM


def read_first_member_name(head: InputHead) -> bytes:
    """Give the name of the first member of a zip."""
    length = int.from_bytes(head.start[_NAME_LENGTH], "little")
    return head.start[_NAME_OFFSET : _NAME_OFFSET + length]


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the files in the directory's order, or those before the cut in their own and then a Reject `cut`."""
    whole = stream if stream.seekable() else cast(BinaryIO, CutStream(stream))
    with seekable(whole) as file:
        directory_bytes = _measure_zip_directory(file)
        if directory_bytes > _MAX_DIRECTORY_BYTES:
            yield context.reject(RejectReason.TOO_MANY, f"zip: a directory of {directory_bytes:,} bytes; split it")
            return
        try:
            archive = zipfile.ZipFile(file)
        except _UNREADABLE as error:
            yield from _recover_zip_entries(file, context, error)
            return
        with archive:
            for entry in archive.infolist():
                yield from _read_zip_entry(archive, entry, context)


def _measure_zip_directory(file: BinaryIO) -> int:
    """Give the size of the directory, in bytes, as the end of the file tells it; 0 where it does not."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _MOST_END_BYTES))
    end = file.read()
    file.seek(0)
    at = end.rfind(_DIRECTORY_END)
    directory_bytes = int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
    if directory_bytes < _SIZE_ELSEWHERE:
        return directory_bytes
    at = end.rfind(_LARGE_DIRECTORY_END)
    return int.from_bytes(end[at + 40 : at + 48], "little") if at >= 0 else 0


def _read_zip_entry(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, context: ContainerContext
) -> Iterator[Member | Reject]:
    name = _read_zip_entry_name(entry)
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    is_folder = entry.filename.endswith("/")  # is_dir() fails where there is no name at all
    if is_folder or is_link or member_names.is_hidden_member(name):
        return
    refusal = _refuse_zip_entry(name, bool(entry.flag_bits & _IS_ENCRYPTED), entry.compress_type, context)
    if refusal is not None:
        yield refusal
        return
    suffix = member_names.make_member_suffix(name)
    try:
        file = archive.open(entry)
    except _UNREADABLE as error:
        yield context.reject(RejectReason.MALFORMED, f"zip: {error}", suffix)
        return
    with file:
        yield Member(cast(BinaryIO, file), suffix, is_optional=True)


def _recover_zip_entries(file: BinaryIO, context: ContainerContext, error: Exception) -> Iterator[Member | Reject]:
    for entry, stream in zip_recovery.find_zip_entries(file):
        if entry.name.endswith(b"/") or member_names.is_hidden_member(entry.name):
            continue
        refusal = _refuse_zip_entry(entry.name, entry.is_encrypted, entry.method, context)
        suffix = member_names.make_member_suffix(entry.name)
        yield refusal or Member(stream, suffix, is_optional=True)
    yield context.reject(RejectReason.CUT, f"zip: its directory cannot be read ({error})")


def _refuse_zip_entry(name: bytes, is_encrypted: bool, method: int, context: ContainerContext) -> Reject | None:
    """Make the Reject of a member that is not to be read; None where it is."""
    suffix = member_names.make_member_suffix(name)
    if member_names.leads_out_of_archive(name):
        return context.reject(RejectReason.UNSAFE_NAME, f"zip: a member of the name {name!r}", suffix)
    if is_encrypted:
        return context.reject(RejectReason.ENCRYPTED, "zip: locked by a password", suffix)
    if method not in _METHODS:
        return context.reject(RejectReason.UNREAD_FORMAT, f"zip: packed by method {method}; use deflate", suffix)
    return None


def _read_zip_entry_name(entry: zipfile.ZipInfo) -> bytes:
    """Give a member's name as it stands in the zip: zipfile reads it as CP437 where it is not said to be UTF-8."""
    encoding = "utf-8" if entry.flag_bits & _HAS_UTF8_NAME else "cp437"
    return entry.orig_filename.encode(encoding, "surrogateescape")
