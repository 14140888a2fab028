"""Shared rows: what two articles say of one thing becomes one row, in any order."""

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from warehouse.fields import Column, Table
from warehouse.lake.batch_files import Drop
from warehouse.lake.merge import Change, merge_into_stored, merge_rows

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
KEPT = Table(name="kept", row_is="a thing", key=("thing",), shared=True, columns=SEEN.columns[:3])
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


def test_new_keys_are_appended_beside_others_of_the_same_thing() -> None:
    assert merge_into_stored(SEEN, [seen()], [seen(alias="y"), seen()]) == Change([seen(alias="y")])


def test_what_is_known_is_no_change_even_from_another_run() -> None:
    assert merge_into_stored(SEEN, [seen()], [seen(run_id="r2")]) == Change([])


def test_a_changed_row_is_written_with_all_rows_of_its_thing_in_place_of_them() -> None:
    stored = [seen(), seen(alias="y"), seen("b")]
    change = merge_into_stored(SEEN, stored, [seen(last=LATE), seen("b"), seen("c")])
    assert change == Change([seen(last=LATE), seen(alias="y"), seen("c")], Drop("thing", frozenset("ac")))


def test_a_table_without_merge_keeps_the_row_that_came_first() -> None:
    stored, later = {"thing": "a", "alias": "z", "kind": None}, {"thing": "a", "alias": "a", "kind": None}
    assert merge_into_stored(KEPT, [stored], [later]) == Change([])
    assert merge_into_stored(KEPT, [], [stored, later]) == Change([stored])
