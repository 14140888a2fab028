"""Keep the generations of bi/: their manifests, the swap of the link `bi`, the removal of old ones.

Knows folders and links, and nothing of what the files hold. Which files a generation has: plan.py.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from warehouse.bi.publication import GENERATIONS_KEPT
from warehouse.bi.published import MANIFEST, PublishMode
from warehouse.bi.published import read_manifest as read_manifest_file
from warehouse.lake import fsync, paths

if sys.platform != "win32":
    import fcntl

_GENERATION = re.compile(r"bi\.(\d+)")
_LEFT_OVER = re.compile(r"bi\.\d+(\.link|\.aside)?")


@contextmanager
def lock_publishing(data: Path) -> Iterator[None]:
    """Let one publisher at a time work on `data`: of two, the slower one would swap back to an older state.

    The lock is the folder's own, so that no file stays, and it ends with its process, a killed one too.
    """
    if sys.platform == "win32" or not paths.has_store(data):  # without a store the caller's next step says so
        yield
        return
    descriptor = os.open(data, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network file systems have no such locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def read_manifest(bi: Path) -> dict[str, Any]:
    """Read the manifest of a generation: its numbers, shape, versions, files. Returns {} if it is not legible."""
    return read_manifest_file(bi / MANIFEST)


def write_manifest(folder: Path, manifest: Mapping[str, Any], touched: Iterable[str]) -> None:
    """Write the manifest of the complete generation in `folder`, and bring it and the `touched` tables to the disk."""
    # on one line: a line an entry takes ten times as long to write
    body = json.dumps(manifest) + "\n"
    part = folder / f"{MANIFEST}.part"
    fsync.write_part(part, body.encode())
    fsync.sync(folder / table for table in touched)
    part.replace(folder / MANIFEST)  # a generation that has one is complete
    fsync.sync([folder])


def list_table_folders(bi: Path) -> list[Path]:
    """List the folders of tables in a generation; none where it is not there."""
    return [entry for entry in bi.iterdir() if entry.is_dir()] if bi.is_dir() else []


def next_generation(data: Path, manifest: Mapping[str, Any]) -> int:
    """Give the number after all generations in `data` and after the one that `manifest` is of."""
    return 1 + max([*_list_generations(data), int(manifest.get("generation", 0))])


def show_generation(data: Path, generation: int, mode: PublishMode) -> None:
    """Let `bi` show a complete generation."""
    if mode == PublishMode.LINK:
        swap_generation(data, generation)
    else:
        fill_folder(data, generation)


def fill_folder(data: Path, generation: int) -> None:
    """Let `bi`, a folder that stays, show a complete generation; a link becomes a folder, which takes a moment."""
    bi, fresh = data / "bi", data / f"bi.{generation}"
    if bi.is_symlink():
        bi.unlink()
    if bi.is_dir():
        _move_files(fresh, bi)
    else:
        fresh.rename(bi)
    fsync.sync([data])


def swap_generation(data: Path, generation: int) -> None:
    """Let `bi` show a complete generation by one rename; where links are not possible, by moving its files."""
    bi = data / "bi"
    link = data / f"bi.{generation}.link"
    try:
        link.symlink_to(f"bi.{generation}")
    except OSError:  # no symbolic links here (Windows without the privilege, some shares)
        _move_files(data / f"bi.{generation}", bi)
        return

    if bi.is_dir() and not bi.is_symlink():  # the data folder was copied with its links resolved; no rename replaces it
        bi.rename(data / f"bi.{generation}.aside")
    link.replace(bi)
    fsync.sync([data])


def _move_files(fresh: Path, bi: Path) -> None:
    """Exchange the files of the folder `bi` for those of `fresh`: a table at a time, `documents` and manifest last.

    Each file comes by one rename, and a name never gets other bytes. While a table is exchanged, some milliseconds, it
    has files of both generations; until the last one is, tables are of two generations.
    """
    tables = {folder.name for folder in (*list_table_folders(fresh), *list_table_folders(bi))}
    for table in sorted(tables, key=lambda table: (table == "documents", table)):
        _exchange_files(fresh / table, bi / table)
    fsync.sync(list_table_folders(bi))
    (fresh / MANIFEST).replace(bi / MANIFEST)
    fsync.sync([bi])
    shutil.rmtree(fresh)


def _exchange_files(fresh: Path, shown: Path) -> None:
    """Move the files of a table into the folder that shows it, and remove those that it has no more."""
    names = {path.name for path in fresh.glob("*.parquet")}
    stale = {path.name for path in shown.glob("*.parquet")} - names
    shown.mkdir(parents=True, exist_ok=True)
    for name in sorted(names):
        (fresh / name).replace(shown / name)
    for name in stale:
        (shown / name).unlink()


def sweep_generations(data: Path, generation: int, kept_count: int = GENERATIONS_KEPT) -> None:
    """Remove all but the newest `kept_count` complete generations, and what killed publishers left."""
    kept = {f"bi.{number}" for number in sorted({*list_complete(data), generation})[-kept_count:]}
    for path in data.iterdir():
        if not _LEFT_OVER.fullmatch(path.name) or path.name in kept:
            continue
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path)


def list_complete(data: Path) -> list[int]:
    """List the generations that were finished, the newest last: those that have a manifest."""
    return sorted(number for number in _list_generations(data) if (data / f"bi.{number}" / MANIFEST).is_file())


def _list_generations(data: Path) -> list[int]:
    return [int(match[1]) for path in data.iterdir() if (match := _GENERATION.fullmatch(path.name))]
