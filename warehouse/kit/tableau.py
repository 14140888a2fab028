"""Write a Tableau extract, `wireroom.hyper`: the tables of the star with their keys. Needs the extra `tableau`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from warehouse.fields import Table
from warehouse.kit.source import KitSource
from warehouse.kit.star import RELATIONSHIPS, STAR
from warehouse.kit.star_files import read_star_table, write_table_file
from warehouse.kit.star_table import STAR_SCHEMA
from warehouse.queries.descriptions import SQL_TYPES
from warehouse.queries.selection import quote_text

FILE_NAME = "wireroom.hyper"
LIBRARY = "tableauhyperapi"
HOW_TO_INSTALL = "pip install tableauhyperapi"
# As Hyper calls the types that it has other names for.
_HYPER_TYPES = {"VARCHAR": "TEXT", "DOUBLE": "DOUBLE PRECISION", "BOOLEAN": "BOOL"}


def can_write_tableau() -> bool:
    """Say whether Tableau's library is installed."""
    return find_spec(LIBRARY) is not None


def write_tableau(source: KitSource, folder: Path) -> Path:
    """Write the extract into `folder`; gives its path.

    Raises:
        ImportError: Tableau's library is not installed.
        OSError: it cannot be written.
    """
    import tableauhyperapi as hyper

    target = folder / FILE_NAME
    rows = folder / "hyper_rows"
    rows.mkdir()
    no_telemetry = hyper.Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU
    # its logs would go to the current folder
    parameters = {"log_config": ""}
    with (
        hyper.HyperProcess(no_telemetry, parameters=parameters) as process,
        hyper.Connection(process.endpoint, str(target), hyper.CreateMode.CREATE_AND_REPLACE) as extract,
    ):
        for statement in write_schema():
            extract.execute_command(statement)
        for table in STAR.values():
            file = rows / f"{table.name}.parquet"
            write_table_file(read_star_table(source, table.declared), table.declared, file)
            extract.execute_command(_insert_file(table.name, file))
            file.unlink()
    rows.rmdir()
    return target


def write_schema() -> Iterator[str]:
    """Write the statements that make the tables and say their keys, which Hyper takes as given."""
    yield f'CREATE SCHEMA "{STAR_SCHEMA}"'
    for table in STAR.values():
        yield _create_table(table.declared)
        keys = ", ".join(f'"{name}"' for name in table.declared.key)
        yield f"ALTER TABLE {_name_table(table.name)} ADD ASSUMED PRIMARY KEY ({keys})"
    for joined in RELATIONSHIPS:
        yield (
            f'ALTER TABLE {_name_table(joined.table)} ADD ASSUMED FOREIGN KEY ("{joined.column}") '
            f'REFERENCES {_name_table(joined.to_table)} ("{joined.to_column}")'
        )


def _create_table(table: Table) -> str:
    columns = []
    for column in table.columns:
        sql_type = SQL_TYPES[column.type]
        nullable = "" if column.null_means else " NOT NULL"
        columns.append(f'"{column.name}" {_HYPER_TYPES.get(sql_type, sql_type)}{nullable}')
    return f"CREATE TABLE {_name_table(table.name)} ({', '.join(columns)})"


def _insert_file(table: str, file: Path) -> str:
    return f"INSERT INTO {_name_table(table)} (SELECT * FROM external({quote_text(str(file))}, FORMAT => 'parquet'))"


def _name_table(name: str) -> str:
    return f'"{STAR_SCHEMA}"."{name}"'


def describe_loading(target: Path, _source: KitSource) -> str:
    """Say how the extract is opened."""
    return f"Tableau: Connect, To a File, More, {target}"
