"""Check that the indexes beside data files have what their files give; by a wrong one, stored articles are not found.

An index that is not there is made by whoever needs it, and is no violation. How they are made: lake/batch_files.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from warehouse.audit.file_reading import UNREADABLE
from warehouse.checks.violations import Violation
from warehouse.lake import band_index, key_index
from warehouse.lake.batch_files import make_index
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.lake.file_index import ILLEGIBLE, Index
from warehouse.lake.paths import index_path
from warehouse.tables import TABLES

RULE = "index of its file"


def find_index_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield the data files whose index says other than they do; a file that cannot be read is named elsewhere."""
    for name in (*key_index.INDEXED, band_index.TABLE):
        for file in files.get(name, ()):
            if index_path(file.path).exists() and not _is_right(file):
                yield Violation(file.table, file.path.name, RULE, "the index has other keys than the file")


def _is_right(file: ActiveFile) -> bool:
    try:
        rows = read_plain(file.path, _list_columns(file.table))
        made = make_index(TABLES[file.table], rows)
    except UNREADABLE:
        return True
    return made is None or np.array_equal(made, _read_index(file))


def _list_columns(table: str) -> list[str]:
    if table == band_index.TABLE:
        return ["published_date", "document_id", band_index.COLUMN]
    return sorted({name for group in key_index.INDEXED[table] for name in group})


def _read_index(file: ActiveFile) -> Index:
    """Read an index; one that is torn is empty, and made anew by whoever needs it."""
    try:
        index: Index = np.load(index_path(file.path))
    except (MemoryError, *ILLEGIBLE):
        return np.zeros(0, dtype=np.uint64)
    return index
