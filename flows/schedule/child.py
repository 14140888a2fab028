"""Run one scheduled run in a process of its own, which `wireroom serve` starts; nothing else imports this module.

Its end is that of the run: by SIGTERM at once, with the line of its outcome; with the process that started it, as a run
whose server is gone could tell nobody how it went.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from uuid import UUID

# What a run has to end by itself, once it was asked to; a store is whole also where that is not enough.
END_SECONDS = 6.0
_FAILED = 1
_TERMINATED = 128 + signal.SIGTERM


def run_scheduled(flow_run_id: UUID, log_level: str) -> None:
    """Run the flow run `flow_run_id` of the Prefect API that the environment names, and end this process by its end."""
    threading.Thread(target=_end_with_parent, daemon=True).start()

    from flows.runtime import logs, prefect_server

    prefect_server.leave_errors_to_the_caller(log_level)

    from prefect.client.orchestration import get_client
    from prefect.client.schemas.objects import State
    from prefect.exceptions import Abort, Pause
    from prefect.flow_engine import run_flow

    from flows.ingest import ingest_articles

    with get_client(sync_client=True) as client:
        flow_run = client.read_flow_run(flow_run_id)
    try:
        state = run_flow(ingest_articles, flow_run=flow_run, return_type="state")
    except (Abort, Pause):  # the server wants it so
        return
    if isinstance(state, State) and not state.is_completed():
        line = next(iter((state.message or state.name or "").splitlines()), "")
        logs.announce(f"a scheduled run failed: {line}", "ERROR")
        sys.exit(_FAILED)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(END_SECONDS)
    os._exit(_TERMINATED)
