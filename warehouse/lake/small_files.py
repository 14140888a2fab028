"""Read a small data file once for all that is made of its rows: opening it takes longer than its rows do."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa

from warehouse.lake import written_rows
from warehouse.lake.data_files import MONTH, filter_months, read_months, read_plain

SMALL_BYTES = 256 << 10  # a batch of a hundred articles writes larger ones, of which not all columns are worth reading
_KEPT_BYTES = 16 << 20  # of all rows together, decoded


class SmallFiles:
    """The rows of small files that were read; for one step of work, as nothing is forgotten."""

    def __init__(self) -> None:
        self._rows: dict[Path, pa.Table] = {}
        self._kept_bytes = 0

    def read(self, path: Path, columns: Sequence[str], months: Collection[str] | None = None) -> pa.Table:
        """Read columns of a file, the rows of articles of some months or all.

        Raises:
            OSError: it is missing or unreadable.
            pyarrow.ArrowException: it is no whole Parquet file, or has no such column.
        """
        rows = self._read_whole(path)
        if rows is None or not set(columns) <= set(rows.column_names):
            return read_plain(path, columns) if months is None else read_months(path, columns, months)
        if months is None:
            return rows.select(list(columns))
        return filter_months(rows.select([*dict.fromkeys((MONTH, *columns))]), months).select(list(columns))

    def _read_whole(self, path: Path) -> pa.Table | None:
        """Read all of a file and keep it; None for one that is too large, or where enough is kept."""
        known = self._rows.get(path, written_rows.recall(path))
        if known is not None or self._kept_bytes > _KEPT_BYTES or path.stat().st_size > SMALL_BYTES:
            return known
        rows = self._rows[path] = read_plain(path)
        self._kept_bytes += rows.nbytes
        return rows
