"""Open a run for a command: as a flow where a Prefect server is set, told to people where it fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.runtime.progress import Silent as Reporter
    from flows.settings import Settings


@contextmanager
def open_run(name: str, reporter: Reporter, settings: Settings) -> Iterator[bool]:
    """Let the run within report to `reporter`, and give whether it is to be a flow; Prefect tells of flows that fail.

    Raises:
        ServerDown: the server that is set does not answer, or our own does not start.
    """
    from flows.runtime import alerts, prefect_server, progress
    from flows.settings import Runner

    is_clustered = settings.runner != Runner.PROCESSES
    api = prefect_server.use_api_if_set(settings.log_level, is_needed=is_clustered)
    with progress.use_reporter(reporter), ExitStack() as stack:
        with alerts.alert_failures(name, settings):  # a server that does not answer can tell nobody
            is_flow = stack.enter_context(api) is not None
        if not is_flow:
            stack.enter_context(alerts.alert_failures(name, settings))
        yield is_flow
