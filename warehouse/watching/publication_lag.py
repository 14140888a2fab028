"""Count what is stored and not shown yet: batches of a run that was stopped, or goes on."""

from __future__ import annotations

from pathlib import Path

from deltalake.exceptions import DeltaError

from warehouse import store
from warehouse.bi.published import open_published
from warehouse.lake import delta
from warehouse.lake.errors import NoStore, StoreTooNew
from warehouse.lake.lake_files import LakeFiles


def count_batches_behind(data: Path) -> int:
    """Count the batches that bi/ does not show; 0 where nothing is published, or no lake is beside it."""
    shown: int | None = open_published(data).manifest.get("number")
    if shown is None or not store.is_store(data):
        return 0
    try:
        return max(0, LakeFiles(data, delta.open_documents(data)).number - shown)
    except (NoStore, StoreTooNew, DeltaError):  # what is published can be read all the same
        return 0
