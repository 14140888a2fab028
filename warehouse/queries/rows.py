"""Select the rows of a published table that fit some conditions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from warehouse.bi.names import list_tables
from warehouse.fields import Table
from warehouse.queries.conditions import RowConditions, find_values, list_wanted
from warehouse.queries.published_tables import PublishedTables
from warehouse.tables import TABLES
from warehouse.views import DERIVED

_OF_PUBLISHER = "SELECT document_id FROM documents WHERE fold(publisher) = fold($publisher)"
_OF_SPEAKER = (
    "SELECT {column} FROM quotes WHERE list_contains($speakers, speaker_entity_id) "
    "UNION SELECT {column} FROM quote_speakers WHERE list_contains($speakers, entity_id)"
)
_OF_MENTIONED = (
    "SELECT {column} FROM mentioned JOIN quotes USING (quote_id) WHERE list_contains($mentioned, mentioned.entity_id)"
)
_OF_TOPIC = "SELECT document_id FROM topic_assignments WHERE list_contains($topics, topic_id)"
# the best one, as statements are counted by it
_QUOTES_OF_TOPIC = (
    "SELECT quote_id FROM quotes_wide WHERE topic_1 IN (SELECT name FROM topics WHERE list_contains($topics, topic_id))"
)


class UnfitCondition(ValueError):
    """A table has no such rows, columns or conditions; the message says what it has."""


@dataclass(frozen=True, slots=True)
class _Condition:
    """A condition in SQL on rows that have `column`; of several, the first that a table can be asked for is taken."""

    column: str
    sql: str


# What each condition is in SQL, by what a table has; whoever has the nearer column is asked by that.
_WRITTEN: dict[str, tuple[_Condition, ...]] = {
    "speaker": (
        _Condition("quote_id", f"quote_id IN ({_OF_SPEAKER.format(column='quote_id')})"),
        _Condition("speaker_entity_id", "list_contains($speakers, speaker_entity_id)"),
        _Condition("entity_id", "list_contains($speakers, entity_id)"),
        _Condition("document_id", f"document_id IN ({_OF_SPEAKER.format(column='document_id')})"),
    ),
    "about": (
        _Condition("quote_id", f"quote_id IN ({_OF_MENTIONED.format(column='quote_id')})"),
        _Condition("document_id", f"document_id IN ({_OF_MENTIONED.format(column='document_id')})"),
    ),
    "topic": (
        _Condition("topic_id", "list_contains($topics, topic_id)"),
        _Condition("quote_id", f"quote_id IN ({_QUOTES_OF_TOPIC})"),
        _Condition("document_id", f"document_id IN ({_OF_TOPIC})"),
    ),
    "publisher": (
        _Condition("publisher", "fold(publisher) = fold($publisher)"),
        _Condition("document_id", f"document_id IN ({_OF_PUBLISHER})"),
    ),
    "document": (_Condition("document_id", "document_id = $document"),),
    "since": (
        _Condition("published_date", "published_date >= $since"),
        _Condition("month_start", "month_start >= date_trunc('month', $since)"),
    ),
    "until": (
        _Condition("published_date", "published_date <= $until"),
        _Condition("month_start", "month_start <= $until"),
    ),
}


def select_rows(
    tables: PublishedTables, table: str, conditions: RowConditions, columns: Sequence[str] | None = None
) -> duckdb.DuckDBPyRelation:
    """Select the rows of a table that fit all conditions, by day and key; they are read when they are fetched.

    Args:
        tables: of one publication.
        table: one of the published tables.
        conditions: which rows.
        columns: which columns, in that order; all unless given.

    Raises:
        UnfitCondition: there is no such table or column, or the table cannot be asked for that.
        UnknownName: nobody has the name of the speaker, or no topic has that name.
    """
    declared = declare(table)
    names = declared.schema.names
    if unknown := [name for name in columns or () if name not in names]:
        raise UnfitCondition(f"{table} has no column {', '.join(unknown)}: it has {', '.join(names)}")
    wanted = list(list_wanted(conditions))
    where = " AND ".join(_write_condition(name, declared) for name in wanted) or "true"
    order = ", ".join(dict.fromkeys(name for name in ("published_date", *declared.key) if name in names))
    sql = f"SELECT {', '.join(columns or names)} FROM {table} WHERE {where} ORDER BY {order}"
    return tables.ask(sql, dict(find_values(tables, conditions, wanted)))


def declare(name: str) -> Table:
    """Give the declaration of a published table.

    Raises:
        UnfitCondition: there is no such table.
    """
    declared = TABLES.get(name) or DERIVED.get(name)
    if declared is None:
        raise UnfitCondition(f"no table {name}: there are {', '.join(sorted(list_tables()))}")
    return declared


def _write_condition(name: str, table: Table) -> str:
    for condition in _WRITTEN[name]:
        if condition.column in table.schema.names:
            return condition.sql
    raise UnfitCondition(f"{table.name} cannot be asked for {name}: it has {', '.join(table.schema.names)}")
