"""docs/bi.md tells the truth: its lines of Python run beside a warehouse with its kit, and it names what there is."""

import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.house.measures import ROOT
from warehouse.kit import PARTS, write_kit
from warehouse.kit.star import RELATIONSHIPS, STAR
from warehouse.kit.star_table import TableKind

PAGE = (ROOT / "docs" / "bi.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(sound_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse `data` and its kit; a part of its path looks like a partition of Hive."""
    folder = tmp_path_factory.mktemp("recipes") / "speaker_name=x"
    data = shutil.copytree(sound_warehouse, folder / "data", symlinks=True)
    write_kit(data, data / "kit", ["duckdb", "star"])
    return folder


@pytest.mark.parametrize("block", BLOCKS, ids=[f"recipe-{number}" for number in range(1, len(BLOCKS) + 1)])
def test_a_recipe_gives_rows(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    names: dict[str, Any] = {}
    exec(block, names)
    assert len(names["rows"]) > 0
    if "speaker_name" in getattr(names["rows"], "columns", ()):
        assert "Ana Silva" in _list_speakers(names["rows"])


def test_readmes_lines_for_duckdb_are_not_fooled_by_the_path(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```python\n(import duckdb\n.*?)```", readme, re.DOTALL)
    exec(block, {})
    assert "Ana Silva" in capsys.readouterr().out


def _list_speakers(rows: Any) -> list[str]:
    if isinstance(rows, duckdb.DuckDBPyRelation):
        return [name for (name,) in rows.select("speaker_name").fetchall()]
    return list(rows["speaker_name"])


def test_parts_and_tables_are_named() -> None:
    assert {name for name in (*PARTS, *STAR) if f"`{name}`" not in PAGE and f" {name} " not in PAGE} == set()


def test_the_picture_is_that_of_the_star() -> None:
    drawn = set(re.findall(r"^  (\w+) [}|o]+--[|o]+ (\w+) : (\w+)$", PAGE, re.MULTILINE))
    marts = {name for name, table in STAR.items() if table.kind == TableKind.MART}
    assert drawn == {(one.table, one.to_table, one.column) for one in RELATIONSHIPS if one.table not in marts}
