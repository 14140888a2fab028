"""Resolve paths, folders and globs to files, and cut what is read into batches: the door for all that comes in.

Files are read lazily, a batch at a time. A file that cannot be read is a Reject, never the end of a run. Reading one
file: files.py. What is packed in it: unpacking.py, containers/. Inputs that were rejected before: rejected.py.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from flows.errors import WrongCall
from flows.inputs.files import read as read
from flows.inputs.formats import known_suffixes
from transforms.document import RawArticle, Reject

# A batch is closed early at this many bytes, so that memory stays bounded where files are large.
BATCH_BYTES = 32_000_000


def check_paths(paths: Sequence[str]) -> None:
    """Check that all of `paths` are there, before anything starts.

    Raises:
        WrongCall: a path is not there, or is a URL.
    """
    for path in paths:
        if path.startswith(("http://", "https://")):
            raise WrongCall(f"{path}: addresses are not read yet; save the page as a file and give its path")
        if os.path.lexists(path):
            continue
        if not glob.has_magic(path):
            raise WrongCall(f"{path}: no such file or folder; check the path")
        folder = Path(*_parts_before_magic(path))
        if not folder.exists():
            raise WrongCall(f"{path}: no such folder {folder}; check the path")


def resolve_paths(paths: Sequence[str]) -> list[Path]:
    """Resolve `paths` to files: absolute, each once, folders in sorted order, hidden ones left out.

    A folder gives every file below it whose name is that of a format that is read. What turns out not to be a readable
    file is left in: `read` says why.

    Raises:
        WrongCall: a path is not there, or is a URL.
    """
    check_paths(paths)
    files: dict[Path, None] = {}
    for path in paths:
        files.update(dict.fromkeys(_resolve(path)))
    return list(files)


def batches(
    articles: Iterable[RawArticle | Reject], size: int, max_bytes: int = BATCH_BYTES
) -> Iterator[list[RawArticle | Reject]]:
    """Cut `articles` into lists of at most `size`, fewer once they hold `max_bytes`; pulls one batch at a time."""
    batch: list[RawArticle | Reject] = []
    held_bytes = 0
    for article in articles:
        batch.append(article)
        held_bytes += _size_of(article)
        if len(batch) >= size or held_bytes >= max_bytes:
            yield batch
            batch = []
            held_bytes = 0
    if batch:
        yield batch


def _size_of(article: RawArticle | Reject) -> int:
    held = article.body if isinstance(article, RawArticle) else article.payload
    return len(held) if isinstance(held, bytes) else 0


def _resolve(path: str) -> Iterable[Path]:
    if not os.path.lexists(path):
        return _match_glob(path)
    absolute = _absolute(path)
    return _walk(absolute, set()) if absolute.is_dir() else [absolute]


def _match_glob(pattern: str) -> list[Path]:
    files: list[Path] = []
    for match in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 (patterns may be absolute)
        absolute = _absolute(match)
        if not absolute.is_dir():
            files.append(absolute)
        elif "**" not in pattern:  # `**` names every folder by itself: its files match too, or are not wanted
            files += _walk(absolute, set())
    return files


def _parts_before_magic(pattern: str) -> Iterator[str]:
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            return
        yield part


def _walk(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
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
        if Path(entry.name).suffix.lower() in known_suffixes():
            yield folder / entry.name
        elif entry.is_dir():
            yield from _walk(folder / entry.name, seen)


def _absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links, and change the URI with them)
