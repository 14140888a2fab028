"""Paths, folders and globs -> batches of RawArticle or Reject; all that comes in, comes in here.

Files are read lazily, a batch at a time. A file that cannot be read is a Reject, never the end of a run.
"""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from flows.errors import WrongCall
from transforms.document import RawArticle, Reject

SUFFIX = ".txt"
# A batch is closed early at this many bytes, so that memory stays bounded where files are large.
BATCH_BYTES = 32_000_000


def check_paths(paths: Sequence[str]) -> None:
    """Look whether all of `paths` are there, before anything starts.

    Raises:
        WrongCall: a path is not there, or is a URL.
    """
    for path in paths:
        if path.startswith(("http://", "https://")):
            raise WrongCall(
                f"{path}: addresses are not read yet; save the article as a {SUFFIX} file and give its path"
            )
        if not os.path.lexists(path) and not glob.has_magic(path):
            raise WrongCall(f"{path}: no such file or folder; check the path")
        if not os.path.lexists(path) and not (fixed := Path(*_fixed_parts(path))).exists():
            raise WrongCall(f"{path}: no such folder {fixed}; check the path")


def resolve_paths(paths: Sequence[str]) -> list[Path]:
    """List the files that `paths` name: absolute, each once, folders in sorted order, hidden ones left out.

    A folder gives every *.txt below it. What turns out not to be a readable file is left in: `read` says why.

    Raises:
        WrongCall: a path is not there, or is a URL.
    """
    check_paths(paths)
    out: dict[Path, None] = {}
    for path in paths:
        out.update(dict.fromkeys(_files_of(path)))
    return list(out)


def read(path: Path, max_bytes: int) -> RawArticle | Reject:
    """Read one file whole; `fetched_at` is its modification time.

    Returns:
        The article, or a Reject of stage `read`: vanished, dangling_link, unreadable, directory, not_a_file, too_large.
    """
    uri = path.as_uri()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a named pipe would never end
            return _no_file(path, uri, status.st_mode)
        if status.st_size > max_bytes:
            return too_large(path, uri, status.st_size, max_bytes)
        with path.open("rb") as file:
            body = file.read(max_bytes + 1)  # it may grow while it is read
    except OSError as error:
        return _unread(path, uri, error)
    if len(body) > max_bytes:
        return too_large(path, uri, len(body), max_bytes)
    return RawArticle(body, uri, _instant(status.st_mtime))


def too_large(path: Path, uri: str, size: int, max_bytes: int) -> Reject:
    """Make the Reject of a file that is never held whole; it says where the bytes lie."""
    message = f"{size:,} bytes, the limit is {max_bytes:,} (setting max_bytes)"
    return Reject(uri, "read", "too_large", message, file=path)


def batches(
    articles: Iterable[RawArticle | Reject], size: int, max_bytes: int = BATCH_BYTES
) -> Iterator[list[RawArticle | Reject]]:
    """Cut `articles` into lists of at most `size`, fewer once they hold `max_bytes`; pulls one batch at a time."""
    batch: list[RawArticle | Reject] = []
    held = 0
    for one in articles:
        batch.append(one)
        held += len(one.body or b"")
        if len(batch) >= size or held >= max_bytes:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch


def _files_of(path: str) -> Iterable[Path]:
    if not os.path.lexists(path):
        return _matches(path)
    absolute = _absolute(path)
    return _below(absolute, set()) if absolute.is_dir() else [absolute]


def _matches(pattern: str) -> list[Path]:
    out: list[Path] = []
    for match in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 (patterns may be absolute)
        absolute = _absolute(match)
        # `**` names every folder by itself: its files match too, or are not wanted
        if absolute.is_dir() and "**" in pattern:
            continue
        out += _below(absolute, set()) if absolute.is_dir() else [absolute]
    return out


def _fixed_parts(pattern: str) -> Iterator[str]:
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            return
        yield part


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """Walk `folder` in sorted order; links to folders are followed, but no folder is entered twice."""
    try:
        status = folder.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        seen.add((status.st_dev, status.st_ino))
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder  # `read` says what is wrong with it
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.name.lower().endswith(SUFFIX):
            yield folder / entry.name
        elif entry.is_dir():
            yield from _below(folder / entry.name, seen)


def _absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links, and change the URI with them)


def _instant(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC).replace(tzinfo=None)
    except (OverflowError, ValueError, OSError):  # a file system can hold times beyond the year 9999
        return None


def _no_file(path: Path, uri: str, mode: int) -> Reject:
    if not stat.S_ISDIR(mode):
        return Reject(uri, "read", "not_a_file", "neither a file nor a folder (a pipe, a socket or a device)")
    if not os.access(path, os.R_OK | os.X_OK):
        return Reject(uri, "read", "unreadable", "a folder that may not be listed; mend its permissions")
    message = f"a folder whose name ends in {SUFFIX}; give it as a path of its own to read what is in it"
    return Reject(uri, "read", "directory", message)


def _unread(path: Path, uri: str, error: OSError) -> Reject:
    if path.is_symlink() and error.errno in {errno.ENOENT, errno.ELOOP}:
        return Reject(uri, "read", "dangling_link", f"a link to {os.readlink(path)!r}, which is not there")  # noqa: PTH115
    code = "vanished" if error.errno in {errno.ENOENT, errno.ENOTDIR} else "unreadable"
    return Reject(uri, "read", code, error.strerror or str(error))
