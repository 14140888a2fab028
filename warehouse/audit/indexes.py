"""Check that what lies beside a data file is what its rows give: by a wrong index or copy, what is stored is not found.

One that is not there is none to check: the next look-up makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from warehouse.audit.workers import map_over_processes
from warehouse.checks.violations import Violation
from warehouse.lake.batch_files import make_index
from warehouse.lake.data_files import ActiveFile, ActiveFiles, read_plain
from warehouse.lake.file_index import read_index
from warehouse.lake.paths import copy_path, index_path
from warehouse.lake.row_copies import LOOKED_UP, make_copy, map_copy
from warehouse.places import is_on_disk
from warehouse.tables import TABLES

RULE = "index"
# Below, a second process takes longer to start than it saves.
ROWS_OF_ONE_PROCESS = 200_000


def find_index_violations(files: ActiveFiles) -> Iterator[Violation]:
    """Yield the data files that have another index or copy than their rows give; lake_rows.py names the harmed ones."""
    looked_up = [file for some in files.values() for file in some if _list_beside(file)]
    is_large = sum(file.row_count for file in looked_up) > ROWS_OF_ONE_PROCESS
    verdicts = map_over_processes(_list_wrong, looked_up, None, is_worth_it=is_large)
    for file, wrong in zip(looked_up, verdicts, strict=True):
        for place in wrong:
            message = f"{place} is not what the file gives: delete it, and it is made anew"
            yield Violation(file.table, file.path.name, RULE, message)


def _list_beside(file: ActiveFile) -> list[Path]:
    places_of_copies = [copy_path(file.path)] if is_on_disk(file.path) else []
    return [place for place in (index_path(file.path), *places_of_copies) if place.is_file()]


def _list_wrong(file: ActiveFile, _shared: None) -> list[Path]:
    """List what is wrong of that which lies beside a file; what cannot be told to be wrong is not."""
    try:
        rows = read_plain(file.path)
        is_right = {
            index_path(file.path): _has_right_index(file, rows),
            copy_path(file.path): _has_right_copy(file, rows),
        }
    except (OSError, ValueError, KeyError, pa.ArrowException):  # KeyError: it lacks a column
        return []
    return [place for place in _list_beside(file) if not is_right[place]]


def _has_right_index(file: ActiveFile, rows: pa.Table) -> bool:
    wanted = make_index(TABLES[file.table], rows)
    index = read_index(file.path)
    return wanted is None or (index is not None and np.array_equal(index, wanted))


def _has_right_copy(file: ActiveFile, rows: pa.Table) -> bool:
    """Say whether the copy is right, or of no use to anybody: one that is not whole is made anew."""
    mapped = map_copy(file.path, file.table) if file.table in LOOKED_UP else None
    return mapped is None or mapped.rows.equals(make_copy(file.table, rows.select(TABLES[file.table].schema.names)))
