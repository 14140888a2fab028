"""Write `datapackage.json`: the files of the star as Frictionless resources, with types, keys and references.

The published tables lie in several files each, which the standard knows of text alone; the star has one file each.
"""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.fields import Column
from warehouse.kit.source import KitSource
from warehouse.kit.star import STAR, list_relationships
from warehouse.kit.star_files import FOLDER_NAME as STAR_FOLDER
from warehouse.kit.star_table import StarTable
from warehouse.queries.descriptions import describe_table

FILE_NAME = "datapackage.json"
_TYPES = {
    pa.string(): "string",
    pa.int32(): "integer",
    pa.int64(): "integer",
    pa.float64(): "number",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.timestamp("us"): "datetime",
}


def write_frictionless(_source: KitSource, folder: Path) -> Path:
    """Write the descriptor into `folder`; gives its path.

    Raises:
        OSError: it cannot be written.
    """
    target = folder / FILE_NAME
    text = json.dumps(describe_package(), indent=2, ensure_ascii=False)
    target.write_text(f"{text}\n", encoding="utf-8", newline="\n")
    return target


def describe_package() -> dict[str, Any]:
    """Describe the files of the star as a data package."""
    return {
        "profile": "data-package",
        "name": "wireroom-star",
        "title": "Who said what: statements, speakers, topics, articles",
        "resources": [_describe_resource(table) for table in STAR.values()],
    }


def _describe_resource(table: StarTable) -> dict[str, Any]:
    references = [
        {"fields": [joined.column], "reference": {"resource": joined.to_table, "fields": [joined.to_column]}}
        for joined in list_relationships(table.name)
    ]
    schema = {
        "fields": [_describe_field(column) for column in table.declared.columns],
        "primaryKey": list(table.declared.key),
        **({"foreignKeys": references} if references else {}),
    }
    return {
        "name": table.name,
        "path": f"{STAR_FOLDER}/{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": describe_table(table.declared),
        "schema": schema,
    }


def _describe_field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.null_means else {"required": True}
    if column.one_of:
        constraints["enum"] = list(column.one_of)
    return {
        "name": column.name,
        "type": _TYPES[column.type],
        "description": column.meaning,
        **({"unit": column.unit} if column.unit else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def describe_loading(target: Path, _source: KitSource) -> str:
    """Say how the package is checked."""
    return f"frictionless validate {shlex.quote(str(target))}  # pip install 'frictionless[parquet]' pandas"
