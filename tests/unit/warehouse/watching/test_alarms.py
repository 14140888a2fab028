"""An alarm says what is unusual, of which source, and since when; people are told once of each."""

from __future__ import annotations

from datetime import datetime, timedelta

from transforms.document import RunMeasure
from warehouse.watching.alarms import SILENT, Alarm, find_alarms, find_new_alarms
from warehouse.watching.measures import MeasureSeries, Point

BEGIN = datetime(2026, 1, 5)
DAY = timedelta(days=1)


def daily(*counts: int, base: int = 100) -> list[Point]:
    return [Point(BEGIN + day * DAY, counted, base) for day, counted in enumerate(counts)]


SERIES: MeasureSeries = {
    ("ends", RunMeasure.ARTICLES): daily(*[5] * 25),
    ("goes on", RunMeasure.ARTICLES): daily(*[5] * 30),
    ("goes on", RunMeasure.UNDATED): daily(*[2] * 28, 60, 60),
    ("goes on", RunMeasure.STATEMENTS): daily(*[500] * 28, 2, 2),
}
NOW = BEGIN + 29 * DAY


def test_each_alarm_names_its_source_and_measure() -> None:
    found = find_alarms(SERIES, NOW)
    assert [(alarm.source, alarm.measure) for alarm in found] == [
        ("ends", SILENT),
        ("goes on", "undated"),
        ("goes on", "statements"),
    ]
    assert [alarm.since for alarm in found] == [BEGIN + 24 * DAY, BEGIN + 28 * DAY, BEGIN + 28 * DAY]


def test_an_alarm_is_new_once() -> None:
    found = find_alarms(SERIES, NOW)
    assert {alarm.source for alarm in find_new_alarms(SERIES, found, NOW - 2 * DAY)} == {"goes on"}
    assert find_new_alarms(SERIES, found, NOW - DAY) == []
    assert find_new_alarms(SERIES, found, NOW - 20 * DAY) == found


def test_a_line_is_for_people_and_an_object_for_programs() -> None:
    silent = Alarm("port", SILENT, 72.0, None, 24.0, BEGIN)
    assert silent.line == ("port: no new article for 3.0 days, usually at most 24.0 hours; since 2026-01-05 00:00 UTC")
    assert silent.describe()["usual_low"] is None
    share = Alarm("port", RunMeasure.UNDATED.value, 0.6, 0.0, 0.123456, BEGIN)
    assert share.line == "port: undated 60%, usually 0% to 12%; since 2026-01-05 00:00 UTC"
    assert share.describe() == {
        "source": "port",
        "measure": "undated",
        "value": 0.6,
        "usual_low": 0.0,
        "usual_high": 0.1235,
        "since": "2026-01-05T00:00:00Z",
    }
    rate = Alarm("port", RunMeasure.STATEMENTS.value, 0.2, 4.0, 6.0, BEGIN)
    assert rate.line.startswith("port: statements an article 0.2, usually 4.0 to 6.0;")
