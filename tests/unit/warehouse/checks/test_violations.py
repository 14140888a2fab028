"""Rows by column, and what names a row that is wrong."""

from __future__ import annotations

import pytest

from tests.kit.rows import row
from warehouse.checks.violations import ColumnBatch, Violation
from warehouse.tables import TABLES


def test_rows_become_columns_and_what_a_row_lacks_is_none() -> None:
    lacking = row("quotes", quote_id="a.q0001")
    del lacking["cue_text"]
    batch = ColumnBatch.of(TABLES["quotes"], [lacking, row("quotes", quote_id="a.q0002", cue_text="said")])
    assert batch["quote_id"] == ["a.q0001", "a.q0002"]
    assert batch["cue_text"] == [None, "said"]


def test_a_table_without_rows_still_has_its_columns() -> None:
    batch = ColumnBatch.of(TABLES["topics"], [])
    assert batch.row_count == 0
    assert list(batch.rows("topic_id", "name")) == []


@pytest.mark.parametrize(
    ("table", "values", "expected"),
    [
        pytest.param(
            "quote_speakers",
            {"document_id": "a", "quote_id": "a.q0001", "position": 2},
            Violation("quote_speakers", "a.q0001, 2", "rule", "message", "a"),
            id="parts of the key are joined, the article is named",
        ),
        pytest.param(
            "entity_aliases",
            {"entity_id": "person.x", "alias": "X", "first_seen_document_id": "b"},
            Violation("entity_aliases", "person.x, X", "rule", "message", "b"),
            id="a name belongs to the article that first used it",
        ),
        pytest.param(
            "topics", {"topic_id": "1"}, Violation("topics", "1", "rule", "message"), id="a shared row has no article"
        ),
    ],
)
def test_a_violation_names_row_and_article(table: str, values: dict[str, object], expected: Violation) -> None:
    batch = ColumnBatch.of(TABLES[table], [row(table, **values)])
    assert batch.violation(0, "rule", "message") == expected


def test_rows_are_kept_by_index() -> None:
    batch = ColumnBatch.of(TABLES["topics"], [row("topics", topic_id=str(number)) for number in range(4)])
    assert batch.where(lambda at: at % 2 == 1)["topic_id"] == ["1", "3"]
