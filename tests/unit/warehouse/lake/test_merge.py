"""Shared rows: what two articles say of one thing becomes one row, in any order."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tests.kit.rows import row
from warehouse.fields import Column, Table
from warehouse.lake import commit
from warehouse.lake.batch_files import BatchRows, Drop
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.merge import Change, merge_rows, plan_changes, plan_folding
from warehouse.tables import TABLES

SEEN = Table(
    name="seen",
    row_is="a name",
    key=("thing", "alias"),
    shared=True,
    columns=(
        Column("thing", pa.string(), "Which.", "a"),
        Column("alias", pa.string(), "Name.", "b"),
        Column("kind", pa.string(), "Kind.", "full", null_means="Not known."),
        Column("first", pa.date32(), "First.", date(2017, 1, 1), null_means="Not known.", merge="min"),
        Column("last", pa.date32(), "Last.", date(2017, 1, 1), null_means="Not known.", merge="max"),
        Column("run_id", pa.string(), "Run.", "r1"),
    ),
)
EARLY, LATE = date(2017, 1, 1), date(2018, 1, 1)


def seen(thing: str = "a", alias: str = "x", **values: Any) -> dict[str, Any]:
    return {"thing": thing, "alias": alias, "kind": None, "first": EARLY, "last": EARLY, "run_id": "r1"} | values


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [seen(first=LATE, last=LATE, kind="a"), seen(kind="z")],
            seen(last=LATE, kind="z"),
            id="earliest tells the rest",
        ),
        pytest.param([seen(kind="b"), seen(kind="a")], seen(kind="a"), id="of two as early the one that sorts first"),
        pytest.param([seen(kind=None), seen(kind="a")], seen(kind="a"), id="what is known before what is not"),
        pytest.param(
            [seen(first=None, last=None, kind="a"), seen(first=LATE, last=LATE, kind="b")],
            seen(first=LATE, last=LATE, kind="b"),
            id="an article with a date before one without",
        ),
        pytest.param([seen(first=None), seen(first=None)], seen(first=None), id="no date at all"),
        pytest.param(
            [seen(run_id="r1", kind="b"), seen(run_id="r2", kind="a")],
            seen(run_id="r2", kind="a"),
            id="runs never decide",
        ),
    ],
)
def test_rows_of_one_key_become_one(rows: list[dict[str, Any]], expected: dict[str, Any]) -> None:
    assert merge_rows(SEEN, rows) == merge_rows(SEEN, rows[::-1]) == expected


def entity(name: str, day: date) -> dict[str, Any]:
    return row("entities", entity_id=f"person.{name}", first_seen_date=day, last_seen_date=day) | {
        "merged_into_entity_id": None
    }


def put(data: Path, **rows: list[dict[str, Any]]) -> None:
    assert commit.commit_rows(commit.roll_forward(data), BatchKind.APPEND, BatchRows(rows))


def plan(data: Path, **rows: list[dict[str, Any]]) -> dict[str, Change]:
    return plan_changes(commit.roll_forward(data), TABLES, rows)


def plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in each.items() if name != "segment"} for each in rows]


def test_a_new_key_is_added_and_one_that_says_no_more_is_no_change(data: Path) -> None:
    put(data, entities=[entity("ana", LATE)])
    assert plan(data, entities=[entity("bo", EARLY), entity("ana", LATE)]) == {
        "entities": Change([entity("bo", EARLY)])
    }
    assert plan(data, entities=[entity("ana", LATE)]) == {}


def test_in_a_small_table_a_row_that_changes_is_written_anew_at_once(data: Path) -> None:
    put(data, entities=[entity("ana", LATE), entity("bo", LATE)])
    change = plan(data, entities=[entity("ana", EARLY)])["entities"]
    assert plain(change.rows) == [entity("ana", EARLY) | {"last_seen_date": LATE}]
    assert (change.drop, change.folds) == (Drop("entity_id", frozenset({"person.ana"})), True)


def test_in_a_large_table_it_gets_a_later_version_until_there_are_many(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(data, entities=[entity("ana", LATE), entity("bo", LATE)])
    with monkeypatch.context() as patch:
        patch.setattr("warehouse.lake.merge._ROWS_A_LATER_VERSION", 0)
        change = plan(data, entities=[entity("ana", EARLY), entity("cy", LATE)])["entities"]
    assert change == Change([entity("cy", LATE)], [entity("ana", EARLY)])
    assert commit.commit_rows(
        commit.roll_forward(data),
        BatchKind.APPEND,
        BatchRows({"entities": change.rows}, later={"entities": change.later}),
    )
    folded = plan_folding(commit.roll_forward(data), TABLES["entities"])
    assert plain(folded.rows) == [entity("ana", EARLY) | {"last_seen_date": LATE}] and folded.folds


def test_a_row_that_says_nothing_new_gets_no_later_version(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or names that come again and again would have whole tables written anew."""
    monkeypatch.setattr("warehouse.lake.merge._ROWS_A_LATER_VERSION", 0)
    put(data, entities=[entity("ana", EARLY), entity("ana", LATE)])
    assert plan(data, entities=[entity("ana", EARLY), entity("ana", LATE)]) == {}
    assert plan(data, entities=[entity("ana", LATE), entity("bo", LATE)])["entities"] == Change([entity("bo", LATE)])


def test_a_table_without_merge_keeps_the_row_that_came_first(data: Path) -> None:
    first = row("rejects", message="first")
    put(data, rejects=[first])
    assert plan(data, rejects=[row("rejects", message="second")]) == {}
