"""Boards over stored rows: figures beside what has to be reached, and one line where the sets are not there."""

from pathlib import Path

import pytest

from benchmarks.quality import dates, entities
from benchmarks.quality.table_board import BoardFigure, BoardScore, BoardSet, draw_set, score_set
from transforms.document import Profile

FIGURES = (
    BoardFigure("names: F", ("names", "f"), 80),
    BoardFigure("ids shared by two", ("shared",), 8, is_count=True),
    BoardFigure("own day", ("day",), 98),
)
SCORER = """
import json, sys
folder = sys.argv[sys.argv.index("--predictions") + 1]
gold = open(sys.argv[sys.argv.index("--gold") + 1]).read()
print(json.dumps({"gold": gold, "is_bi": folder.endswith("bi")}))
"""


def test_a_figure_says_whether_it_is_reached() -> None:
    answers = {"some": {"names": {"f": 81.26}, "shared": 9, "day": None}}
    board = BoardSet("some", Profile.FAST, (BoardScore("some", (), FIGURES),))
    head, names, shared, day = draw_set(board, answers, Profile.FAST, 12.4)
    assert head == "some: profile fast, 12 s of CPU"
    assert "81.3" in names and names.endswith("reached")
    assert " 9 " in shared and shared.endswith("over")
    assert " - " in day and "must" in day


def test_a_count_is_reached_from_above() -> None:
    assert FIGURES[1].draw(8).endswith("reached") and FIGURES[0].draw(79.9).endswith("below")


def test_scorers_are_run_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "score.py").write_text(SCORER, encoding="utf-8")
    (tmp_path / "some" / "gold.txt").write_text("what is right", encoding="utf-8")
    board = BoardSet("x", Profile.FAST, (BoardScore("x", ("some/score.py", "--gold", "some/gold.txt"), ()),))
    assert score_set(board, tmp_path, tmp_path) == {"x": {"gold": "what is right", "is_bi": True}}


@pytest.mark.parametrize("board", [entities, dates])
def test_sets_that_are_not_there_are_one_line_and_exit_code_2(
    board: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert board.main(["--bench", str(tmp_path)]) == 2  # type: ignore[attr-defined]
    printed = capsys.readouterr()
    assert not printed.out and printed.err.count("\n") == 1 and "--bench" in printed.err


def test_every_figure_of_the_boards_has_a_label_of_its_own() -> None:
    labels = [figure.label for one in (*entities.SETS, *dates.SETS) for score in one.scores for figure in score.figures]
    assert len(labels) == len(set(labels)) == 20
