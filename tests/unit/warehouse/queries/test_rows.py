"""Rows are those that fit all conditions, whatever table is asked."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.kit.report import PUBLISHER
from warehouse.bi import reader
from warehouse.bi.names import list_tables
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.rows import UnfitCondition, select_rows


def ids(tables: PublishedTables, table: str, column: str, **conditions: Any) -> set[str]:
    rows = select_rows(tables, table, RowConditions(**conditions), [column]).fetchall()
    return {value for (value,) in rows}


@pytest.mark.parametrize("table", sorted(list_tables()))
def test_without_a_condition_there_are_all_rows(tables: PublishedTables, invented_warehouse: Path, table: str) -> None:
    rows = select_rows(tables, table, RowConditions()).to_arrow_table()
    assert rows.num_rows == reader.count(invented_warehouse, table)
    assert rows.schema.names == reader.read(invented_warehouse, table).schema.names


def test_rows_stand_by_day(tables: PublishedTables) -> None:
    days = select_rows(tables, "quotes", RowConditions(), ["published_date"]).to_arrow_table()
    dated = [day for day in days["published_date"].to_pylist() if day is not None]
    assert dated == sorted(dated) and len(set(dated)) > 1


def test_a_speaker_is_asked_for_in_every_way(tables: PublishedTables) -> None:
    speaker = tables.fetch("SELECT entity_id FROM quote_speakers WHERE entity_id IS NOT NULL")[0]["entity_id"]
    said = {
        row["quote_id"]
        for row in tables.fetch(
            "SELECT quote_id FROM quotes WHERE speaker_entity_id = $id "
            "UNION SELECT quote_id FROM quote_speakers WHERE entity_id = $id",
            {"id": speaker},
        )
    }
    assert said
    for table in ("quotes", "quotes_wide", "quote_spans"):
        assert ids(tables, table, "quote_id", speaker=speaker) == said
    assert ids(tables, "documents", "document_id", speaker=speaker) == {quote[:16] for quote in said}
    assert ids(tables, "speaker_month", "speaker_entity_id", speaker=speaker) == {speaker}
    assert ids(tables, "entity_mentions", "entity_id", speaker=speaker) == {speaker}


def test_a_topic_has_those_below_it(tables: PublishedTables) -> None:
    sql = (
        "SELECT t.topic_id, t.parent_topic_id FROM topics AS t JOIN topic_assignments AS a "
        "ON a.topic_id = t.topic_id WHERE parent_topic_id IS NOT NULL AND unit_type = 'quote'"
    )
    topic, parent = tables.fetch(sql)[0].values()
    own, of_parent = (ids(tables, "quotes", "quote_id", topic=name) for name in (topic, parent))
    assert own and own <= of_parent
    assert topic in ids(tables, "topic_month", "topic_id", topic=parent)


def test_conditions_are_all_met(tables: PublishedTables) -> None:
    conditions: dict[str, Any] = {
        "publisher": PUBLISHER.swapcase(),
        "since": date(2019, 1, 1),
        "until": date(2024, 6, 30),
    }
    found = select_rows(tables, "documents", RowConditions(**conditions)).to_arrow_table().to_pylist()
    every = select_rows(tables, "documents", RowConditions()).to_arrow_table().to_pylist()
    assert (
        found
        == [
            row
            for row in every
            if row["publisher"] == PUBLISHER
            and row["published_date"]
            and "2019" <= str(row["published_date"]) < "2024-07"
        ]
        != []
    )
    documents = {row["document_id"] for row in found}
    assert ids(tables, "sentences", "document_id", **conditions) == documents
    assert ids(tables, "quotes", "document_id", document=min(documents)) == {min(documents)}


@pytest.mark.parametrize(
    ("table", "columns", "conditions", "said"),
    [
        ("no_table", None, {}, "no table no_table: there are calendar"),
        ("quotes", ["quote_id", "colour"], {}, "no column colour: it has document_id"),
        ("runs", None, {"speaker": "x"}, "cannot be asked for speaker"),
        ("topics", None, {"since": date(2017, 1, 1)}, "cannot be asked for since"),
    ],
)
def test_what_cannot_be_asked_is_said(
    tables: PublishedTables, table: str, columns: list[str] | None, conditions: dict[str, Any], said: str
) -> None:
    with pytest.raises(UnfitCondition, match=said):
        select_rows(tables, table, RowConditions(**conditions), columns)
