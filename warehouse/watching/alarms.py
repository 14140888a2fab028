"""Say what is wrong with sources: each alarm names source, measure, value, what is usual, and since when.

Which pause and which change is one: silence.py, drift.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from transforms.document import RunMeasure
from warehouse.watching.drift import Drift, find_rate_drift, find_share_drift
from warehouse.watching.measures import MeasureSeries, cut_series
from warehouse.watching.silence import find_silence

SILENT = "silent_hours"  # what an alarm of a silent source measures, beside the members of RunMeasure
# Which shares are watched; those of the reasons of rejects follow the sum of them.
_SHARES = (RunMeasure.REJECTED, RunMeasure.UNDATED, RunMeasure.WITHOUT_TOPICS, RunMeasure.UNNAMED_SPEAKERS)
_HOUR_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something unusual of a source; value and range are hours of silence, a share (0 to 1), or statements an article.

    `usual_low` is None for silence, which has no least.
    """

    source: str
    measure: str
    value: float
    usual_low: float | None
    usual_high: float
    since: datetime

    @property
    def line(self) -> str:
        """Say it in one line."""
        since = f"since {self.since:%Y-%m-%d %H:%M} UTC"
        if self.measure == SILENT:
            hours = f"{_write_hours(self.value)}, usually at most {_write_hours(self.usual_high)}"
            return f"{self.source}: no new article for {hours}; {since}"
        write = _write_rate if self.measure == RunMeasure.STATEMENTS else _write_share
        usual = f"{write(self.usual_low or 0)} to {write(self.usual_high)}"
        return f"{self.source}: {_NAMES[self.measure]} {write(self.value)}, usually {usual}; {since}"

    def describe(self) -> dict[str, Any]:
        """Give it as an object for JSON."""
        return {
            "source": self.source,
            "measure": self.measure,
            "value": round(self.value, 4),
            "usual_low": None if self.usual_low is None else round(self.usual_low, 4),
            "usual_high": round(self.usual_high, 4),
            "since": f"{self.since.isoformat()}Z",
        }


_NAMES: dict[str, str] = {
    RunMeasure.REJECTED: "rejected",
    RunMeasure.UNDATED: "undated",
    RunMeasure.WITHOUT_TOPICS: "without topics",
    RunMeasure.UNNAMED_SPEAKERS: "statements without a named speaker",
    RunMeasure.STATEMENTS: "statements an article",
}


def find_alarms(series: MeasureSeries, now: datetime) -> list[Alarm]:
    """Find what is unusual at `now`, in the order of sources and measures."""
    sources = sorted({source for source, _ in series})
    return [alarm for source in sources for alarm in _judge_source(source, series, now)]


def find_new_alarms(series: MeasureSeries, alarms: Sequence[Alarm], before: datetime) -> list[Alarm]:
    """Find those of `alarms` that were none when the run before began, at `before`: people are told once of each."""
    known = {(alarm.source, alarm.measure) for alarm in find_alarms(cut_series(series, before), before)}
    return [alarm for alarm in alarms if (alarm.source, alarm.measure) not in known]


def _judge_source(source: str, series: MeasureSeries, now: datetime) -> Iterator[Alarm]:
    if silence := find_silence(series.get((source, RunMeasure.ARTICLES), ()), now):
        hours = (now - silence.since).total_seconds() / _HOUR_SECONDS
        yield Alarm(source, SILENT, hours, None, silence.longest.total_seconds() / _HOUR_SECONDS, silence.since)
    for measure in _SHARES:
        if drift := find_share_drift(series.get((source, measure), ())):
            yield _make_alarm(source, measure, drift)
    if drift := find_rate_drift(series.get((source, RunMeasure.STATEMENTS), ())):
        yield _make_alarm(source, RunMeasure.STATEMENTS, drift)


def _make_alarm(source: str, measure: RunMeasure, drift: Drift) -> Alarm:
    return Alarm(source, measure.value, drift.value, drift.usual.low, drift.usual.high, drift.since)


def _write_hours(hours: float) -> str:
    return f"{hours / 24:.1f} days" if hours >= 48 else f"{hours:.1f} hours"


def _write_share(share: float) -> str:
    return f"{share:.0%}"


def _write_rate(rate: float) -> str:
    return f"{rate:.1f}"
