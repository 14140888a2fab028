"""Import what a newsroom knows of entities itself: names, other names, ids and offices. For `wireroom kb import`.

All rows of a file go into one batch, or none. Which entities they are about: lake/knowledge_matching.py. What they
change: lake/knowledge_changes.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from warehouse import store
from warehouse.lake import commit, knowledge_changes
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.knowledge_changes import EntityChange as EntityChange
from warehouse.lake.knowledge_matching import KnowledgeName as KnowledgeName
from warehouse.lake.knowledge_matching import KnowledgeRole as KnowledgeRole
from warehouse.lake.knowledge_matching import KnowledgeRow as KnowledgeRow
from warehouse.lake.knowledge_matching import RowFault as RowFault
from warehouse.lake.knowledge_matching import match_rows
from warehouse.lake.lake_files import LakeFiles


class BadKnowledge(ValueError):
    """Rows of a file are wrong, or do not fit what is stored; nothing of it is imported."""

    def __init__(self, faults: Sequence[RowFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


def compare_knowledge(data: Path, rows: Sequence[KnowledgeRow]) -> list[EntityChange]:
    """Compare a newsroom's rows with the store, which stays as it is: what would each change.

    Raises:
        BadKnowledge: rows do not fit what is stored.
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    return store.read_again(data, lambda lake: _list_changes(lake, rows))


def import_knowledge(data: Path, rows: Sequence[KnowledgeRow], run_id: str) -> list[EntityChange]:
    """Import a newsroom's rows in one batch, none where they change nothing; give what each changed.

    Raises:
        BadKnowledge: rows do not fit what is stored.
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        StoreBusy: other writers were always faster.
    """
    store.upgrade(data)

    def attempt(lake: LakeFiles) -> list[EntityChange] | None:
        changes = _list_changes(lake, rows)
        if not any(change.is_change for change in changes):
            return changes
        planned = knowledge_changes.plan_knowledge(lake, changes, run_id)
        return changes if commit.commit_rows(lake, BatchKind.DECIDE, planned) else None

    return commit.retry_batch(data, attempt, "importing knowledge")


def _list_changes(lake: LakeFiles, rows: Sequence[KnowledgeRow]) -> list[EntityChange]:
    matches, faults = match_rows(lake, rows)
    if faults:
        raise BadKnowledge(faults)
    return knowledge_changes.list_changes(lake, matches)
