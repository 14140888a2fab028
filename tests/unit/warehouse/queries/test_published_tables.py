"""One publication is asked, by the names of its tables and of what is counted."""

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.kit.rows import article
from warehouse import store
from warehouse.bi import reader
from warehouse.bi.publish import publish
from warehouse.queries.measures import Measure, write_sql
from warehouse.queries.published_tables import open_tables, write_source
from warehouse.queries.selection import Selection


def test_tables_are_asked_by_their_names(invented_warehouse: Path) -> None:
    with open_tables(invented_warehouse) as tables:
        (row,) = tables.fetch("SELECT count(*) AS n FROM documents WHERE document_id <> $id", {"id": "x"})
        assert row == {"n": reader.count(invented_warehouse, "documents")}
        assert tables.ask("SELECT quote_id FROM quotes").to_arrow_table().num_rows > 0


def test_what_is_counted_is_there_by_name(invented_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(invented_warehouse)
    sql = write_sql(Selection(), Measure.QUOTES, ("speaker",))
    with open_tables(invented_warehouse) as tables:
        counted = tables.ask(
            "SELECT speaker, count(*) AS quotes FROM speakers GROUP BY ALL ORDER BY quotes DESC, speaker"
        ).fetchall()
        assert counted == tables.ask(sql).fetchall() == duckdb.execute(sql).fetchall() != []
        assert tables.fetch("SELECT count(*) AS n FROM company") != [{"n": 0}]


def test_names_are_compared_without_accents_and_capitals(invented_warehouse: Path) -> None:
    with open_tables(invented_warehouse) as tables:
        assert tables.fetch("SELECT fold('Ångström É') AS name") == [{"name": "angstrom e"}]


def test_a_publication_that_happens_meanwhile_changes_nothing(empty_store: Path, tmp_path: Path) -> None:
    data = shutil.copytree(empty_store, tmp_path / "da'ta")
    store.append(data, article("The port is open. Ships come.", guid="a"))
    publish(data)
    with open_tables(data) as before:
        store.append(data, article("The port is shut. No ship comes.", guid="b"))
        publish(data)
        assert before.fetch("SELECT count(*) AS n FROM documents") == [{"n": 1}]
        assert before.fetch("SELECT count(*) AS n FROM document_texts") == [{"n": 1}]
    with open_tables(str(data)) as now:
        assert now.fetch("SELECT count(*) AS n FROM documents") == [{"n": 2}]


def test_where_nothing_is_published_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="wireroom publish"):
        open_tables(tmp_path)


def test_rows_are_written_into_an_attached_database(invented_warehouse: Path, tmp_path: Path) -> None:
    file = tmp_path / "it's kept.duckdb"
    with open_tables(invented_warehouse) as tables:
        with tables.attach(file, "kept"):
            tables.write_table("kept.spoken", "SELECT DISTINCT speaker FROM speakers")
            tables.write_table("kept.counted", "SELECT count(*) AS n FROM kept.spoken")
        (expected,) = tables.fetch("SELECT count(DISTINCT speaker) AS n FROM speakers")
    with duckdb.connect(str(file), read_only=True) as database:
        assert database.execute("SELECT n FROM counted").fetchall() == [(expected["n"],)] != [(0,)]


def test_files_are_a_source_of_rows(invented_warehouse: Path) -> None:
    files = reader.list_files(invented_warehouse, "documents")
    source = write_source(files, "filename = true")
    names = {name for (name,) in duckdb.sql(f"SELECT DISTINCT filename FROM {source}").fetchall()}
    assert names == {str(file) for file in files}


@pytest.mark.parametrize("folder", ["statements", "speakers", "documents"])
def test_a_word_of_the_path_is_no_table(empty_store: Path, tmp_path: Path, folder: str) -> None:
    data = shutil.copytree(empty_store, tmp_path / folder / "data")
    store.append(data, article("The port is open. Ships come.", guid="a"))
    publish(data)
    with open_tables(data) as tables:
        for table in ("quotes_wide", "quotes", "documents", "entities", "statements"):
            (row,) = tables.fetch(f"SELECT count(*) AS n FROM {table}")
            assert row["n"] > 0
