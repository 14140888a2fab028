"""What `wireroom status` prints, and its exit codes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from flows import cli
from flows.cli.status import describe_as_object, describe_status
from tests.kit.rows import row
from tests.unit.warehouse.watching.test_prometheus_text import STATUS
from warehouse import store
from warehouse.watching.measures import record_measures
from warehouse.watching.store_status import StoreStatus

AT = STATUS.at


def lines(status: StoreStatus) -> str:
    return "\n".join(describe_status(status, Path("/srv/news")))


def test_alarms_stand_above_the_runs_and_sources() -> None:
    text = lines(STATUS)
    assert text.index("alarms: 1") < text.index("undated 50%") < text.index("runs (UTC):") < text.index("source ")


def test_the_lines_have_runs_sources_alarms_and_the_publication() -> None:
    text = lines(STATUS)
    assert "12 articles" in text and "store version 3" in text
    assert "generation 3 0 seconds ago, 1 batch behind" in text
    assert "succeeded   120.0 s" in text and "no run goes on" in text
    assert "error: 404" in text and "alarms: 1" in text and "undated 50%" in text


@pytest.mark.parametrize(
    ("written_at", "said"),
    [(AT, "is at work, last wrote 0 seconds ago"), (AT - timedelta(hours=3), "was most likely killed, last wrote 3")],
)
def test_a_run_that_goes_on_is_told_from_a_killed_one(written_at: datetime, said: str) -> None:
    running = row("runs", status="running", finished_at=None)
    assert said in lines(replace(STATUS, runs=[running], written_at=written_at))


def test_a_run_that_later_ones_have_passed_may_be_a_killed_one() -> None:
    earlier, later = row("runs", status="running", finished_at=None), row("runs", run_id="r9")
    assert "is at work, or was killed" in lines(replace(STATUS, runs=[later, earlier], written_at=AT))


def test_an_object_has_all_that_is_known() -> None:
    found = describe_as_object(STATUS)
    assert found["at"] == AT and found["sources"][0]["success_at"] is None
    assert found["alarms"][0]["measure"] == "undated" and found["sizes"]["documents"]["row_count"] == 12


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    """A store of which a daily source was last heard of four days ago."""
    data = tmp_path / "data"
    store.create(data)
    last = datetime.now(UTC).replace(microsecond=0, tzinfo=None) - timedelta(days=4)
    common = {"source": "port", "measure": "articles", "measured_count": 3, "base_count": 3}
    record_measures(
        data,
        [row("run_measures", run_id=f"r{day}", started_at=last - timedelta(days=day)) | common for day in range(20)],
    )
    return data


def test_what_belongs_to_a_line_is_indented_below_it(watched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--data", str(watched)]) == 0
    _, _, runs = capsys.readouterr().out.partition("runs (UTC):\n")
    assert runs and all(line.startswith("  ") for line in runs.splitlines())


def test_an_alarm_fails_where_that_is_asked_for(watched: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--data", str(watched)]) == 0
    assert "port: no new article for" in capsys.readouterr().out
    assert cli.main(["status", "--data", str(watched), "--fail-on-alarm", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [alarm["source"] for alarm in found["alarms"]] == ["port"] and found["at"].endswith("Z")


def test_metrics_go_to_a_file(watched: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "wireroom.prom"
    assert cli.main(["status", "--data", str(watched), "--prometheus", "--out", str(out)]) == 0
    assert "wireroom_alarms 1.0" in out.read_text() and capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(["--out", "x"], "--out is for --prometheus", id="a file for nothing"),
        pytest.param(["--json", "--prometheus"], "not both", id="two forms"),
        pytest.param(["--prometheus", "--out", "/no/such/folder/x"], "cannot be written", id="no such folder"),
    ],
)
def test_a_wrong_call_is_one_line(
    watched: Path, options: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["status", "--data", str(watched), *options]) == 2
    printed = capsys.readouterr().err
    assert said in printed and printed.count("\n") == 1


def test_without_a_store_the_code_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status", "--data", str(tmp_path / "none")]) == 2
    assert "no store" in capsys.readouterr().err
