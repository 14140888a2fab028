"""Write a dbt project: published tables and the star as sources, with tests from the declared keys, and freshness.

Its sources are the views of `warehouse.duckdb`, which the kit has beside it; what dbt builds goes to a file of its own.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from warehouse.fields import Column, Table
from warehouse.kit.duckdb_file import FILE_NAME
from warehouse.kit.duckdb_views import PUBLISHED
from warehouse.kit.source import KitSource
from warehouse.kit.star import STAR
from warehouse.kit.star_table import STAR_SCHEMA
from warehouse.kit.yaml_text import write_yaml
from warehouse.queries.descriptions import describe_column, describe_table

FOLDER_NAME = "dbt"
SOURCE, STAR_SOURCE = "wireroom", "wireroom_star"
# What says that a table is fed, and after how many days without it dbt warns.
_FRESHNESS = {"documents": ("ingested_at", 2), "runs": ("started_at", 2)}
_UNIQUE_TOGETHER = """\
{% test unique_together(model, columns) %}
select {{ columns | join(', ') }} from {{ model }} group by {{ columns | join(', ') }} having count(*) > 1
{% endtest %}
"""
_MODEL = """\
-- An example: who is quoted how often in a month.
select c.calendar_year, c.month_number, d.speaker_name, count(distinct f.quote_id) as statement_count
from {{ source('wireroom_star', 'fact_statements') }} as f
join {{ source('wireroom_star', 'statement_speakers') }} as s on s.quote_id = f.quote_id
join {{ source('wireroom_star', 'dim_speaker') }} as d on d.speaker_key = s.speaker_key
left join {{ source('wireroom_star', 'calendar') }} as c on c.calendar_date = f.published_date
group by all
"""


def write_dbt(source: KitSource, folder: Path) -> Path:
    """Write the project into a folder `dbt`; gives its path.

    Raises:
        OSError: a file cannot be written.
    """
    target = folder / FOLDER_NAME
    to_data = source.find_data_from(source.out / FOLDER_NAME)
    texts = {
        "dbt_project.yml": write_yaml(_describe_project()),
        "profiles.yml": write_yaml(_describe_profile(to_data)),
        "models/sources.yml": write_yaml(describe_sources()),
        "models/statements_by_month.sql": _MODEL,
        "tests/generic/unique_together.sql": _UNIQUE_TOGETHER,
    }
    for name, text in texts.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return target


def describe_sources() -> dict[str, object]:
    """Describe both sources with their tables, columns and tests, as dbt reads it."""
    published = [_describe_table(table, SOURCE) for table in PUBLISHED.values()]
    star = [_describe_table(table.declared, STAR_SOURCE) for table in STAR.values()]
    return {
        "version": 2,
        "sources": [
            {"name": SOURCE, "database": "wireroom", "schema": "main", "tables": published},
            {"name": STAR_SOURCE, "database": "wireroom", "schema": STAR_SCHEMA, "tables": star},
        ],
    }


def _describe_table(table: Table, source: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": table.name, "description": describe_table(table)}
    if source == SOURCE and table.name in _FRESHNESS:
        loaded_at, days = _FRESHNESS[table.name]
        described["config"] = {
            "loaded_at_field": loaded_at,
            "freshness": {"warn_after": {"count": days, "period": "day"}},
        }
    if len(table.key) > 1:
        described["data_tests"] = [{"unique_together": {"arguments": {"columns": list(table.key)}}}]
    described["columns"] = [_describe_column(column, table, source) for column in table.columns]
    return described


def _describe_column(column: Column, table: Table, source: str) -> dict[str, Any]:
    described: dict[str, Any] = {"name": column.name, "description": describe_column(column)}
    if column.unit:
        described["config"] = {"meta": {"unit": column.unit}}
    if tests := list(_list_tests(column, table, source)):
        described["data_tests"] = tests
    return described


def _list_tests(column: Column, table: Table, source: str) -> Iterator[str | dict[str, Any]]:
    if table.key == (column.name,):
        yield "unique"
    if column.null_means is None:
        yield "not_null"
    if column.one_of:
        yield {"accepted_values": {"arguments": {"values": list(column.one_of)}}}
    if column.refers_to:
        declared = PUBLISHED[column.refers_to] if source == SOURCE else STAR[column.refers_to].declared
        to = f"source('{source}', '{declared.name}')"
        yield {"relationships": {"arguments": {"to": to, "field": declared.key[0]}}}


def _describe_project() -> dict[str, object]:
    return {
        "name": "wireroom_kit",
        "version": "1.0.0",
        "config-version": 2,
        "profile": "wireroom_kit",
        "model-paths": ["models"],
        "test-paths": ["tests"],
    }


def _describe_profile(to_data: str) -> dict[str, object]:
    warehouse = {"path": f"../{FILE_NAME}", "alias": "wireroom", "read_only": True}
    output = {
        "type": "duckdb",
        "path": "built.duckdb",
        "threads": 1,
        "settings": {"file_search_path": "{{ env_var('WIREROOM_DATA', " + _quote_jinja(to_data) + ") }}"},
        "attach": [warehouse],
    }
    return {"wireroom_kit": {"target": "local", "outputs": {"local": output}}}


def _quote_jinja(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def describe_loading(target: Path, _source: KitSource) -> str:
    """Say how the project is run."""
    return f"cd {shlex.quote(str(target))} && dbt build --profiles-dir .  # pip install 'dbt-core<1.12' dbt-duckdb"
