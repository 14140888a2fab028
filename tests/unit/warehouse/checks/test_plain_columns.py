"""Arrow rows are found wrong where plain rows are: what is said of whole columns never hides a wrong value."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.kit.warehouse import sound_rows
from transforms.document import Rows
from warehouse.checks import find_column_violations
from warehouse.checks.plain_columns import is_as_declared
from warehouse.checks.violations import ColumnBatch
from warehouse.fields import Column
from warehouse.tables import TABLES


def two_articles() -> Rows:
    first, second = sound_rows(3), sound_rows(4)
    return {name: [*first[name], *second.get(name, [])] for name in first if TABLES[name].in_batches}


SOUND = {name: rows for name, rows in two_articles().items() if rows and not TABLES[name].shared}
OTHERS: dict[pa.DataType, list[Any]] = {
    pa.string(): ["", "x", "9f2c41d07be35a68.s0001", "person.a\u00a0b", "direct", "Grüße\n", None],
    pa.int32(): [-1, 0, 7, 2**31 - 1, None],
    pa.int64(): [-1, 0, 7, None],
    pa.float64(): [-0.5, 0.5, 1.5, float("nan"), float("inf"), None],
    pa.bool_(): [True, False, None],
    pa.date32(): [date(2017, 4, 12), date(1999, 1, 1), None],
    pa.timestamp("us"): [datetime(2017, 4, 12, 8), None],
}


@st.composite
def falsified(draw: st.DrawFn) -> Rows:
    """Sound rows with up to three other values: foreign ones, nulls, or those of another row of the table."""
    rows = {name: [row.copy() for row in some] for name, some in SOUND.items()}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(rows)))
        column = draw(st.sampled_from(TABLES[name].columns))
        values = [*OTHERS[column.type], *(row[column.name] for row in rows[name])]
        draw(st.sampled_from(rows[name]))[column.name] = draw(st.sampled_from(values))
    return rows


def as_arrow(name: str, rows: list[Any]) -> pa.Table:
    schema = pa.schema([pa.field(column.name, column.type) for column in TABLES[name].columns])
    return pa.Table.from_pylist(rows, schema=schema)


@given(falsified())
@settings(max_examples=100, deadline=None)
def test_arrow_rows_have_the_violations_of_plain_rows(rows: Rows) -> None:
    plain = {name: ColumnBatch.of(TABLES[name], some) for name, some in rows.items()}
    arrow = {name: ColumnBatch.of_arrow(TABLES[name], as_arrow(name, some)) for name, some in rows.items()}
    assert list(map(repr, find_column_violations(arrow))) == list(map(repr, find_column_violations(plain)))


def test_sound_rows_are_all_as_declared() -> None:
    tables = {name: as_arrow(name, rows) for name, rows in SOUND.items()}
    columns = [(column, rows[column.name]) for name, rows in tables.items() for column in TABLES[name].columns]
    doubted = [column for column, values in columns if not is_as_declared(column, values)]
    assert all(r"\S" in str(column.form) for column in doubted)  # Python alone knows all blanks


TEXT = Column("text", pa.string(), "Text.", "x", null_means="None.", form=r"[a-z]+\.x", one_of=())
SHARE = Column("share", pa.float64(), "Share.", 0.5, unit="0 to 1")
KIND = Column("kind", pa.string(), "Kind.", "a", one_of=("a", "b"))
COUNT = Column("count", pa.int32(), "Count.", 1)
BLANK = Column("blank", pa.string(), "Without a blank.", "a", form=r"\S+")


@pytest.mark.parametrize(
    ("column", "values", "expected"),
    [
        (TEXT, ["ab.x", None], True),
        (TEXT, ["ab.x\n"], False),
        (TEXT, ["ab.x", "ab-x"], False),
        (TEXT, [""], False),
        (TEXT, [None, None], True),
        (TEXT, [], True),
        (SHARE, [0.0, 1.0], True),
        (SHARE, [1.01], False),
        (SHARE, [-0.01], False),
        (SHARE, [float("nan")], False),
        (SHARE, [None], False),
        (KIND, ["a", "b"], True),
        (KIND, ["a", "c"], False),
        (COUNT, [0, 5], True),
        (COUNT, [-1], False),
        (BLANK, ["a"], False),  # no proof: what a blank is, Arrow and Python say otherwise
    ],
)
def test_a_column_is_as_declared_or_has_to_be_looked_at(column: Column, values: list[Any], expected: bool) -> None:
    assert is_as_declared(column, pa.chunked_array([values], column.type)) is expected
