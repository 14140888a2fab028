"""The SQL that is written for a measure; that it counts what the report counts: report/test_dimension_values.py."""

from pathlib import Path

import pytest

from warehouse.queries.measures import Measure, write_condition, write_sql
from warehouse.queries.published_tables import open_tables
from warehouse.queries.selection import Selection


def test_a_value_cannot_break_out_of_the_sql() -> None:
    assert write_condition("publisher", "O'Neill' OR 1=1 --") == "publisher = 'O''Neill'' OR 1=1 --'"


@pytest.mark.parametrize(
    ("measure", "by", "relations"),
    [
        (Measure.QUOTES, ("type",), {"articles", "statements"}),
        (Measure.SPEAKERS, ("month",), {"articles", "statements", "speakers"}),
        (Measure.QUOTES, ("person",), {"articles", "statements", "speakers", "people"}),
        (Measure.QUOTES, ("branch",), {"articles", "statements", "branches"}),
        (Measure.QUOTES, ("about",), {"articles", "statements", "mentioned"}),
    ],
)
def test_a_query_has_the_relations_that_it_needs(measure: Measure, by: tuple[str, ...], relations: set[str]) -> None:
    sql = write_sql(Selection(), measure, by)
    known = ("articles", "statements", "speakers", "people", "bodies", "mentioned", "branches", "company")
    assert {name for name in known if f"{name} AS (" in sql} == relations


def test_the_marts_count_what_is_counted_here(invented_warehouse: Path) -> None:
    counted = """
        SELECT published_month, speaker, count(*) AS quotes, count(DISTINCT document_id) AS articles
        FROM speakers JOIN statements USING (quote_id) GROUP BY ALL ORDER BY ALL
    """
    mart = """
        SELECT published_month, coalesce(speaker_entity_id, speaker_name) AS speaker,
            sum(quote_count)::BIGINT AS quotes, sum(document_count)::BIGINT AS articles
        FROM speaker_month WHERE speaker IS NOT NULL AND quote_count > 0 GROUP BY ALL ORDER BY ALL
    """
    topics = """
        SELECT statements.published_month, topic_id, count(*) AS quotes
        FROM topic_assignments JOIN statements ON unit_id = quote_id GROUP BY ALL ORDER BY ALL
    """
    topic_mart = """
        SELECT published_month, topic_id, quote_count FROM topic_month WHERE quote_count > 0 ORDER BY ALL
    """
    with open_tables(invented_warehouse) as tables:
        assert tables.fetch(mart) == tables.fetch(counted) != []
        assert tables.ask(topic_mart).fetchall() == tables.ask(topics).fetchall() != []
