"""Bring a store to the declared tables and columns: make what is missing, and lose nothing that is there.

Runs before anything is decided, so that no batch can be decided that a table then refuses. `documents` comes last, and
says which shape the store has; a killed migration is taken up again by the next writer. What only a newer program
knows is refused where `documents` is opened: delta.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
from deltalake import CommitProperties, DeltaTable, write_deltalake
from deltalake.exceptions import DeltaError

from warehouse.fields import Table
from warehouse.lake import delta, fsync, paths
from warehouse.lake.delta import BATCHES
from warehouse.lake.errors import StoreTooOld
from warehouse.lake.schema_version import SCHEMA_KEY, SCHEMA_VERSION, SHAPE_KEY
from warehouse.tables import TABLES

# 7 days: readers and published links may lag that long. A checkpoint every 20 commits keeps opening quick.
_CONFIG = {
    "delta.checkpointInterval": "20",
    "delta.logRetentionDuration": "interval 7 days",
    "delta.deletedFileRetentionDuration": "interval 7 days",
}
_STATS_KEY = "delta.dataSkippingStatsColumns"  # without it, whole texts stand in the log
# A commit that came between may have added a file without the new column, so the rewrite starts anew.
_NO_RETRY = CommitProperties(max_commit_retries=0)


def complete_tables(data: Path) -> None:
    """Make every table and nullable column that is declared and not there; called again, it changes nothing.

    A table that lacks a column is written anew in one commit, so that each of its files has the column, null in all
    rows: tools that read bi/ take the columns from one file.

    Raises:
        StoreTooNew: a newer program made or changed the store.
        StoreTooOld: a column is missing that may not be null.
        StoreBusy: other writers were always faster.
    """
    is_complete = paths.has_store(data) and delta.has_declared_shape(delta.open_documents(data))
    if not is_complete:
        _check_missing_columns(data)
    for table in _order_tables():
        if table.name == "documents":  # says that there is a store
            _create_table(data, BATCHES, delta.BATCHES_SCHEMA, ("number",), ())
        partitions = () if table.shared else ("month",)
        _create_table(data, table.name, delta.stored_schema(table), _choose_stats_columns(table), partitions)
        if not is_complete:
            _add_columns(data, table)
    if not is_complete:
        _mark_complete(data)


def _order_tables() -> list[Table]:
    outside = [table for table in TABLES.values() if not table.in_batches]
    return [*outside, *delta.batch_tables().values()]


def _choose_stats_columns(table: Table) -> tuple[str, ...]:
    names = [column.name for column in table.columns if column.name in {"document_id", "published_date"}]
    return tuple(names or table.key[:1])


def _check_missing_columns(data: Path) -> None:
    """Refuse a store that lacks a column which may not be null.

    Raises:
        StoreTooOld: it does.
    """
    for table in TABLES.values():
        if not paths.is_table(paths.table_path(data, table.name)):
            continue
        stored = delta.column_names(delta.open_table(data, table.name))
        for field in delta.stored_schema(table):
            if field.name not in stored and not field.nullable:
                raise StoreTooOld(
                    f"the store in {data} has no column {table.name}.{field.name}, which cannot be filled afterwards: "
                    "ingest the articles into a new data folder"
                )


def _create_table(data: Path, name: str, schema: pa.Schema, stats: Sequence[str], partitions: Sequence[str]) -> None:
    folder = paths.table_path(data, name)
    if paths.is_table(folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    try:
        DeltaTable.create(
            str(folder),
            schema,
            mode="ignore",
            partition_by=list(partitions),
            configuration=_CONFIG | _list_marks() | {_STATS_KEY: ",".join(stats)},
            raise_if_key_not_exists=False,  # wireroom.schema is a key of ours
        )
    except DeltaError:
        if not paths.is_table(folder):  # else another process made it just now
            raise
    fsync.sync_commit(folder, 0)
    fsync.sync([folder, folder.parent, data])


def _list_marks() -> dict[str, str]:
    """Give the properties by which programs tell whether they can use a store."""
    return {SCHEMA_KEY: str(SCHEMA_VERSION), SHAPE_KEY: delta.declared_shape()}


def _add_columns(data: Path, table: Table) -> None:
    schema = delta.stored_schema(table)

    def write_anew() -> int:
        handle = delta.open_table(data, table.name)
        if not _is_outgrown(handle, schema):
            return int(handle.version())
        stored = pa.RecordBatchReader.from_stream(handle.scan())
        rows = pa.RecordBatchReader.from_batches(schema, _fill_batches(stored, schema))
        write_deltalake(handle, rows, mode="overwrite", schema_mode="overwrite", commit_properties=_NO_RETRY)
        return int(handle.version())

    version = delta.retry_commit(write_anew, f"adding columns to {table.name}")
    fsync.sync_commit(paths.table_path(data, table.name), version)


def _is_outgrown(handle: DeltaTable, schema: pa.Schema) -> bool:
    """Say whether a table lacks columns, has them in another order, or lets too few of them be null."""
    stored = handle.schema().fields
    if [field.name for field in stored] != schema.names:
        return True
    return any(field.nullable and not before.nullable for field, before in zip(schema, stored, strict=True))


def _fill_batches(batches: pa.RecordBatchReader, schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from delta.fill_columns(pa.Table.from_batches([batch]), schema).to_batches()


def _mark_complete(data: Path) -> None:
    def mark() -> int:
        documents = delta.open_table(data, "documents")
        if not _list_marks().items() <= documents.metadata().configuration.items():
            documents.alter.set_table_properties(_list_marks(), raise_if_not_exists=False)
        return int(documents.version())

    version = delta.retry_commit(mark, "marking the store")
    fsync.sync_commit(paths.table_path(data, "documents"), version)
