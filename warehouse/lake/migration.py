"""Bring a store to the declared tables and columns: make what is missing, and lose nothing that is there.

Runs before anything is decided, so that no batch can be decided that a table then refuses. `documents` comes last, and
says which shape the store has; a killed migration is taken up again by the next writer. What only a newer program
knows is refused where `documents` is opened: delta.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake

from warehouse.fields import Table
from warehouse.lake import commit, creation, delta, fsync, paths, relayout
from warehouse.lake.batch_files import FileWriter, write_files
from warehouse.lake.batch_plan import BatchKind, BatchPlan, TableChange, list_removed
from warehouse.lake.data_files import ActiveFile, WrittenFile, read_plain, read_schema
from warehouse.lake.errors import StoreTooOld
from warehouse.lake.lake_files import LakeFiles
from warehouse.tables import TABLES

# A commit that came between may have added a file without the new column, so the rewrite starts anew.
_NO_RETRY = CommitProperties(max_commit_retries=0)


def complete_tables(data: Path) -> None:
    """Make every table and nullable column that is declared and not there; called again, it changes nothing.

    Each file of a table that lacks a column gets it, filled as it is declared, else null: tools that read bi/ take the
    columns from one file. A store of the layout before version 3 is laid out anew.

    Raises:
        StoreTooNew: a newer program made or changed the store.
        StoreTooOld: a column is missing that may not be null.
        StoreBusy: other writers were always faster.
    """
    relayout.finish_relayout(data)
    is_complete = paths.has_store(data) and delta.has_declared_shape(delta.open_documents(data))
    if not is_complete:
        _check_missing_columns(data)
        if relayout.has_old_layout(data):
            relayout.renew_layout(data)
    creation.create_tables(data)
    if not is_complete:
        _complete_columns(data)
        _mark_complete(data)


def _check_missing_columns(data: Path) -> None:
    """Refuse a store that lacks a column which may not be null.

    Raises:
        StoreTooOld: it does.
    """
    for table in TABLES.values():
        if not paths.is_table(paths.table_path(data, table.name)):
            continue
        stored = delta.column_names(delta.open_table(data, table.name))
        for field in table.schema:
            if field.name not in stored and not field.nullable:
                raise StoreTooOld(
                    f"the store in {data} has no column {table.name}.{field.name}, which cannot be filled afterwards: "
                    "ingest the articles into a new data folder"
                )


def _complete_columns(data: Path) -> None:
    """Give all tables the columns that they lack: first in their logs, then in their files."""
    outgrown = [table for table in TABLES.values() if _is_outgrown(delta.open_table(data, table.name), table.schema)]
    for table in outgrown:
        if table.in_batches:
            _declare_columns(data, table)
        else:
            _write_anew(data, table)
    while not _fill_files(commit.roll_forward(data)):
        delta.pause()


def _is_outgrown(handle: DeltaTable, schema: pa.Schema) -> bool:
    """Say whether a table lacks columns, has them in another order, or lets too few of them be null."""
    stored = handle.schema().fields
    if [field.name for field in stored] != schema.names:
        return True
    return any(field.nullable and not before.nullable for field, before in zip(schema, stored, strict=True))


def _declare_columns(data: Path, table: Table) -> None:
    """Let the table's log have the declared columns; its files stay as they are."""

    def declare() -> int:
        handle = delta.open_table(data, table.name)
        nothing = table.schema.empty_table()
        write_deltalake(handle, nothing, mode="overwrite", predicate="false", schema_mode="overwrite")
        return int(handle.version())

    version = delta.retry_commit(declare, f"adding columns to {table.name}")
    fsync.sync_commit(paths.table_path(data, table.name), version)


def _fill_files(lake: LakeFiles) -> bool:
    """Write the files that lack columns anew, in one batch; False where another writer came between."""
    changes: dict[str, TableChange] = {}
    with write_files(lake.data) as writer:
        for name, table in delta.batch_tables().items():
            lacking = [file for file in lake.of(name) if read_schema(file.path).names != table.schema.names]
            written = [_fill_file(writer, table, file) for file in lacking]
            if lacking:
                changes[name] = TableChange(tuple(chain.from_iterable(written)), list_removed(lacking))
        undo = writer.write_undo(lake.number + 1, BatchKind.UPGRADE) if changes else None
    return not changes or commit.commit_batch(lake, BatchPlan(BatchKind.UPGRADE, changes, undo=undo))


def _fill_file(writer: FileWriter, table: Table, file: ActiveFile) -> tuple[WrittenFile, ...]:
    rows = delta.fill_columns(read_plain(file.path), table)
    return writer.write(table, str(file.segment), rows, are_later=file.is_later)


def _write_anew(data: Path, table: Table) -> None:
    """Write a table that no batch writes anew with the declared columns."""

    def write() -> int:
        handle = delta.open_table(data, table.name)
        stored = pa.RecordBatchReader.from_stream(handle.scan())
        rows = pa.RecordBatchReader.from_batches(table.schema, _fill_batches(stored, table))
        write_deltalake(handle, rows, mode="overwrite", schema_mode="overwrite", commit_properties=_NO_RETRY)
        return int(handle.version())

    version = delta.retry_commit(write, f"adding columns to {table.name}")
    fsync.sync_commit(paths.table_path(data, table.name), version)


def _fill_batches(batches: pa.RecordBatchReader, table: Table) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from delta.fill_columns(pa.Table.from_batches([batch]), table).to_batches()


def _mark_complete(data: Path) -> None:
    def mark() -> int:
        documents = delta.open_table(data, "documents")
        if not creation.list_marks().items() <= documents.metadata().configuration.items():
            documents.alter.set_table_properties(creation.list_marks(), raise_if_not_exists=False)
        return int(documents.version())

    version = delta.retry_commit(mark, "marking the store")
    fsync.sync_commit(paths.table_path(data, "documents"), version)
