"""Make the tables of a store as they are declared, with the properties that keep their logs short."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse import places
from warehouse.fields import Table
from warehouse.lake import delta, fsync, paths
from warehouse.lake.data_files import choose_statistics
from warehouse.lake.delta import BATCHES
from warehouse.lake.schema_version import SCHEMA_KEY, SCHEMA_VERSION, SHAPE_KEY
from warehouse.tables import TABLES

# Each entry since the last checkpoint makes opening 0.4 ms longer, and so do old ones in the folder. Nobody travels in
# time by a log: `_batches` knows what each batch did.
_CONFIG = {
    "delta.checkpointInterval": "10",
    "delta.logRetentionDuration": "interval 1 hour",
    "delta.deletedFileRetentionDuration": "interval 1 hour",
}
_STATS_KEY = "delta.dataSkippingStatsColumns"  # without it, whole texts stand in the log


def create_tables(data: Path) -> None:
    """Make every declared table that is not there, as it is declared."""
    for table in _order_tables():
        if table.name == "documents":  # says that there is a store
            _create_table(data, BATCHES, delta.BATCHES_SCHEMA, ("number",))
        _create_table(data, table.name, table.schema, choose_statistics(table))


def _order_tables() -> list[Table]:
    outside = [table for table in TABLES.values() if not table.in_batches]
    return [*outside, *delta.batch_tables().values()]


def _create_table(data: Path, name: str, schema: pa.Schema, stats: Sequence[str]) -> None:
    folder = paths.table_path(data, name)
    if paths.is_table(folder):
        return
    places.make_folder(folder)
    try:
        DeltaTable.create(
            str(folder),
            schema,
            mode="ignore",
            configuration=_CONFIG | list_marks() | {_STATS_KEY: ",".join(stats)},
            raise_if_key_not_exists=False,  # wireroom.schema is a key of ours
            storage_options=places.storage_options(folder),
        )
    except DeltaError:
        if not paths.is_table(folder):  # else another process made it just now
            raise
    fsync.sync_commit(folder, 0)
    fsync.sync([folder, folder.parent, data])


def list_marks() -> dict[str, str]:
    """Give the properties by which programs tell whether they can use a store."""
    return {SCHEMA_KEY: str(SCHEMA_VERSION), SHAPE_KEY: delta.declared_shape()}
