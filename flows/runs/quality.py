"""The quality of a run: what it counted, and what of its sources is out of the usual.

What is unusual: warehouse/watching/. Who is told of it: `wireroom ingest` at its end, and whoever alerts go to.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from deltalake.exceptions import DeltaError

from flows.runs.measuring import MeasureCounts, make_measure_rows, sum_measures
from flows.runtime import alerts
from flows.settings import Settings
from transforms.document import RunMeasure
from warehouse import store
from warehouse.watching.alarms import Alarm
from warehouse.watching.judging import RunAlarms, judge_run
from warehouse.watching.measures import record_measures

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Quality:
    """What a run counted in all its sources, and the alarms there are at its end."""

    sums: Mapping[str, int]
    found: RunAlarms

    def describe(self) -> dict[str, Any]:
        """Give it as an object for JSON, short: sums, and each alarm with its line and whether it is new."""
        new = set(self.found.new)
        alarms = [alarm.describe() | {"is_new": alarm in new, "line": alarm.line} for alarm in self.found.alarms]
        return {**self.sums, "alarms": alarms}


def send_new_alarms(alarms: Sequence[Alarm], run_id: str, data: Path, settings: Settings | None = None) -> None:
    """Send the alarms that a run is the first to find, in one alert, where the settings name a channel."""
    if not alarms:
        return
    count = "a new alarm" if len(alarms) == 1 else f"{len(alarms):,} new alarms"
    facts = {"run_id": run_id, "state": "Alarm", "data": str(data)}
    alerts.send(f"wireroom: {count}: {alarms[0].line}", [alarm.line for alarm in alarms], facts, settings)


def tell_new_alarms(run_id: str, started_at: datetime, data: Path, settings: Settings | None = None) -> None:
    """Judge the sources at the end of a run that reads no input, and send what is new.

    The next run takes for told what was unusual when this one began.
    """
    send_new_alarms(judge_run(data, started_at).new, run_id, data, settings)


def keep_quality(data: Path, counts: MeasureCounts, run_id: str, started_at: datetime) -> Quality:
    """Store what a run counted, and judge it; neither makes the run fail, whose articles are stored already."""
    try:
        record_measures(data, make_measure_rows(counts, run_id, started_at))
    except (store.StoreBusy, DeltaError) as error:
        _LOG.warning("what the run counted is not kept: %s", error)
    return Quality(sum_measures(counts, RunMeasure.values()), judge_run(data, started_at))
