"""Write the tables of the star as Parquet, one file each, for tools that cannot ask DuckDB: Power BI, Tableau, others.

Rows stand in the order of the key, which the footer says; it also says what a row is, what columns mean, their units.
"""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.fields import Table
from warehouse.handouts import STAR_FOLDER
from warehouse.kit.source import KitSource
from warehouse.kit.star import STAR
from warehouse.kit.star_table import STAR_SCHEMA
from warehouse.lake.footers import declare_order, declare_table

FOLDER_NAME = STAR_FOLDER


def write_star(source: KitSource, folder: Path) -> Path:
    """Write all tables of the star into a folder `star`; gives its path.

    Raises:
        duckdb.Error: a published file cannot be read.
        OSError: a file cannot be written.
    """
    target = folder / FOLDER_NAME
    target.mkdir()
    for table in STAR.values():
        write_table_file(read_star_table(source, table.declared), table.declared, target / f"{table.name}.parquet")
    return target


def read_star_table(source: KitSource, table: Table) -> pa.Table:
    """Read the rows of one table of the star, sorted by its key, typed as declared.

    Raises:
        duckdb.Error: a published file cannot be read.
    """
    columns = ", ".join(table.schema.names)
    sql = f"SELECT {columns} FROM {STAR_SCHEMA}.{table.name} ORDER BY {', '.join(table.key)}"
    return source.connection.sql(sql).to_arrow_table().cast(table.schema)


def write_table_file(rows: pa.Table, table: Table, target: Path) -> None:
    """Write sorted rows as Parquet, with the declaration in the footer.

    Raises:
        OSError: it cannot be written.
    """
    described = rows.cast(declare_table(rows.schema, table))
    order = declare_order(rows.schema, [(name, "ascending") for name in table.key])
    pq.write_table(described, target, sorting_columns=order, write_page_checksum=True)


def describe_loading(target: Path, _source: KitSource) -> str:
    """Say how the files are read."""
    return f"pandas.read_parquet({str(target / 'fact_statements.parquet')!r}, dtype_backend='pyarrow')"
