"""The time zone of a cron expression: the one that is asked for, this machine's, or UTC."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import pytest
import tzlocal

from flows.errors import WrongCall
from flows.schedule import timezones
from flows.schedule.timezones import choose_timezone


@pytest.mark.parametrize("wanted", ["Europe/Lisbon", "europe/lisbon", "UTC"])
def test_a_zone_that_is_asked_for_is_taken(wanted: str) -> None:
    assert choose_timezone(wanted).casefold() == wanted.casefold()
    assert choose_timezone("america/new york") == "America/New_York"


@pytest.mark.parametrize("wanted", ["Lisbon", "", "+01:00", "../etc/passwd"])
def test_what_is_no_zone_is_one_line(wanted: str) -> None:
    with pytest.raises(WrongCall, match="Europe/Lisbon, or UTC") as caught:
        choose_timezone(wanted)
    assert "\n" not in str(caught.value)


def test_this_machines_zone_is_the_default() -> None:
    code = "from flows.schedule.timezones import choose_timezone; print(choose_timezone(None))"
    root = str(Path(__file__).parents[4])
    variables = {"TZ": ":Asia/Kolkata", "PYTHONPATH": root}
    call = [sys.executable, "-c", code]
    assert subprocess.run(call, capture_output=True, text=True, env=variables).stdout.strip() == "Asia/Kolkata"


@pytest.mark.parametrize("error", [ZoneInfoNotFoundError("conflict"), ValueError("?"), OSError("?")])
def test_where_the_machine_names_no_zone_it_is_utc(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise error

    monkeypatch.setattr(tzlocal, "get_localzone_name", fail)
    assert choose_timezone(None) == "UTC"


def test_a_machine_without_zone_data_has_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezones, "available_timezones", set)
    assert choose_timezone(None) == choose_timezone("UTC") == "UTC"
    with pytest.raises(WrongCall, match="pip install tzdata"):
        choose_timezone("Europe/Lisbon")
