"""The flow of Prefect's `replay-articles`: a run of flows/runs/replay.py, where a Prefect server keeps book of it."""

from __future__ import annotations

from typing import Any

from prefect import flow

from flows.runs import replay


@flow(name="replay-articles", validate_parameters=False, persist_result=False)
def replay_articles(
    data: str | None = None,
    since: str | None = None,
    until: str | None = None,
    documents: list[str] | None = None,
    is_dry_run: bool = False,
    shown: int = 3,
    batch_size: int | None = None,
    profile: str | None = None,
    workers: int | None = None,
    runner: str | None = None,
) -> dict[str, Any]:
    """Run today's rules over stored articles; parameters, outcome and errors as there."""
    return replay.replay_articles(
        data, since, until, documents, is_dry_run, shown, batch_size, profile, workers, runner
    )
