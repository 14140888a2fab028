"""The index of quotes has the statements of the published tables, numbered in the order of lists."""

import shutil
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.kit.report import name_somebody_in_each_quote
from warehouse.bi import reader
from warehouse.browse.api import answer_count, answer_quotes, answer_search
from warehouse.browse.publication import OpenPublication, ServedWarehouse
from warehouse.queries.published_tables import open_tables


def test_it_has_every_statement_and_article_once_in_order(publication: OpenPublication, browsed: Path) -> None:
    order = "ORDER BY published_date DESC NULLS LAST, document_id"
    with open_tables(browsed) as tables:
        statements = tables.fetch(f"SELECT document_id, position, text_display FROM statements {order}, position")
        articles = tables.fetch(f"SELECT document_id FROM articles {order}")
    numbered = publication.fetch("SELECT * FROM statements ORDER BY quote_id")
    assert [row["quote_id"] for row in numbered] == list(range(1, len(statements) + 1))
    assert [{name: row[name] for name in statements[0]} for row in numbered] == statements
    assert publication.fetch("SELECT document_id FROM articles ORDER BY article") == articles


def test_its_relations_are_those_that_are_counted(publication: OpenPublication, browsed: Path) -> None:
    with open_tables(browsed) as tables:
        for relation in ("speakers", "people", "bodies", "mentioned", "company"):
            sql = f"SELECT count(*) AS n, count(DISTINCT quote_id) AS quotes FROM {relation}"
            assert publication.fetch(sql) == tables.fetch(sql)


def test_who_is_named_within_quotes_is_counted(browsed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree((browsed / "bi").resolve(), tmp_path / "bi")
    name_somebody_in_each_quote(tmp_path / "bi")
    monkeypatch.chdir(tmp_path)
    publication = ServedWarehouse(tmp_path, tmp_path / "indexes", lambda line: None).find()
    assert publication is not None
    for values in ({"by": "about"}, {"by": "also", "measure": "articles"}, {"by": "speaker", "where.about": ""}):
        answer = answer_count(publication, values)
        shown = [(row[values["by"]], row[values.get("measure", "quotes")]) for row in answer["counts"]]
        assert shown == duckdb.sql(answer["sql"]).fetchall() != []
    (most, *_) = answer_count(publication, {"by": "about", "limit": "1"})["counts"]
    found = answer_search(publication, {"q": most["about_name"]})["about"]
    assert {"value": most["about"], "name": most["about_name"], "quotes": most["quotes"]} in found


def test_a_mixed_quote_says_which_words_stand_between_marks(browsed: Path, tmp_path: Path) -> None:
    shutil.copytree((browsed / "bi").resolve(), tmp_path / "bi")
    (file,) = (tmp_path / "bi" / "quotes_wide").iterdir()
    rows = pq.read_table(file)
    kinds = ["mixed" if kind == "direct" else kind for kind in rows["quote_type"].to_pylist()]
    file.unlink()  # a hard link to that of others
    place = rows.schema.get_field_index("quote_type")
    pq.write_table(
        rows.set_column(place, rows.schema.field(place), pa.array(kinds, rows.schema.field(place).type)), file
    )
    publication = ServedWarehouse(tmp_path, tmp_path / "indexes", lambda line: None).find()
    assert publication is not None
    pieces = [row for row in reader.read(tmp_path, "quote_spans").to_pylist() if row["is_quoted"]]
    listed = answer_quotes(publication, {"where.type": "mixed", "limit": "1000"})["list"]
    assert any(row["quoted"] for row in listed)
    for row in listed:
        own = sorted((piece["position"], piece["text"]) for piece in pieces if piece["quote_id"] == row["quote_id"])
        assert row["quoted"] == [text for _, text in own]
    assert not any(row["quoted"] for row in answer_quotes(publication, {"where.type": "indirect"})["list"])
