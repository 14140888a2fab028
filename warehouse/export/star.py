"""Choose what is exported: the star of tables around quotes, or those that are named, and rows of chosen articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from warehouse.fields import Table
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.rows import declare, select_rows
from warehouse.queries.statements import CONDITIONS

# Who said what, in which article, on which topic, when: facts first, then what they refer to.
STAR = (
    *("quotes", "quote_speakers", "topic_assignments", "documents"),
    *("entities", "entity_aliases", "entity_roles", "topics", "calendar"),
)
# What the articles are chosen by; rows of all tables that belong to an article follow it, so that references hold.
_OF_ARTICLES = ("publisher", "since", "until")
BATCH_ROWS = 10_000  # a row of `document_texts` may have 300,000 characters


@dataclass(frozen=True, slots=True)
class TableRows:
    """A table as it is exported: its declaration, how many rows it has, and these rows, read as they are taken."""

    table: Table
    row_count: int
    batches: Iterable[pa.RecordBatch]


def choose_tables(names: Sequence[str]) -> list[Table]:
    """Give the declarations of the tables that are named, or of the star where none is.

    Raises:
        UnfitCondition: there is no such table.
    """
    return [declare(name) for name in dict.fromkeys(names or STAR)]


def read_table(tables: PublishedTables, table: Table, conditions: RowConditions) -> TableRows:
    """Read the rows of a table that belong to the chosen articles, in the order of its key.

    Tables that belong to no article (entities, topics, ...) are whole, so that what rows refer to is there.

    Raises:
        UnfitCondition: it is counted over all articles, and some are chosen by something else than the month.
        duckdb.Error: a file cannot be read.
    """
    rows = _select(tables, table, conditions)
    (counted,) = rows.aggregate("count(*)").fetchall()
    return TableRows(table, counted[0], rows.to_arrow_reader(BATCH_ROWS))


def _select(tables: PublishedTables, table: Table, conditions: RowConditions) -> duckdb.DuckDBPyRelation:
    names = table.schema.names
    if "month_start" in names and table.name != "calendar":
        return select_rows(tables, table.name, conditions)
    written = dict(_write_conditions(conditions))
    is_of_articles = "document_id" in names and not table.shared
    where = "true"
    if written and is_of_articles:
        where = f"document_id IN (SELECT document_id FROM documents WHERE {' AND '.join(written.values())})"
    values = {name: getattr(conditions, name) for name in written if is_of_articles}
    columns = ", ".join(f'"{name}"' for name in names)
    return tables.ask(f"SELECT {columns} FROM {table.name} WHERE {where} ORDER BY {', '.join(table.key)}", values)


def _write_conditions(conditions: RowConditions) -> Iterator[tuple[str, str]]:
    return ((name, CONDITIONS[name]) for name in _OF_ARTICLES if getattr(conditions, name) is not None)
