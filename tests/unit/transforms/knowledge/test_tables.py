"""Reading of data files."""

from pathlib import Path

import pytest

from transforms.knowledge import tables


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = tmp_path / "table.tsv"
    monkeypatch.setattr(tables, "data_file", lambda name: tmp_path / name)
    return path


def test_comments_and_blank_lines_are_no_rows(table: Path) -> None:
    table.write_text("# a comment\nana\tf\n\nrui\tm\n", encoding="utf-8")
    assert tables.read_rows("table") == [["ana", "f"], ["rui", "m"]]


def test_cells_that_are_left_out_are_empty(table: Path) -> None:
    table.write_text("ana\t f \n", encoding="utf-8")
    assert tables.read_padded_rows("table") == [["ana", "f", "", "", "", "", "", ""]]


def test_a_first_row_names_the_columns(table: Path) -> None:
    table.write_text("name\tgender\nana\tf\n", encoding="utf-8")
    assert tables.read_records("table") == [{"name": "ana", "gender": "f"}]


def test_a_row_of_another_width_is_refused(table: Path) -> None:
    table.write_text("name\tgender\nana\n", encoding="utf-8")
    with pytest.raises(ValueError):
        tables.read_records("table")


@pytest.mark.parametrize(("cell", "values"), [("a;b", ["a", "b"]), ("a;;b;", ["a", "b"]), ("", [])])
def test_values_of_a_cell(cell: str, values: list[str]) -> None:
    assert tables.split_cell(cell) == values


def test_data_files_are_found_by_their_path() -> None:
    assert tables.data_file("models/encoder/VERSION").is_file()
