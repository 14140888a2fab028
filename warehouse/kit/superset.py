"""Write assets for Superset: database, datasets with their metrics, charts and a dashboard, as one archive of YAML.

A dataset of Superset is one table, so statements come once more with what they are joined to: `statements`, a row for
each speaker of each. Its metrics count distinct ids, so that a statement with two speakers counts once.
"""

from __future__ import annotations

import shlex
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from warehouse.fields import Column
from warehouse.kit.duckdb_file import FILE_NAME as DUCKDB_FILE
from warehouse.kit.source import KitSource, is_search_path
from warehouse.kit.star import MEASURES, STAR, StarMeasure, list_measures, list_relationships
from warehouse.kit.star_table import STAR_SCHEMA
from warehouse.kit.yaml_text import write_yaml
from warehouse.queries.descriptions import SQL_TYPES, describe_column, describe_table

FOLDER_NAME = "superset"
ARCHIVE_NAME = "wireroom.zip"
_VERSION = "1.0.0"
# Archives and Superset want a time; what is written here depends on none.
_TIMESTAMP = "2000-01-01T00:00:00+00:00"
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)
FLAT = "statements"
_DASHBOARD_COLUMNS, _DASHBOARD_HEIGHT = 12, 50
_FACT, _BRIDGE = "fact_statements", "statement_speakers"


@dataclass(frozen=True, slots=True)
class SupersetChart:
    """A chart of the dashboard over the flat dataset: its metric by some columns, or over time where there are none."""

    title: str
    viz_type: str
    metric: str
    by: tuple[str, ...] = ()
    width: int = 6


CHARTS = (
    SupersetChart("Statements", "big_number_total", "statements", width=4),
    SupersetChart("Articles", "big_number_total", "articles", width=4),
    SupersetChart("Speakers", "big_number_total", "speakers", width=4),
    SupersetChart("Statements by month", "echarts_timeseries_bar", "statements", width=12),
    SupersetChart("Who is quoted", "table", "statements", ("speaker_name",)),
    SupersetChart("On what", "table", "statements", ("first_level_topic_name", "topic_name")),
)


def write_superset(source: KitSource, folder: Path) -> Path:
    """Write the assets into a folder `superset`, as files and as the archive that Superset takes in; gives its path.

    Raises:
        OSError: a file cannot be written.
    """
    target = folder / FOLDER_NAME
    assets = {name: write_yaml(asset) for name, asset in list_assets(source.out, source.data).items()}
    for name, text in assets.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    with zipfile.ZipFile(target / ARCHIVE_NAME, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(assets.items()):
            archive.writestr(zipfile.ZipInfo(f"wireroom/{name}", _ZIP_TIME), text, zipfile.ZIP_DEFLATED)
    return target


def list_assets(out: Path, data: Path) -> dict[str, Mapping[str, object]]:
    """List the assets by the names of their files; `out` is where `warehouse.duckdb` lies, `data` the warehouse."""
    return {
        "metadata.yaml": {"version": _VERSION, "type": "Dashboard", "timestamp": _TIMESTAMP},
        "databases/wireroom.yaml": _describe_database(out, data),
        **{f"datasets/wireroom/{name}.yaml": asset for name, asset in _describe_datasets()},
        **{f"charts/{_name_file(chart.title)}.yaml": _describe_chart(chart) for chart in CHARTS},
        "dashboards/wireroom.yaml": _describe_dashboard(),
    }


def make_asset_id(*names: str) -> str:
    """Make the id of an asset, the same for ever."""
    return str(uuid5(NAMESPACE_URL, "/".join(("wireroom", FOLDER_NAME, *names))))


def _describe_database(out: Path, data: Path) -> dict[str, object]:
    config = {"access_mode": "read_only"}
    if is_search_path(data):
        config["file_search_path"] = str(data.absolute())
    return {
        "database_name": "wireroom",
        "sqlalchemy_uri": f"duckdb:///{(out / DUCKDB_FILE).absolute().as_posix()}",
        "cache_timeout": None,
        "expose_in_sqllab": True,
        "allow_run_async": False,
        "allow_ctas": False,
        "allow_cvas": False,
        "allow_dml": False,
        "allow_csv_upload": False,
        "extra": {"engine_params": {"connect_args": {"config": config}}},
        "uuid": make_asset_id("database"),
        "version": _VERSION,
    }


def _describe_datasets() -> Iterator[tuple[str, dict[str, object]]]:
    for table in STAR.values():
        day = next((joined.column for joined in list_relationships(table.name) if joined.to_table == "calendar"), None)
        columns = [(column.name, column) for column in table.declared.columns]
        yield (
            table.name,
            _describe_dataset(table.name, describe_table(table.declared), columns, list_measures(table.name), day),
        )
    sql, columns = write_flat_query()
    measures = [measure for measure in MEASURES if "DISTINCT" in measure.sql]
    yield FLAT, _describe_dataset(FLAT, _flat_description(), columns, measures, "published_date", sql)


def _flat_description() -> str:
    return "Statements with article, publisher, topic and speaker beside them: a row for each speaker of each."


def _describe_dataset(
    name: str,
    description: str,
    columns: Sequence[tuple[str, Column]],
    measures: Sequence[StarMeasure],
    day: str | None,
    sql: str | None = None,
) -> dict[str, object]:
    return {
        "table_name": name,
        "main_dttm_col": day,
        "description": description,
        "default_endpoint": None,
        "offset": 0,
        "cache_timeout": None,
        "schema": STAR_SCHEMA,
        "sql": sql,
        "params": None,
        "template_params": None,
        "filter_select_enabled": True,
        "fetch_values_predicate": None,
        "extra": None,
        "uuid": make_asset_id("dataset", name),
        "metrics": [_describe_metric(measure) for measure in measures],
        "columns": [_describe_column(shown, column) for shown, column in columns],
        "version": _VERSION,
        "database_uuid": make_asset_id("database"),
    }


def _describe_metric(measure: StarMeasure) -> dict[str, object]:
    return {
        "metric_name": measure.name,
        "verbose_name": None,
        "metric_type": None,
        "expression": measure.sql,
        "description": measure.meaning,
        "d3format": ".2f" if measure.is_share else ",d",
        "extra": {},
        "warning_text": None,
    }


def _describe_column(name: str, column: Column) -> dict[str, object]:
    sql_type = SQL_TYPES[column.type]
    return {
        "column_name": name,
        "verbose_name": None,
        "is_dttm": sql_type in {"DATE", "TIMESTAMP"},
        "is_active": True,
        "type": sql_type,
        "groupby": True,
        "filterable": True,
        "expression": None,
        "description": describe_column(column),
        "python_date_format": None,
        "extra": {},
    }


def write_flat_query() -> tuple[str, list[tuple[str, Column]]]:
    """Write the query of the flat dataset; gives it with its columns: those of a table already there are left out."""
    columns: dict[str, Column] = {}
    selected, joins = [], [f"FROM {STAR_SCHEMA}.{_FACT}"]
    for joined in (*list_relationships(_FACT), *list_relationships(_BRIDGE)):
        if joined.to_table == _FACT:
            joins.append(f"JOIN {STAR_SCHEMA}.{_BRIDGE} USING ({joined.column})")
            continue
        condition = f"{joined.to_table}.{joined.to_column} = {joined.table}.{joined.column}"
        joins.append(f"LEFT JOIN {STAR_SCHEMA}.{joined.to_table} ON {condition}")
    order = (_FACT, _BRIDGE, *(name for name, table in STAR.items() if f".{name} ON" in " ".join(joins)))
    for name in dict.fromkeys(order):
        for column in STAR[name].declared.columns:
            if column.name not in columns:
                columns[column.name] = column
                selected.append(f"{name}.{column.name}")
    return f"SELECT {', '.join(selected)}\n" + "\n".join(joins), list(columns.items())


def _describe_chart(chart: SupersetChart) -> dict[str, object]:
    params: dict[str, Any] = {"viz_type": chart.viz_type, "adhoc_filters": [], "time_range": "No filter"}
    if chart.by:
        params |= {"query_mode": "aggregate", "groupby": list(chart.by), "metrics": [chart.metric], "row_limit": 100}
        params |= {"timeseries_limit_metric": chart.metric, "order_desc": True}
    elif chart.viz_type == "big_number_total":
        params |= {"metric": chart.metric}
    else:
        params |= {"x_axis": "published_date", "time_grain_sqla": "P1M", "metrics": [chart.metric], "groupby": []}
    return {
        "slice_name": chart.title,
        "viz_type": chart.viz_type,
        "params": params,
        "query_context": None,
        "cache_timeout": None,
        "uuid": make_asset_id("chart", chart.title),
        "version": _VERSION,
        "dataset_uuid": make_asset_id("dataset", FLAT),
    }


def _describe_dashboard() -> dict[str, object]:
    return {
        "dashboard_title": "Who said what",
        "description": "Statements of published articles, made of `wireroom kit`.",
        "css": "",
        "slug": None,
        "uuid": make_asset_id("dashboard"),
        "position": _lay_out_charts(),
        "metadata": {},
        "version": _VERSION,
    }


def _lay_out_charts() -> dict[str, object]:
    """Lay the charts out in rows of twelve columns."""
    rows: list[list[SupersetChart]] = [[]]
    for chart in CHARTS:
        if sum(before.width for before in rows[-1]) + chart.width > _DASHBOARD_COLUMNS:
            rows.append([])
        rows[-1].append(chart)
    names = [f"ROW-{number}" for number in range(1, len(rows) + 1)]
    position: dict[str, object] = {
        "DASHBOARD_VERSION_KEY": "v2",
        "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]},
        "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": names, "parents": ["ROOT_ID"]},
    }
    for name, charts in zip(names, rows, strict=True):
        children = [f"CHART-{_name_file(chart.title)}" for chart in charts]
        meta: dict[str, object] = {"background": "BACKGROUND_TRANSPARENT"}
        parents = ["ROOT_ID", "GRID_ID"]
        position[name] = {"type": "ROW", "id": name, "children": children, "parents": parents, "meta": meta}
        for child, chart in zip(children, charts, strict=True):
            position[child] = _place_chart(child, chart, [*parents, name])
    return position


def _place_chart(name: str, chart: SupersetChart, parents: list[str]) -> dict[str, object]:
    meta = {
        "uuid": make_asset_id("chart", chart.title),
        "width": chart.width,
        "height": _DASHBOARD_HEIGHT,
        "sliceName": chart.title,
        "chartId": CHARTS.index(chart) + 1,
    }
    return {"type": "CHART", "id": name, "children": [], "parents": parents, "meta": meta}


def _name_file(title: str) -> str:
    return title.lower().replace(" ", "_")


def describe_loading(target: Path, source: KitSource) -> str:
    """Say how the assets are taken in, and from where Superset has to be started if no search path can say it."""
    archive = shlex.quote(str(target / ARCHIVE_NAME))
    line = f"superset import-dashboards --username admin --path {archive}  # pip install duckdb-engine"
    if is_search_path(source.data):
        return line
    return f"{line}; start Superset in {source.data.absolute()}, as no search path of DuckDB can have a comma"
