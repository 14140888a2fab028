"""What `wireroom export` writes, says and refuses."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli

ROOT = Path(__file__).parents[3]


def test_tables_are_written_and_counted(
    sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out"
    words = ["export", "--to", "csv", "--bom", "--table", "quotes_wide", "--table", "topics", "--out", str(target)]
    assert cli.main([*words, "--data", str(sound_warehouse)]) == 0
    assert f"export: {target} (quotes_wide 6, topics " in capsys.readouterr().out
    assert sorted(path.name for path in target.iterdir()) == ["quotes_wide.csv", "topics.csv"]
    with (target / "quotes_wide.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 6
    assert cli.main([*words, "--data", str(sound_warehouse), "--since", "2017-05"]) == 0  # in the place of the first
    assert "quotes_wide 2" in capsys.readouterr().out


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
@pytest.mark.parametrize("form", ["csv", "jsonl", "xlsx", "sqlite", "duckdb"])
def test_a_disk_that_takes_nothing_more_is_one_line(form: str, sound_warehouse: Path, tmp_path: Path) -> None:
    if form == "xlsx":
        pytest.importorskip("xlsxwriter")
    target = tmp_path / "out"
    words = ["export", "--to", form, "--table", "quotes", "--out", str(target), "--data", str(sound_warehouse)]
    assert cli.main(words) == 0
    before = {path: path.read_bytes() for path in (*target.glob("*"), target) if path.is_file()}
    # as a limit of the system, which holds for what libraries write too
    code = (
        "import resource, signal, sys; from flows.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        f"sys.exit(main({words!r}))"
    )
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2 and ended.stderr.count("\n") == 1, ended.stderr
    assert f"--out {target}" in ended.stderr and "make room" in ended.stderr and "bi/" not in ended.stderr
    assert before == {path: path.read_bytes() for path in (*target.glob("*"), target) if path.is_file()}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_without_rows_is_told(
    sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    words = ["export", "--to", "duckdb", "--table", "quotes", "--until", "1900", "--data", str(sound_warehouse)]
    assert cli.main(words) == 0
    assert "the export is empty" in capsys.readouterr().err and (tmp_path / "wireroom.duckdb").is_file()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--to", "word"], "--to word: there are csv, jsonl, xlsx, sqlite, duckdb"),
        (["--to", "csv", "--table", "quote"], "no table quote: there are"),
        (["--to", "csv", "--out", "{folder}"], "other files in it"),
        (["--to", "csv", "--out", "{folder}/none/out"], "no folder"),
        (["--to", "csv", "--since", "April"], "is no day"),
    ],
)
def test_a_wrong_call_is_one_line(
    words: list[str], message: str, sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.doc").write_text("mine")
    words = [word.format(folder=tmp_path) for word in words]
    assert cli.main(["export", *words, "--data", str(sound_warehouse)]) == 2
    err = capsys.readouterr().err
    assert message in err and err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]
