"""Name the folders of the lake and say what lies there.

Looks at folder names only: no table is opened here. Opening, reading and writing: delta.py.
"""

import re
from functools import lru_cache
from pathlib import Path

from warehouse.lake.errors import NoStore
from warehouse.places import is_on_disk, list_objects

STAGED = "_staged"
KEYS = "_keys"  # the folder of the indexes of data files and of copies of rows
UNDO = "_undo"  # the folder of what takes batches back
RELAYOUT = "_relayout"  # the folder beside lake/ in which the lake of an old store is made anew
# deltalake 1.6.6 decodes %20 once too often, takes a backslash for a slash, and panics over [...]* as a pattern;
# it takes no name that is not UTF-8, which has lone surrogates.
_UNUSABLE = re.compile(r"%[0-9a-fA-F]{2}|[\\\[\]\r\n\ud800-\udfff]")


def lake_path(data: Path) -> Path:
    """Give the folder that holds all tables of the lake, absolute."""
    return data.absolute() / "lake"


def table_path(data: Path, name: str) -> Path:
    """Give the folder of the table `name`, absolute."""
    return lake_path(data) / name


def undo_path(data: Path) -> Path:
    """Give the folder of what takes batches back, absolute."""
    return table_path(data, UNDO)


def staging_path(data: Path) -> Path:
    """Give the folder in which a store of version 1 or 2 holds its staged batches, absolute."""
    return table_path(data, STAGED)


def check_path(data: Path) -> None:
    """Refuse a data folder whose path the Delta library cannot work with.

    Raises:
        NoStore: the path has such a character.
    """
    if is_on_disk(data) and (unusable := _UNUSABLE.search(str(data.absolute()))):
        raise NoStore(
            f"{unusable[0]!r} in the path {data.absolute()} cannot be stored under: choose another data folder"
        )


def has_store(data: Path) -> bool:
    """Say whether `data` holds a store: its table `documents` is the last that is made."""
    return is_table(table_path(data, "documents"))


def is_table(folder: Path) -> bool:
    """Say whether a Delta table lies in `folder`."""
    log = folder / "_delta_log"
    return any(log.glob("*.json")) if is_on_disk(log) else bool(list_objects(log))


def index_path(file: Path) -> Path:
    """Give the place of the index of a table's data file."""
    if not is_on_disk(file):
        return file.parent.parent / KEYS / file.parent.name / f"{file.stem}.npy"
    return Path(f"{_locate_indexes(file.parent)}/{file.stem}.npy")


def copy_path(file: Path) -> Path:
    """Give the place of the copy of a data file's rows (row_copies.py), on a disk."""
    return Path(f"{_locate_indexes(file.parent)}/{file.stem}.arrow")


@lru_cache(maxsize=64)
def _locate_indexes(folder: Path) -> str:
    """Give the folder of the indexes of a table, as text: a batch opens some 200 of them."""
    return str(folder.parent / KEYS / folder.name)


def list_tables(data: Path) -> list[str]:
    """List the names of all Delta tables that lie in the lake, declared or not."""
    return sorted(log.parent.name for log in lake_path(data).glob("*/_delta_log") if is_table(log.parent))
