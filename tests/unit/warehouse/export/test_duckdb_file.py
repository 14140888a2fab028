"""A DuckDB file has the rows, keys, types and comments, and older programs can read it."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.kit.exports import HARMFUL, table_rows
from warehouse.export.duckdb_file import write_duckdb


def test_rows_keys_and_comments_are_there(tmp_path: Path) -> None:
    file = tmp_path / "o'ut.duckdb"
    entity = {"name": HARMFUL, "wikidata_id": None, "first_seen_date": date(2017, 4, 12)}
    assert write_duckdb(file, [table_rows("entities", entity), table_rows("quotes", {})]) == []
    with duckdb.connect(str(file), read_only=True) as connection:
        found = connection.execute("SELECT name, wikidata_id, first_seen_date FROM entities").fetchall()
        assert found == [(HARMFUL, None, date(2017, 4, 12))]
        keys = connection.execute(
            "SELECT table_name, constraint_column_names FROM duckdb_constraints() "
            "WHERE constraint_type = 'PRIMARY KEY' ORDER BY 1"
        ).fetchall()
        assert keys == [("entities", ["entity_id"]), ("quotes", ["quote_id"])]
        comments = dict(
            connection.execute(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'entities'"
            ).fetchall()
        )
        assert comments["wikidata_id"] == "Its Wikidata item. Null: Not linked."
        (row_is,) = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = 'quotes'").fetchall()
        assert row_is[0].startswith("One row is one attribution")
        tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()
        assert "v1.0.0" in str(tags)


def test_a_key_is_kept(tmp_path: Path) -> None:
    with pytest.raises(duckdb.ConstraintException):
        write_duckdb(tmp_path / "out.duckdb", [table_rows("entities", {}, {})])
