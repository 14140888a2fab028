"""A workbook has text as text, days as days, and says what it could not hold."""

import sys
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.kit.exports import HARMFUL, table_rows
from warehouse.export import excel_file
from warehouse.export.excel_file import MAX_CELL_UNITS, NoExcelWriter, cut_text, write_xlsx
from warehouse.tables import TABLES

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_sheet(file: Path, number: int) -> list[list[tuple[str | None, str]]]:
    """Give kind and content of the cells of a sheet, counted from 1; a formula would have a kind of its own."""
    with zipfile.ZipFile(file) as packed:
        root = ElementTree.fromstring(packed.read(f"xl/worksheets/sheet{number}.xml"))
    assert not list(root.iter(f"{_SPACE}f"))
    return [
        [(cell.get("t"), "".join(cell.itertext())) for cell in line.iter(f"{_SPACE}c")]
        for line in root.iter(f"{_SPACE}row")
    ]


def test_text_is_text_and_a_day_is_a_day(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    file = tmp_path / "out.xlsx"
    entity = {"name": HARMFUL, "wikidata_id": None, "first_seen_date": date(2017, 4, 12)}
    assert write_xlsx(file, [table_rows("entities", entity, {"first_seen_date": date(1815, 6, 18)})]) == []
    heads, first, second = read_sheet(file, 3)
    names = [name for _, name in heads]
    assert names[0] == "entity_id"
    kind, name = first[names.index("name")]
    assert kind == "inlineStr" and name.startswith("=1+1") and "<script>" in name and "\x1b" not in name
    assert (None, "42837") in first  # the day as Excel counts it
    assert ("inlineStr", "1815-06-18") in second
    about = read_sheet(file, 1)
    assert about[1][:2] == [("inlineStr", "entities"), (None, "2")]
    assert ("inlineStr", "Its Wikidata item.") in [cell for line in read_sheet(file, 2) for cell in line]


def test_what_is_too_long_is_cut_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr(excel_file, "MAX_ROWS", 3)
    file = tmp_path / "out.xlsx"
    notes = write_xlsx(file, [table_rows("entities", {"name": "a" * 40_000}, {}, {})])
    assert notes == [
        "entities: the first 2 of 3 rows, as a sheet has room for no more",
        "entities: 1 texts cut, as a cell has room for 32,767 characters",
    ]
    assert len(read_sheet(file, 3)) == 3
    assert "the first 2 of 3 rows" in read_sheet(file, 1)[1][-1][1]


def test_a_sheet_can_be_sorted_and_filtered_and_shows_whole_names_of_columns(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    file = tmp_path / "out.xlsx"
    write_xlsx(file, [table_rows("entities", {}, {})])
    with zipfile.ZipFile(file) as packed:
        root = ElementTree.fromstring(packed.read("xl/worksheets/sheet3.xml"))
    columns = TABLES["entities"].columns
    (buttons,) = root.iter(f"{_SPACE}autoFilter")
    assert buttons.get("ref") == f"A1:{chr(ord('A') + len(columns) - 1)}3"
    widths = [float(one.get("width", 0)) for one in root.iter(f"{_SPACE}col") for _ in range(_count_columns(one))]
    assert all(width > len(column.name) for width, column in zip(widths, columns, strict=True))


def _count_columns(one: ElementTree.Element) -> int:
    return int(one.get("max", 0)) - int(one.get("min", 0)) + 1


def test_a_text_is_cut_where_excel_counts() -> None:
    assert cut_text("a" * MAX_CELL_UNITS) == "a" * MAX_CELL_UNITS
    ships = "\U0001f6a2" * 20_000  # two units each
    cut = cut_text(ships)
    assert len(cut.encode("utf-16-le")) // 2 <= MAX_CELL_UNITS
    assert cut.endswith(" [cut: 20,000 characters]") and cut.startswith("\U0001f6a2")


def test_without_the_library_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(NoExcelWriter, match="wireroom\\[xlsx\\]"):
        write_xlsx(tmp_path / "out.xlsx", [])
