"""For people who read the published tables in Python: one call, one table, from one publication."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from warehouse.live import read_plain


def read(data: Path | str, table: str) -> pa.Table:
    """Read a table or mart of `<data>/bi`, its files in the order of their names.

    The link is resolved first, so that a publication that happens meanwhile mixes nothing. Whoever reads several tables
    that have to fit together takes `generation(data)` once and reads from there.

    Raises:
        FileNotFoundError: nothing is published there, or there is no such table.
    """
    files = sorted((generation(data) / table).glob("*.parquet"))
    if not files:
        raise FileNotFoundError(f"no table {table} in {Path(data) / 'bi'}: `wireroom publish --data {data}` makes bi/")
    return pa.concat_tables([read_plain(file) for file in files], promote_options="default")


def generation(data: Path | str) -> Path:
    """Give the folder of the publication that `<data>/bi` shows now; it stays whole through the next two."""
    return (Path(data) / "bi").resolve()
