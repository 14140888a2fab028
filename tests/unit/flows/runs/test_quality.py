"""The quality of a run: stored, judged, told of."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows.cli.summary import describe_quality
from flows.runs.quality import keep_quality, send_new_alarms
from flows.settings import settings_of
from tests.kit.alert_servers import serve_webhook
from transforms.document import RunMeasure
from warehouse import store
from warehouse.watching.alarms import Alarm
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
