"""Keep the indexes of a publication in a folder of their own, until there is another publication.

`<folder>/<key>/` has them; the key is of what is published, so that a warehouse that was made anew never meets an index
of the one before.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from warehouse.bi import reader
from warehouse.bi.names import list_tables
from warehouse.handouts import BROWSE
from warehouse.places import is_on_disk

# Changes whenever what an index holds does.
INDEX_VERSION = 6
_KEY_DIGITS = 16
# Begins the name of a folder that is being filled, which no process does for a day.
_MAKING = "making-"
_LONGEST_MAKING_SECONDS = 24 * 60 * 60.0


def key_of_publication(shown: Path) -> str:
    """Give what tells a publication from all others: a hash of the names of its files.

    Raises:
        FileNotFoundError: nothing is published there.
    """
    names = sorted(str(file.name) for table in list_tables() for file in _list_files(shown, table))
    return hashlib.sha256("\n".join((str(INDEX_VERSION), *names)).encode()).hexdigest()[:_KEY_DIGITS]


def _list_files(shown: Path, table: str) -> list[Path]:
    try:
        return reader.list_files(shown, table)
    except FileNotFoundError:
        return []  # a copied bi/ may lack some


def open_folder(cache: Path, key: str, fill: Callable[[Path], None]) -> Path:
    """Give the folder of a key; where there is none, `fill` fills one, which appears in one step.

    Raises:
        OSError: it cannot be written.
    """
    folder = cache / key
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=_MAKING, dir=cache))
        try:
            fill(made)
            made.rename(folder)
        except OSError:
            if not folder.is_dir():  # another process may have been faster
                raise
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return folder


def remove_others(cache: Path, keys: frozenset[str]) -> None:
    """Remove the folders of all keys but these, and those that a killed process left half made."""
    for folder in cache.iterdir():
        is_other = _is_key(folder.name) and folder.name not in keys
        if folder.is_dir() and (is_other or _is_left(folder)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    return folder.name.startswith(_MAKING) and time.time() - folder.stat().st_mtime > _LONGEST_MAKING_SECONDS


def _is_key(name: str) -> bool:
    return len(name) == _KEY_DIGITS and not set(name) - set("0123456789abcdef")


def choose_folder(data: Path) -> Path:
    """Choose where the indexes of a warehouse are kept: beside it on a disk, else among the user's caches."""
    if is_on_disk(data):
        return data / BROWSE
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "wireroom" / hashlib.sha256(str(data).encode()).hexdigest()[:_KEY_DIGITS]
