"""Remember the rows of the small files that this process wrote last: whoever reads them next opens none of them.

A file never changes its bytes, and its name is by chance, so its rows are those of its path for ever. Who asks for what
is not here reads the file.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import pyarrow as pa

_KEPT_BYTES = 4 << 20  # some batches of ten articles; a process that stores thousands must not grow by it
_FILE_BYTES = 512 << 10


class _RowsByFile:
    """The rows of the files written last, the oldest first, and how many bytes they are: counting anew takes long."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Path, tuple[pa.Table, int]] = OrderedDict()
        self._bytes = 0

    def add(self, path: Path, rows: pa.Table, size_bytes: int) -> None:
        self._drop(path)
        self._kept[path] = rows, size_bytes
        self._bytes += size_bytes
        while self._bytes > _KEPT_BYTES:
            self._drop(next(iter(self._kept)))

    def get(self, path: Path) -> pa.Table | None:
        rows, _ = self._kept.get(path, (None, 0))
        return rows

    def _drop(self, path: Path) -> None:
        _, size_bytes = self._kept.pop(path, (None, 0))
        self._bytes -= size_bytes


_written = _RowsByFile()


def remember(path: Path, rows: pa.Table) -> None:
    """Remember the rows of a file as they were written, in their order, with the metadata of its footer."""
    size_bytes = rows.nbytes
    if size_bytes <= _FILE_BYTES:
        _written.add(path, rows, size_bytes)


def recall(path: Path) -> pa.Table | None:
    """Give the rows of a file if they are remembered."""
    return _written.get(path)
