"""What `who`, `search`, `topic` and `list` print, and what they refuse."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows import cli

ROOT = Path(__file__).parents[3]


def ask(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[str, str]:
    assert cli.main([*words, "--data", str(data)]) == 0
    printed = capsys.readouterr()
    return printed.out, printed.err


def ask_json(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    out, _ = ask(data, capsys, *words, "--json")
    return [json.loads(line) for line in out.splitlines()]


def test_who_describes_the_one_who_is_meant(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = ask(sound_warehouse, capsys, "who", "SILVA")
    assert out.startswith("Ana Silva  person  person.ana-silva\n")
    for part in ("by type", "by month", "the latest", "The plan [for the quay] will stand"):
        assert part in out
    (profile,) = ask_json(sound_warehouse, capsys, "who", "silva")
    assert profile["entity"]["statement_count"] == profile["latest"]["total_count"] > 0
    assert sum(count["statement_count"] for count in profile["types"]) == profile["entity"]["statement_count"]


def test_who_lists_all_who_may_be_meant(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = ask(sound_warehouse, capsys, "who", "a")
    assert "person.ana-silva" in out and "person.rui-costa" in out
    assert "say which by its id: `wireroom who " in err
    assert len(ask_json(sound_warehouse, capsys, "who", "a")) == len(out.splitlines()) - 1


def test_search_marks_the_words_and_lists_the_newest_first(
    sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, err = ask(sound_warehouse, capsys, "search", "PLAN", "will stand", "--limit", "1")
    assert "The *plan* [for the quay] *will stand*" in out and "the newest 1 of 2" in err
    rows = ask_json(sound_warehouse, capsys, "search", "plan")
    assert [row["published_date"] for row in rows] == ["2017-04-12", None]
    assert ask_json(sound_warehouse, capsys, "search", "plan", "--speaker", "Ana Silva", "--since", "2017") == rows[:1]
    assert ask_json(sound_warehouse, capsys, "search", "plan", "costa") == rows[1:]  # by the name of who says it


def test_search_finds_words_by_their_beginnings(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = ask_json(sound_warehouse, capsys, "search", "plan")
    assert ask_json(sound_warehouse, capsys, "search", "pla") == whole != []
    assert ask_json(sound_warehouse, capsys, "search", "plan for") == whole  # as in "plan [for"
    for part in ("lan", "ilva"):  # within "plan", and within the name of who says it
        assert ask_json(sound_warehouse, capsys, "search", part) == []


def test_a_csv_has_a_line_of_names_and_a_row_each(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (("search", "plan"), ("who", "silva"), ("list",), ("who", "a")):
        out, _ = ask(sound_warehouse, capsys, *words, "--csv")
        rows = list(csv.DictReader(out.splitlines()))
        assert rows and not [row for row in rows if None in row]


def test_topic_says_who_speaks(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = ask(sound_warehouse, capsys, "topic", "20000639")
    assert out.startswith("politics") and "4 statements, with those on topics below it" in out
    (profile,) = ask_json(sound_warehouse, capsys, "topic", "Politics")
    assert profile["topic"]["topic_id"] == "20000639"


def test_list_has_the_articles(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, _ = ask(sound_warehouse, capsys, "list")
    heads, *lines = out.splitlines()
    assert heads.split() == ["day", "quotes", "publisher", "headline", "id"]
    assert len(lines) == 2 and all("Harbor plan goes to a vote" in line for line in lines)
    (row,) = ask_json(sound_warehouse, capsys, "list", "--limit", "1")
    assert row["document_id"] in lines[0]


def test_search_and_list_find_words_of_headlines(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = ask(sound_warehouse, capsys, "search", "harb", "vote")
    assert out.startswith("\nin headlines\n") and "*Harb*or plan goes to a *vote*" in out
    assert "no statement is like that" in err and "lists more" not in err
    both, _ = ask(sound_warehouse, capsys, "search", "plan")
    assert both.index("The *plan*") < both.index("in headlines") < both.index("Harbor *plan* goes")
    assert ask_json(sound_warehouse, capsys, "search", "harb", "vote") == []  # rows are statements alone
    assert len(ask_json(sound_warehouse, capsys, "list", "harb", "vote")) == 2
    assert ask_json(sound_warehouse, capsys, "list", "arbor") == []


def test_nothing_found_is_said_and_is_no_error(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["search", "xqzzw"], ["list", "--until", "1900"]):
        out, err = ask(sound_warehouse, capsys, *words)
        assert not out and " is like that" in err
    out, _ = ask(sound_warehouse, capsys, "search", "xqzzw", "--csv")
    assert out.startswith("quote_id,") and out.count("\n") == 1


def test_where_nothing_has_all_words_each_is_counted(sound_warehouse: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["plan", "xqzzw"], ["plan xqzzw"]):
        _, err = ask(sound_warehouse, capsys, "search", *words)
        assert err == "no statement is like that; each word alone: plan 2, xqzzw 0\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["who", "Silfa"], "near it: Ana Silva"),
        (["search", "a", "--speaker", "Xqzzw"], "no speaker is called 'Xqzzw'"),
        (["list", "--topic", "politiks"], "near it: politics"),
        (["topic", "Xqzzw"], "no topic is called"),
        (["topic", "Rui Costa"], "`wireroom who 'Rui Costa'` knows it"),
        (["who", "politics"], "`wireroom topic politics` knows it"),
        (["topic", "stand"], "`wireroom search stand` finds it in "),
        (["list", "--since", "April"], "--since: 'April' is no day"),
        (["list", "--csv", "--json"], "not both"),
    ],
)
def test_a_wrong_call_is_one_line(
    words: list[str], message: str, sound_warehouse: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*words, "--data", str(sound_warehouse)]) == 2
    out, err = capsys.readouterr()
    assert message in err and err.count("\n") == 1 and not out


@pytest.mark.parametrize("words", [["who", "a"], ["search", "a"], ["topic", "a"], ["list"], ["export", "--to", "csv"]])
def test_where_nothing_is_published_the_remedy_is_said(
    words: list[str], sound_lake: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*words, "--data", str(sound_lake)]) == 2
    assert "wireroom publish" in capsys.readouterr().err


def test_a_damaged_file_is_one_line(sound_warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bi = sound_warehouse / "bi"
    for table in bi.iterdir():
        if table.is_dir():
            (tmp_path / "bi" / table.name).mkdir(parents=True)
            for file in table.glob("*.parquet"):
                damaged = b"PAR1" if table.name == "quotes_wide" else file.read_bytes()
                (tmp_path / "bi" / table.name / file.name).write_bytes(damaged)
    assert cli.main(["search", "plan", "--data", str(tmp_path)]) == 1
    err = capsys.readouterr().err
    assert "wireroom publish" in err and err.count("\n") == 1


def test_to_a_reader_who_has_seen_enough_nothing_is_said(sound_warehouse: Path) -> None:
    command = [sys.executable, "-m", "flows", "search", "plan", "--json", "--data", str(sound_warehouse)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_asking_imports_nothing_heavy(sound_warehouse: Path) -> None:
    heavy = ("prefect", "spacy", "pandas", "polars", "onnxruntime", "xlsxwriter")
    code = (
        "import sys; from flows.cli import main\n"
        f"for words in (['who', 'silva'], ['search', 'plan'], ['list'], ['topic', 'politics']):\n"
        f"    assert main([*words, '--data', {str(sound_warehouse)!r}]) == 0\n"
        f"print('heavy', [name for name in {heavy} if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "heavy []"
