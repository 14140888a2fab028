"""Stored rows -> bi/, as a step of a run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from flows.runtime.steps import step
from warehouse.bi import publish

if TYPE_CHECKING:
    from warehouse.bi.publish import Publication
    from warehouse.bi.published import PublishMode


@step("publish", "publish {data}/bi")
def publish_tables(data: Path, mode: PublishMode | None = None) -> Publication:
    """Bring `bi/` up to the lake's number, whatever this run stored: the run before may have been killed."""
    return publish.publish(data, mode=mode)
