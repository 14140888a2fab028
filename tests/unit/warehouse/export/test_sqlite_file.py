"""A SQLite file has the rows, keys and references, and what columns mean."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.kit.exports import HARMFUL, table_rows
from warehouse.export.sqlite_file import choose_key_kind, write_create, write_sqlite
from warehouse.tables import TABLES
from warehouse.views import DERIVED


def test_rows_keys_references_and_meanings_are_there(tmp_path: Path) -> None:
    file = tmp_path / "out.sqlite"
    entities = table_rows("entities", {"name": HARMFUL, "merged_into_entity_id": None, "first_seen_date": None})
    roles = table_rows("entity_roles", {"organization_entity_id": None, "valid_from": date(2017, 4, 12)})
    assert write_sqlite(file, [roles, entities], [roles.table, entities.table]) == []
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT name, first_seen_date FROM entities").fetchall() == [(HARMFUL, None)]
        assert connection.execute("SELECT date(valid_from, '+1 day') FROM entity_roles").fetchall() == [("2017-04-13",)]
        references = connection.execute("PRAGMA foreign_key_list(entity_roles)").fetchall()
        assert {(row[2], row[3]) for row in references} == {
            ("entities", "entity_id"),
            ("entities", "organization_entity_id"),
        }
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        meaning = "SELECT meaning, null_means, is_key FROM _columns WHERE table_name = 'entities' AND column_name = ?"
        assert connection.execute(meaning, ("entity_id",)).fetchone()[2] == 1
        assert connection.execute(meaning, ("wikidata_id",)).fetchone()[:2] == ("Its Wikidata item.", "Not linked.")
        indexes = {row[1] for row in connection.execute("PRAGMA index_list(entity_roles)")}
        assert "entity_roles_organization_entity_id" in indexes


def test_a_key_is_kept(tmp_path: Path) -> None:
    twice = table_rows("entities", {}, {})
    with pytest.raises(sqlite3.IntegrityError, match="entity_id"):
        write_sqlite(tmp_path / "out.sqlite", [twice], [twice.table])


def test_a_reference_to_a_table_that_is_not_exported_is_none() -> None:
    assert "REFERENCES" not in write_create(TABLES["entity_roles"], {"entity_roles"})


def test_every_table_can_be_made() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for table in (TABLES | DERIVED).values():
            connection.execute(write_create(table, set(TABLES)))
    assert choose_key_kind(DERIVED["speaker_month"]) == "UNIQUE"
    assert choose_key_kind(TABLES["quotes"]) == "PRIMARY KEY"
