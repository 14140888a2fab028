"""The marts of the star: small tables for dashboards, counted over statements, each speaker of one once.

A quote with two speakers counts for both, so rows of different speakers do not add up to the number of statements. The
published marts of the same names (warehouse/views) have keys that lead to no dimension.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from warehouse.fields import Column, Table
from warehouse.kit.star_table import STAR_SCHEMA, StarTable, TableKind
from warehouse.kit.star_tables import PUBLISHER_KEY, SPEAKER_KEY, TOPIC_KEY
from warehouse.tables import TABLES

UNDATED = "undated"
_MONTH = (
    Column("published_month", pa.string(), f"Month of publication, or `{UNDATED}`.", "2017-04"),
    Column(
        *("month_start", pa.date32(), "Its first day.", date(2017, 4, 1)),
        null_means="The articles have no date.",
        refers_to="calendar",
    ),
)
_MONTH_SQL = (
    f"coalesce(strftime(f.published_date, '%Y-%m'), '{UNDATED}') AS published_month, "
    "CAST(date_trunc('month', f.published_date) AS DATE) AS month_start"
)
_COUNTS = (
    Column("statement_count", pa.int64(), "Statements.", 17),
    Column("document_count", pa.int64(), "Articles with one of them.", 3),
    Column("direct_count", pa.int64(), "Those of type direct.", 9),
    Column("mixed_count", pa.int64(), "Those of type mixed.", 4),
    Column("indirect_count", pa.int64(), "Those of type indirect.", 4),
    Column("word_count", pa.int64(), "Their words.", 412, unit="words"),
)
_COUNTS_SQL = (
    "count(*) AS statement_count, count(DISTINCT f.document_id) AS document_count, "
    + ", ".join(
        f"count(*) FILTER (f.quote_type = '{quote_type}') AS {quote_type}_count"
        for quote_type in ("direct", "mixed", "indirect")
    )
    + ", CAST(coalesce(sum(f.word_count), 0) AS BIGINT) AS word_count"
)
_FACT = f"FROM {STAR_SCHEMA}.fact_statements AS f"
_SPEAKERS = f"JOIN {STAR_SCHEMA}.statement_speakers AS s ON s.quote_id = f.quote_id"
_MENTIONED = "JOIN main.mentioned AS m ON m.quote_id = f.quote_id"


def _declare_entity(prefix: str) -> tuple[Column, ...]:
    entities = TABLES["entities"]
    names = (("entity_id", "entity_id"), ("entity_type", "entity_type"), ("name", "entity_name"))
    return tuple(_rename(entities.column(name), prefix + shown) for name, shown in names)


def _rename(column: Column, name: str) -> Column:
    return Column(name, column.type, column.meaning, column.example, one_of=column.one_of, form=column.form)


def _declare(name: str, row_is: str, key: tuple[str, ...], columns: tuple[Column, ...], sql: str) -> StarTable:
    return StarTable(TableKind.MART, Table(name, row_is, key, (*columns, *_COUNTS)), sql)


def _name_entity(alias: str, prefix: str = "") -> str:
    return (
        f"{alias}.entity_id AS {prefix}entity_id, {alias}.entity_type AS {prefix}entity_type, "
        f"{alias}.name AS {prefix}entity_name"
    )


MARTS = (
    _declare(
        *("speaker_month", "a speaker in a month", ("published_month", "speaker_key"), (*_MONTH, SPEAKER_KEY)),
        f"SELECT {_MONTH_SQL}, s.speaker_key, {_COUNTS_SQL}\n{_FACT} {_SPEAKERS}\nGROUP BY ALL",
    ),
    _declare(
        *("topic_month", "a topic in a month", ("published_month", "topic_id"), (*_MONTH, TOPIC_KEY)),
        f"SELECT {_MONTH_SQL}, f.topic_id, {_COUNTS_SQL}\n{_FACT}\nGROUP BY ALL",
    ),
    _declare(
        *("speaker_topic_month", "what a speaker speaks of in a month"),
        ("published_month", "speaker_key", "topic_id"),
        (*_MONTH, SPEAKER_KEY, TOPIC_KEY),
        f"SELECT {_MONTH_SQL}, s.speaker_key, f.topic_id, {_COUNTS_SQL}\n{_FACT} {_SPEAKERS}\nGROUP BY ALL",
    ),
    _declare(
        *("entity_month", "an entity that statements of a month name", ("published_month", "entity_id")),
        (*_MONTH, *_declare_entity("")),
        f"SELECT {_MONTH_SQL}, {_name_entity('e')}, {_COUNTS_SQL}\n{_FACT} {_MENTIONED}\n"
        "JOIN main.entities AS e ON e.entity_id = m.entity_id\nGROUP BY ALL",
    ),
    _declare(
        *("entity_pairs", "two entities that statements name together, each pair once"),
        ("entity_id", "other_entity_id"),
        (*_declare_entity(""), *_declare_entity("other_")),
        f"SELECT {_name_entity('e')}, {_name_entity('o', 'other_')}, {_COUNTS_SQL}\n{_FACT} {_MENTIONED}\n"
        "JOIN main.mentioned AS n ON n.quote_id = m.quote_id AND n.entity_id > m.entity_id\n"
        "JOIN main.entities AS e ON e.entity_id = m.entity_id JOIN main.entities AS o ON o.entity_id = n.entity_id\n"
        "GROUP BY ALL",
    ),
    _declare(
        *("publisher_speaker", "a speaker in the articles of a publisher", ("publisher_key", "speaker_key")),
        (PUBLISHER_KEY, SPEAKER_KEY),
        f"SELECT f.publisher_key, s.speaker_key, {_COUNTS_SQL}\n{_FACT} {_SPEAKERS}\nGROUP BY ALL",
    ),
)
