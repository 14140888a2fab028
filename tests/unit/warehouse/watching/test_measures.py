"""What runs counted is kept once for each run, and given as series."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.kit.rows import row
from transforms.document import Row
from warehouse import store
from warehouse.lake.errors import NoStore
from warehouse.tables import TABLES
from warehouse.watching import measures
from warehouse.watching.measures import Point, cut_series, read_series, record_measures

NOW = datetime(2026, 11, 24, 10)


def of_run(number: int, *, days_ago: float = 0, counted: int = 1) -> Row:
    at = NOW - timedelta(days=days_ago)
    return row("run_measures", run_id=f"r{number}", started_at=at, source="port", measure="undated") | {
        "measured_count": counted,
        "base_count": 10,
    }


def test_series_have_the_oldest_run_first_and_end_after_two_months(data: Path) -> None:
    for number, days in enumerate((3, 90, 1)):
        record_measures(data, [of_run(number, days_ago=days, counted=number)])
    record_measures(data, [])
    found = read_series(data, NOW)
    assert found == {("port", "undated"): [Point(NOW - timedelta(3), 0, 10), Point(NOW - timedelta(1), 2, 10)]}
    assert cut_series(found, NOW - timedelta(2)) == {("port", "undated"): [Point(NOW - timedelta(3), 0, 10)]}
    assert cut_series(found, NOW - timedelta(30)) == {}


def test_rows_are_taken_where_an_older_program_had_other_comments(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = TABLES["run_measures"]
    columns = tuple(replace(column, meaning=f"Today: {column.meaning}") for column in table.columns)
    monkeypatch.setitem(TABLES, "run_measures", replace(table, columns=columns))
    record_measures(data, [of_run(1)])
    record_measures(data, [of_run(2)])
    assert len(read_series(data, NOW)["port", "undated"]) == 2


def test_of_very_many_runs_the_oldest_are_left_out(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "RUNS_REMEMBERED", 2)
    record_measures(data, [of_run(number, days_ago=number, counted=number) for number in range(4)])
    assert [point.counted for point in read_series(data, NOW)["port", "undated"]] == [1, 0]


def test_without_a_store_it_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        read_series(tmp_path / "none", NOW)


def test_a_store_without_the_table_has_no_series_and_gets_it(data: Path) -> None:
    shutil.rmtree(data / "lake" / "run_measures")
    assert read_series(data, NOW) == {}
    store.create(data)
    record_measures(data, [of_run(1)])
    assert read_series(data, NOW)
