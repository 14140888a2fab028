"""Keep beside a data file an index of it: an array that is read where it lies, so that a look-up costs a few steps.

An index is made of its data file alone: one that is missing or not whole is made anew.
"""

from __future__ import annotations

import io
import math
import mmap
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from warehouse import places
from warehouse.lake import fsync
from warehouse.lake.data_files import ActiveFile
from warehouse.lake.paths import index_path

# As NumPy writes it; NumPy's own reader takes it for Python, which takes ten times as long as the look-up.
_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '"
    + np.dtype(np.uint64).str.encode()
    + rb"', 'fortran_order': False, 'shape': \((?P<shape>[0-9, ]+)\), \} *\n",
    re.DOTALL,
)
_NUMBER_BYTES = 8
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
    try:
        body = _open_body(index_path(file))
    except (OSError, ValueError):  # ValueError: it is empty
        return None
    header = _HEADER.match(body)
    if header is None:
        return None
    shape = tuple(int(length) for length in header["shape"].split(b",") if length)
    is_whole = header.end() + math.prod(shape) * _NUMBER_BYTES == len(body)
    return np.frombuffer(body, np.uint64, offset=header.end()).reshape(shape) if is_whole else None


def _open_body(place: Path) -> mmap.mmap | bytes:
    if not places.is_on_disk(place):
        return places.read_whole(place)
    with place.open("rb", buffering=0) as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)


def _keep_index(file: Path, index: Index) -> None:
    place = index_path(file)
    body = io.BytesIO()
    np.save(body, index)
    with suppress(OSError):  # a store that may only be read does without
        places.make_folder(place.parent)
        fsync.write_file(place, body.getvalue())
        if not file.exists():  # it was taken away meanwhile, and its index too
            place.unlink(missing_ok=True)
