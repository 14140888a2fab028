"""Check that the counts of a run add up to the inputs that it has seen.

Only of runs that succeeded: one that failed, was stopped or still runs may have ended between its counts. Other columns
that are made of columns: derived_ids.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.document import RunStatus
from warehouse.audit.rows import RowView, row_violation
from warehouse.checks.violations import Violation
from warehouse.tables import TABLES

_PARTS = ("documents_added", "documents_revised", "documents_unchanged", "documents_rejected")


def find_total_violations(runs: Sequence[RowView]) -> Iterator[Violation]:
    """Yield the runs whose four counts do not add up to `documents_seen`."""
    for row in runs:
        counts = [row[name] for name in _PARTS]
        if row["status"] != RunStatus.SUCCEEDED or None in counts:
            continue
        if row["documents_seen"] != sum(counts):
            message = f"documents_seen is {row['documents_seen']}, the others add up to {sum(counts)}"
            yield row_violation(TABLES["runs"], row, "documents_seen", message)
