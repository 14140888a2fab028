"""Bring files and folders to the disk, so that a power cut loses nothing: the Delta library calls no fsync at all.

In an object store there is nothing to bring: what was written is there, whole.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote

from deltalake import DeltaTable

from warehouse.places import is_on_disk, read_whole

# 1 MiB: large enough that hashing, not calls, is what a copy costs.
_PIECE_BYTES = 1 << 20


def sync(paths: Iterable[Path]) -> None:
    """Call fsync for files and folders; pass over a file that is gone meanwhile, swept or vacuumed."""
    for path in dict.fromkeys(paths):
        if not is_on_disk(path):
            continue
        if os.name == "nt" and path.is_dir():  # Windows opens no folders, and needs none synced
            continue
        try:
            handle = os.open(path, os.O_RDONLY)
        except FileNotFoundError:
            continue
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_commit(root: Path, version: int) -> None:
    """Call fsync for what version `version` of the table at `root` added: data files, log entry, their folders."""
    if not is_on_disk(root):
        return
    log = root / "_delta_log"
    added = files_of_actions(read_actions(log / f"{version:020}.json"), "add", root)
    folders = {path.parent for path in added}
    entries = [path for path in log.glob(f"{version:020}.*") if "#" not in path.name]
    sync([*added, *sorted(folders), *({root} if folders else ()), *entries, *log.glob("_last_checkpoint"), log])


def read_actions(entry: Path) -> list[dict[str, Any]]:
    """Read the actions of a log entry; none if it was cleaned away.

    Raises:
        ValueError: it is torn.
    """
    try:
        return [json.loads(line) for line in read_whole(entry).decode().splitlines()]
    except FileNotFoundError:
        return []


def files_of_actions(done: Iterable[dict[str, Any]], kind: str, root: Path) -> dict[Path, int | None]:
    """List the data files that a log entry adds or removes, by `kind`: "add" or "remove".

    Returns:
        Their sizes in bytes by path; None where the entry does not say.
    """
    actions = [action[kind] for action in done if kind in action]
    return {root / unquote(action["path"]): action.get("size") for action in actions}


def sync_table(table: DeltaTable, root: Path) -> None:
    """Call fsync for what the version that `table` is open at added."""
    sync_commit(root, table.version())


def write_file(path: Path, body: bytes | memoryview) -> None:
    """Write `body` to `path` as a whole or not at all, and bring it to the disk."""
    if not is_on_disk(path):
        path.write_bytes(body)
        return
    with write_whole(path) as file:
        file.write(body)


@contextmanager
def write_whole(path: Path) -> Iterator[BinaryIO]:
    """Open a file of a disk to write it: it is at `path`, and on the disk, when the block ends; not where it fails."""
    part = path.with_name(f".{path.name}-{os.urandom(4).hex()}")
    try:
        with _open_part(part) as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync([path.parent])


def write_part(part: Path, body: bytes | memoryview) -> None:
    """Write a file of a disk that gets its name when it is whole, and bring it to the disk."""
    with _open_part(part) as file:
        file.write(body)


@contextmanager
def _open_part(part: Path) -> Iterator[BinaryIO]:
    with part.open("wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def copy_file(source: BinaryIO, folder: Path) -> str:
    """Copy what is left of `source` into a file of `folder` named by its SHA-256, as a whole or not at all.

    It is copied piece by piece and brought to the disk.

    Returns:
        The SHA-256 of what was copied, 64 lower-case hex characters.

    Raises:
        OSError: `source` cannot be read, or `folder` cannot be written.
    """
    part, seen = folder / f".copy-{os.urandom(4).hex()}", hashlib.sha256()
    try:
        with part.open("wb") as file:
            while piece := source.read(_PIECE_BYTES):
                seen.update(piece)
                file.write(piece)
            if is_on_disk(part):
                file.flush()
                os.fsync(file.fileno())
        part.replace(folder / seen.hexdigest())
    finally:
        part.unlink(missing_ok=True)
    sync([folder])
    return seen.hexdigest()
