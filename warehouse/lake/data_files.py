"""The lake's live files as plain paths, and the names that they bear in bi/."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
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


LiveFiles = Mapping[str, Sequence[ActiveFile]]


def live_files(tables: Mapping[str, DeltaTable]) -> dict[str, tuple[ActiveFile, ...]]:
    """Give the live files of each table at the version that its handle stands at, by month and file name."""
    return {name: tuple(sorted(_files_of(name, table), key=_by_month)) for name, table in tables.items()}


def _by_month(file: ActiveFile) -> tuple[str, str]:
    return file.month or "", file.path.name


def _files_of(name: str, table: DeltaTable) -> list[ActiveFile]:
    root = Path(unquote(urlsplit(table.table_uri).path))
    actions = pa.table(table.get_add_actions(flatten=True))
    paths, sizes = actions["path"].to_pylist(), actions["size_bytes"].to_pylist()
    has_months = "partition.month" in actions.column_names
    months = actions["partition.month"].to_pylist() if has_months else [None] * len(paths)
    return [ActiveFile(name, root / path, month, size) for path, size, month in zip(paths, sizes, months, strict=True)]


def bi_names(files: Iterable[ActiveFile]) -> dict[str, ActiveFile]:
    """Name each file as bi/ does: `<table>/<table>-2017-04-<8 hex of the file name's SHA-256>.parquet`.

    A file keeps its name as long as it lives; of two that would share one, the later takes 64 digits.
    """
    named: dict[str, ActiveFile] = {}
    for file in files:
        digest = hashlib.sha256(file.path.name.encode()).hexdigest()
        name = bi_name(file.table, file.month, digest[:8])
        named[bi_name(file.table, file.month, digest) if name in named else name] = file
    return named


def bi_name(table: str, month: str | None, digits: str) -> str:
    """Give the path within bi/ of one file of `table`."""
    return f"{table}/{'-'.join(part for part in (table, month, digits) if part)}.parquet"


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
