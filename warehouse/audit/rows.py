"""Name the row that a violation is about. What is checked: the other modules of this folder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from warehouse.checks.violations import Violation
from warehouse.fields import Table

RowView = Mapping[str, Any]  # a row that is read only


def row_violation(table: Table, row: RowView, rule: str, message: str) -> Violation:
    """Make the Violation of one row."""
    document_id = row.get("document_id")
    owner = None if document_id is None else str(document_id)
    return Violation(table.name, row_key(table, row), rule, message, owner)


def row_key(table: Table, row: RowView) -> str:
    """Give the row's key as violations name it, its parts joined by `, `."""
    return ", ".join(str(row.get(name)) for name in table.key)
