"""Rows are written so that programs and people can read them."""

import csv
import io
import json
from datetime import date

import pytest
from rich.console import Console

from flows.cli.rows_output import OutputForm, choose_form, print_table, write_rows
from flows.errors import WrongCall

ROW = {"name": "=A1 \x1b[2J", "count": -3, "day": date(2017, 4, 12), "sure": True, "none": None, "words": ["-a"]}


def test_a_row_of_csv_has_no_formula_and_no_control(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows([ROW], list(ROW), OutputForm.CSV)
    heads, cells = csv.reader(capsys.readouterr().out.splitlines())
    assert heads == list(ROW)
    assert cells == ["'=A1 \u241b[2J", "-3", "2017-04-12", "true", "", '["-a"]']


def test_a_row_of_json_is_a_line_of_ascii(capsys: pytest.CaptureFixture[str]) -> None:
    write_rows([ROW, ROW], list(ROW), OutputForm.JSON)
    first, second = capsys.readouterr().out.splitlines()
    assert first == second and first.isascii() and "\x1b" not in first
    assert json.loads(first) == ROW | {"day": "2017-04-12"}


def test_one_form_at_a_time() -> None:
    assert choose_form(False, False) == OutputForm.TEXT
    with pytest.raises(WrongCall, match="not both"):
        choose_form(True, True)


@pytest.mark.parametrize("is_terminal", [True, False])
def test_a_row_is_a_line_and_numbers_stand_right(is_terminal: bool) -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=is_terminal, color_system=None)
    rows = [("1,204", "a headline that is longer than its column " * 2, "9f2c41d07be35a68"), ("7", "short", "9f2c")]
    print_table(console, ("quotes", "headline", "id"), rows)
    _, first, second = out.getvalue().splitlines()
    assert first.startswith(" 1,204  a headline") and second.startswith("     7  short")
    assert ("\u2026" in first) == is_terminal


@pytest.mark.parametrize("width", [30, 70, 200])
@pytest.mark.parametrize("is_terminal", [True, False])
def test_an_id_is_never_broken(width: int, is_terminal: bool) -> None:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=is_terminal, color_system=None)
    headline = "a headline \x1b[2J that is much longer than what a column has room for beside an id"
    print_table(console, ("headline", "id"), [(headline, "9f2c41d07be35a68"), ("short [b]", "person.ana-silva")])
    drawn = out.getvalue()
    assert "9f2c41d07be35a68" in drawn and "person.ana-silva" in drawn and "[b]" in drawn and "\x1b[2J" not in drawn
