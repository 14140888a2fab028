"""Write `warehouse.duckdb`: no rows, but views of the published files with comments, for whoever works in DuckDB.

It is written in the oldest storage format that has comments, so that DuckDB from 1.0 on opens it.
"""

from __future__ import annotations

import shlex
from pathlib import Path

from warehouse.kit.duckdb_views import create_views
from warehouse.kit.source import KitSource, is_search_path
from warehouse.queries.descriptions import STORAGE_VERSION
from warehouse.queries.selection import quote_text

FILE_NAME = "warehouse.duckdb"
_SPECIAL = frozenset('"$`\\!\n')  # means more to a shell between double quotes


def write_duckdb(source: KitSource, folder: Path) -> Path:
    """Write the file into `folder`, where there is none yet; gives its path.

    Raises:
        duckdb.Error: a published file cannot be read, or the file cannot be written.
    """
    target = folder / FILE_NAME
    with source.open_beside() as connection:
        connection.execute(f"ATTACH {quote_text(str(target))} AS kit (STORAGE_VERSION '{STORAGE_VERSION}')")
        connection.execute("USE kit")
        create_views(connection, source.shown)
        connection.execute("USE memory")
        connection.execute("DETACH kit")
    return target


def describe_loading(target: Path, source: KitSource) -> str:
    """Say how the file is opened."""
    data = str(source.data.absolute())
    if not is_search_path(source.data):
        return f"cd {shlex.quote(data)} && duckdb {shlex.quote(str(target.absolute()))}"
    set_path = f"SET file_search_path = {quote_text(data)}"
    return f"duckdb -cmd {_quote_sql(set_path)} {shlex.quote(str(target))}"


def _quote_sql(sql: str) -> str:
    """Quote SQL, which has single quotes, for a shell: by double ones where no sign in it means more there."""
    return shlex.quote(sql) if _SPECIAL.intersection(sql) else f'"{sql}"'
