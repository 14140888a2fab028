"""Find the data files that have a key without reading them: their indexes have the hashes of their keys, in order.

Two keys of one hash are met once in 10^11 batches of a store with a million keys, and then tell of a key that is not
there; a key that is there is always found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from warehouse.lake.data_files import ActiveFile, read_plain
from warehouse.lake.file_index import Index, open_index

# The groups of columns by whose values rows are looked up, by table.
INDEXED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "documents": (("document_id",), ("source_uri",)),
    "entities": (("entity_id",),),
    "entity_aliases": (("entity_id", "alias"),),
    "entity_roles": (("entity_role_id",),),
}
_LISTED_ROWS = 1_000
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


def hash_rows(table: str, rows: pa.Table) -> Index:
    """Hash all keys of rows, in order and each once."""
    return _hash_keys((columns, key) for columns in INDEXED[table] for key in _list_keys(rows, columns))


def _list_keys(rows: pa.Table, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """List the keys that are there, few of them in memory at once."""
    for first in range(0, rows.num_rows, _LISTED_ROWS):
        some = rows.select(columns).slice(first, _LISTED_ROWS)
        yield from (key for key in zip(*some.to_pydict().values(), strict=True) if None not in key)


def _hash_keys(keys: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Index:
    return np.unique(np.fromiter((_hash_key(columns, values) for columns, values in keys), np.uint64))


def _hash_key(columns: Sequence[str], values: Sequence[str]) -> int:
    text = "\x1f".join((*columns, *values))
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def find_keys(
    files: Iterable[ActiveFile], columns: Sequence[str], keys: Iterable[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """Find which of these keys rows of the files have.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file.
    """
    ordered = list(keys)
    hashes = np.array([_hash_key(columns, key) for key in ordered], dtype=np.uint64)
    is_there = np.zeros(len(ordered), dtype=bool)
    for file in files:
        is_there |= _contains(open_index(file, _make_index), hashes)
    return {key for key, there in zip(ordered, is_there, strict=True) if there}


def select_files(files: Iterable[ActiveFile], wanted: Mapping[str, Collection[str]]) -> list[ActiveFile]:
    """Select the files with a row that has, in any of the columns `wanted`, one of its values.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file.
    """
    hashes = _hash_keys(((column,), (value,)) for column, values in wanted.items() for value in values)
    return [file for file in files if bool(_contains(open_index(file, _make_index), hashes).any())]


def _contains(index: Index, hashes: Index) -> Flags:
    if not len(index):
        return np.zeros(len(hashes), dtype=bool)
    places = np.minimum(np.searchsorted(index, hashes), len(index) - 1)
    found: Flags = index[places] == hashes
    return found


def _make_index(file: ActiveFile) -> Index:
    columns = sorted({name for group in INDEXED[file.table] for name in group})
    return hash_rows(file.table, read_plain(file.path, columns))
