"""What `wireroom kit` writes, says and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import cli
from warehouse import places
from warehouse.kit import tableau


def test_the_kit_lies_in_the_data_folder_and_the_command_says_how_to_load_it(
    sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tableau, "can_write_tableau", lambda: False)
    assert cli.main(["kit", "--data", str(sound_warehouse), "--out", str(tmp_path / "kit")]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.partition(":")[0] for line in lines]
    assert names == ["duckdb", "star", "dbt", "frictionless", "superset", "power-bi", "tableau"]
    assert lines[-1] == "tableau: left out: pip install tableauhyperapi"
    assert {path.name for path in (tmp_path / "kit").iterdir()} == {
        *("warehouse.duckdb", "star", "dbt", "datapackage.json", "superset", "power_bi")
    }


def test_parts_can_be_chosen(sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "kit"
    options = ["--out", str(out), "--only", "frictionless", "--only", "star"]
    assert cli.main(["kit", "--data", str(sound_warehouse), *options]) == 0
    assert {path.name for path in out.iterdir()} == {"star", "datapackage.json"}
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_wrong_call_is_refused(
    sound_warehouse: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tableau, "can_write_tableau", lambda: False)
    assert cli.main(["kit", "--data", str(sound_warehouse), "--only", "excel"]) == 2
    assert "--only excel: there are duckdb" in capsys.readouterr().err
    assert cli.main(["kit", "--data", str(sound_warehouse), "--only", "tableau"]) == 2
    assert "pip install" in capsys.readouterr().err


def test_a_file_where_the_kit_should_be_is_refused(
    sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "kit").touch()
    assert cli.main(["kit", "--data", str(sound_warehouse), "--out", str(tmp_path / "kit")]) == 2
    assert "is a file: name a folder with --out" in capsys.readouterr().err


def test_nothing_published_is_a_wrong_call(sound_lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kit", "--data", str(sound_lake)]) == 2
    assert "wireroom publish" in capsys.readouterr().err


def test_an_object_store_is_refused(
    sound_warehouse: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "is_on_disk", lambda _place: False)
    assert cli.main(["kit", "--data", str(sound_warehouse)]) == 2
    assert "object store" in capsys.readouterr().err
