"""List the lake's active files as plain paths, and read one as plain Parquet.

Asks the log which files are current and reads no rows for that. The names that they bear in bi/: bi/names.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable


@dataclass(frozen=True, slots=True)
class ActiveFile:
    """A data file that the lake's log holds for current: a whole, flat Parquet file by itself.

    `month` is the partition (YYYY-MM or `undated`), None for a table without partitions; `size_bytes` is the log's.
    """

    table: str
    path: Path
    month: str | None
    size_bytes: int


ActiveFiles = Mapping[str, Sequence[ActiveFile]]


def active_files(tables: Mapping[str, DeltaTable]) -> dict[str, tuple[ActiveFile, ...]]:
    """List the active files of each table at the version of its handle, by month and file name."""
    return {name: tuple(sorted(_list_files(name, table), key=_by_month)) for name, table in tables.items()}


def _by_month(file: ActiveFile) -> tuple[str, str]:
    return file.month or "", file.path.name


def _list_files(name: str, table: DeltaTable) -> list[ActiveFile]:
    root = Path(unquote(urlsplit(table.table_uri).path))
    actions = pa.table(table.get_add_actions(flatten=True))
    paths = actions["path"].to_pylist()
    sizes = actions["size_bytes"].to_pylist()
    has_months = "partition.month" in actions.column_names
    months = actions["partition.month"].to_pylist() if has_months else [None] * len(paths)
    return [ActiveFile(name, root / path, month, size) for path, size, month in zip(paths, sizes, months, strict=True)]


def read_plain(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """Read one Parquet file as it is: no column is taken from folder names (`month=2017-04`).

    Raises:
        OSError: it is missing or unreadable.
        ArrowInvalid: it is no whole Parquet file, or has no such column.
    """
    with pq.ParquetFile(path) as file:
        missing = set(columns or ()) - set(file.schema_arrow.names)
        if missing:
            raise pa.ArrowInvalid(f"no column {', '.join(sorted(missing))}")
        return file.read(columns=None if columns is None else list(columns))
