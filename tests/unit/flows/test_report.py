"""What `wireroom report` writes, says and refuses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows import cli
from warehouse.watching.publication_lag import count_batches_behind


def test_the_file_lies_in_the_data_folder_and_the_command_says_so(
    sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["report", "--data", str(sound_warehouse)]) == 0
    target = sound_warehouse / "report.html"
    assert str(target) in capsys.readouterr().out
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_options_choose_articles(sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = ["report", "--data", str(sound_warehouse), "--out", str(tmp_path / "r.html")]
    found = {}
    for options in ("", "--speaker=ana.silva", "--speaker=rui costa", "--since=2017-04-01", "--publisher=Nobody"):
        assert cli.main([*out, *([options] if options else [])]) == 0
        printed = capsys.readouterr()
        found[options] = int(printed.out.partition("(")[2].partition(" ")[0])
        assert ("the report is empty" in printed.err) == (found[options] == 0)
    assert list(found.values()) == [2, 0, 1, 1, 0]


def test_part_of_a_name_and_a_month_are_enough(
    sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["report", "--data", str(sound_warehouse), "--out", str(tmp_path / "r.html")]
    for options in (["--speaker", "COSTA"], ["--since", "2017-04", "--until", "2017"]):
        assert cli.main([*out, *options]) == 0
        assert "(1 article" in capsys.readouterr().out
    assert cli.main([*out, "--speaker", "Silfa"]) == 0
    assert "no speaker is called 'Silfa': near it: Ana Silva" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--since", "April"], "--since: 'April' is no day"),
        (["--since", "2018", "--until", "2017-04"], "swap them"),
        (["--speaker", "a"], "have 'a' in their names; give one of them whole: "),
        (["--out", "nowhere/report.html"], "no folder"),
        (["--out", "."], ". is a folder: name a file with --out"),
    ],
)
def test_a_wrong_call_is_refused(
    options: list[str], message: str, sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["report", "--data", str(sound_warehouse), *options]) == 2
    assert message in capsys.readouterr().err


def test_nothing_published_is_a_wrong_call(sound_lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["report", "--data", str(sound_lake)]) == 2
    assert "wireroom publish" in capsys.readouterr().err


def test_what_is_stored_and_not_shown_is_told(
    sound_warehouse: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert count_batches_behind(sound_warehouse) == 0
    assert cli.main(["report", "--data", str(sound_warehouse)]) == 0
    assert "stored" not in capsys.readouterr().err
    monkeypatch.setattr("warehouse.watching.publication_lag.count_batches_behind", lambda data: 3)
    assert cli.main(["report", "--data", str(sound_warehouse)]) == 0
    assert f"publish --data {sound_warehouse}" in capsys.readouterr().err


def test_a_lake_alone_and_a_copied_bi_are_not_behind(sound_warehouse: Path, sound_lake: Path, tmp_path: Path) -> None:
    assert count_batches_behind(sound_lake) == 0
    shutil.copytree((sound_warehouse / "bi").resolve(), tmp_path / "bi")
    assert count_batches_behind(tmp_path) == 0
