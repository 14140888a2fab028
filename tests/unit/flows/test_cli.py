"""Words of the command line and their exit codes; nothing here starts a run."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from flows import cli

ROOT = Path(__file__).parents[3]
COMMANDS = (
    "ingest",
    "parse",
    "formats",
    "sources",
    "remove",
    "check",
    "tidy",
    "publish",
    "who",
    "search",
    "topic",
    "list",
    "export",
    "show",
    "bench",
    "tables",
    "serve",
    "settings",
)


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_help_lists_every_command() -> None:
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    assert all(f" {name} " in shown for name in COMMANDS)


def test_help_has_a_line_for_each_command_on_a_narrow_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = CliRunner().invoke(cli.app, ["--help"]).output
    _, *groups = shown.split("\n\u256d")[1:]  # the first frame has the options
    lines = [line for group in groups for line in group.split("\n") if line.startswith("\u2502")]
    assert len(groups) == 6 and len(lines) > len(COMMANDS)
    assert [line for line in lines if line[2] == " "] == []


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow) if name == "bench" else name for name in COMMANDS]
)
def test_every_command_says_what_it_does(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    output = CliRunner().invoke(cli.app, [name, "--help"]).output
    assert "<bool>" not in output
    assert len(output + capfd.readouterr().out) > 200  # `bench` is a program of its own


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["ingest"], "name files, folders", id="nothing to ingest"),
        pytest.param(["ingest", "missing.txt"], "missing.txt: no such file", id="missing path"),
        pytest.param(["ingest", "https://"], "no complete URL", id="an address without a host"),
        pytest.param(["ingest", "--sources", "a.txt"], "a.txt cannot be read", id="no sources"),
        pytest.param(["sources"], "no store in", id="no sources to list"),
        pytest.param(["ingest", "a.txt", "--data", "a.txt"], "is a file", id="data folder is a file"),
        pytest.param(["ingest", "a.txt", "--data", "a.txt/below"], "cannot be written", id="data folder below a file"),
        pytest.param(["ingest", "a.txt", "--batch-size", "0"], "batch_size (from --batch-size)", id="no batch"),
        pytest.param(["ingest", "a.txt", "--batch-size", "x"], "--batch-size", id="no number"),
        pytest.param(["serve", "a.txt"], "--cron", id="no schedule"),
        pytest.param(["serve", "--cron", "* * * * *"], "--sources", id="nothing to serve"),
        pytest.param(["serve", "a.txt", "--cron", "bad"], "five fields are needed", id="no cron expression"),
        pytest.param(["serve", "-", "--cron", "* * * * *"], "not on a schedule", id="standard input again and again"),
        pytest.param(
            ["serve", "a.txt", "--cron", "* * * * *", "--timezone", "Lisbon"], "Europe/Lisbon", id="no time zone"
        ),
        pytest.param(["frobnicate"], "frobnicate", id="no such command"),
        pytest.param(["check"], "no store in", id="nothing to check"),
        pytest.param(["tidy"], "no store in", id="nothing to tidy"),
        pytest.param(["show", "a.txt"], "no store in", id="nothing to show"),
        pytest.param(["show", "a.txt", "--quote", "3"], "ingest PATH --data", id="nothing to explain, and the remedy"),
        pytest.param(["publish"], "no store in", id="nothing to publish"),
        pytest.param(["who", "Silva"], "ingest PATH --data", id="nobody to ask for"),
        pytest.param(["search"], "WORDS", id="nothing to search"),
        pytest.param(["search", '"'], "WORDS", id="no letter to search"),
        pytest.param(["who"], "`wireroom who --help`", id="the help of the command that is called wrongly"),
        pytest.param(["list", "--limit", "0"], "--limit", id="nothing to list"),
        pytest.param(["export"], "--to", id="no format to export to"),
        pytest.param(["tables", "quotez"], "no table quotez: there are ", id="no such table"),
    ],
)
def test_a_wrong_call_is_one_line_and_exit_2(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.txt").write_text("words", encoding="utf-8")
    assert cli.main(arguments) == 2
    out, error = capsys.readouterr()
    assert words in error and error.count("\n") == 1 and not out
    assert not Path("data").exists()


@pytest.mark.parametrize("arguments", [[], ["entities"]], ids=str)
def test_a_call_without_a_command_shows_what_there_is_and_no_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    out, error = capsys.readouterr()
    assert "Usage: wireroom" in out + error and "wireroom: " not in error


def test_a_table_is_told_of_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tables", "quotes_wide", "calendar"]) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith(" ")]
    assert [head.partition(":")[0] for head in heads] == ["quotes_wide", "calendar"]


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from warehouse import store
    from warehouse.lake import delta

    Path("a.txt").write_text("words", encoding="utf-8")
    store.create(tmp_path / "data")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    monkeypatch.setattr(delta, "SCHEMA_VERSION", 0)
    for arguments in (["ingest", "a.txt"], ["check"], ["publish"]):
        assert cli.main(arguments) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        pytest.param(KeyboardInterrupt(), 130, id="Ctrl-C"),
        pytest.param(OSError(28, "No space left on device"), 1, id="disk full"),
        pytest.param(ConnectionError("the server is gone"), 1, id="no server"),
    ],
)
def test_what_goes_wrong_on_the_way_is_one_line(
    raised: BaseException, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise raised

    monkeypatch.setattr("flows.cli.ingest.run_flow", fail)
    Path("a.txt").write_text("words", encoding="utf-8")
    assert cli.main(["ingest", "a.txt"]) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_a_busy_store_is_exit_1(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from warehouse import store

    def busy(*_: Any) -> None:
        raise store.StoreBusy("other writers were always faster")

    monkeypatch.setattr("flows.cli.ingest.run_flow", busy)
    Path("a.txt").write_text("words", encoding="utf-8")
    assert cli.main(["ingest", "a.txt"]) == 1
    assert "always faster" in capsys.readouterr().err


def test_settings_say_where_they_come_from(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WIREROOM_MAX_CHARS", "5000")
    monkeypatch.setenv("WIREROOM_MAXCHARS", "5000")
    assert cli.main(["settings", "--batch-size", "3"]) == 0
    out, error = capsys.readouterr()
    assert "WIREROOM_MAX_CHARS" in out and "--batch-size" in out and "WIREROOM_MAXCHARS" in error


HEAVY = ("prefect", "spacy", "onnxruntime", "numpy", "pandas", "pyarrow", "deltalake")


def test_help_settings_and_version_import_nothing_heavy() -> None:
    code = (
        "import sys; from flows.cli import main\n"
        "for word in ('--help', 'settings', '--version'):\n"
        "    assert main([word]) == 0\n"
        f"    print('heavy', word, [name for name in {HEAVY} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    heavy = [line for line in shown.splitlines() if line.startswith("heavy ")]
    assert heavy == ["heavy --help []", "heavy settings []", "heavy --version []"]


def test_version_names_program_rules_store_and_models(capsys: pytest.CaptureFixture[str]) -> None:
    from transforms.document import Profile
    from transforms.versions import RULE_VERSION, model_version
    from warehouse.lake.schema_version import SCHEMA_VERSION

    assert cli.main(["--version"]) == 0
    program, rules, schema, models = capsys.readouterr().out.splitlines()
    assert program == f"wireroom {metadata.version('wireroom')}"
    assert (rules, schema) == (f"rules {RULE_VERSION}", f"store {SCHEMA_VERSION}")
    assert models == f"models {model_version(Profile.ACCURATE)}" and "encoder" in models


def test_a_command_whose_output_is_closed_does_its_work(sound_warehouse: Path) -> None:
    code = f"{sys.executable} -m flows list --data {sound_warehouse} >&- 2>&-"
    assert subprocess.run(code, shell=True, cwd=ROOT).returncode == 0
