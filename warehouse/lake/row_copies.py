"""Keep beside a data file a copy of its rows that is mapped into memory, with indexes: a look-up costs what it finds.

A copy has the rows as Arrow lays them in memory, and for each column by which they are looked up the hashes of its
values in order, with the row of each. It is made of its data file alone, at the first look-up: one that is missing or
not whole is made anew. It decides what is written, but nothing of it is written. Finding rows in many files:
kept_rows.py.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse import places
from warehouse.lake import fsync, written_rows
from warehouse.lake.data_files import read_plain
from warehouse.lake.paths import copy_path
from warehouse.tables import TABLES

# What keys of names begin with, a column that no file has: of "silva, ana" surname, comma, blank, first letter.
INITIAL_KEY = "initial_key"
# The columns by whose values rows are looked up, by table.
LOOKED_UP: Mapping[str, tuple[str, ...]] = {
    "entities": ("entity_id", "merged_into_entity_id"),
    "entity_aliases": ("entity_id", "alias_key", INITIAL_KEY),
    "entity_roles": ("entity_role_id", "entity_id", "organization_entity_id"),
}
_SEPARATOR = ", "  # between surname and given name in a key
# Bytes of a character of UTF-8 by its first byte: below each of these one more.
_CHAR_BYTES = np.array((0x80, 0xE0, 0xF0), np.uint8)
_MULTIPLIER = 16_777_619  # that of FNV-1
# Names the columns of hashes; with hashes of another kind it needs another name, so that copies on disks are made anew.
_HASHING = "polynomial hashes"
_ROWS_AT_A_TIME = 2048  # so that numbers of all their bytes stay in the processor's cache
# A smaller copy is not worth the call.
_LET_GO_BYTES = 64 << 10
_RELEASED_BYTES = 1 << 20
Numbers = np.ndarray[tuple[int], np.dtype[np.uint32]]  # hashes, or rows
Offsets = np.ndarray[tuple[int], np.dtype[np.int32]]  # of texts in the bytes of all
Bytes = np.ndarray[tuple[int], np.dtype[np.uint8]]
Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


class MappedRows(NamedTuple):
    """A copy as it lies on the disk, and where it is mapped."""

    rows: pa.Table
    place: mmap.mmap


class RowCopy:
    """The rows of one data file, those of names with INITIAL_KEY, and what finds them.

    Args:
        table: the table.
        copied: the copy.
        place: where it is mapped; None for one that is in memory.
    """

    def __init__(self, table: str, copied: pa.Table, place: mmap.mmap | None = None) -> None:
        self._place = place
        self._rows = copied.select(copied.column_names[: -2 * len(LOOKED_UP[table])])
        self._indexes = {
            column: tuple(copied[name].chunk(0).to_numpy() for name in _name_index(column))
            for column in LOOKED_UP[table]
        }

    def find(self, sought: Mapping[str, Numbers], columns: Sequence[str]) -> pa.Table | None:
        """Find the rows that have, in any of these columns, a value of one of its hashes; None where there is none.

        The hashes are in order, each once. A row that is found may have another value of the same hash.

        Args:
            sought: the hashes, by column.
            columns: what to give of the rows.
        """
        found = [numbers for column, hashes in sought.items() if len(numbers := self._find_in(column, hashes))]
        if not found:
            return None
        numbers = np.sort(found[0]) if len(found) == 1 else np.unique(np.concatenate(found))
        rows = self._rows.select(list(columns)).take(pa.array(numbers))
        if self._place is not None:
            _let_go(self._place)
        return rows

    def _find_in(self, column: str, sought: Numbers) -> Numbers:
        """Find the numbers of the rows that have one of these hashes in a column."""
        hashes, rows = self._indexes[column]
        # by methods: what NumPy does before it calls them takes as long as they do, file by file
        first = hashes.searchsorted(sought)
        met = first[hashes.take(first, mode="clip") == sought]
        if len(met):
            counts = hashes.searchsorted(hashes.take(met), "right") - met
            if counts.max() > 1:
                within = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts)
                met = np.repeat(met, counts) + within
        found: Numbers = rows.take(met)
        return found


def hash_values(values: pa.Array) -> Numbers:
    """Hash texts, all at once: a polynomial of their bytes in 32 bits.

    Two texts of one hash are told apart where rows are found. Copies on disks have these hashes: _HASHING names them.
    """
    offsets = _read_offsets(values)
    longest = int(np.diff(offsets).max(initial=0))
    if not longest:
        return np.zeros(len(values), np.uint32)
    signs = np.frombuffer(values.buffers()[2], np.uint8)
    powers = np.cumprod(np.full(longest, _MULTIPLIER, np.uint32), dtype=np.uint32)
    blocks = (offsets[at : at + _ROWS_AT_A_TIME + 1] for at in range(0, len(values), _ROWS_AT_A_TIME))
    return np.concatenate([_hash_block(signs[block[0] : block[-1]], block - block[0], powers) for block in blocks])


def _hash_block(signs: Bytes, offsets: Offsets, powers: Numbers) -> Numbers:
    begins, lengths = offsets[:-1], np.diff(offsets)
    hashes = np.zeros(len(begins), np.uint32)
    if len(signs):
        places = np.arange(len(signs)) - np.repeat(begins, lengths)
        terms = (signs + np.uint32(1)) * powers[places]
        hashes[lengths > 0] = np.add.reduceat(terms, begins[lengths > 0], dtype=np.uint32)
    return hashes


def cut_initials(keys: pa.Array) -> pa.Array:
    """Cut keys of names behind the first letter of the given name; those without one stay whole."""
    blocks = [_cut_block(keys.slice(at, _ROWS_AT_A_TIME)) for at in range(0, len(keys), _ROWS_AT_A_TIME)]
    return pa.concat_arrays(blocks) if blocks else keys


def _cut_block(keys: pa.Array) -> pa.Array:
    offsets = _read_offsets(keys)
    begins, lengths = offsets[:-1], np.diff(offsets)
    if not lengths.any():
        return keys
    signs = np.frombuffer(keys.buffers()[2], np.uint8)
    separators = pc.fill_null(pc.find_substring(keys, _SEPARATOR), -1).to_numpy()
    initials = separators + len(_SEPARATOR)
    char_bytes = 1 + np.searchsorted(_CHAR_BYTES, signs.take(begins + initials, mode="clip"), "right")
    cut = np.where(separators < 0, lengths, np.minimum(lengths, initials + char_bytes))
    cut[keys.is_null().to_numpy(zero_copy_only=False)] = 0
    is_kept = np.arange(offsets[0], offsets[-1]) < np.repeat(begins + cut, lengths)
    kept = pa.py_buffer(signs[offsets[0] : offsets[-1]][is_kept].tobytes())
    bounds = pa.py_buffer(np.concatenate(([0], np.cumsum(cut))).astype(np.int32).tobytes())
    whole = pa.StringArray.from_buffers(len(keys), bounds, kept)
    return pc.if_else(keys.is_null(), None, whole)


def _read_offsets(values: pa.Array) -> Offsets:
    """Read where each text begins in the bytes of all, and behind the last one where it ends."""
    return np.frombuffer(values.buffers()[1], np.int32)[values.offset : values.offset + len(values) + 1]


def open_copy(file: Path, table: str) -> RowCopy:
    """Open the copy of a data file's rows; where there is none, or no whole one, it is made.

    Raises:
        OSError: the data file is missing or unreadable.
        pyarrow.ArrowException: the data file is no whole Parquet file, or lacks a column.
    """
    mapped = map_copy(file, table)
    if mapped is None:
        made = make_copy(table, _read_rows(file, table))
        _keep_copy(file, made)
        if made.nbytes > _RELEASED_BYTES:  # making it took as much again, which else stays taken
            pa.default_memory_pool().release_unused()
        mapped = map_copy(file, table)
        if mapped is None:
            return RowCopy(table, made)
    return RowCopy(table, mapped.rows, mapped.place)


def _read_rows(file: Path, table: str) -> pa.Table:
    written = written_rows.recall(file)
    return read_plain(file, TABLES[table].schema.names) if written is None else written


def map_copy(file: Path, table: str) -> MappedRows | None:
    """Map the copy of a data file's rows into memory; None where there is none, or no whole one of such columns.

    In an object store there is none: to read it costs what the data file does.
    """
    if not places.is_on_disk(file):
        return None
    try:
        with copy_path(file).open("rb", buffering=0) as opened:
            place = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        copied = pa.ipc.open_file(pa.py_buffer(place)).read_all()
    except (OSError, ValueError, pa.ArrowException):  # ValueError: it is empty
        return None
    return MappedRows(copied, place) if copied.column_names == _name_columns(table) else None


def _let_go(place: mmap.mmap) -> None:
    """Let go of the pages that were read: the system keeps them, and they count no more as memory of this process."""
    if hasattr(mmap, "MADV_DONTNEED") and len(place) > _LET_GO_BYTES:  # Windows has no such call
        place.madvise(mmap.MADV_DONTNEED)


def make_copy(table: str, rows: pa.Table) -> pa.Table:
    """Make the copy of the rows of a data file."""
    # without comments, which would be in memory for each copy
    copied = rows.cast(pa.schema([field.remove_metadata() for field in rows.schema]))
    if table == "entity_aliases":
        copied = copied.append_column(INITIAL_KEY, cut_initials(copied["alias_key"].combine_chunks()))
    for column in LOOKED_UP[table]:
        hashes = hash_values(copied[column].combine_chunks())
        order = np.argsort(hashes, kind="stable")
        for name, numbers in zip(_name_index(column), (hashes[order], order.astype(np.uint32)), strict=True):
            copied = copied.append_column(name, pa.array(numbers))
    return copied.combine_chunks()


def cut_copy(file: Path, cut: Path, table: str, is_kept: Mask) -> None:
    """Keep the copy of a new data file that has some rows of another one, in their order: made of that one's copy.

    Nothing where that one has no copy: then it is made like any other, at the first look-up.

    Args:
        file: the data file.
        cut: the new one.
        table: the table of both.
        is_kept: of each row of `file` whether `cut` has it.
    """
    mapped = map_copy(file, table) if table in LOOKED_UP else None
    if mapped is not None and mapped.rows.num_rows == len(is_kept):
        _keep_copy(cut, _select_rows(table, mapped.rows, is_kept))


def _select_rows(table: str, copied: pa.Table, is_kept: Mask) -> pa.Table:
    """Give the copy of some rows of another copy: hashes stay in order, and rows have the numbers of those kept."""
    numbers = np.cumsum(is_kept, dtype=np.uint32) - np.uint32(1)
    selected = copied.select(copied.column_names[: -2 * len(LOOKED_UP[table])]).filter(pa.array(is_kept))
    for hashes, rows in map(_name_index, LOOKED_UP[table]):
        owners = copied[rows].chunk(0).to_numpy()
        is_left = is_kept[owners]
        selected = selected.append_column(hashes, pa.array(copied[hashes].chunk(0).to_numpy()[is_left]))
        selected = selected.append_column(rows, pa.array(numbers[owners[is_left]]))
    return selected.combine_chunks()


def _name_columns(table: str) -> list[str]:
    initials = [INITIAL_KEY] if table == "entity_aliases" else []
    indexes = [name for column in LOOKED_UP[table] for name in _name_index(column)]
    return [*TABLES[table].schema.names, *initials, *indexes]


def _name_index(column: str) -> Sequence[str]:
    return f"{column} {_HASHING}", f"{column} rows"


def _keep_copy(file: Path, copied: pa.Table) -> None:
    if not places.is_on_disk(file):
        return
    place = copy_path(file)
    with suppress(OSError):  # a store that may only be read does without
        places.make_folder(place.parent)
        with fsync.write_whole(place) as body, pa.ipc.new_file(body, copied.schema) as writer:
            writer.write_table(copied)
        if not file.exists():  # it was taken away meanwhile, and its copy too
            place.unlink(missing_ok=True)
