"""Reliability of confidences: calibration_bins, error, table and drawing, with made-up values."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from xml.dom import minidom

import pytest

from benchmarks.quality import calibration, corpus
from benchmarks.quality.calibration import calibration_bins, calibration_error


def test_bins_hold_their_edges() -> None:
    some = calibration_bins([(0.0, False), (0.1, True), (0.95, True), (1.0, False)])
    assert [one.count for one in some] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert (some[9].said, some[9].right) == (0.975, 0.5)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        pytest.param([], 0.0, id="nothing"),
        pytest.param([(0.75, True)] * 3 + [(0.75, False)], 0.0, id="as said"),
        pytest.param([(0.9, False)] * 4, 0.9, id="always wrong"),
        pytest.param([(1.0, True)] * 3 + [(0.4, True)], 0.15, id="weighed by count"),
    ],
)
def test_expected_calibration_error(values: list[tuple[float, bool]], error: float) -> None:
    assert calibration_error(calibration_bins(values)) == pytest.approx(error)


def test_the_table_has_ten_bins_and_the_error() -> None:
    lines = calibration.draw_calibration_table("speaker", calibration_bins([(0.95, True), (0.95, False)]))
    assert lines[0] == "speaker (2), expected calibration error 0.450"
    assert len(lines) == calibration.BINS + 3 and lines[-2].split()[1:] == ["2", "0.95", "0.50", "-0.45"]


def test_the_drawing_is_sound_and_the_same_twice() -> None:
    binned = {name: calibration_bins([(0.31, True), (0.95, True), (0.97, False)]) for name in calibration.TITLES}
    drawn = calibration.draw_calibration(binned)
    assert drawn == calibration.draw_calibration(binned)
    root = minidom.parseString(drawn).documentElement
    assert root is not None and len(root.getElementsByTagName("circle")) == 2 * len(binned)
    assert "error" in drawn and calibration.draw_calibration(dict.fromkeys(calibration.TITLES, calibration_bins([])))


class FakeScorer:
    """What is asked of the set's scorer."""

    @staticmethod
    def speaker_right(gold: SimpleNamespace, seen: SimpleNamespace) -> bool:
        return bool(gold.source == {1})

    @staticmethod
    def name_right(row: dict[str, str], name: str | None) -> bool:
        return row["name"] == name

    @staticmethod
    def fold_name(name: str | None) -> str:
        return name or ""


@pytest.mark.parametrize(
    ("name", "is_right"),
    [
        pytest.param("Ana Silva", True, id="the name"),
        pytest.param("Rui Costa", False, id="another name"),
        pytest.param(None, False, id="nobody was to be named"),
    ],
)
@pytest.mark.slow
def test_what_was_said_is_judged_by_content_source_and_name(name: str | None, is_right: bool) -> None:
    text = "“The bridge will open in May,” Ana Silva said.\n\nRui Costa said that the ferry was late.\n"
    done = corpus.run_bench([{"doc_id": "one", "text": text, "attributions": []}])
    seen = [SimpleNamespace(id=str(at), name=who, surface="x") for at, who in ((1, "Ana Silva"), (2, "Rui Costa"))]
    true = SimpleNamespace(id="E1", source={1})
    article = SimpleNamespace(article=SimpleNamespace(doc_id="one"), seen=seen, pairs=[(true, seen[0])])
    scores = corpus.Scores(FakeScorer, [article], {("one", "E1"): {"name": name}}, {})  # type: ignore[arg-type]
    told = calibration.judge_for_calibration(done, scores)
    assert [right for _, right in told["quote"]] == [True, False]
    assert [right for _, right in told["source"]] == [True]
    assert [right for _, right in told["name"]] == [is_right]
    assert all(0 <= said <= 1 for some in told.values() for said, _ in some)


def test_no_folder_is_one_line_and_nothing_is_drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    svg = tmp_path / "a.svg"
    assert calibration.main(["--bench", str(tmp_path / "gone"), "--svg", str(svg)]) == 2
    assert capsys.readouterr().err.count("\n") == 1 and not svg.exists()
