"""The benchmark's table and its command, with made-up figures; PolNeAR need not be there."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.quality import board, corpus, peers, quotes

# In the form of the set, with a scorer that gives figures and nothing else: ours, not PolNeAR's.
TEXT = "“The bridge will open in May,” Ana Silva said.\n"
SCORER = """
import json

class BadCall(Exception):
    pass

def load_names(file):
    return {}

def load(path, gold):
    return [json.loads(line) for line in open(path, encoding="utf-8")], {}

def score(articles, names, counts):
    return {"dm_match_f1": 0.5, "predicted": sum(len(one["attributions"]) for one in articles)}

def show(figures):
    print(f"predicted {figures['predicted']}")
"""


@pytest.fixture
def bench(tmp_path: Path) -> Path:
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    with gzip.open(tmp_path / "dev.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"doc_id": "one.b", "text": TEXT, "attributions": []}) + "\n")
    return tmp_path


def figure(key: str) -> peers.Figure:
    return next(one for one in peers.FIGURES if one.key == key)


def test_every_figure_has_a_value_for_each_peer() -> None:
    assert all(len(one.peers) == len(peers.PEERS) == len(peers.NAMES) for one in peers.FIGURES)
    assert len({one.key for one in peers.FIGURES}) == len(peers.FIGURES)


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        pytest.param("dm_match_f1", 95.0, "reaches beyond", id="beyond"),
        pytest.param("dm_match_f1", 94.96, "reaches beyond", id="as it is shown"),
        pytest.param("dm_match_f1", 91.0, "reaches must", id="must"),
        pytest.param("dm_match_f1", 88.5, "2.5 below must", id="short"),
        pytest.param("cue_span_f1", 60.0, "1.5 above the best system", id="no aim, ahead"),
        pytest.param("cue_span_f1", 58.0, "0.5 below the best system", id="no aim, behind"),
        pytest.param("pace", 0.43, "0.07 below must", id="pace"),
        pytest.param("pace", None, "not measured", id="not measured"),
    ],
)
def test_where_a_figure_stands(key: str, value: float | None, told: str) -> None:
    assert board.standing_on_board(figure(key), value) == told


def test_people_are_no_system() -> None:
    assert figure("dm_end_to_end_f1").best_system == 74.9


def test_columns_stand_below_each_other() -> None:
    lines = board.draw_board({"dm_match_f1": 93.2})
    assert len(lines) == len(peers.FIGURES) + 1
    ends = {line.index(word) + len(word) for line, word in zip(lines[:3], ("wireroom", "–", "93.2"), strict=True)}
    assert len(ends) == 1


def test_markdown_has_every_figure_and_column() -> None:
    rows = board.draw_board_as_markdown(board.board_values({"dm_match_f1": 0.5}, 0.8)).splitlines()
    assert len(rows) == len(peers.FIGURES) + 2 and len({row.count("|") for row in rows}) == 1
    assert any(row.startswith("| direct and mixed, content match | 50.0 | 85.1 | 77.3 | 84.1 |") for row in rows)


def test_no_folder_is_one_line_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes.main(["--bench", str(tmp_path / "gone")]) == 2
    out, error = capsys.readouterr()
    assert not out and error.count("\n") == 1 and "--bench" in error


@pytest.mark.slow
def test_the_command_runs_our_annotators(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes.main(["--bench", str(bench), "--no-pace"]) == 0
    shown = capsys.readouterr().out
    assert "predicted 1" in shown and "41.0 below must" in shown and "1 articles" in shown


@pytest.mark.slow
def test_json_is_one_object_with_the_cost(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quotes.main(["--bench", str(bench), "--json", "--profile", "fast"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["pace"] > 0 and told["figures"]["predicted"] == 1
    row = next(one for one in told["table"] if one["key"] == "dm_match_f1")
    assert (row["wireroom"], row["citron_mended"], row["must"], row["beats_systems"]) == (50.0, 84.1, 91, False)


@pytest.mark.slow
def test_what_the_scorer_refuses_is_one_line(bench: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refusing = SCORER.replace(
        "    return [json", "    raise BadCall('the text is not that of the gold')\n    return [json"
    )
    (bench / "score.py").write_text(refusing, encoding="utf-8")
    assert quotes.main(["--bench", str(bench), "--no-pace"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.slow
def test_predictions_have_the_form_of_the_scorer() -> None:
    done = corpus.run_bench([{"doc_id": "two.b", "text": TEXT, "attributions": []}])
    told = corpus.prediction_for_scorer(done.documents["two.b"])
    (one,) = told["attributions"]
    assert told["doc_id"] == "two.b" and told["text"].startswith("“The bridge") and done.seconds > 0
    spans = [[TEXT[start:end] for start, end in one[key]] for key in ("content", "cue", "source")]
    assert spans == [["The bridge will open in May,"], ["said"], ["Ana Silva"]]
    assert (one["speaker_name"], one["scare"], one["parent"]) == ("Ana Silva", False, None)
