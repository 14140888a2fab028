"""Columns that are made of other columns, and the sums of runs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.kit.rows import row
from transforms.document import ids
from warehouse.audit.derived_ids import find_derived_violations
from warehouse.audit.run_totals import find_total_violations


def role(**changes: Any) -> dict[str, Any]:
    made = row("entity_roles", entity_id="person.x", role="chair", organization_entity_id=None)
    return made | {"entity_role_id": ids.entity_role_id("person.x", "chair", None, "current")} | changes


def rejected(uri: str, **changes: Any) -> dict[str, Any]:
    made = row("rejects", source_uri=uri, raw_sha256="5e" * 32, stage="parse", reason_code="empty")
    return made | {"reject_id": ids.reject_id(uri, "5e" * 32, "parse", "empty")} | changes


def topic(**changes: Any) -> dict[str, Any]:
    return row("topics", name="diplomacy", level=2, path="politics > diplomacy") | changes


@pytest.mark.parametrize(
    ("table", "given", "is_right"),
    [
        pytest.param("entity_roles", role(), True, id="a role as made"),
        pytest.param("entity_roles", role(role="mayor"), False, id="a role with the id of another office"),
        pytest.param("entity_roles", role(status="former"), False, id="a role with the id of a holder"),
        pytest.param("rejects", rejected("file:///a"), True, id="a reject as made"),
        pytest.param("rejects", rejected("file:///a", stage="read"), False, id="a reject of another stage"),
        pytest.param("rejects", rejected("file:///\u00e9", stage="read"), True, id="a place that is not ASCII"),
        pytest.param("topics", topic(), True, id="a path that ends with the name"),
        pytest.param("topics", topic(level=3), False, id="a path of another depth"),
        pytest.param("topics", topic(name="war"), False, id="a path of another name"),
    ],
)
def test_derived_columns(table: str, given: dict[str, Any], is_right: bool) -> None:
    assert [one.table for one in find_derived_violations({table: [given]})] == ([] if is_right else [table])


@pytest.mark.parametrize(
    ("changes", "is_right"),
    [
        pytest.param({}, True, id="the counts add up"),
        pytest.param({"documents_seen": 11}, False, id="one input is lost"),
        pytest.param({"documents_seen": 11, "status": "failed"}, True, id="a failed run may stop between its counts"),
        pytest.param({"documents_seen": 11, "documents_added": None}, True, id="a null is left to the checks"),
    ],
)
def test_run_totals(changes: dict[str, Any], is_right: bool) -> None:
    counts = {"documents_added": 4, "documents_revised": 3, "documents_unchanged": 2, "documents_rejected": 1}
    run = row("runs", status="succeeded", documents_seen=10, **counts) | changes
    assert len(list(find_total_violations([run]))) == (0 if is_right else 1)
