"""`wireroom replay`: what is wrong is said in one line, and a difference is drawn for people."""

import io
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from flows import cli
from flows.cli.replay import describe_replay, draw_difference

OUTCOME: dict[str, Any] = {
    "run_id": "r1",
    "status": "succeeded",
    "is_dry_run": False,
    "seconds": 1.234,
    "rule_version": "8",
    "replayed": 1200,
    "up_to_date": 0,
    "not_kept": 0,
    "refused": [],
}
EXAMPLE: dict[str, Any] = {
    "kind": "speaker changed",
    "table": "quotes",
    "document_id": "9f2c41d07be35a68",
    "key": "quote 4-20",
    "text": "The plan [bold]\x1b[31m will stand" + " for ever" * 20,
    "columns": {"speaker_name": [None, "Ana Silva"]},
}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--since", "soon"], "--since 'soon' is no day", id="no day"),
        pytest.param(["--since", "2017-05-02", "--until", "2017-05-01"], "no day lies between", id="wrong order"),
        pytest.param(["--document", "0000000000000000"], "no stored article has that id", id="unknown id"),
        pytest.param(["--profile", "slow"], "setting profile", id="unknown profile"),
        pytest.param(["--show", "-1"], "--show", id="fewer than no examples"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    sound_lake: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["replay", *arguments, "--data", str(sound_lake)]) == 2
    told = capsys.readouterr()
    assert words in told.err and len(told.err.splitlines()) == 1 and told.out == ""


def test_without_a_store_there_is_nothing_to_replay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["replay", "--data", str(tmp_path / "none")]) == 2
    assert "no store in" in capsys.readouterr().err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        pytest.param({}, ["replay r1 succeeded in 1.2 s: 1,200 articles by rules 8, stored"], id="stored"),
        pytest.param(
            {"is_dry_run": True},
            ["replay r1 succeeded in 1.2 s: 1,200 articles by rules 8, nothing stored"],
            id="dry run",
        ),
        pytest.param(
            {"up_to_date": 3}, ["passed over: 3 have the rows of these rules and models"], id="some up to date"
        ),
        pytest.param({"not_kept": 2}, ["left as they are: 2 were stored before"], id="some of an older store"),
        pytest.param(
            {"refused": [{"source_uri": "file:///a.txt", "message": "ValueError: no"}]},
            ["left as it is, as today's rules fail: file:///a.txt: ValueError: no"],
            id="rules that fail",
        ),
    ],
)
def test_what_was_read_is_told(values: dict[str, Any], lines: list[str]) -> None:
    told = list(describe_replay(OUTCOME | values))
    assert all(any(line.startswith(start) for line in told) for start in lines)
    assert len(told) == (1 if set(values) <= {"is_dry_run"} else 2)


def draw(difference: dict[str, Any]) -> str:
    stream = io.StringIO()
    draw_difference(difference, Console(file=stream, highlight=False, markup=False, width=100))
    return stream.getvalue()


def test_a_difference_is_a_table_and_examples() -> None:
    counts = {"quotes": {"changed": 1234, "speaker changed": 12}}
    drawn = draw({"documents": 3, "counts": counts, "columns": {}, "examples": [EXAMPLE]})
    assert "in 3 articles" in drawn and "1,234" in drawn and "speaker changed" in drawn
    assert "quotes speaker changed, 9f2c41d07be35a68 quote 4-20: The plan [bold]\u241b[31m will stand" in drawn
    assert "    speaker_name: null -> Ana Silva" in drawn
    assert "\x1b" not in drawn and "…" in drawn


def test_no_difference_is_said_in_two_words() -> None:
    assert draw({"documents": 0, "counts": {}, "columns": {}, "examples": []}) == "no difference\n"
