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
from warehouse.grouping import group_rows
from warehouse.lake.contents import UNDATED
from warehouse.lake.data_files import MONTH, ActiveFile
from warehouse.views import ViewPart


def make_months(
    view: ModuleType, parts: Mapping[str, ViewPart], counted: CountedFiles, last: LastPublication
) -> Iterator[tuple[str, pa.Table]]:
    """Make the rows of some months of a mart; yields them with the names that `parts` have.

    Raises:
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
    """
    months = {str(part.key): name for name, part in parts.items()}
    any_part = next(iter(parts.values()))
    like = ViewPart(view.TABLE, None, (), (), tuple(months), any_part.small_files)
    came, went = (_count_segments(view, files, like) for files in (counted.came, counted.went))
    changes = pa.concat_tables([came, _negate(went, view.COUNTED_BY)])
    known = view.TABLE.schema.empty_table() if counted.are_all else last.read_rows(view.TABLE.name, months)
    met, others = _split_met(known, {name: changes[name].unique() for name in view.COUNTED_BY})
    counts = pa.concat_tables([changes, view.counts_of(met)])
    renewed = view.fill_rows(any_part, _sum_counts(counts, view.COUNTED_BY))
    rows = pa.concat_tables([others, renewed]).combine_chunks().sort_by(view.ORDER)
    made = dict(_split_by_month(rows))
    for month, name in months.items():
        yield name, made.get(month, rows.slice(0, 0))


def _split_met(known: pa.Table, changed: Mapping[str, pa.Array]) -> tuple[pa.Table, pa.Table]:
    """Split rows into those whose counts may change and the others; one that is met by chance is made as it was."""
    is_met: Any = pa.scalar(True)
    for name, values in changed.items():
        is_met = pc.and_(is_met, pc.is_in(known[name], values))
    return known.filter(is_met), known.filter(pc.invert(is_met))


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
    for run in rows[MONTH].value_counts().to_pylist():
        yield run["values"] or UNDATED, rows.slice(first, run["counts"])
        first += run["counts"]


def _sum_counts(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    groups = group_rows(rows, keys)
    summed = groups.take_firsts(rows.select(keys))
    is_left: Any = pa.scalar(False)
    for name in rows.column_names[len(keys) :]:
        summed = summed.append_column(name, groups.sum(rows[name]))
        is_left = pc.or_(is_left, pc.not_equal(summed[name], 0))
    return summed.filter(is_left)


def _negate(rows: pa.Table, keys: Sequence[str]) -> pa.Table:
    """Turn counts into what takes them away again."""
    columns = {name: rows[name] if name in keys else pc.negate(rows[name]) for name in rows.column_names}
    return pa.table(columns)
