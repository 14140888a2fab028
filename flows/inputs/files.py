"""Read one file into a RawArticle, or into the Reject that says why it cannot be read.

Never raises for what a file is like. Which files there are: `resolve_paths` in __init__.py. What was rejected before:
rejected.py.
"""

from __future__ import annotations

import errno
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

from flows.inputs.formats import SUFFIX
from transforms.document import RawArticle, Reject, RejectReason

_STAGE = "read"


def read(path: Path, max_bytes: int) -> RawArticle | Reject:
    """Read one file whole; `fetched_at` is its modification time.

    Returns:
        The article, or a Reject of stage `read`: vanished, dangling_link, unreadable, directory, not_a_file, too_large.
    """
    uri = path.as_uri()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a named pipe would never end
            return _reject_no_file(path, uri, status.st_mode)
        if status.st_size > max_bytes:
            return reject_too_large(path, uri, status.st_size, max_bytes)
        with path.open("rb") as file:
            body = file.read(max_bytes + 1)  # it may grow while it is read
    except OSError as error:
        return _reject_unread(path, uri, error)
    if len(body) > max_bytes:
        return reject_too_large(path, uri, len(body), max_bytes)
    return RawArticle(body, uri, _instant_of(status.st_mtime))


def reject_too_large(path: Path, uri: str, size: int, max_bytes: int) -> Reject:
    """Make the Reject of a file that is never held whole; it says where the bytes lie."""
    message = f"{size:,} bytes, the limit is {max_bytes:,} (setting max_bytes)"
    return Reject(uri, _STAGE, RejectReason.TOO_LARGE.value, message, file=path)


def _instant_of(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):  # a file system can hold times beyond the year 9999
        return None


def _reject_no_file(path: Path, uri: str, mode: int) -> Reject:
    if not stat.S_ISDIR(mode):
        message = "neither a file nor a folder (a pipe, a socket or a device)"
        return Reject(uri, _STAGE, RejectReason.NOT_A_FILE.value, message)
    if not os.access(path, os.R_OK | os.X_OK):
        message = "a folder that may not be listed; mend its permissions"
        return Reject(uri, _STAGE, RejectReason.UNREADABLE.value, message)
    message = f"a folder whose name ends in {SUFFIX}; give it as a path of its own to read what is in it"
    return Reject(uri, _STAGE, RejectReason.DIRECTORY.value, message)


def _reject_unread(path: Path, uri: str, error: OSError) -> Reject:
    if path.is_symlink() and error.errno in {errno.ENOENT, errno.ELOOP}:
        target = os.readlink(path)  # noqa: PTH115 (Path.readlink would change how the target is written)
        return Reject(uri, _STAGE, RejectReason.DANGLING_LINK.value, f"a link to {target!r}, which is not there")
    is_gone = error.errno in {errno.ENOENT, errno.ENOTDIR}
    reason = RejectReason.VANISHED if is_gone else RejectReason.UNREADABLE
    return Reject(uri, _STAGE, reason.value, error.strerror or str(error))
