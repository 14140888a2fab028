"""Say that a store has more than is published, before a report or a page is made of that."""

from __future__ import annotations

from pathlib import Path

from flows.cli.counts import write_count
from flows.cli.terminal import make_printable
from flows.runtime import logs


def tell_unshown(data: Path) -> None:
    """Tell how many batches are stored and not shown yet; nothing where all are."""
    from warehouse.watching.publication_lag import count_batches_behind

    if behind := count_batches_behind(data):
        counted = write_count(behind, "batch")
        logs.tell(make_printable(f"stored and not shown yet: {counted}; `wireroom publish --data {data}` shows all"))
