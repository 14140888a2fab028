"""Make the views of a kit in DuckDB: published tables and what is counted in `main`, the star in `star`, with comments.

Files are named as seen from the folder of the warehouse, so that the views move with it. A table without any file yet
is a view without rows, to be made again once there are some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from warehouse.bi import reader
from warehouse.fields import Table
from warehouse.kit.star import STAR
from warehouse.kit.star_table import STAR_SCHEMA
from warehouse.queries.descriptions import SQL_TYPES, describe_column, describe_table
from warehouse.queries.measures import write_relations
from warehouse.queries.published_tables import name_tables
from warehouse.queries.selection import Selection, quote_text, source_of
from warehouse.tables import TABLES
from warehouse.views import DERIVED

PUBLISHED = TABLES | DERIVED
# What is counted, as warehouse/queries/measures.py has it.
RELATIONS = {
    "articles": "Articles that are no copies of others.",
    "statements": "Rows of quotes_wide that are statements, of these articles.",
    "speakers": "Each speaker of each statement once: entity_id, or the name where there is no entity.",
    "people": "The speakers that are people, likewise.",
    "bodies": "The speakers that are no people, likewise: organizations, places, names without an entity.",
    "mentioned": "Each entity that a statement names in its words, once.",
    "branches": "The topic of the first level above the topic of a statement, by name.",
    "company": "Each statement with all who speak in the same article.",
}
_VIEW_READ = re.compile(r"\b(FROM|JOIN) ([a-z_]+)\b")


def create_views(connection: duckdb.DuckDBPyConnection, shown: Path) -> None:
    """Create all views of a kit in the database that `connection` uses; its `file_search_path` has to lead to bi/.

    Raises:
        duckdb.Error: a published file cannot be read.
    """
    for statement in write_views(shown):
        connection.execute(statement)


def write_views(shown: Path) -> Iterator[str]:
    """Write the statements that create the views, each after those that it reads."""
    for table in PUBLISHED.values():
        yield f"CREATE VIEW main.{table.name} AS {_select_files(table, shown)}"
        yield from _comment_view("main", table)
    for name, sql in write_relations(Selection()).items():
        yield f"CREATE VIEW main.{name} AS {_qualify(name_tables(sql))}"
        yield f"COMMENT ON VIEW main.{name} IS {quote_text(RELATIONS[name])}"
    yield f"CREATE SCHEMA {STAR_SCHEMA}"
    for star_table in STAR.values():
        yield f"CREATE VIEW {STAR_SCHEMA}.{star_table.name} AS {star_table.sql}"
        yield from _comment_view(STAR_SCHEMA, star_table.declared)


def _select_files(table: Table, shown: Path) -> str:
    """Select the columns of a published table; those that an older program did not write are null."""
    written = _list_written_columns(table, shown)
    columns = (
        column.name if column.name in written else f"CAST(NULL AS {SQL_TYPES[column.type]}) AS {column.name}"
        for column in table.columns
    )
    rows = f"FROM {source_of(table.name)}" if written else "WHERE false"
    return f"SELECT {', '.join(columns)} {rows}"


def _list_written_columns(table: Table, shown: Path) -> set[str]:
    """List the columns that files of a published table have; none where it has no files."""
    try:
        files = reader.list_files(shown, table.name)
    except FileNotFoundError:
        return set()
    written: set[str] = set()
    for file in files:
        written.update(pq.read_schema(file).names)
        if written.issuperset(table.schema.names):
            break
    return written


def _qualify(sql: str) -> str:
    """Name the views that a relation reads by their schema, so that they are found where the file is attached."""
    return _VIEW_READ.sub(r"\1 main.\2", sql)


def _comment_view(schema: str, table: Table) -> Iterator[str]:
    yield f"COMMENT ON VIEW {schema}.{table.name} IS {quote_text(describe_table(table))}"
    for column in table.columns:
        comment = quote_text(describe_column(column))
        yield f"COMMENT ON COLUMN {schema}.{table.name}.{column.name} IS {comment}"
