"""Find stored texts that share a band of their signature with another one, without reading the signatures.

A band is some numbers of a signature at one place (copies.py). The index of a file of texts has all bands of its rows,
in order, and the row of each.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from warehouse.lake.data_files import ActiveFile, read_plain
from warehouse.lake.file_index import Index, open_index

TABLE = "document_texts"
COLUMN = "signature"
_LISTED_ROWS = 1_000  # at a time: as text they take several times what their numbers do
BAND_DIGITS = 16  # hex digits of a band: 4 numbers of 16 bits
_MIXER = np.uint64(0x9E3779B97F4A7C15)  # an odd number, so that each place of a band has bands of its own


def sort_bands(signatures: pa.ChunkedArray) -> Index:
    """Sort the bands of signatures, given in the order of their rows; 2 rows: the bands, and whose they are."""
    firsts = range(0, max(len(signatures), 1), _LISTED_ROWS)
    parts = [_number_bands(signatures.slice(first, _LISTED_ROWS).to_pylist(), first) for first in firsts]
    bands, rows = (np.concatenate(numbers) for numbers in zip(*parts, strict=True))
    order = np.argsort(bands, kind="stable")
    return np.stack([bands[order], rows[order]])


def _number_bands(signatures: Sequence[str | None], first: int) -> tuple[Index, Index]:
    """Give the bands of signatures as numbers, and for each its row, of which the first one is `first`."""
    owners = [row for row, signature in enumerate(signatures) if signature]
    bands = hash_bands([signatures[row] or "" for row in owners])
    rows = np.repeat(np.array(owners, dtype=np.uint64) + np.uint64(first), bands.shape[1])
    return bands.ravel(), rows


def hash_bands(signatures: Sequence[str]) -> Index:
    """Give the bands of signatures as numbers, a row for each."""
    if not signatures:
        return np.zeros((0, 1), dtype=np.uint64)
    packed = np.frombuffer(bytes.fromhex("".join(signatures)), dtype=">u8")
    bands = packed.astype(np.uint64).reshape(len(signatures), -1)
    return bands + np.arange(bands.shape[1], dtype=np.uint64) * _MIXER


def find_sharing(file: ActiveFile, bands: Index) -> list[int]:
    """Find the rows of a file of texts that have any of these bands.

    Raises:
        OSError: the file is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file.
    """
    stored, rows = open_index(file, _make_index)
    sought = np.unique(bands)
    first = np.searchsorted(stored, sought, "left")
    last = np.searchsorted(stored, sought, "right")
    met = np.flatnonzero(last > first)
    return sorted({int(row) for at in met for row in rows[first[at] : last[at]]})


def _make_index(file: ActiveFile) -> Index:
    return sort_bands(read_plain(file.path, [COLUMN])[COLUMN])
