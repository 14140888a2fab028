"""Check columns that are made of other columns of their row: ids of roles and rejects, name and level of topics.

Works on one row at a time. The recipes of ids: transforms/document/ids.py. The sums of runs: run_totals.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from transforms.document import ids
from warehouse.audit.rows import RowView, row_violation
from warehouse.checks.violations import Violation
from warehouse.tables import TABLES

_PATH_SEPARATOR = " > "


def find_derived_violations(shared: Mapping[str, Sequence[RowView]]) -> Iterator[Violation]:
    """Yield the rows of shared tables whose columns do not give what is made of them."""
    for row in shared.get("entity_roles", ()):
        yield from _check_role_id(row)
    for row in shared.get("rejects", ()):
        yield from _check_reject_id(row)
    for row in shared.get("topics", ()):
        yield from _check_topic_path(row)


def _check_role_id(row: RowView) -> Iterator[Violation]:
    made = ids.entity_role_id(row["entity_id"], row["role"], row["organization_entity_id"], row["status"])
    if row["entity_role_id"] != made:
        message = f"entity, role, organization and status give {made}"
        yield row_violation(TABLES["entity_roles"], row, "id of its columns", message)


def _check_reject_id(row: RowView) -> Iterator[Violation]:
    source_uri = row["source_uri"] or ""
    if not source_uri.isascii():  # a place that is not ASCII may have been written another way than it was hashed
        return
    made = ids.reject_id(source_uri, row["raw_sha256"], row["stage"], row["reason_code"])
    if row["reject_id"] != made:
        yield row_violation(TABLES["rejects"], row, "id of its columns", f"its columns give {made}")


def _check_topic_path(row: RowView) -> Iterator[Violation]:
    names = (row["path"] or "").split(_PATH_SEPARATOR)
    if (names[-1], len(names)) != (row["name"], row["level"]):
        message = f"name {row['name']}, level {row['level']}, path {row['path']}"
        yield row_violation(TABLES["topics"], row, "path", message)
