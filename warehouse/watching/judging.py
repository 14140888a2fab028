"""Judge a run that has ended by what the runs of the last two months counted. It never makes the run fail."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from deltalake.exceptions import DeltaError

from warehouse.watching.alarms import Alarm, find_alarms, find_new_alarms
from warehouse.watching.measures import read_series
from warehouse.watching.run_times import read_previous_start

_LOG = logging.getLogger(__name__)


class RunAlarms(NamedTuple):
    """The alarms there are at the end of a run, and those of them that the run before did not have."""

    alarms: Sequence[Alarm]
    new: Sequence[Alarm]


def judge_run(data: Path, started_at: datetime) -> RunAlarms:
    """Judge the run that began at `started_at`, naive UTC, once its measures are stored; none where that fails."""
    try:
        series = read_series(data, started_at)
        alarms = find_alarms(series, started_at)
        before = read_previous_start(data, started_at) if alarms else None
    except (DeltaError, OSError, pa.ArrowException) as error:
        _LOG.warning("the quality of the run is not judged: %s", error)
        return RunAlarms((), ())
    return RunAlarms(alarms, alarms if before is None else find_new_alarms(series, alarms, before))
