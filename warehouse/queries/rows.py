"""Select the rows of a published table that fit some conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import duckdb

from warehouse.bi.names import list_tables
from warehouse.fields import Table
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.speakers import find_named
from warehouse.tables import TABLES
from warehouse.views import DERIVED

_OF_PUBLISHER = "SELECT document_id FROM documents WHERE fold(publisher) = fold($publisher)"
_OF_SPEAKER = (
    "SELECT {column} FROM quotes WHERE list_contains($speakers, speaker_entity_id) "
    "UNION SELECT {column} FROM quote_speakers WHERE list_contains($speakers, entity_id)"
)
_OF_TOPIC = "SELECT {column} FROM topic_assignments WHERE list_contains($topics, topic_id)"
_TOPICS = """
WITH RECURSIVE below AS (
    SELECT topic_id FROM topics WHERE topic_id = $name OR fold(name) = fold($name)
    UNION SELECT topics.topic_id FROM topics JOIN below ON parent_topic_id = below.topic_id
)
SELECT topic_id FROM below ORDER BY topic_id
"""


class UnfitCondition(ValueError):
    """A table has no such rows, columns or conditions; the message says what it has."""


@dataclass(frozen=True, slots=True)
class RowConditions:
    """Which rows; None does not restrict. Names are compared without accents and capitals.

    Attributes:
        speaker: name or entity id of whoever says it; words of a name where nobody has it whole.
        topic: name or id of a topic, with those below it.
        publisher: name of the publisher.
        document: id of the article.
        since: first day of publication; rows without a day are left out.
        until: last day of publication; rows without a day are left out.
    """

    speaker: str | None = None
    topic: str | None = None
    publisher: str | None = None
    document: str | None = None
    since: date | None = None
    until: date | None = None


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
    "topic": (
        _Condition("topic_id", "list_contains($topics, topic_id)"),
        _Condition("quote_id", f"quote_id IN ({_OF_TOPIC.format(column='unit_id')})"),
        _Condition("document_id", f"document_id IN ({_OF_TOPIC.format(column='document_id')})"),
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
        LookupError: nobody has the name of the speaker, or no topic has that name.
    """
    declared = declare(table)
    names = declared.schema.names
    if unknown := [name for name in columns or () if name not in names]:
        raise UnfitCondition(f"{table} has no column {', '.join(unknown)}: it has {', '.join(names)}")
    wanted = {name: value for name in _WRITTEN if (value := getattr(conditions, name)) is not None}
    where = " AND ".join(_write_condition(name, declared) for name in wanted) or "true"
    order = ", ".join(dict.fromkeys(name for name in ("published_date", *declared.key) if name in names))
    sql = f"SELECT {', '.join(columns or names)} FROM {table} WHERE {where} ORDER BY {order}"
    return tables.ask(sql, dict(_find_values(tables, wanted)))


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


def _find_values(tables: PublishedTables, wanted: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """Give what stands for each `$name` of the conditions."""
    for name, value in wanted.items():
        if name == "speaker":
            yield "speakers", find_speaker_ids(tables, value)
        elif name == "topic":
            yield "topics", find_topic_ids(tables, value)
        else:
            yield name, value


def find_speaker_ids(tables: PublishedTables, name: str) -> list[str]:
    """Find the ids of all whom a name may mean.

    Raises:
        LookupError: nobody has it.
    """
    if found := find_named(tables, name):
        return [entity.entity_id for entity in found]
    raise LookupError(f"nobody is called {name}; `wireroom who` finds names by a part of them")


def find_topic_ids(tables: PublishedTables, name: str) -> list[str]:
    """Find the ids of a topic and of all below it.

    Raises:
        LookupError: there is none of that name.
    """
    if found := tables.fetch(_TOPICS, {"name": name}):
        return [row["topic_id"] for row in found]
    raise LookupError(f"no topic is called {name}; the table topics has them all")
