"""Count the months of a mart, all at once: from the counts of the last publication, with what came and less what went.

An article lies in one segment, so the counts of segments add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from warehouse.bi.last_publication import LastPublication
from warehouse.bi.plan import CountedFiles
from warehouse.lake.contents import UNDATED
from warehouse.lake.data_files import ActiveFile
from warehouse.views import ViewPart


def make_months(
    view: ModuleType, parts: Mapping[str, ViewPart], counted: CountedFiles, last: LastPublication
) -> Iterator[tuple[str, pa.Table]]:
    """Make the rows of some months of a mart; yields them with the names that `parts` have.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
    """
    months = tuple(str(part.key) for part in parts.values())
    like = ViewPart(view.TABLE, None, (), (), months, next(iter(parts.values())).small_files)
    came, went = (_count_segments(view, files, like) for files in (counted.came, counted.went))
    known = view.TABLE.schema.empty_table() if counted.are_all else last.read_rows(view.TABLE.name, months)
    of_month = dict(_split_by_month(_renew_rows(view, next(iter(parts.values())), known, came, went)))
    for name, part in parts.items():
        yield name, of_month.get(str(part.key), known.slice(0, 0))


def _renew_rows(view: ModuleType, part: ViewPart, known: pa.Table, came: pa.Table, went: pa.Table) -> pa.Table:
    """Make those rows anew whose counts may change; the others stay as they are known, and all are sorted."""
    changes = pa.concat_tables([came, _negate(went, view.COUNTED_BY)])
    is_met: Any = pa.scalar(True)
    for name in view.COUNTED_BY:  # a row that is met by chance is made as it was
        is_met = pc.and_(is_met, pc.is_in(known[name], changes[name].unique()))
    counts = _sum_counts(pa.concat_tables([view.counts_of(known.filter(is_met)), changes]), view.COUNTED_BY)
    rows: pa.Table = view.fill_rows(part, counts)
    mixed = pa.concat_tables([known.filter(pc.invert(is_met)), rows]).combine_chunks()
    return mixed.sort_by(view.ORDER)


def _count_segments(view: ModuleType, files: Iterable[ActiveFile], like: ViewPart) -> pa.Table:
    """Count the files of each segment by a part that is `like` another one but for its files."""
    by_segment: dict[str | None, list[ActiveFile]] = defaultdict(list)
    for file in files:
        by_segment[file.segment].append(file)
    nothing = view.counts_of(view.TABLE.schema.empty_table())
    parts = [replace(like, files=tuple(some)) for some in by_segment.values()]
    return pa.concat_tables([nothing, *(view.count_rows(part) for part in parts)])


def _split_by_month(rows: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """Split rows that are sorted by month."""
    first = 0
    for run in rows["published_month"].value_counts().to_pylist():
        yield run["values"] or UNDATED, rows.slice(first, run["counts"])
        first += run["counts"]


def _sum_counts(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    counts = [name for name in rows.column_names if name not in keys]
    summed = rows.group_by(list(keys), use_threads=False).aggregate([(name, "sum") for name in counts])
    summed = summed.select([*keys, *(f"{name}_sum" for name in counts)]).rename_columns([*keys, *counts])
    is_left: Any = pa.scalar(False)
    for name in counts:
        is_left = pc.or_(is_left, pc.not_equal(summed[name], 0))
    return summed.filter(is_left)


def _negate(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Turn counts into what takes them away again."""
    columns = {name: rows[name] if name in keys else pc.negate(rows[name]) for name in rows.column_names}
    return pa.table(columns)
