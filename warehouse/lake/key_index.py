"""Find the data files that have a key without reading them: their indexes have the hashes of their keys, in order.

Two keys of one hash are met once in 10^11 batches of a store with a million keys, and then tell of a key that is not
there; a key that is there is always found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa

from warehouse.lake.data_files import ActiveFile, read_plain
from warehouse.lake.file_index import Index, open_index

# The columns by whose values rows are looked up, by table. Entities, their names and offices: row_copies.py.
INDEXED: Mapping[str, tuple[str, ...]] = {"documents": ("document_id", "source_uri")}
_LISTED_ROWS = 1_000


def hash_rows(table: str, rows: pa.Table) -> Index:
    """Hash all keys of rows, in order and each once."""
    return _hash_keys((column, key) for column in INDEXED[table] for key in _list_keys(rows[column]))


def _list_keys(column: pa.ChunkedArray) -> Iterator[str]:
    """List the keys that are there, few of them in memory at once."""
    for first in range(0, len(column), _LISTED_ROWS):
        yield from (key for key in column.slice(first, _LISTED_ROWS).to_pylist() if key is not None)


def _hash_keys(keys: Iterable[tuple[str, str]]) -> Index:
    return np.unique(np.fromiter((_hash_key(column, value) for column, value in keys), np.uint64))


def _hash_key(column: str, value: str) -> int:
    text = f"{column}\x1f{value}"
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def select_files(files: Iterable[ActiveFile], wanted: Mapping[str, Collection[str]]) -> list[ActiveFile]:
    """Select the files with a row that has, in any of the columns `wanted`, one of its values.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file.
    """
    hashes = _hash_keys((column, value) for column, values in wanted.items() for value in values)
    return [file for file in files if _has_any(open_index(file, _make_index), hashes)]


def _has_any(index: Index, hashes: Index) -> bool:
    if not len(index):
        return False
    places = np.minimum(np.searchsorted(index, hashes), len(index) - 1)
    return bool((index[places] == hashes).any())


def _make_index(file: ActiveFile) -> Index:
    return hash_rows(file.table, read_plain(file.path, sorted(INDEXED[file.table])))
