"""Check that the index beside a data file is the one that its rows give: by a wrong one, a stored key is not found.

An index that is not there is none to check: the next look-up makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from warehouse.checks.violations import Violation
from warehouse.lake.batch_files import make_index
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.lake.file_index import read_index
from warehouse.lake.paths import index_path
from warehouse.tables import TABLES

RULE = "index"


def find_index_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield the data files whose index is another than their rows give; lake_rows.py names those that are harmed."""
    for name, some in files.items():
        for file in some:
            if index_path(file.path).is_file() and not _has_right_index(file):
                message = f"{index_path(file.path)} is not the index of the file: delete it, and it is made anew"
                yield Violation(name, file.path.name, RULE, message)


def _has_right_index(file: ActiveFile) -> bool:
    """Say whether the index is right, or cannot be told to be wrong."""
    try:
        wanted = make_index(TABLES[file.table], read_plain(file.path))
    except (OSError, ValueError, KeyError, pa.ArrowException):  # KeyError: it lacks a column
        return True
    index = read_index(file.path)
    return wanted is None or (index is not None and np.array_equal(index, wanted))
