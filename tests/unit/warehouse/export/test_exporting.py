"""An export has what is published, in every format, and is told while it is written."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from warehouse.bi import reader
from warehouse.export.exporting import ExportFormat, export_tables
from warehouse.export.star import STAR
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import open_tables
from warehouse.queries.rows import UnfitCondition


@pytest.mark.parametrize("form", list(ExportFormat))
def test_the_star_is_exported_whole(invented_warehouse: Path, tmp_path: Path, form: ExportFormat) -> None:
    if form == ExportFormat.XLSX:
        pytest.importorskip("xlsxwriter")
    target = tmp_path / f"out.{form}"
    told: list[tuple[str, int, int]] = []
    with open_tables(invented_warehouse) as tables:
        outcome = export_tables(tables, target, form, (), RowConditions(), lambda *step: told.append(step))
    assert outcome.row_counts == {name: reader.count(invented_warehouse, name) for name in STAR}
    assert [path.name for path in tmp_path.iterdir()] == [target.name]
    last = {name: (written, total) for name, written, total in told}
    assert last == {name: (count, count) for name, count in outcome.row_counts.items()}


def test_references_hold(sound_warehouse: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.sqlite"
    names = (*STAR, "sentences", "sections", "runs", "quotes_wide")
    with open_tables(sound_warehouse) as tables:
        export_tables(tables, target, ExportFormat.SQLITE, names, RowConditions(), lambda *_: None)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert len(connection.execute("PRAGMA foreign_key_list(quotes)").fetchall()) > 4


def test_nothing_is_written_of_an_export_that_fails(invented_warehouse: Path, tmp_path: Path) -> None:
    with open_tables(invented_warehouse) as tables, pytest.raises(UnfitCondition):
        conditions = RowConditions(publisher="Harbour Gazette", since=date(2017, 1, 1))
        names = ("quotes", "topic_month")
        export_tables(tables, tmp_path / "out", ExportFormat.CSV, names, conditions, lambda *_: None)
    assert list(tmp_path.iterdir()) == []
