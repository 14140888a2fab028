"""What is said of two readings of a table: nothing where they are equal, in whatever order; else what differs."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from benchmarks.docs import reader_values
from benchmarks.docs.reader_values import (
    compare_columns,
    has_library,
    list_extracted,
    list_published,
    main,
    write_values,
)
from warehouse.tables import TABLES

KEY = ("quote_id", "position")
ROWS = pa.table({
    "quote_id": ["q2", "q1", "q1"],
    "position": pa.array([1, 2, 1], pa.int32()),
    "share": [0.1, None, 2.0],
    "day": [date(2017, 4, 12), None, date(1969, 12, 31)],
    "at": pa.array([datetime(2026, 11, 24, 10, 15, 0, 1), None, datetime(2026, 11, 24)], pa.timestamp("us")),
    "is_said": [True, False, None],
})
LATER = pa.array([datetime(2026, 11, 24, 11, 15), None, datetime(2026, 11, 24)], pa.timestamp("us"))


def compare(found: pa.Table) -> list[str]:
    return [*compare_columns("quotes", KEY, write_values(ROWS), write_values(found))]


def test_rows_may_come_in_any_order() -> None:
    assert compare(ROWS) == compare(ROWS.sort_by("share")) == compare(ROWS.take([2, 0, 1])) == []


def test_a_value_that_differs_is_said_with_both() -> None:
    at = ROWS.schema.get_field_index("at")
    (said,) = compare(ROWS.set_column(at, "at", LATER).take([1, 2, 0]))
    assert said.startswith("quotes.at: 1 values differ")
    assert "2026-11-24T11:15:00" in said and "2026-11-24T10:15:00.000001" in said


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("share", [0.1, float("nan"), 2.0]),
        ("share", pa.array(["0.1", None, "2.0"])),
        ("is_said", [1, 0, None]),
        ("position", pa.array([1.0, 2.0, 1.0])),
        ("day", pa.array([datetime(2017, 4, 12), None, datetime(1969, 12, 31)], pa.timestamp("us"))),
    ],
)
def test_neither_null_nor_type_is_taken_for_another(column: str, values: object) -> None:
    place = ROWS.schema.get_field_index(column)
    assert compare(ROWS.set_column(place, column, pa.array(values)))


def test_rows_and_columns_that_lack_are_said() -> None:
    assert compare(ROWS.slice(1)) == ["quotes: 2 rows in place of 3"]
    assert compare(ROWS.drop_columns("at"))[0].startswith("quotes: columns quote_id, position, share, day, is_said")


def test_all_published_tables_are_compared(sound_warehouse: Path) -> None:
    listed = list_published(sound_warehouse)
    assert listed.keys() >= TABLES.keys()
    quotes = listed["quotes"]
    assert quotes.rows.num_rows and all(Path(file).parent == Path(quotes.source.folder) for file in quotes.source.files)
    assert not list_extracted(sound_warehouse), "no kit was written"


def test_a_reader_that_is_not_installed_is_said(
    sound_warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reader_values, "_LIBRARIES", {"spark": "no_such_library", "hyper": "no_such_library"})
    assert main(["--data", str(sound_warehouse)]) == 0
    printed = capsys.readouterr().out
    assert "spark: not installed: pip install" in printed and "hyper: not installed: pip install" in printed
    assert has_library(sys.executable, "json")


def test_the_exit_code_says_that_a_value_differs(
    sound_warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def compare_reader(name: str, _: str, tables: object) -> reader_values.Comparison:
        return reader_values.Comparison(name, 1, 6, 18, ("quotes.at: 1 values differ",) if name == "spark" else ())

    monkeypatch.setattr(reader_values, "has_library", lambda *_: True)
    monkeypatch.setattr(reader_values, "compare_reader", compare_reader)
    assert main(["--data", str(sound_warehouse)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "spark: 18 values in 6 columns of 1 tables: 1 difference",
        "  quotes.at: 1 values differ",
        "hyper: 18 values in 6 columns of 1 tables: all equal",
    ]
