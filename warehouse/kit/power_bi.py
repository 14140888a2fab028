"""Write a Power BI project as text (PBIP): model in TMDL, queries in M over the files of the star, an empty report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pyarrow as pa

from warehouse.fields import Column
from warehouse.kit.source import KitSource
from warehouse.kit.star import RELATIONSHIPS, STAR, Relationship, StarMeasure, list_measures
from warehouse.kit.star_files import FOLDER_NAME as STAR_FOLDER
from warehouse.kit.star_table import StarTable
from warehouse.queries.descriptions import describe_column, describe_table

FOLDER_NAME = "power_bi"
_MODEL, _REPORT = "wireroom.SemanticModel", "wireroom.Report"
_TYPES = {
    pa.string(): "string",
    pa.int32(): "int64",
    pa.int64(): "int64",
    pa.float64(): "double",
    pa.bool_(): "boolean",
    pa.date32(): "dateTime",
    pa.timestamp("us"): "dateTime",
}
_FORMATS = {pa.date32(): "Short Date", pa.timestamp("us"): "General Date", pa.int32(): "0", pa.int64(): "0"}
# A column whose names stand in the order of another one's numbers.
_SORTED_BY = {"month_name": "month_number", "weekday_name": "weekday_number"}
_DATE_KEY = ("calendar", "calendar_date")
_ADDED_UP = "_count"  # ends the names of columns that tools add up


def write_power_bi(source: KitSource, folder: Path) -> Path:
    """Write the project into a folder `power_bi`; gives its path.

    Raises:
        OSError: a file cannot be written.
    """
    target = folder / FOLDER_NAME
    for name, text in list_texts(source.out / STAR_FOLDER).items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return target


def list_texts(star: Path) -> Mapping[str, str]:
    """List the files of the project with their texts; `star` is the folder that its queries read."""
    definition = f"{_MODEL}/definition"
    return {
        "wireroom.pbip": _write_json({"version": "1.0", "artifacts": [{"report": {"path": _REPORT}}], "settings": {}}),
        f"{_MODEL}/.platform": _write_platform("SemanticModel"),
        f"{_MODEL}/definition.pbism": _write_json({"version": "4.2", "settings": {}}),
        f"{definition}/database.tmdl": "database\n\tcompatibilityLevel: 1600\n",
        f"{definition}/model.tmdl": _write_model(),
        f"{definition}/expressions.tmdl": _write_parameter(star),
        f"{definition}/relationships.tmdl": "\n".join(map(_write_relationship, RELATIONSHIPS)),
        **{f"{definition}/tables/{table.name}.tmdl": _write_table(table) for table in STAR.values()},
        f"{_REPORT}/.platform": _write_platform("Report"),
        f"{_REPORT}/definition.pbir": _write_json({
            "version": "4.0",
            "datasetReference": {"byPath": {"path": f"../{_MODEL}"}},
        }),
        f"{_REPORT}/report.json": _write_json(_describe_empty_report()),
    }


def _write_model() -> str:
    lines = [
        "model Model",
        "\tculture: en-US",
        "\tdefaultPowerBIDataSourceVersion: powerBI_V3",
        "\tdiscourageImplicitMeasures",
        "",
        "annotation __PBI_TimeIntelligenceEnabled = 0",
        "",
        *(f"ref table {name}" for name in STAR),
    ]
    return "\n".join(lines) + "\n"


def _write_parameter(star: Path) -> str:
    folder = quote_m(str(star.absolute()))
    return (
        f"/// Folder with the files of the star.\nexpression StarFolder = {folder} "
        'meta [IsParameterQuery=true, Type="Text", IsParameterQueryRequired=true]\n'
        f"\tlineageTag: {make_id('expression', 'StarFolder')}\n"
    )


def _write_relationship(joined: Relationship) -> str:
    lines = [f"relationship {make_id('relationship', joined.table, joined.column)}"]
    if joined.is_both_ways:
        lines.append("\tcrossFilteringBehavior: bothDirections")
    lines += [f"\tfromColumn: {joined.table}.{joined.column}", f"\ttoColumn: {joined.to_table}.{joined.to_column}"]
    return "\n".join(lines) + "\n"


def _write_table(table: StarTable) -> str:
    lines = [f"/// {describe_table(table.declared)}", f"table {table.name}", f"\tlineageTag: {make_id(table.name)}"]
    if table.name == _DATE_KEY[0]:
        lines.append("\tdataCategory: Time")
    for measure in list_measures(table.name):
        lines += ["", *_write_measure(measure)]
    for column in table.declared.columns:
        lines += ["", *_write_column(table, column)]
    lines += ["", *_write_partition(table.name)]
    return "\n".join(lines) + "\n"


def _write_measure(measure: StarMeasure) -> Iterator[str]:
    yield f"\t/// {measure.meaning}"
    yield f"\tmeasure {measure.name} = {measure.dax}"
    yield f"\t\tformatString: {'0.00' if measure.is_share else '#,0'}"
    yield f"\t\tlineageTag: {make_id(measure.table, 'measure', measure.name)}"


def _write_column(table: StarTable, column: Column) -> Iterator[str]:
    yield f"\t/// {describe_column(column)}"
    yield f"\tcolumn {column.name}"
    yield f"\t\tdataType: {_TYPES[column.type]}"
    if table.declared.key == (column.name,):
        yield "\t\tisKey"
    if column.refers_to:
        yield "\t\tisHidden"
    if column.type in _FORMATS:
        yield f"\t\tformatString: {_FORMATS[column.type]}"
    yield f"\t\tlineageTag: {make_id(table.name, column.name)}"
    yield f"\t\tsummarizeBy: {'sum' if column.name.endswith(_ADDED_UP) else 'none'}"
    yield f"\t\tsourceColumn: {column.name}"
    if column.name in _SORTED_BY:
        yield f"\t\tsortByColumn: {_SORTED_BY[column.name]}"


def _write_partition(table: str) -> Iterator[str]:
    """Write the query of a table; the folder is one of Windows, which Power BI runs on."""
    yield f"\tpartition {table} = m"
    yield "\t\tmode: import"
    yield "\t\tsource ="
    yield "\t\t\t\tlet"
    yield f'\t\t\t\t\tRows = Parquet.Document(File.Contents(StarFolder & "\\{table}.parquet"))'
    yield "\t\t\t\tin"
    yield "\t\t\t\t\tRows"


def make_id(*names: str) -> str:
    """Make the id of a part of the project, the same for ever."""
    return str(uuid5(NAMESPACE_URL, "/".join(("wireroom", FOLDER_NAME, *names))))


def quote_m(text: str) -> str:
    """Write a text as a literal of M."""
    return '"' + text.replace('"', '""') + '"'


def _write_platform(kind: str) -> str:
    schema = "https://developer.microsoft.com/json-schemas/fabric/gitIntegration/platformProperties/2.0.0/schema.json"
    metadata = {"type": kind, "displayName": "wireroom"}
    config = {"version": "2.0", "logicalId": make_id("platform", kind)}
    return _write_json({"$schema": schema, "metadata": metadata, "config": config})


def _describe_empty_report() -> dict[str, object]:
    page = {
        "name": "statements",
        "displayName": "Statements",
        "config": "{}",
        "displayOption": 1,
        "filters": "[]",
        "height": 720,
        "width": 1280,
        "visualContainers": [],
    }
    return {"config": json.dumps({"version": "5.50"}), "layoutOptimization": 0, "sections": [page]}


def _write_json(value: object) -> str:
    return json.dumps(value, indent=2) + "\n"


def describe_loading(target: Path, _source: KitSource) -> str:
    """Say how the project is opened."""
    return f"Power BI Desktop: open {target / 'wireroom.pbip'}, set the parameter StarFolder, refresh"
