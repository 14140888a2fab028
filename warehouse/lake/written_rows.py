"""Remember the rows of the small files that this process wrote last: whoever reads them next opens none of them.

A file never changes its bytes, and its name is by chance, so its rows are those of its path for ever. Who asks for what
is not here reads the file.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from pathlib import Path

import pyarrow as pa

_KEPT_BYTES = 4 << 20  # some batches of ten articles; a process that stores thousands must not grow by it
_FILE_BYTES = 512 << 10


class RowsByFile:
    """Rows of files, those added last, and how many bytes they are: counting anew takes long.

    Args:
        most_bytes: how many are kept at most.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[Hashable, tuple[pa.Table, int]] = OrderedDict()
        self._bytes = 0

    def add(self, key: Hashable, rows: pa.Table, size_bytes: int) -> None:
        """Keep rows under the name of their file, or whatever else tells them apart, in place of the oldest ones."""
        _, before = self._kept.pop(key, (None, 0))
        self._kept[key] = rows, size_bytes
        self._bytes += size_bytes - before
        while self._bytes > self._most_bytes:
            _, (_, dropped) = self._kept.popitem(last=False)
            self._bytes -= dropped

    def get(self, key: Hashable) -> pa.Table | None:
        """Give the rows that are kept under a key; None where there are none."""
        rows, _ = self._kept.get(key, (None, 0))
        return rows

    def clear(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._bytes = 0


_written = RowsByFile(_KEPT_BYTES)


def remember(path: Path, rows: pa.Table) -> None:
    """Remember the rows of a file as they were written, in their order, with the metadata of its footer."""
    size_bytes = rows.nbytes
    if size_bytes <= _FILE_BYTES:
        _written.add(path, rows, size_bytes)


def recall(path: Path) -> pa.Table | None:
    """Give the rows of a file if they are remembered."""
    return _written.get(path)


def forget() -> None:
    """Forget all rows, where memory is needed: whoever asks for them reads the files."""
    _written.clear()
