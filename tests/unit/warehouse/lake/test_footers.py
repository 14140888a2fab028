"""Footers say what a file holds, in the lake and in bi/, and say the truth about the order of rows."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.warehouse import sound_store
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.lake.footers import declare_order, declare_table
from warehouse.tables import TABLES
from warehouse.views import DERIVED, VIEWS

DECLARED = TABLES | DERIVED
# Written outside of the numbered batches, by the Delta library.
BY_DELTA = {"runs", "run_measures", "topics", "sources"}
# Of which the store of these tests has no rows.
EMPTY = {"document_revisions", "entity_decisions", "entity_links", "removals"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = sound_store(tmp_path_factory.mktemp("footers"), wards=3)
    publish(data)
    return data


@pytest.mark.parametrize("name", sorted(DECLARED.keys() - BY_DELTA))
def test_a_published_file_says_what_it_holds(name: str, published: Path) -> None:
    table = DECLARED[name]
    for path in reader.list_files(published, name):
        file = pq.ParquetFile(path)
        said = file.metadata.metadata
        assert said[b"wireroom.table"].decode() == name and said[b"wireroom.row"].decode() == table.row_is
        assert said[b"wireroom.key"].decode().split(", ") == list(table.key)
        assert json.loads(said[b"wireroom.units"]) == {c.name: c.unit for c in table.columns if c.unit}
        comments = [field.metadata[b"comment"].decode() for field in file.schema_arrow]
        assert comments == [column.meaning for column in table.columns]


@pytest.mark.parametrize("name", sorted(DECLARED.keys() - BY_DELTA - EMPTY))
def test_rows_stand_in_the_order_that_the_footer_says(name: str, published: Path) -> None:
    for path in reader.list_files(published, name):
        file = pq.ParquetFile(path)
        order, _ = pq.SortingColumn.to_ordering(file.schema_arrow, file.metadata.row_group(0).sorting_columns)
        assert order == tuple(map(tuple, VIEWS[name].ORDER)) if name in VIEWS else order
        rows = file.read()
        assert rows.sort_by(list(order)).equals(rows)
        assert not rows.num_rows or file.metadata.row_group(0).column(0).is_stats_set


def test_what_a_schema_said_before_stays() -> None:
    schema = pa.schema([pa.field("quote_id", pa.string())]).with_metadata({"said": "before"})
    assert declare_table(schema, TABLES["quotes"]).metadata[b"said"] == b"before"


def test_rows_in_no_order_say_none() -> None:
    assert declare_order(TABLES["quotes"].schema, []) == ()
    (day,) = declare_order(TABLES["quotes"].schema, [("published_date", "descending")])
    assert day.descending and not day.nulls_first and day.column_index == 1
