"""The file opens by the search path, from the folder, and attached; it moves with the warehouse, and is of 1.0."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from warehouse.kit import write_kit
from warehouse.kit.duckdb_file import FILE_NAME, describe_loading
from warehouse.kit.source import KitSource
from warehouse.queries.selection import quote_text

COUNT = "SELECT count(*) FROM {}star.fact_statements"


@pytest.fixture(scope="module")
def moved(invented_warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse that was moved after its kit was written."""
    folder = tmp_path_factory.mktemp("moved")
    data = shutil.copytree(invented_warehouse, folder / "it's here", symlinks=True)
    write_kit(data, data / "kit", ["duckdb"])
    return data.rename(folder / 'it\'s "there"')


def test_the_search_path_leads_to_the_files(moved: Path) -> None:
    with duckdb.connect(str(moved / "kit" / FILE_NAME), read_only=True) as connection:
        with pytest.raises(duckdb.IOException):
            connection.execute(COUNT.format("")).fetchall()
        connection.execute(f"SET file_search_path = {quote_text(str(moved))}")
        assert connection.execute(COUNT.format("")).fetchall() > [(50,)]


def test_the_folder_of_the_warehouse_leads_to_the_files(kit_warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kit_warehouse)
    with duckdb.connect(f"kit/{FILE_NAME}", read_only=True) as connection:
        assert connection.execute(COUNT.format("")).fetchall() > [(50,)]


SPECIAL = {'it\'s "here"', "$HOME"}


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("name", ['it\'s "here"', "a, b", "plain", "$HOME"])
def test_the_line_that_opens_it_is_one_of_a_shell(name: str, kit_source: KitSource, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / "duckdb").write_text('#!/bin/sh\nfor word; do printf "%s\\n" "$word"; done', encoding="utf-8")
    (tmp_path / "duckdb").chmod(0o755)
    line = describe_loading(tmp_path / name / FILE_NAME, replace(kit_source, data=tmp_path / name))
    shell = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    words = subprocess.run(line, shell=True, env=shell, capture_output=True, text=True, check=True).stdout.splitlines()
    assert words[-1] == str(tmp_path / name / FILE_NAME) and ("'\"'\"'" in line) == (name in SPECIAL)
    assert words[:-1] in ([], ["-cmd", f"SET file_search_path = {quote_text(str(tmp_path / name))}"])


def test_it_can_be_attached_to_another(moved: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"SET file_search_path = {quote_text(str(moved))}")
        connection.execute(f"ATTACH {quote_text(str(moved / 'kit' / FILE_NAME))} AS w (READ_ONLY)")
        counts = [connection.execute(COUNT.format("w.")).fetchall()]
        counts.append(connection.execute("SELECT count(*) FROM w.main.statements").fetchall())
        assert counts[0] == counts[1] > [(50,)]


def test_it_is_written_in_the_format_of_duckdb_1_0(moved: Path) -> None:
    with duckdb.connect(str(moved / "kit" / FILE_NAME), read_only=True) as connection:
        ((tags,),) = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert "v1.0.0" in str(tags)
