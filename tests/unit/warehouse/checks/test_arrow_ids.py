"""What is said of whole columns of ids and days is never said where a row is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from warehouse.checks import arrow_ids

DAY, OTHER_DAY = date(2017, 4, 12), date(2017, 5, 1)


def rows(**columns: list[Any]) -> pa.Table:
    return pa.table(columns)


@pytest.mark.parametrize(
    ("ids", "owners", "expected"),
    [
        (["aa.s1", "bb.s1"], ["aa", "bb"], True),
        (["aa.s1", None], ["aa", "bb"], True),
        (["aa.s1", "aa.s2"], ["aa", "bb"], False),
        (["a.s1", "bb.s1"], ["a", "bb"], False),  # right, and no proof: the lengths differ
    ],
)
def test_ids_begin_with_that_of_their_article(ids: list[Any], owners: list[str], expected: bool) -> None:
    assert arrow_ids.begin_with(rows(id=ids, owner=owners), "id", "owner") is expected


@pytest.mark.parametrize(
    ("row_id", "position", "expected"),
    [("a.s0012", 12, True), ("a.q0001.p2", 2, True), ("a.s0012", 13, False), ("a.s", 0, False), ("a.s1 ", 1, False)],
)
def test_ids_end_with_the_position(row_id: str, position: int, expected: bool) -> None:
    assert arrow_ids.end_with(rows(id=[row_id], position=[position]), "id", "position") is expected


def test_values_are_among_others_or_null() -> None:
    known = rows(key=["a", "b"])
    assert arrow_ids.are_among(rows(id=["a", None, "b"]), "id", known, "key")
    assert not arrow_ids.are_among(rows(id=["a", "c"]), "id", known, "key")


@pytest.mark.parametrize(
    ("owner", "day", "expected"),
    [("a", DAY, True), ("b", None, True), ("a", None, False), ("b", DAY, False), ("c", DAY, False)],
)
def test_rows_are_as_their_article(owner: str, day: date | None, expected: bool) -> None:
    articles = rows(document_id=["a", "b"], day=[DAY, None])
    one = pa.table({"document_id": [owner], "day": pa.array([day], pa.date32())})
    assert arrow_ids.are_of_articles(one, articles, ["day"]) is expected


@pytest.mark.parametrize(
    ("days", "months", "expected"),
    [
        ([DAY, None, DAY], ["2017-04", None, "2017-04"], True),
        ([DAY, OTHER_DAY], ["2017-04", "2017-04"], False),
        ([DAY, None], ["2017-04", "2017-04"], False),
        ([DAY, DAY], ["2017-04", None], False),
    ],
)
def test_months_are_those_of_their_days(days: list[Any], months: list[Any], expected: bool) -> None:
    table = pa.table({"day": pa.array(days, pa.date32()), "month": pa.array(months, pa.string())})
    assert arrow_ids.are_months_of(table, "day", "month") is expected


def test_columns_are_null_together() -> None:
    assert arrow_ids.are_null_together(rows(a=["x", None], b=[1, None]), "a", "b")
    assert not arrow_ids.are_null_together(rows(a=["x", None], b=[1, 2]), "a", "b")


def test_nothing_is_sure_of_rows_that_are_not_arrow() -> None:
    assert not arrow_ids.begin_with(None, "id", "owner")
    assert not arrow_ids.end_with(None, "id", "position")
    assert not arrow_ids.are_among(None, "id", None, "key")
    assert not arrow_ids.are_of_articles(None, None, ["day"])
    assert not arrow_ids.are_months_of(None, "day", "month")
    assert not arrow_ids.are_null_together(None, "a", "b")
