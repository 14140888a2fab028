"""Append the rows of articles and rejects in one batch: what is new, in place of what it revises, copies marked.

What an article is to the store: revisions.py. What becomes of shared rows: merge.py. The batch itself: commit.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from transforms.document import Rows
from warehouse.lake import commit, copies, delta, merge, revisions
from warehouse.lake.batch_files import BatchRows
from warehouse.lake.batch_plan import BatchKind
from warehouse.lake.lake_files import LakeFiles


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of inputs; `seen` is the sum of the others."""

    seen: int = 0
    added: int = 0
    revised: int = 0
    unchanged: int = 0
    rejected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.seen + other.seen,
            self.added + other.added,
            self.revised + other.revised,
            self.unchanged + other.unchanged,
            self.rejected + other.rejected,
        )

    def name_columns(self) -> dict[str, int]:
        """Give the counts by the names of their columns in `runs`."""
        return {f"documents_{name}": count for name, count in asdict(self).items()}


def append_rows(lake: LakeFiles, rows: Rows) -> tuple[Counts, int | None] | None:
    """Store what is new in one batch, if anything, and give its number; None if another writer was faster."""
    decisions = revisions.decide_revisions(lake, rows)
    planned = _plan_batch(lake, rows, decisions)
    counts = _count_outcomes(rows, decisions)
    if not planned:
        return counts, None
    if not commit.commit_rows(lake, BatchKind.APPEND, planned):
        return None
    return counts, lake.number + 1


def _count_outcomes(rows: Rows, decisions: Sequence[revisions.RevisionDecision]) -> Counts:
    articles = len(rows.get("documents", []))
    rejects = len(rows.get("rejects", []))
    revised = sum(decision.replaced is not None for decision in decisions)
    return Counts(
        seen=articles + rejects,
        added=len(decisions) - revised,
        revised=revised,
        unchanged=articles - len(decisions),
        rejected=rejects,
    )


def _plan_batch(lake: LakeFiles, rows: Rows, decisions: Sequence[revisions.RevisionDecision]) -> BatchRows:
    """Work out against the store as it stands what is written, and in place of what."""
    written = revisions.select_articles(rows, (decision.row["document_id"] for decision in decisions))
    written["documents"], written[delta.HISTORY] = revisions.number_revisions(lake, decisions)
    replaced = {
        decision.row["document_id"]: decision.replaced for decision in decisions if decision.replaced is not None
    }
    written["documents"] = copies.mark_copies(lake, written, replaced)
    drops = revisions.drop_articles(replaced.values()) if replaced else {}

    # where no article is stored, what the articles say of entities and names is stored already
    shared = rows if decisions else {"rejects": rows.get("rejects", [])}
    return merge.add_changes(merge.plan_changes(lake, delta.batch_tables(), shared), written, drops)
