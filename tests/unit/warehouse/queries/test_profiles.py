"""A profile says what the tables say, and its numbers add up."""

from pathlib import Path

from tests.kit.report import name_somebody_in_each_quote, report_warehouse
from warehouse.queries.conditions import RowConditions
from warehouse.queries.profiles import CountedValue, describe_speaker, describe_topic, order_months
from warehouse.queries.published_tables import PublishedTables, open_tables
from warehouse.queries.speakers import find_named
from warehouse.queries.topics import find_topics


def most_quoted(tables: PublishedTables) -> str:
    sql = "SELECT speaker FROM speakers JOIN entities ON entity_id = speaker GROUP BY 1 ORDER BY count(*) DESC, 1"
    return str(tables.fetch(sql)[0]["speaker"])


def test_a_speaker_is_counted_by_type_month_and_topic(tables: PublishedTables) -> None:
    (entity,) = find_named(tables, most_quoted(tables))
    profile = describe_speaker(tables, entity, RowConditions(speaker=entity.entity_id), limit=2)
    for counted in (profile.types, profile.months, profile.topics):
        assert sum(value.statement_count for value in counted) == entity.statement_count
    assert profile.latest.total_count == entity.statement_count
    assert len(profile.latest.statements) == 2
    roles = tables.fetch("SELECT role FROM entity_roles WHERE entity_id = $id", {"id": entity.entity_id})
    assert sorted(role.role for role in profile.roles) == sorted(row["role"] for row in roles)


def test_whom_a_speaker_speaks_about_is_named_and_not_oneself(tables: PublishedTables) -> None:
    for row in tables.fetch("SELECT DISTINCT speaker FROM speakers JOIN entities ON entity_id = speaker"):
        (entity,) = find_named(tables, row["speaker"])
        mentioned = describe_speaker(tables, entity, RowConditions(speaker=entity.entity_id), limit=1).mentioned
        names = {value.entity_id: value.value for value in mentioned}
        assert entity.entity_id not in names
        assert all(
            tables.fetch("SELECT name FROM entities WHERE entity_id = $id", {"id": owner}) == [{"name": name}]
            for owner, name in names.items()
        )


def test_who_speaks_about_somebody_is_counted_and_not_themselves(tmp_path: Path) -> None:
    data = report_warehouse(tmp_path / "data", 6)
    name_somebody_in_each_quote(data / "bi")
    with open_tables(data) as tables:
        named = [row["entity_id"] for row in tables.fetch("SELECT DISTINCT entity_id FROM mentioned")]
        assert named
        for owner in named:
            (entity,) = find_named(tables, owner)
            profile = describe_speaker(tables, entity, RowConditions(speaker=owner), limit=1)
            sql = (
                "SELECT count(*) AS said FROM mentioned JOIN speakers USING (quote_id) "
                "WHERE mentioned.entity_id = $id AND speaker <> $id"
            )
            (row,) = tables.fetch(sql, {"id": owner})
            assert sum(value.statement_count for value in profile.named_by) == row["said"] > 0
            assert owner not in {value.entity_id for value in profile.named_by}


def test_a_topic_is_counted_by_speaker_and_month(tables: PublishedTables) -> None:
    (row,) = tables.fetch("SELECT topic_1 AS name FROM statements WHERE topic_1 IS NOT NULL ORDER BY 1 LIMIT 1")
    topic = next(topic for topic in find_topics(tables, row["name"]) if topic.name == row["name"])
    profile = describe_topic(tables, topic, RowConditions(topic=topic.topic_id), limit=1)
    assert sum(value.statement_count for value in profile.months) == topic.statement_count
    assert sum(value.statement_count for value in profile.below) == topic.statement_count
    assert profile.latest.total_count == topic.statement_count
    assert row["name"] in {value.value for value in profile.below}


def test_months_stand_in_order_and_undated_last() -> None:
    months = [CountedValue(None, 3), CountedValue("2017-05", 2), CountedValue("2016-12", 1)]
    assert [month.value for month in order_months(months)] == ["2016-12", "2017-05", None]
