"""The tables of a new store: all that are declared, without folders of months, with logs that stay short."""

import shutil
from pathlib import Path

from warehouse.lake import creation, delta, paths
from warehouse.lake.delta import BATCHES
from warehouse.tables import TABLES


def test_every_table_is_made_as_declared(empty_store: Path) -> None:
    assert paths.list_tables(empty_store) == sorted({*TABLES, BATCHES})
    for name, table in TABLES.items():
        handle = delta.open_table(empty_store, name)
        assert delta.column_names(handle) == table.schema.names
        assert handle.metadata().partition_columns == []
        configuration = handle.metadata().configuration
        assert creation.list_marks().items() <= configuration.items()
        assert "text" not in configuration["delta.dataSkippingStatsColumns"].split(",")


def test_a_table_that_is_there_is_left_alone(data: Path) -> None:
    shutil.rmtree(paths.table_path(data, "text_repairs"))
    files = {path: path.stat().st_mtime_ns for path in data.rglob("*.json")}
    creation.create_tables(data)
    assert files.items() <= {path: path.stat().st_mtime_ns for path in data.rglob("*.json")}.items()
    assert paths.is_table(paths.table_path(data, "text_repairs"))


def test_documents_come_last_since_they_say_that_there_is_a_store(data: Path) -> None:
    made = {name: (paths.table_path(data, name) / "_delta_log").stat().st_mtime_ns for name in (*TABLES, BATCHES)}
    assert list(delta.batch_tables())[-1] == "documents"
    assert max(made, key=lambda name: made[name]) == "documents"
