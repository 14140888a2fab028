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

_kept: OrderedDict[Path, pa.Table] = OrderedDict()


def remember(path: Path, rows: pa.Table) -> None:
    """Remember the rows of a file as they were written, in their order, with the metadata of its footer."""
    if rows.nbytes > _FILE_BYTES:
        return
    _kept[path] = rows
    while sum(some.nbytes for some in _kept.values()) > _KEPT_BYTES:
        _kept.popitem(last=False)


def recall(path: Path) -> pa.Table | None:
    """Give the rows of a file if they are remembered."""
    return _kept.get(path)
