"""What a schedule hands to its runs, and whom it tells of one that was killed."""

from __future__ import annotations

import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock
from uuid import uuid4

import pytest

from flows import schedule
from flows.ingest import ingest_articles
from flows.schedule import service
from flows.settings import settings_of


def test_a_run_is_given_what_the_command_was() -> None:
    flags = {"publish": "copy", "min_age": 60, "workers": 2, "batch_size": 7, "profile": "fast"}
    given = schedule._make_parameters(["inbox"], None, Path("/srv/data"), settings_of(flags))
    assert {name: given[name] for name in flags} == flags
    assert given.keys() <= set(ingest_articles.parameters.properties)


@pytest.mark.parametrize(
    ("is_crashed", "came", "count"),
    [
        pytest.param(True, None, 1, id="killed"),
        pytest.param(True, signal.SIGTERM, 0, id="stopped with the schedule"),
        pytest.param(False, None, 0, id="ended"),
    ],
)
def test_a_run_that_was_killed_is_told_of(
    is_crashed: bool, came: signal.Signals | None, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []
    process = MagicMock(exitcode=-9)
    process.is_alive.return_value = False
    monkeypatch.setattr(service, "_SPAWN", SimpleNamespace(Process=lambda **_: process))
    monkeypatch.setattr(service.alerts, "send_failure", lambda _name, facts: sent.append(facts))
    runs, signals = MagicMock(), MagicMock(came=came)
    runs.settle.return_value = is_crashed
    service.Service(runs, signals, "WARNING")._run(uuid4())
    assert [facts["message"] for facts in sent] == ["its process ended with -9"] * count
