"""Groups are those that pyarrow's `group_by` makes, nulls and empty tables among them."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.grouping import group_rows

texts = st.none() | st.sampled_from(["a", "b", "c"])
rows_made = st.lists(st.tuples(texts, texts, st.none() | st.integers(-(2**53), 2**53)), max_size=30)
SCHEMA = pa.schema([("one", pa.string()), ("two", pa.string()), ("number", pa.int64())])


def make_table(made: list[tuple[str | None, str | None, int | None]]) -> pa.Table:
    return pa.Table.from_pylist([dict(zip(SCHEMA.names, row, strict=True)) for row in made], schema=SCHEMA)


@given(rows_made)
def test_sums_and_counts_are_those_of_pyarrow(made: list[tuple[str | None, str | None, int | None]]) -> None:
    rows = make_table(made)
    groups = group_rows(rows, ["one", "two"])
    found = groups.take_firsts(rows.select(["one", "two"]))
    counts = [groups.sum(rows["number"]), groups.count(rows["number"]), groups.count_distinct(rows["number"])]
    for name, values in zip(("sum", "count", "distinct"), counts, strict=True):
        found = found.append_column(name, values)
    wanted = rows.group_by(["one", "two"], use_threads=False).aggregate([
        ("number", "sum"),
        ("number", "count"),
        ("number", "count_distinct"),
    ])
    assert sorted(map(str, (tuple(row.values()) for row in found.to_pylist()))) == sorted(
        str((one, two, total or 0, count, distinct))
        for one, two, total, count, distinct in (tuple(row.values()) for row in wanted.to_pylist())
    )


def test_the_first_row_of_each_group_is_taken() -> None:
    rows = make_table([("b", None, 1), ("a", "x", 2), ("b", None, 3), ("a", None, 4)])
    assert sorted(group_rows(rows, ["one", "two"]).take_firsts(rows)["number"].to_pylist()) == [1, 2, 4]


@pytest.mark.parametrize("columns", [5, 30])
def test_many_columns_stay_within_64_bits(columns: int) -> None:
    names = [f"column{number}" for number in range(columns)]
    rows = pa.table({name: [f"{row}" for row in range(100)] for name in names})
    assert len(group_rows(rows, names).firsts) == 100
