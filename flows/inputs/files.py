"""Read the articles of one file, or the Reject that says why it cannot be read.

Never raises for what a file is like. Which files there are: paths.py. What is packed in a file:
unpacking.py. What was rejected before: rejected.py.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from flows.inputs import unpacking
from flows.inputs.declared import NOTHING_DECLARED, DeclaredInput, find_declared_inputs
from transforms.document import RawArticle, Reject, RejectReason

_STAGE = "read"


def read_all_files(
    paths: Iterable[Path], max_bytes: int, common: DeclaredInput = NOTHING_DECLARED
) -> Iterator[RawArticle | Reject]:
    """Yield the articles of all `paths`, one file after the other, with what the caller says of each.

    Raises:
        WrongCall: a table of metadata beside the files cannot be used.
    """
    for path in paths:
        yield from read_file(path, max_bytes, find_declared_inputs(path, common))


def read_file(path: Path, max_bytes: int, declared: DeclaredInput = NOTHING_DECLARED) -> Iterator[RawArticle | Reject]:
    """Yield the articles of one file, a container's one by one; `fetched_at` is the file's modification time.

    A Reject of stage `read_file` says what cannot be read: vanished, dangling_link, unreadable, directory, not_a_file,
    too_large, and for containers malformed, cut, encrypted, unsafe_name, unread_format, too_many, too_deep, no_article.
    It has the bytes of the file where these are no more than `max_bytes`.
    """
    uri = path.as_uri()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a named pipe would never end
            yield _reject_path_of_no_file(path, uri, status.st_mode)
            return
        article = RawArticle(
            b"", uri, _read_file_instant(status.st_mtime), source=declared.source, metadata=declared.metadata
        )
        with path.open("rb") as file:
            for found in unpacking.read_articles(file, article, max_bytes, declared.columns):
                yield _name_reject_bytes(found, path, article, status.st_size, max_bytes)
    except OSError as error:
        yield _reject_unread_file(path, uri, error)


def _name_reject_bytes(
    found: RawArticle | Reject, path: Path, article: RawArticle, size: int, max_bytes: int
) -> RawArticle | Reject:
    """Let a reject of the file itself name its bytes: those of an article whatever their size, a container's if few.

    `article` is the file as the caller describes it, without its bytes.
    """
    if isinstance(found, RawArticle) or found.source_uri != article.source_uri or found.payload is not None:
        return found
    if found.reason_code == RejectReason.TOO_LARGE:
        return reject_too_large_file(path, article, size, max_bytes)
    return replace(found, payload=path, raw=article) if size <= max_bytes else found


def reject_too_large_file(path: Path, article: RawArticle, size: int, max_bytes: int) -> Reject:
    """Make the Reject of a file that is never held whole; it says where the bytes lie. `article` is without them."""
    message = f"{size:,} bytes, the limit is {max_bytes:,} (setting max_bytes)"
    return Reject(article.source_uri, _STAGE, RejectReason.TOO_LARGE.value, message, path, raw=article)


def _read_file_instant(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):  # a file system can hold times beyond the year 9999
        return None


def _reject_path_of_no_file(path: Path, uri: str, mode: int) -> Reject:
    if not stat.S_ISDIR(mode):
        message = "neither a file nor a folder (a pipe, a socket or a device)"
        return Reject(uri, _STAGE, RejectReason.NOT_A_FILE.value, message)
    if not os.access(path, os.R_OK | os.X_OK):
        message = "a folder that may not be listed; mend its permissions"
        return Reject(uri, _STAGE, RejectReason.UNREADABLE.value, message)
    message = "a folder whose name is like a file's; give it as a path of its own to read what is in it"
    return Reject(uri, _STAGE, RejectReason.DIRECTORY.value, message)


def _reject_unread_file(path: Path, uri: str, error: OSError) -> Reject:
    if path.is_symlink() and error.errno in {errno.ENOENT, errno.ELOOP}:
        target = os.readlink(path)  # noqa: PTH115 (Path.readlink would change how the target is written)
        return Reject(uri, _STAGE, RejectReason.DANGLING_LINK.value, f"a link to {target!r}, which is not there")
    is_gone = error.errno in {errno.ENOENT, errno.ENOTDIR}
    reason = RejectReason.VANISHED if is_gone else RejectReason.UNREADABLE
    return Reject(uri, _STAGE, reason.value, error.strerror or str(error))
