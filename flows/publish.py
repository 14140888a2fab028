"""Stored rows -> bi/, as a task of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from prefect import task
from prefect.cache_policies import NO_CACHE

from warehouse.bi import publish

if TYPE_CHECKING:
    from warehouse.bi.publish import Publication


@task(name="publish", task_run_name="publish {data}/bi", cache_policy=NO_CACHE, persist_result=False)
def publish_tables(data: Path) -> Publication:
    """Bring `bi/` up to the lake's number, whatever this run stored: the run before may have been killed."""
    return publish.publish(data)
