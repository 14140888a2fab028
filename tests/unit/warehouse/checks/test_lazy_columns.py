"""Columns become the plain values that Arrow gives, each when it is asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest

from warehouse.checks.lazy_columns import LazyColumns, list_values


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2, 3], pa.int32()),
        ([1, None], pa.int64()),
        ([0.5, float("inf")], pa.float64()),
        ([True, None, False], pa.bool_()),
        ([date(2017, 4, 12)] * 3 + [None, date(1999, 1, 1)], pa.date32()),
        ([datetime(2017, 4, 12, 8, 0, 0, 7), None], pa.timestamp("us")),
        (["a"] * 70 + ["b", None, ""], pa.string()),
        ([str(number) for number in range(100)] + [None], pa.string()),
        ([None, None], pa.string()),
        ([], pa.string()),
        ([], pa.date32()),
    ],
)
def test_values_are_those_that_arrow_gives(values: list[Any], kind: pa.DataType) -> None:
    whole = pa.chunked_array([values], kind)
    assert list_values(whole) == values
    parts = pa.chunked_array([values[:1], values[1:]], kind)
    assert list_values(parts) == values
    assert list_values(whole.slice(1)) == values[1:]
    assert list(map(type, list_values(whole))) == list(map(type, whole.to_pylist()))


def test_a_column_is_made_once_and_only_when_asked_for() -> None:
    columns = LazyColumns(pa.table({"name": ["a", "b"], "count": [1, 2]}))
    assert "count" in columns and "other" not in columns
    assert list(columns) == ["name", "count"] and len(columns) == 2
    assert columns["name"] is columns["name"]
    assert dict(columns) == {"name": ["a", "b"], "count": [1, 2]}
    with pytest.raises(KeyError):
        columns["other"]
