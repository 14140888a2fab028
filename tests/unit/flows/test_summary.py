"""What a run says for people at its end, and the exit code that goes with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from flows import cli
from flows.cli.summary import SHOWN, summary
from tests.kit.report import report_warehouse
from warehouse.queries.measures import Measure, write_sql
from warehouse.queries.selection import Selection


def outcome(rejected: int, before: int, named: int) -> dict[str, Any]:
    reject = {"source_uri": "file:///a.txt", "reason_code": "empty", "message": "no words"}
    counts = {"seen": 30, "added": 0, "revised": 0, "unchanged": 30 - rejected, "rejected": rejected}
    return {
        "run_id": "r1",
        "status": "succeeded",
        "seconds": 1.0,
        **{f"documents_{name}": count for name, count in counts.items()},
        "rejected_before": before,
        "reasons": {"empty": rejected},
        "rejects": [reject] * named,
    }


@pytest.mark.parametrize(
    ("rejected", "before", "named", "expected"),
    [
        pytest.param(0, 0, 0, [], id="nothing rejected"),
        pytest.param(1, 0, 1, ["rejected: file:///a.txt: empty: no words"], id="a new one"),
        pytest.param(2, 2, 0, ["rejected before: 2 for"], id="known ones alone"),
        pytest.param(
            9,
            3,
            1,
            ["rejected: file:///a.txt", "rejected: 5 more; of all: 9 empty", "rejected before: 3 for"],
            id="all",
        ),
    ],
)
def test_new_rejects_are_named_and_known_ones_counted(
    rejected: int, before: int, named: int, expected: list[str], tmp_path: Path
) -> None:
    lines = list(summary(tmp_path, outcome(rejected, before, named)))
    assert (f"({before} of them before)" in lines[0]) is (before > 0)
    shown = [line for line in lines if line.startswith("rejected")]
    assert len(shown) == len(expected)
    assert all(line.startswith(start) for line, start in zip(shown, expected, strict=True))


@pytest.mark.parametrize(
    ("rejected", "before", "code"),
    [(0, 0, 0), (2, 2, 0), (2, 1, 3)],
    ids=["nothing rejected", "nothing that is new", "something new"],
)
def test_only_new_rejects_are_told_by_the_exit_code(
    rejected: int, before: int, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "flows.cli.ingest.run_flow", lambda _given, reporter, _settings: reporter.ended(outcome(rejected, before, 0))
    )
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    assert cli.main(["ingest", str(tmp_path / "a.txt"), "--data", str(tmp_path / "data")]) == code


def test_of_rejects_that_are_alike_the_first_is_named(tmp_path: Path) -> None:
    (line,) = [line for line in summary(tmp_path, outcome(3, 0, 3)) if line.startswith("rejected")]
    assert line == "rejected: file:///a.txt: empty: no words (and 2 more like it)"


def test_articles_of_few_words_are_counted(tmp_path: Path) -> None:
    lines = list(summary(tmp_path, outcome(0, 0, 0) | {"short": 455}))
    assert any(line.startswith("short: 455 new articles with fewer than 50 words") for line in lines)
    assert not any(line.startswith("short") for line in summary(tmp_path, outcome(0, 0, 0) | {"short": 0}))


def test_the_end_says_how_to_look_at_what_was_found(sound_warehouse: Path) -> None:
    *_, last = summary(sound_warehouse, outcome(0, 0, 0))
    assert f"wireroom report --data {sound_warehouse}" in last


def test_speakers_have_the_numbers_of_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = report_warehouse(tmp_path / "data", 20)
    lines = list(summary(data, outcome(0, 0, 0)))
    start = lines.index("statements by speaker:") + 1
    listed = [line.split() for line in lines[start : start + SHOWN]]
    monkeypatch.chdir(data)
    counted = duckdb.sql(write_sql(Selection(), Measure.QUOTES, ("speaker",))).fetchall()
    most = sorted((count for _, count in counted), reverse=True)
    assert [int(words[-1]) for words in listed] == most[:SHOWN]
    unnamed = next(line for line in lines if line.startswith("  (no name)"))
    nobody = write_sql(Selection(), Measure.QUOTES, where={"speaker": ""})
    assert duckdb.sql(nobody).fetchall() == [(int(unnamed.split()[-1]),)]
