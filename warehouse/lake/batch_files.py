"""Write the data files of a batch where they will stay, before it is decided, and plan what it adds and takes away.

Rows never change within a file: a file that has rows to be dropped is written anew without them. Nobody sees any of the
files until the batch is decided and applied (commit.py); those of a batch that never was are swept (maintenance.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import Rows
from warehouse.fields import Table
from warehouse.lake import band_index, delta, fsync, key_index, paths, written_rows
from warehouse.lake.batch_plan import BatchKind, Scrubbing, TableChange, list_removed
from warehouse.lake.contents import (
    Contents,
    add_contents,
    attach_contents,
    number_contents,
    read_contents_once,
    renew_contents,
)
from warehouse.lake.data_files import (
    ActiveFile,
    WrittenFile,
    find_hits,
    name_segment,
    read_plain,
    read_schema,
    sort_rows,
)
from warehouse.lake.file_index import Index, write_index
from warehouse.lake.file_writing import write_pieces, write_rows, write_sorted_rows
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.row_copies import cut_copy
from warehouse.lake.sorted_rows import RowsOutOfOrder, merge_sorted_rows, read_sorted_rows
from warehouse.lake.undo_files import Undo, UndoPart, write_undo
from warehouse.places import is_on_disk

# Files of so many bytes together are merged whole, which takes half the CPU; decoded they take some three times that.
_PLAINLY_MERGED_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class Drop:
    """Rows that a batch takes out of a table: those with one of `values` in `column`, in some segments or in all."""

    column: str
    values: frozenset[str]
    segments: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class BatchRows:
    """What a batch does, row by row.

    `added` are rows to add, by table, `drops` those to take out: rows that are added stay. `later` are later versions
    of rows of shared tables; tables in `folded` lose all that there were (merge.py). `images` are rows to add as well,
    as they were stored before (restoring.py). `scrubbing` says what goes out of undo files
    (undo_scrubbing.py).
    """

    added: Rows
    drops: Mapping[str, Drop] = field(default_factory=dict)
    later: Rows = field(default_factory=dict)
    folded: frozenset[str] = frozenset()
    images: Mapping[str, pa.Table] = field(default_factory=dict)
    scrubbing: Scrubbing = Scrubbing()

    def __bool__(self) -> bool:
        """Say whether the batch does anything."""
        is_adding = any(self.added.values()) or any(self.later.values()) or bool(self.images)
        return bool(self.drops or self.folded or is_adding)


@dataclass(frozen=True, slots=True)
class RowFiles:
    """The files of a batch: what it changes, table by table, and what takes that back."""

    changes: Mapping[str, TableChange]
    undo: Undo


@dataclass(frozen=True, slots=True)
class FileWriter:
    """Writes data files, and knows which ones it wrote."""

    data: Path
    written: list[Path] = field(default_factory=list)

    def write(
        self,
        table: Table,
        segment: str,
        rows: pa.Table,
        contents: Contents | None = None,
        *,
        are_later: bool = False,
    ) -> tuple[WrittenFile, ...]:
        """Write rows into a file of a segment; none where there are no rows.

        Args:
            table: the table.
            segment: the segment.
            rows: its rows.
            contents: what stands for them (contents.py); new numbers where not given.
            are_later: whether they are later versions of rows.

        Raises:
            OSError: the rows cannot be written, for instance because the disk is full.
            pyarrow.ArrowException: a value cannot be written.
        """
        if not rows.num_rows:
            return ()
        folder = paths.table_path(self.data, table.name)
        numbers = number_contents(rows) if contents is None else contents
        file = write_rows(folder, table, segment, rows, numbers, are_later=are_later)
        self._keep_file(table, file, rows)
        return (file,)

    def merge(
        self, table: Table, segment: str, files: Sequence[ActiveFile], *, are_later: bool = False
    ) -> tuple[WrittenFile, ...]:
        """Write the rows of some files of a table into one of a segment, as `write` would, with less memory.

        Raises:
            OSError: a file is missing or unreadable, or the new one cannot be written.
            pyarrow.ArrowException: a file is no whole Parquet file, or has other columns than the first one.
        """
        paths = [file.path for file in files]
        contents = add_contents(read_contents_once(path) for path in paths)
        is_large = sum(file.size_bytes for file in files) > _PLAINLY_MERGED_BYTES
        try:
            merge = self._merge_sorted if is_large else self._merge_plainly
            return merge(table, segment, paths, contents, are_later)
        except RowsOutOfOrder:
            return self._merge_plainly(table, segment, paths, contents, are_later)

    def _merge_plainly(
        self, table: Table, segment: str, files: Sequence[Path], contents: Contents, are_later: bool
    ) -> tuple[WrittenFile, ...]:
        rows = read_sorted_rows(table, files)
        if not rows.num_rows:
            return ()
        folder = paths.table_path(self.data, table.name)
        file = write_sorted_rows(folder, table, segment, rows, contents, are_later=are_later)
        self._keep_file(table, file, rows)
        return (file,)

    def _merge_sorted(
        self, table: Table, segment: str, files: Sequence[Path], contents: Contents, are_later: bool
    ) -> tuple[WrittenFile, ...]:
        indexed: list[pa.Table] = []
        columns = list_indexed_columns(table)

        def watch_pieces() -> Iterator[pa.Table]:
            for piece in merge_sorted_rows(table, files):
                indexed.append(piece.select(columns))
                yield piece

        folder = paths.table_path(self.data, table.name)
        schema = attach_contents(read_schema(files[0]).remove_metadata(), contents)
        file = write_pieces(folder, table, segment, schema, watch_pieces(), are_later=are_later)
        self._keep_file(table, file, pa.concat_tables(indexed))
        return (file,)

    def _keep_file(self, table: Table, file: WrittenFile, rows: pa.Table) -> None:
        """Note a file that was written, and write its index; `rows` have what is looked up."""
        path = paths.table_path(self.data, table.name) / file.name
        self.written.append(path)
        index = make_index(table, rows)
        if index is not None:
            self.written.append(write_index(path, index))

    def write_undo(self, number: int, kind: BatchKind, run_id: str | None = None, undo: Undo | None = None) -> str:
        """Write what takes batch `number` back; without `undo`, that it changes no row. Gives the file's name.

        Raises:
            OSError: it cannot be written, for instance because the disk is full.
        """
        path = write_undo(self.data, number, kind, run_id, undo or Undo())
        self.written.append(path)
        return path.name


@contextmanager
def write_files(data: Path) -> Iterator[FileWriter]:
    """Write the files of one batch: on the disk when the block ends, and gone again where it fails."""
    writer = FileWriter(data)
    try:
        yield writer
        fsync.sync([*writer.written, *(path.parent for path in writer.written)])
    except BaseException:  # a full disk is no better with half a batch on it
        remove_files(writer.written)
        raise


def list_indexed_columns(table: Table) -> list[str]:
    """List the columns that the index of a file of the table is made from; none for one that is not looked up."""
    if table.name == band_index.TABLE:
        return ["published_date", "document_id", band_index.COLUMN]
    return sorted(key_index.INDEXED.get(table.name, ()))


def make_index(table: Table, rows: pa.Table) -> Index | None:
    """Make the index of the file that has these rows; None for a table that is not looked up."""
    if table.name == band_index.TABLE:
        signed = sort_rows(table, rows.select(list_indexed_columns(table)))
        return band_index.sort_bands(signed[band_index.COLUMN])
    return key_index.hash_rows(table.name, rows) if table.name in key_index.INDEXED else None


def remove_files(written: Iterable[Path]) -> None:
    """Remove data files that belong to no batch, or to none any more, with their indexes and copies."""
    for path in written:
        path.unlink(missing_ok=True)
        paths.index_path(path).unlink(missing_ok=True)
        if is_on_disk(path):
            paths.copy_path(path).unlink(missing_ok=True)


def write_changes(lake: LakeFiles, writer: FileWriter, rows: BatchRows) -> RowFiles:
    """Write the files of the next batch; give what it changes, table by table, and what takes that back.

    Raises:
        OSError: the rows cannot be written, for instance because the disk is full.
        ValueError: a row does not fit its table, which the checks would have told.
        ArrowException: the same.
    """
    segment = name_segment(lake.number + 1)
    changes: dict[str, TableChange] = {}
    undone: dict[tuple[str, UndoPart], pa.Table] = {}
    for name, table in delta.batch_tables().items():
        split = _write_kept_rows(lake, writer, table, rows)
        new = _gather_added(table, rows)
        later = delta.to_arrow(table, rows.later.get(name, ()))
        added = (*writer.write(table, segment, new), *writer.write(table, segment, later, are_later=True))
        if added or split.removed:
            changes[name] = TableChange((*split.kept, *added), list_removed(split.removed))
            undone |= _describe_undo(table, new, later, split)
    return RowFiles(changes, Undo(undone))


@dataclass(slots=True)
class _SplitFiles:
    """Files out of which rows are dropped: the old ones, the new ones with what is kept, and what is dropped."""

    removed: list[ActiveFile] = field(default_factory=list)
    kept: list[WrittenFile] = field(default_factory=list)
    dropped: list[pa.Table] = field(default_factory=list)
    dropped_later: list[pa.Table] = field(default_factory=list)

    def drop(self, file: ActiveFile, rows: pa.Table) -> None:
        """Note that a file is taken away, and which of its rows with it."""
        self.removed.append(file)
        (self.dropped_later if file.is_later else self.dropped).append(rows.replace_schema_metadata())


def _gather_added(table: Table, rows: BatchRows) -> pa.Table:
    added = delta.to_arrow(table, rows.added.get(table.name, ()))
    image = rows.images.get(table.name)
    return added if image is None else pa.concat_tables([added, image.cast(table.schema)])


def _write_kept_rows(lake: LakeFiles, writer: FileWriter, table: Table, rows: BatchRows) -> _SplitFiles:
    """Write the files that have rows to be dropped anew, without them."""
    split = _SplitFiles()
    if table.name in rows.folded:
        for file in lake.of(table.name):
            if file.is_later:
                split.drop(file, read_plain(file.path))
    drop = rows.drops.get(table.name)
    if drop is None:
        return split
    for file in lake.of(table.name, drop.segments):
        if file not in split.removed and find_hits(file.path, {drop.column: drop.values}) is not None:
            _write_without(writer, table, file, drop, split)
    return split


def _write_without(writer: FileWriter, table: Table, file: ActiveFile, drop: Drop, split: _SplitFiles) -> None:
    rows = read_plain(file.path)
    is_dropped = pc.is_in(rows[drop.column], pa.array(sorted(drop.values), pa.string()))
    kept = rows.filter(pc.invert(is_dropped))
    dropped = rows.filter(is_dropped)
    contents = renew_contents(read_contents_once(file.path), kept, dropped)
    written = writer.write(table, str(file.segment), kept, contents, are_later=file.is_later)
    for new in written:
        path = file.path.with_name(new.name)
        if written_rows.recall(path) is None:  # else its copy is made of these, if anybody asks for it
            cut_copy(file.path, path, table.name, ~is_dropped.to_numpy())
    split.kept += written
    split.drop(file, dropped)


def _describe_undo(
    table: Table, new: pa.Table, later: pa.Table, split: _SplitFiles
) -> dict[tuple[str, UndoPart], pa.Table]:
    """Say what takes back what a batch does to one table; of articles that it adds, their ids say all."""
    parts = {UndoPart.DROPPED: split.dropped, UndoPart.DROPPED_LATER: split.dropped_later}
    if table.name not in delta.tables_of_articles() or table.name == "documents":
        parts |= {UndoPart.ADDED: [new.select(list(table.key))], UndoPart.ADDED_LATER: [later]}
    joined = {(table.name, part): pa.concat_tables(some) for part, some in parts.items() if some}
    return {key: rows for key, rows in joined.items() if rows.num_rows}
