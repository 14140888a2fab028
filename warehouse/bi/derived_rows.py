"""Make the rows of the files that publishing writes itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyarrow as pa

from warehouse.bi.last_publication import LastPublication
from warehouse.bi.month_counts import make_months
from warehouse.bi.plan import CountedFiles, DerivedFile
from warehouse.lake.small_files import SmallFiles
from warehouse.views import MARTS, VIEWS, ViewPart


def make_files(
    files: Mapping[str, DerivedFile], counted: CountedFiles, last: LastPublication
) -> Iterator[tuple[str, pa.Table]]:
    """Make the rows of derived files; yields them with their names.

    Raises:
        OSError: a file is missing or unreadable.
        ValueError: what a row refers to is gone.
        pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
    """
    parts: dict[str, dict[str, ViewPart]] = {}
    small_files = SmallFiles()  # of a small batch, views are made from the same ones
    for name, file in files.items():
        if file.part is None:
            yield name, file.table.schema.empty_table()
        else:
            parts.setdefault(file.table.name, {})[name] = replace(file.part, small_files=small_files)
    for view_name, some in parts.items():
        view = VIEWS[view_name]
        if view_name in MARTS:
            yield from make_months(view, some, counted, last)
        else:
            yield from ((name, view.rows(part)) for name, part in some.items())
