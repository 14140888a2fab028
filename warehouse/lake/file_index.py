"""Keep beside a data file an index of it: an array that is read where it lies, so that a look-up costs a few steps.

An index is made of its data file alone: one that is missing or not whole is made anew.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tokenize import TokenError
from typing import Any

import numpy as np

from warehouse import places
from warehouse.lake import fsync
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.paths import index_path

# What NumPy raises for a file that is lost, cut, or has another header, which it reads as Python.
ILLEGIBLE = (OSError, ValueError, EOFError, SyntaxError, TokenError)
Index = np.ndarray[Any, np.dtype[np.uint64]]


def write_index(file: Path, index: Index) -> Path:
    """Write the index of a data file, not yet on the disk; give its place.

    Raises:
        OSError: it cannot be written.
    """
    place = index_path(file)
    places.make_folder(place.parent)
    with place.open("wb") as body:
        np.save(body, index)
    return place


def open_index(file: ActiveFile, make: Callable[[ActiveFile], Index]) -> Index:
    """Open the index of a data file; where it is lost or not whole, `make` makes it.

    Raises:
        OSError: the data file is missing or unreadable.
        pyarrow.ArrowException: the data file is no whole Parquet file.
    """
    index = read_index(file.path)
    if index is None:
        index = make(file)
        _keep_index(file.path, index)
    return index


def read_index(file: Path) -> Index | None:
    """Open the index that lies beside a data file; None where there is none, or no whole one."""
    place = index_path(file)
    try:
        if not places.is_on_disk(place):
            return _check_type(np.load(io.BytesIO(place.read_bytes())))
        index = np.lib.format.open_memmap(place, mode="r")
        size_bytes = place.stat().st_size
    except ILLEGIBLE:
        return None
    return _check_type(index) if index.offset + index.nbytes == size_bytes else None


def _check_type(index: Index) -> Index | None:
    return index if index.dtype == np.uint64 else None


def _keep_index(file: Path, index: Index) -> None:
    place = index_path(file)
    body = io.BytesIO()
    np.save(body, index)
    with suppress(OSError):  # a store that may only be read does without
        places.make_folder(place.parent)
        fsync.write_file(place, body.getvalue())
        if not file.exists():  # it was taken away meanwhile, and its index too
            place.unlink(missing_ok=True)
