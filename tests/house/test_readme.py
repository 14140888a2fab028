"""README tells the truth: its tables exist, its lines of Python run, its commands are there."""

import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from flows.cli import app
from warehouse.tables import TABLES
from warehouse.views import DERIVED

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)


@pytest.mark.parametrize("tool", ["pandas", "duckdb", "polars"])
def test_four_lines_load_the_quotes(
    tool: str, sound_warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (block,) = [one for one in BLOCKS if f"import {tool}" in one]
    assert len(block.strip().splitlines()) == 4
    monkeypatch.chdir(sound_warehouse.parent)
    names: dict[str, Any] = {}
    exec(block, names)
    assert len(names["quotes"]) > 0 if "quotes" in names else "speaker_name" in capsys.readouterr().out


def test_two_lines_read_rows_by_name(sound_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (block,) = [block for block in BLOCKS if "import read" in block]
    monkeypatch.chdir(sound_warehouse.parent)
    names: dict[str, Any] = {}
    exec(block, names)
    assert len(names["quotes"]) > 0 and names["quotes"]["published_date"].dt.year.eq(2017).all()


def test_every_table_is_named() -> None:
    assert {name for name in TABLES | DERIVED if f"`{name}`" not in README} == set()


def test_tables_of_the_picture_exist_and_are_joined_by_their_columns() -> None:
    joins = re.findall(r"^  (\w+) [|}{o]+--[|}{o]+ (\w+) : (\w+)$", README, re.MULTILINE)
    declared = TABLES | DERIVED
    columns = {name: {column.name for column in table.columns} for name, table in declared.items()}
    wrong = [join for join in joins if join[2] not in columns[join[1]] and join[2] not in columns[join[0]]]
    assert len(joins) > 15 and not wrong


def test_every_command_is_named_and_no_other() -> None:
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert set(re.findall(r"`wireroom ([a-z]+)", README)) == commands
