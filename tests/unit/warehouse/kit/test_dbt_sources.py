"""The project declares what the tables declare, and finds the file beside it."""

from pathlib import Path
from typing import Any

import yaml

from warehouse.kit.dbt_sources import STAR_SOURCE, describe_sources
from warehouse.kit.duckdb_views import PUBLISHED
from warehouse.kit.star import STAR


def _list_tables() -> dict[str, Any]:
    return {
        (source["name"], table["name"]): table for source in describe_sources()["sources"] for table in source["tables"]
    }  # type: ignore[attr-defined]


def test_every_table_and_column_is_there() -> None:
    tables = _list_tables()
    assert {name for source, name in tables if source == "wireroom"} == set(PUBLISHED)
    assert {name for source, name in tables if source == STAR_SOURCE} == set(STAR)
    for (source, name), table in tables.items():
        declared = PUBLISHED[name] if source == "wireroom" else STAR[name].declared
        assert [column["name"] for column in table["columns"]] == declared.schema.names


def test_keys_references_and_values_are_tested() -> None:
    quotes = _list_tables()["wireroom", "quotes"]
    tests = {column["name"]: column.get("data_tests", []) for column in quotes["columns"]}
    assert tests["quote_id"] == ["unique", "not_null"]
    assert {"relationships": {"arguments": {"to": "source('wireroom', 'documents')", "field": "document_id"}}} in tests[
        "document_id"
    ]
    assert tests["section_id"] == [
        {"relationships": {"arguments": {"to": "source('wireroom', 'sections')", "field": "section_id"}}}
    ]
    (values,) = [
        test["accepted_values"]["arguments"]["values"] for test in tests["quote_type"] if "accepted_values" in test
    ]
    assert "scare" in values
    together = _list_tables()["wireroom", "quote_speakers"]["data_tests"]
    assert together == [{"unique_together": {"arguments": {"columns": ["quote_id", "position"]}}}]


def test_freshness_is_asked_of_what_runs_write() -> None:
    fresh = {
        name: table["config"]["loaded_at_field"] for (_, name), table in _list_tables().items() if "config" in table
    }
    assert fresh == {"documents": "ingested_at", "runs": "started_at"}
    assert all(column in PUBLISHED[name].schema.names for name, column in fresh.items())


def test_files_are_read_as_they_were_meant(kit_warehouse: Path) -> None:
    project = kit_warehouse / "kit" / "dbt"
    assert yaml.safe_load((project / "models/sources.yml").read_text(encoding="utf-8")) == describe_sources()
    output = yaml.safe_load((project / "profiles.yml").read_text(encoding="utf-8"))["wireroom_kit"]["outputs"]["local"]
    assert (project / output["attach"][0]["path"]).resolve() == (kit_warehouse / "kit/warehouse.duckdb").resolve()
    assert output["settings"]["file_search_path"] == "{{ env_var('WIREROOM_DATA', '../..') }}"
