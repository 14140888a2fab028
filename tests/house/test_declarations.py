"""What the declarations promise holds elsewhere: rows, examples, the dictionary, names that SQL does not claim."""

from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from tests.kit.warehouse import sound_rows
from transforms.document import Reject
from transforms.knowledge.media_topics import topic_rows
from transforms.rows.rejects import make_reject_row
from warehouse import dictionary
from warehouse.checks import find_violations
from warehouse.fields import Table
from warehouse.tables import TABLES
from warehouse.views import DERIVED

ROOT = Path(__file__).parents[2]
ALL = [pytest.param(table, id=name) for name, table in (TABLES | DERIVED).items()]
# What the store and the flow write themselves.
# Filled by runs and people, and by the step of a run that knows the store.
NOT_OF_ARTICLES = {
    "document_revisions",
    "entity_decisions",
    "entity_links",
    "removals",
    "run_measures",
    "runs",
    "rejects",
    "sources",
    "topics",
}
# An example refers to rows that are no examples.
LONE = {"reference", "pieces"}


def _made() -> dict[str, list[dict[str, Any]]]:
    reject = make_reject_row(Reject("file:///bad", "read", "empty", "nothing in it"), "run", None)
    return sound_rows(0) | {"rejects": [reject], "topics": topic_rows()}


def test_articles_have_rows_for_every_table_that_articles_fill() -> None:
    made = sound_rows(0)
    assert made.keys() == TABLES.keys() - NOT_OF_ARTICLES
    assert not [name for name, some in made.items() if not some], "tests/kit/warehouse.py has to fill every table"


@pytest.mark.parametrize("name", sorted(_made()))
def test_rows_have_the_declared_columns_in_the_declared_types(name: str) -> None:
    rows = _made()[name]
    for row in rows:
        assert row.keys() == set(TABLES[name].schema.names)
    assert pa.Table.from_pylist(rows, schema=TABLES[name].schema).num_rows == len(rows)


@pytest.mark.parametrize("table", ALL)
def test_examples_are_values_of_their_columns(table: Table) -> None:
    example = {column.name: column.example for column in table.columns}
    assert pa.Table.from_pylist([example], schema=table.schema).to_pylist() == [example]
    if table.name in TABLES:
        assert [one for one in find_violations({table.name: [example]}) if one.rule not in LONE] == []


@pytest.mark.parametrize("table", ALL)
def test_no_column_is_a_word_of_sql(table: Table) -> None:
    query = "SELECT keyword_name FROM duckdb_keywords() WHERE keyword_category = 'reserved'"
    reserved = {name for (name,) in duckdb.sql(query).fetchall()}
    # Reserved in PostgreSQL, Spark (ANSI) or T-SQL, though not in DuckDB.
    reserved |= {
        "user",
        "current_user",
        "session_user",
        "current_date",
        "time",
        "index",
        "key",
        "percent",
        "rule",
        "file",
    }
    assert reserved.isdisjoint(name.lower() for name in table.schema.names)


def test_the_dictionary_is_as_generated() -> None:
    assert (ROOT / "docs/tables.md").read_text(encoding="utf-8") == dictionary.markdown(), "make docs"


def test_the_dictionary_names_every_column() -> None:
    for text in (dictionary.markdown(), dictionary.plain(dictionary.list_names())):
        for table in (TABLES | DERIVED).values():
            assert table.name in text
            assert not [column.name for column in table.columns if column.name not in text]


def test_the_picture_joins_every_table_that_refers_to_another() -> None:
    picture = dictionary.picture(TABLES)
    joined = [table for table in TABLES.values() if any(c.refers_to not in {None, "runs"} for c in table.columns)]
    assert not [table.name for table in joined if f" {table.name} : " not in picture]
