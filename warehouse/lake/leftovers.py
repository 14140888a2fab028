"""Remove what killed writers left of files that they were writing, once it is a day old: nobody writes for so long.

Whole data files that no batch names: maintenance.py.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

from warehouse import places
from warehouse.lake import paths, quarantine

_DAY_SECONDS = 24 * 3600
# `.name-0a1b2c3d` of fsync.py and file_writing.py; `name#1` and `_commit_….json.tmp` of the Delta library.
_UNFINISHED = re.compile(r"\..+-[0-9a-f]{8}|.+#[0-9]+|_commit_.+\.json\.tmp")


def sweep_leftovers(data: Path) -> None:
    """Remove unfinished files of the lake and of the quarantine, and indexes and copies of data files that are gone.

    Of a disk alone: in an object store a file is there as a whole or not at all.
    """
    if not places.is_on_disk(data):
        return
    for path in (*_list_unfinished(data), *_list_lone_indexes(data)):
        if is_day_old(path):
            path.unlink(missing_ok=True)


def is_unfinished(name: str) -> bool:
    """Say whether a file of this name is one that its writer has not finished."""
    return _UNFINISHED.fullmatch(name) is not None


def is_day_old(path: Path) -> bool:
    """Say whether a file was last written more than a day ago; a file that is gone meanwhile was not."""
    try:
        return time.time() - path.stat().st_mtime > _DAY_SECONDS
    except FileNotFoundError:  # its writer has just removed it
        return False


def _list_unfinished(data: Path) -> Iterator[Path]:
    lake = paths.lake_path(data)
    for folder in (
        *lake.glob("*"),
        *lake.glob("*/_delta_log"),
        *lake.glob(f"{paths.KEYS}/*"),
        data / quarantine.FOLDER,
    ):
        if folder.is_dir():
            yield from (path for path in folder.iterdir() if is_unfinished(path.name) and path.is_file())


def _list_lone_indexes(data: Path) -> Iterator[Path]:
    """List the indexes and copies whose data file is gone: a writer was killed between removing them."""
    for index in paths.lake_path(data).glob(f"{paths.KEYS}/*/*"):
        table = paths.table_path(data, index.parent.name)
        if not (table / f"{index.stem}.parquet").exists():
            yield index
