"""A run of `wireroom tidy`: small files -> large ones, and what nobody needs any more goes; then bi/.

A nightly one audits before it. What is wrong with a store: warehouse/audit. What is done to it: warehouse/store.py.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import Any

from flows.errors import DamagedWarehouse
from flows.runs.ingest import STORING
from flows.runs.publish import publish_tables
from flows.runtime.steps import step
from warehouse import store
from warehouse.audit import audit, list_notes
from warehouse.checks import Violation

SHOWN_VIOLATIONS = 20  # of an audit: enough to see what happened; `wireroom check` lists all


def tidy_store(data: Path, full: bool = False) -> None:
    """Compact small files, clean up what nobody needs any more, and publish; `full` also drops files of no commit.

    Raises:
        StoreBusy: other writers kept the store for too long; it is intact, and the same call goes on.
    """
    store.recover(data)
    compact_tables(data, full)
    publish_tables(data)


@step("compact", "compact {data}", STORING)
def compact_tables(data: Path, full: bool) -> None:
    """Compact small files, and remove those whose time is over."""
    store.maintain(data, full=full)


@step("audit", "audit {data}")
def audit_store(data: Path) -> dict[str, Any]:
    """Audit lake, quarantine and bi/.

    Returns:
        `violation_count`, the first violations as objects, and notes.
    """
    found = audit(data)
    first = [_describe_violation(violation) for violation in islice(found, SHOWN_VIOLATIONS)]
    return {"violation_count": len(first) + sum(1 for _ in found), "violations": first, "notes": list_notes(data)}


def require_sound(data: Path, audited: dict[str, Any]) -> None:
    """End a run whose audit found something.

    Raises:
        DamagedWarehouse: it did.
    """
    if count := audited["violation_count"]:
        first = audited["violations"][0]
        raise DamagedWarehouse(
            f"{count:,} wrong in {data}, first {first['table']} {first['row_key']}: {first['message']}; "
            f"`wireroom check --repair --data {data}` mends what can be made again"
        )


def _describe_violation(violation: Violation) -> dict[str, str]:
    return {
        "table": violation.table,
        "row_key": violation.row_key,
        "rule": violation.rule,
        "message": violation.message,
    }
