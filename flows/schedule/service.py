"""Run what is due, one run at a time, until SIGTERM or Ctrl-C; then end the run that is under way, too.

Prefect's scheduler makes the runs, and its engine runs them. Its own runner stands not between the two: it waits up to
30 s for a run that it ends, lets Ctrl-C through to a run that starts, and starts each of the runs that are overdue.
"""

from __future__ import annotations

import logging
import multiprocessing
import time
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from uuid import UUID

import httpx
from prefect.exceptions import ObjectNotFound

from flows.runtime import alerts
from flows.runtime.stop_signals import StopSignals, hide_interrupts
from flows.schedule.child import END_SECONDS, run_scheduled
from flows.schedule.deployment import ScheduledRuns

# A run starts at most so much later than it is due.
POLL_SECONDS = 2.0
# Asked of the server while a run goes on: whether somebody has cancelled it.
CANCEL_POLL_SECONDS = 10.0
# A server that is down or restarted, or a run that somebody has deleted there.
SERVER_ERRORS = (httpx.HTTPError, ObjectNotFound)
FLOW = "ingest-articles"
_LOG = logging.getLogger(__name__)
# A fresh interpreter: a fork would have the threads' locks of the server in this one.
_SPAWN = multiprocessing.get_context("spawn")


@dataclass(frozen=True, slots=True)
class Service:
    """A schedule that is served: its runs, and the signals that end it."""

    runs: ScheduledRuns
    signals: StopSignals
    log_level: str

    def serve_until_stopped(self) -> None:
        """Start each run that is due, once the one before has ended, until a signal came; then pause the schedule."""
        while self.signals.came is None:
            try:
                due = self.runs.take_due_run()
                if due is not None:
                    self._run(due.id)
            except SERVER_ERRORS as error:
                _LOG.warning("no answer of the Prefect server that could be used (%s); asking again", error)
            self.signals.wait(POLL_SECONDS)
        try:
            self.runs.pause()
        except SERVER_ERRORS as error:
            _LOG.warning("the schedule could not be paused (%s)", error)

    def _run(self, run_id: UUID) -> None:
        process = _SPAWN.Process(target=run_scheduled, args=(run_id, self.log_level), name="scheduled-run")
        with hide_interrupts():
            process.start()
        try:
            self._await_end(process, run_id)
        finally:
            end_process(process)
        message = f"its process ended with {process.exitcode}"
        # one that was killed could tell nobody itself
        if self.runs.settle(run_id, message) and self.signals.came is None:
            alerts.send_failure(FLOW, {"state": "Crashed", "message": message, "run_id": str(run_id)})

    def _await_end(self, process: SpawnProcess, run_id: UUID) -> None:
        asked_at = time.monotonic()
        while process.is_alive() and self.signals.came is None:
            self.signals.wait(POLL_SECONDS, process.sentinel)
            if time.monotonic() - asked_at >= CANCEL_POLL_SECONDS:
                asked_at = time.monotonic()
                if self._is_cancelled(run_id):
                    return

    def _is_cancelled(self, run_id: UUID) -> bool:
        try:
            return self.runs.is_cancelled(run_id)
        except SERVER_ERRORS:  # a run goes on without the server; what it came to is in the store
            return False


def end_process(process: SpawnProcess) -> None:
    """End a run's process, if it goes on: by SIGTERM, and where that is not enough, by SIGKILL."""
    if process.is_alive():
        process.terminate()
        process.join(END_SECONDS)
    if process.is_alive():
        process.kill()
    process.join()
