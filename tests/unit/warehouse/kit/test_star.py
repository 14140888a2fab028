"""The star is one that BI tools accept: unique keys, no nulls and orphans, one way from any table to another."""

from collections import Counter

import pytest

from warehouse.kit.source import KitSource
from warehouse.kit.star import MEASURES, RELATIONSHIPS, STAR, Relationship
from warehouse.kit.star_table import TableKind


def _count(source: KitSource, sql: str) -> int:
    ((count,),) = source.connection.execute(sql).fetchall()
    return int(count)


@pytest.mark.parametrize("joined", RELATIONSHIPS, ids=lambda joined: f"{joined.table}.{joined.column}")
def test_every_key_is_found_once(joined: Relationship, kit_source: KitSource) -> None:
    one, many = f"star.{joined.to_table}", f"star.{joined.table}"
    rows = _count(kit_source, f"SELECT count(*) FROM {one}")
    assert rows == _count(kit_source, f"SELECT count(DISTINCT {joined.to_column}) FROM {one}") > 0
    assert _count(kit_source, f"SELECT count(*) FROM {many}") > 0
    nulls = _count(kit_source, f"SELECT count(*) FROM {many} WHERE {joined.column} IS NULL")
    assert (nulls > 0) == joined.may_be_null
    known = f"SELECT {joined.to_column} FROM {one}"
    assert _count(kit_source, f"SELECT count(*) FROM {many} WHERE {joined.column} NOT IN ({known})") == 0


@pytest.mark.parametrize("name", STAR)
def test_a_key_is_unique_and_columns_are_null_where_declared(name: str, kit_source: KitSource) -> None:
    table = STAR[name].declared
    key = ", ".join(table.key)
    repeated = f"SELECT count(*) FROM (SELECT {key} FROM star.{name} GROUP BY ALL HAVING count(*) > 1)"
    assert _count(kit_source, repeated) == 0
    for column in table.columns:
        if column.null_means is None:
            assert _count(kit_source, f"SELECT count(*) FROM star.{name} WHERE {column.name} IS NULL") == 0, column.name


def test_days_alone_may_be_null_in_what_leads_to_another_table() -> None:
    assert {joined.to_table for joined in RELATIONSHIPS if joined.may_be_null} == {"calendar"}
    assert {joined.to_column for joined in RELATIONSHIPS if joined.to_table == "calendar"} == {"calendar_date"}


def _count_ways(start: str) -> Counter[str]:
    """Count the ways on which a choice in one table comes to others: from one to many, at the bridge back too."""
    ways: Counter[str] = Counter()
    open_ways = [(start,)]
    while open_ways:
        way = open_ways.pop()
        ways[way[-1]] += 1
        onward = [joined.table for joined in RELATIONSHIPS if joined.to_table == way[-1]]
        onward += [joined.to_table for joined in RELATIONSHIPS if joined.is_both_ways and joined.table == way[-1]]
        open_ways += [(*way, name) for name in onward if name not in way]
    return ways


@pytest.mark.parametrize("name", STAR)
def test_there_is_one_way_from_a_table_to_another(name: str) -> None:
    assert set(_count_ways(name).values()) == {1}


def test_statements_are_chosen_by_every_dimension() -> None:
    dimensions = [name for name, table in STAR.items() if table.kind == TableKind.DIMENSION]
    assert len(dimensions) == 5
    assert all(_count_ways(name)["fact_statements"] == 1 for name in dimensions)


def test_two_tables_are_joined_once() -> None:
    assert set(Counter((joined.table, joined.to_table) for joined in RELATIONSHIPS).values()) == {1}


def test_measures_count_what_the_report_counts(kit_source: KitSource) -> None:
    counted = {
        m.name: kit_source.connection.execute(f"SELECT {m.sql} FROM star.{m.table}").fetchall() for m in MEASURES
    }
    assert counted["statements"] == kit_source.connection.execute("SELECT count(*) FROM main.statements").fetchall()
    named = "SELECT count(DISTINCT speaker) FROM main.speakers"
    assert counted["speakers"] == kit_source.connection.execute(named).fetchall()
    assert counted["articles"][0][0] <= _count(kit_source, "SELECT count(*) FROM star.dim_document")
