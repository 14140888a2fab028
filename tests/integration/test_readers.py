"""What any tool sees in bi/: the same tables in pandas, DuckDB, Polars and pyarrow, and never half a publication."""

import threading
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from benchmarks.docs.other_readers import write_value
from benchmarks.docs.reader_values import compare_columns, write_values
from tests.kit.warehouse import sound_rows, sound_store
from warehouse import store
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.tables import TABLES
from warehouse.views import DERIVED

pytestmark = pytest.mark.slow
DECLARED = TABLES | DERIVED
DUCK = {
    pa.string(): "VARCHAR",
    pa.int32(): "INTEGER",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
    pa.timestamp("us"): "TIMESTAMP",
}
POLARS = {
    pa.string(): pl.String(),
    pa.int32(): pl.Int32(),
    pa.int64(): pl.Int64(),
    pa.float64(): pl.Float64(),
    pa.bool_(): pl.Boolean(),
    pa.date32(): pl.Date(),
    pa.timestamp("us"): pl.Datetime("us"),
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Months of several files, an undated one, and tables that have no rows."""
    data = sound_store(tmp_path_factory.mktemp("readers"), wards=3)
    publish(data)
    return data


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_all_tools_read_a_folder_alike_through_the_link(data: Path, name: str) -> None:
    folder = data / "bi" / name
    schema = DECLARED[name].schema
    arrow = ds.dataset(folder).to_table()
    frame = pd.read_parquet(folder)
    polars = pl.read_parquet(folder)
    duck = duckdb.sql(f"SELECT * FROM read_parquet('{folder}/*.parquet')")
    counts = {arrow.num_rows, len(frame), polars.height, len(duck.fetchall()), reader.read(data, name).num_rows}
    assert len(counts) == 1
    assert arrow.schema.names == list(frame.columns) == polars.columns == duck.columns == schema.names
    assert arrow.schema.types == schema.types == reader.read(data, name).schema.types
    assert polars.dtypes == [POLARS[kind] for kind in schema.types]
    assert [str(kind) for kind in duck.types] == [DUCK[kind] for kind in schema.types]


def test_tables_that_articles_fill_have_rows(data: Path) -> None:
    empty = {name for name in DECLARED if not reader.read(data, name).num_rows}
    assert empty == {"document_revisions", "entity_decisions", "entity_links", "removals", "run_measures", "sources"}


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_the_values_are_the_same_in_all(data: Path, name: str) -> None:
    folder = data / "bi" / name
    frame = pd.read_parquet(folder, dtype_backend="pyarrow").astype(object)
    duck = duckdb.sql(f"SELECT * FROM read_parquet('{folder}/*.parquet')")
    rows = duck.fetchall()
    readings = {
        "pandas": {column: values.where(values.notna(), None).tolist() for column, values in frame.items()},
        "Polars": pl.read_parquet(folder).to_dict(as_series=False),
        "DuckDB": {column: [row[place] for row in rows] for place, column in enumerate(duck.columns)},
    }
    expected = write_values(reader.read(data, name))
    for tool, reading in readings.items():
        found = {column: [*map(write_value, values)] for column, values in reading.items()}
        assert [*compare_columns(name, DECLARED[name].key, expected, found)] == [], tool


def test_reading_one_table_that_is_not_there_says_so(data: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="wireroom publish"):
        reader.read(data, "quote")
    with pytest.raises(FileNotFoundError):
        reader.read(tmp_path, "quotes")


def test_whoever_resolves_the_link_first_never_sees_a_mix(tmp_path: Path) -> None:
    data = sound_store(tmp_path, wards=1)
    publish(data)
    errors: list[str] = []
    is_over = threading.Event()
    reads: list[int] = []

    def watch() -> None:
        while not is_over.is_set():
            bi = reader.generation(data)
            ids = {name: set(_ids(bi / name)) for name in ("sentences", "quotes", "quotes_wide", "documents")}
            reads.append(len(ids["documents"]))
            if len(set(map(frozenset, ids.values()))) != 1:
                errors.append(f"{bi.name}: {ids}")

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for ward in range(10, 17):
            store.append(data, sound_rows(ward))
            publish(data)
    finally:
        is_over.set()
        watcher.join()
    assert not errors
    assert reads and reads == sorted(reads) and len(set(reads)) > 3, "the reader saw it grow"


def _ids(folder: Path) -> list[str]:
    found = [pq.ParquetFile(path).read(["document_id"])["document_id"].to_pylist() for path in folder.iterdir()]
    return [one for some in found for one in some]


def test_two_publishers_at_once_end_with_the_newest(tmp_path: Path) -> None:
    data = sound_store(tmp_path, wards=1)

    def work(first: int) -> None:
        for ward in range(first, first + 4):
            store.append(data, sound_rows(ward))
            publish(data)

    workers = [threading.Thread(target=work, args=(first,)) for first in (10, 20)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert reader.read(data, "documents").num_rows == 2 + 8
    assert publish(data).kept
