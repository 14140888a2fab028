"""The flow of Prefect's `replay-articles`: a run of flows/runs/replay.py, where a Prefect server keeps book of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from prefect import flow
from prefect.artifacts import create_table_artifact

from flows.runs import replay
from flows.runtime import deployed
from flows.runtime.alerts import alert_of_flow_run
from transforms.document import Profile


@flow(
    name="replay-articles",
    persist_result=False,
    on_failure=[alert_of_flow_run],
    on_crashed=[alert_of_flow_run],
)
def replay_articles(
    data: str | None = None,
    since: date | None = None,
    until: date | None = None,
    documents: list[str] | None = None,
    is_dry_run: bool = False,
    shown: int = 3,
    batch_size: int | None = None,
    profile: Profile | None = None,
    workers: int | None = None,
    runner: str | None = None,
) -> dict[str, Any]:
    """Run today's rules over stored articles, store the new rows, and keep what differs as the artifact `difference`.

    Args:
        data: Folder of the warehouse as an absolute path, or its address in an object store; WIREROOM_DATA of the
            worker unless given.
        since: Articles published on this day or later.
        until: Articles published on this day or earlier.
        documents: Ids of articles, for these alone (column `document_id`).
        is_dry_run: Show what would differ, and store nothing.
        shown: Examples of each kind of difference that the run returns.
        batch_size: Articles a batch, which is stored as a whole or not at all.
        profile: How quotes are read: by rules and encoder (accurate), or by rules alone in half the time (fast).
        workers: Processes that annotate at once; 0 for one a core.
        runner: Where these are: processes of the run (processes), or of a cluster (dask, ray).

    Returns:
        The counts and the difference.

    Raises:
        WrongCall: a day, an id, a place or a setting cannot work.
        StoreBusy: other writers kept the store for too long; it is intact, and the same call goes on.
    """
    outcome = replay.replay_articles(
        deployed.find_data(data),
        None if since is None else since.isoformat(),
        None if until is None else until.isoformat(),
        documents,
        is_dry_run,
        shown,
        batch_size,
        profile,
        workers,
        runner,
    )
    rows = [{"table": table, **counts} for table, counts in outcome["difference"]["counts"].items()]
    create_table_artifact(rows, key="difference", description=_describe_outcome(outcome))
    return outcome


def _describe_outcome(outcome: dict[str, Any]) -> str:
    stored = "nothing was stored" if outcome["is_dry_run"] else "stored"
    return f"{outcome['replayed']:,} articles replayed, {outcome['up_to_date']:,} up to date; {stored}."
