"""For people who read the published tables in Python: one call, one table, from one publication."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.lake.data_files import read_plain


def read(data: Path | str, table: str, columns: Sequence[str] | None = None) -> pa.Table:
    """Read a table or mart of `<data>/bi`, or some columns of it, its files in the order of their names.

    The link is resolved first, so that a publication that happens meanwhile mixes nothing. Whoever reads several tables
    that have to fit together takes `generation(data)` once and gives that as `data`.

    Raises:
        FileNotFoundError: nothing is published there, or there is no such table.
    """
    return pa.concat_tables([read_plain(file, columns) for file in _list_files(data, table)], promote_options="default")


def count(data: Path | str, table: str) -> int:
    """Count the rows of a table or mart of `<data>/bi`; only the files' footers are read.

    Raises:
        FileNotFoundError: nothing is published there, or there is no such table.
    """
    return sum(pq.read_metadata(file).num_rows for file in _list_files(data, table))


def generation(data: Path | str) -> Path:
    """Give the folder of the publication that `<data>/bi` shows now; it stays whole through the next two."""
    bi = Path(data) / "bi"
    return bi.resolve() if bi.exists() else Path(data)


def _list_files(data: Path | str, table: str) -> list[Path]:
    files = sorted((generation(data) / table).glob("*.parquet"))
    if not files:
        raise FileNotFoundError(f"no table {table} in {Path(data) / 'bi'}: `wireroom publish --data {data}` makes bi/")
    return files
