"""The quality of a run: stored, judged, told of."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.cli.summary import describe_quality
from flows.runs.decisions import decide_of_entities
from flows.runs.quality import keep_quality, send_new_alarms, tell_new_alarms
from flows.settings import settings_of
from tests.kit.alert_servers import serve_webhook
from transforms.document import RunMeasure
from warehouse import store
from warehouse.watching.alarms import Alarm
from warehouse.watching.judging import RunAlarms, judge_run
from warehouse.watching.measures import read_series

BEGIN = datetime(2026, 11, 1, 10)
ALARM = Alarm("port", "undated", 0.6, 0.0, 0.1, BEGIN)


def test_a_run_keeps_what_it_counted_and_finds_what_is_unusual(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store.create(data)
    usual = Counter({("port", "seen"): 40, ("port", RunMeasure.ARTICLES): 40, ("port", RunMeasure.STATEMENTS): 200})
    for day in range(12):
        quality = keep_quality(data, usual, f"r{day:02}", BEGIN + timedelta(days=day))
    assert quality.describe()["alarms"] == []
    bad = usual + Counter({("port", RunMeasure.UNDATED): 30})
    now = BEGIN + timedelta(days=12)
    described = keep_quality(data, bad, "r12", now).describe()
    assert (described["articles"], described["undated"]) == (40, 30)
    (alarm,) = described["alarms"]
    assert (alarm["source"], alarm["measure"], alarm["value"], alarm["is_new"]) == ("port", "undated", 0.75, True)
    assert len(read_series(data, now)["port", "undated"]) == 13
    lines = list(describe_quality({"quality": described}))
    assert (
        lines[0] == "quality: 5.0 statements an article, 100% of them by a named speaker; 0 without topics, 30 undated"
    )
    assert lines[1].startswith("new alarm: port: undated 75%")


def test_a_run_that_found_nothing_new_says_nothing() -> None:
    assert list(describe_quality({"quality": None})) == list(describe_quality({"quality": {"articles": 0}})) == []


def test_new_alarms_go_out_in_one_alert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with serve_webhook() as webhook:
        settings = settings_of({"alert_webhook": webhook.url})
        send_new_alarms([], "r1", tmp_path, settings)
        send_new_alarms([ALARM, ALARM], "r1", tmp_path, settings)
    (received,) = webhook.received
    assert received["subject"].startswith("wireroom: 2 new alarms: port: undated 60%")
    assert received["lines"] == [ALARM.line] * 2
    assert (received["state"], received["run_id"], received["data"]) == ("Alarm", "r1", str(tmp_path))


def store_run(data: Path, run_id: str, at: datetime, status: str) -> None:
    ended = None if status == "running" else at
    row = {"run_id": run_id, "started_at": at, "finished_at": ended, "status": status, "rule_version": "9"}
    store.end_run(data, row | {"model_version": None} | store.Counts().name_columns())


@pytest.mark.parametrize(("status", "count"), [("running", 1), ("succeeded", 0)], ids=["killed", "ended"])
def test_what_a_killed_run_would_have_found_is_new_to_the_next(tmp_path: Path, status: str, count: int) -> None:
    data = tmp_path / "data"
    store.create(data)
    for day in range(12):
        counts = Counter({("port", "seen"): 1, ("port", RunMeasure.ARTICLES): 1})
        keep_quality(data, counts, f"r{day:02}", BEGIN + timedelta(days=day))
    store_run(data, "r11", BEGIN + timedelta(days=11), "succeeded")
    store_run(data, "r12", BEGIN + timedelta(days=16), status)
    found = judge_run(data, BEGIN + timedelta(days=17))
    assert [alarm.measure for alarm in found.alarms] == ["silent_hours"]
    assert len(found.new) == count


def test_a_run_that_reads_no_input_tells_of_what_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("flows.runs.quality.judge_run", lambda _data, _at: RunAlarms([ALARM], [ALARM]))
    with serve_webhook() as webhook:
        tell_new_alarms("r1", BEGIN, tmp_path, settings_of({"alert_webhook": webhook.url}))
        monkeypatch.setenv("WIREROOM_ALERT_WEBHOOK", webhook.url)
        store.create(tmp_path / "data")
        decide_of_entities(tmp_path / "data", lambda _: None, None)
    assert [received["lines"] for received in webhook.received] == [[ALARM.line]] * 2


def test_counts_that_cannot_be_kept_fail_no_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*_: object) -> None:
        raise store.StoreBusy("others were always faster")

    store.create(tmp_path / "data")
    monkeypatch.setattr("flows.runs.quality.record_measures", refuse)
    counts = Counter({("port", "seen"): 1, ("port", RunMeasure.ARTICLES): 1})
    assert keep_quality(tmp_path / "data", counts, "r1", BEGIN).describe()["articles"] == 1
    assert "others were always faster" in caplog.text
