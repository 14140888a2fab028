"""Views read the files as declared, also those of an older program, and a table without files."""

import shutil
from pathlib import Path

import pyarrow.parquet as pq

from warehouse import store
from warehouse.bi.publish import publish
from warehouse.kit.duckdb_views import PUBLISHED, RELATIONS
from warehouse.kit.source import KitSource, open_source
from warehouse.kit.star import STAR
from warehouse.queries.descriptions import SQL_TYPES, describe_column
from warehouse.queries.measures import write_relations
from warehouse.queries.selection import Selection


def test_columns_have_the_declared_types_and_comments(kit_source: KitSource) -> None:
    rows = kit_source.connection.execute(
        "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    found = {row[:3]: row[3:] for row in rows}
    tables = [("main", table) for table in PUBLISHED.values()] + [("star", table.declared) for table in STAR.values()]
    for schema, table in tables:
        for column in table.columns:
            declared = (SQL_TYPES[column.type], describe_column(column))
            assert found[schema, table.name, column.name] == declared


def test_a_column_that_an_older_program_did_not_write_is_null(invented_warehouse: Path, tmp_path: Path) -> None:
    data = shutil.copytree(invented_warehouse, tmp_path / "data", symlinks=True)
    for file in (data / "bi" / "document_texts").resolve().iterdir():
        rows = pq.read_table(file).drop_columns("parser_output")
        file.unlink()
        pq.write_table(rows, file)
    with open_source(data, data / "kit") as source:
        found = source.connection.execute("SELECT count(*), count(parser_output) FROM main.document_texts").fetchall()
    assert found[0][0] > 0 and found[0][1] == 0


def test_an_empty_warehouse_has_views_without_rows(tmp_path: Path) -> None:
    store.create(tmp_path)
    publish(tmp_path)
    with open_source(tmp_path, tmp_path / "kit") as source:
        for name in STAR:
            ((count,),) = source.connection.execute(f"SELECT count(*) FROM star.{name}").fetchall()
            assert count == (1 if name in {"dim_speaker", "dim_topic", "dim_publisher"} else 0), name


def test_what_is_counted_says_what_it_is(kit_source: KitSource) -> None:
    views = kit_source.connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
    assert all(comment for _, comment in views)
    assert write_relations(Selection()).keys() == RELATIONS.keys() <= {name for name, _ in views}
