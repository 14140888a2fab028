"""Check that the index beside a data file is the one that its rows give: by a wrong one, a stored key is not found.

An index that is not there is none to check: the next look-up makes it.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from warehouse.audit.workers import map_over_processes
from warehouse.checks.violations import Violation
from warehouse.lake.batch_files import make_index
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.lake.file_index import read_index
from warehouse.lake.paths import index_path
from warehouse.tables import TABLES

RULE = "index"
# Below, a second process takes longer to start than it saves.
ROWS_OF_ONE_PROCESS = 200_000


def find_index_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield the data files whose index is another than their rows give; lake_rows.py names those that are harmed."""
    indexed = [file for some in files.values() for file in some if index_path(file.path).is_file()]
    is_large = sum(file.row_count for file in indexed) > ROWS_OF_ONE_PROCESS
    verdicts = map_over_processes(_has_right_index, indexed, None, is_worth_it=is_large)
    for file, is_right in zip(indexed, verdicts, strict=True):
        if not is_right:
            message = f"{index_path(file.path)} is not the index of the file: delete it, and it is made anew"
            yield Violation(file.table, file.path.name, RULE, message)


def _has_right_index(file: ActiveFile, _shared: None) -> bool:
    """Say whether the index is right, or cannot be told to be wrong."""
    try:
        wanted = make_index(TABLES[file.table], read_plain(file.path))
    except (OSError, ValueError, KeyError, pa.ArrowException):  # KeyError: it lacks a column
        return True
    index = read_index(file.path)
    return wanted is None or (index is not None and np.array_equal(index, wanted))
