"""Describe one speaker or one topic: what is counted of it, and the latest statements.

Numbers are those of measures.py, so that the report says the same. Who is meant by a name: speakers.py, topics.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from transforms.document import Row
from warehouse.queries.conditions import RowConditions
from warehouse.queries.measures import Measure, write_sql
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.selection import Selection
from warehouse.queries.speakers import NamedEntity
from warehouse.queries.statements import CONDITIONS, StatementList, list_statements
from warehouse.queries.topics import NamedTopic, list_topics_below

_ROLES = """
SELECT role, name AS organization, status, valid_from, valid_to
FROM entity_roles AS held LEFT JOIN entities ON entities.entity_id = held.organization_entity_id
WHERE held.entity_id = $entity ORDER BY valid_to DESC NULLS LAST, valid_from, role
"""
_NAMES = "SELECT entity_id, name FROM entities WHERE list_contains($entities, entity_id)"
_OF_TOPIC = f"""
SELECT {{value}} AS value, count(DISTINCT quote_id) AS statement_count
FROM statements {{joined}} WHERE {CONDITIONS["topic"]}
GROUP BY ALL ORDER BY statement_count DESC, value
"""


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An office or affiliation, where it is held, how, and its first and last day as far as articles say."""

    role: str
    organization: str | None
    status: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class CountedValue:
    """A value and how many statements have it; None stands for statements that have none, undated ones for instance.

    `value` is a name to read; `entity_id` stands beside it where it is the name of an entity.
    """

    value: str | None
    statement_count: int
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class SpeakerProfile:
    """One speaker: what they are, how much they say, of which type, when, on what, about whom, and the latest.

    `named_by` counts the statements of others that name them.
    """

    entity: NamedEntity
    roles: tuple[HeldRole, ...]
    types: tuple[CountedValue, ...]
    months: tuple[CountedValue, ...]
    topics: tuple[CountedValue, ...]
    mentioned: tuple[CountedValue, ...]
    named_by: tuple[CountedValue, ...]
    latest: StatementList


@dataclass(frozen=True, slots=True)
class TopicProfile:
    """One topic with those below it: who speaks on it, when, how much on which of them, and the latest."""

    topic: NamedTopic
    speakers: tuple[CountedValue, ...]
    months: tuple[CountedValue, ...]
    below: tuple[CountedValue, ...]
    latest: StatementList


def describe_speaker(
    tables: PublishedTables, entity: NamedEntity, conditions: RowConditions, limit: int | None = None
) -> SpeakerProfile:
    """Describe a speaker with at most `limit` of the latest statements that fit the conditions.

    Raises:
        duckdb.Error: a file cannot be read.
    """
    owner = entity.entity_id
    said_by = {"speaker": owner}
    about = _count(tables, "about", said_by)
    named_by = _count(tables, "speaker", {"about": owner})
    return SpeakerProfile(
        entity=entity,
        roles=tuple(HeldRole(**row) for row in tables.fetch(_ROLES, {"entity": owner})),
        types=tuple(_count(tables, "type", said_by)),
        months=order_months(_count(tables, "month", said_by)),
        topics=tuple(_count(tables, "topic", said_by)),
        mentioned=_name_entities(tables, (counted for counted in about if counted.value != owner)),
        named_by=_name_entities(tables, (counted for counted in named_by if counted.value != owner)),
        latest=list_statements(tables, conditions, limit=limit),
    )


def describe_topic(
    tables: PublishedTables, topic: NamedTopic, conditions: RowConditions, limit: int | None = None
) -> TopicProfile:
    """Describe a topic with at most `limit` of the latest statements that fit the conditions.

    Raises:
        duckdb.Error: a file cannot be read.
    """
    values = {"topics": list_topics_below(tables, topic.topic_id)}
    speakers = tables.fetch(_OF_TOPIC.format(value="speaker", joined="JOIN speakers USING (quote_id)"), values)
    months = tables.fetch(_OF_TOPIC.format(value="published_month", joined=""), values)
    below = tables.fetch(_OF_TOPIC.format(value="topic_1", joined=""), values)
    return TopicProfile(
        topic=topic,
        speakers=_name_entities(tables, [CountedValue(**row) for row in speakers]),
        months=order_months(CountedValue(**row) for row in months),
        below=tuple(CountedValue(**row) for row in below),
        latest=list_statements(tables, conditions, limit=limit),
    )


def _count(tables: PublishedTables, dimension: str, where: Mapping[str, str]) -> list[CountedValue]:
    rows = tables.fetch(write_sql(Selection(), Measure.QUOTES, (dimension,), where))
    return [_read_count(row, dimension) for row in rows]


def _read_count(row: Row, dimension: str) -> CountedValue:
    return CountedValue(row[dimension], row[Measure.QUOTES])


def _name_entities(tables: PublishedTables, counted: Iterable[CountedValue]) -> tuple[CountedValue, ...]:
    """Put names in the place of ids; names that belong to no entity stay."""
    values = list(counted)
    rows = tables.fetch(_NAMES, {"entities": [value.value for value in values]}) if values else []
    names = {row["entity_id"]: row["name"] for row in rows}
    return tuple(
        CountedValue(names[value.value], value.statement_count, value.value) if value.value in names else value
        for value in values
    )


def order_months(counted: Iterable[CountedValue]) -> tuple[CountedValue, ...]:
    """Order what is counted by month, undated last."""
    return tuple(sorted(counted, key=lambda month: (month.value is None, month.value or "")))
