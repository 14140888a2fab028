"""A run of `wireroom kb import`: a newsroom's own knowledge, stored and published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from flows.runs.decisions import decide_of_entities
from warehouse.entity_knowledge import EntityChange, KnowledgeRow, compare_knowledge, import_knowledge


def import_rows(data: Path, rows: Sequence[KnowledgeRow], note: str | None = None) -> list[EntityChange]:
    """Import rows as a run of its own, and publish; no run where they change nothing. Gives what each row changed.

    Raises:
        BadKnowledge: rows do not fit what is stored.
        StoreBusy: other writers kept the store for too long; it is intact.
    """
    changes = compare_knowledge(data, rows)
    if not any(change.is_change for change in changes):
        return changes
    return decide_of_entities(data, lambda by: import_knowledge(data, rows, by.run_id), note)
