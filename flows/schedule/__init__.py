"""`wireroom serve`: the flow on a cron schedule, one run at a time, with no server and no worker to set up.

Prefect decides when, and keeps book; here is what runs it on one machine. What it is called: names.py. In
which time zone: timezones.py. What the Prefect API is asked: deployment.py. The process that waits: service.py; that of
a run: child.py.
"""

from __future__ import annotations

import asyncio
import signal
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from flows import inputs
from flows.runtime import interrupts, logs, prefect_server
from flows.runtime.stop_signals import hear_stop_signals
from flows.schedule.names import make_deployment_name, serve_alone

if TYPE_CHECKING:
    from prefect.client.schemas.schedules import CronSchedule

    from flows.settings import Settings


def read_cron(cron: str, zone: str, log_level: str) -> CronSchedule:
    """Read a cron expression in a time zone, before anything is made for a schedule.

    Raises:
        WrongCall: `cron` is no cron expression.
    """
    prefect_server.set_own_variables(log_level)
    from flows.schedule.deployment import make_schedule

    return make_schedule(cron, zone)


def serve(
    paths: list[str], sources: Path | None, schedule: CronSchedule, zone: str, data: Path, settings: Settings
) -> None:
    """Ingest `paths`, and what the file `sources` names, when `schedule` says so in `zone`, until SIGTERM or Ctrl-C.

    Either pauses the schedule. Of runs that come due while one goes on, or while nothing serves, the last one runs.

    Raises:
        WrongCall: another process serves `data`.
        Terminated: SIGTERM came, which ends the process before any caller learns of it.
    """
    name = make_deployment_name(data)
    parameters = _make_parameters(paths, sources, data, settings)
    with interrupts.end_by_sigterm(), serve_alone(data):
        with prefect_server.use_api(settings.log_level, is_scheduling=True, home_name=name):
            named = ", ".join([*paths, *([] if sources is None else [str(sources)])])
            logs.announce(
                f"{name}: {named} into {data} when {schedule.cron!r} says so in {zone}, "
                f"next {_find_next_run(schedule, zone)}"
            )
            stopped_by = _serve_schedule(name, schedule, parameters, settings.log_level)
        if stopped_by == signal.SIGTERM:
            raise interrupts.Terminated
        logs.announce(f"{interrupts.STOPPED} (Ctrl-C)")


def _make_parameters(paths: list[str], sources: Path | None, data: Path, settings: Settings) -> dict[str, Any]:
    """Make the parameters of each run, which hold wherever it is started."""
    return {
        "paths": [path if inputs.is_address(path) else str(Path.cwd() / path) for path in paths],
        "data": str(data),
        "batch_size": settings.batch_size,
        "profile": settings.profile,
        "is_scheduled": True,
        "sources": None if sources is None else str(sources.absolute()),
        "min_age": settings.min_age,
        "publish": settings.publish,
        "workers": settings.workers,
        "runner": settings.runner,
    }


def _serve_schedule(name: str, schedule: CronSchedule, parameters: dict[str, Any], log_level: str) -> signal.Signals:
    """Serve a schedule until a signal comes, and give that."""
    from prefect.client.orchestration import get_client

    from flows.schedule.deployment import ScheduledRuns, register
    from flows.schedule.service import Service

    with get_client(sync_client=True) as client, hear_stop_signals() as signals:
        runs = ScheduledRuns(client, register(name, schedule, parameters))
        if left := runs.crash_left_runs():
            killed = f"{left} {'run' if left == 1 else 'runs'} of before"
            logs.announce(f"{killed} had been killed, and are marked as crashed")
        Service(runs, signals, log_level).serve_until_stopped()
        assert signals.came is not None  # nothing else ends it
        return signals.came


def _find_next_run(schedule: CronSchedule, zone: str) -> str:
    """Describe when a schedule is due next, in its zone; Prefect's server decides it by the same dates."""
    from prefect.server.schemas.schedules import CronSchedule as ServedSchedule

    served = ServedSchedule(cron=schedule.cron, timezone=zone)
    now = datetime.now(ZoneInfo(zone))
    dates = asyncio.run(served.get_dates(1, now))
    return f"{dates[0].astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M %Z}" if dates else "never"
