"""Count the months of a mart, all at once: from the counts of the last publication, with what came and less what went.

An article lies in one segment, so the counts of segments add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

import numpy as np
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
    known = {month: _read_known(view, month, counted, last) for month in months}
    changed = {name: changes[name].unique() for name in view.COUNTED_BY}
    met = {month: _find_met(rows, changed) for month, rows in known.items()}
    counts = [changes, *(view.counts_of(known[month].take(places)) for month, places in met.items())]
    renewed = view.fill_rows(any_part, _sum_counts(pa.concat_tables(counts), view.COUNTED_BY))
    made = dict(_split_by_month(renewed))
    for month, name in months.items():
        # popped, so that the next month takes the same memory
        yield name, _exchange_rows(known.pop(month), met[month], made.get(month, renewed.slice(0, 0)), view.ORDER)


def _read_known(view: ModuleType, month: str, counted: CountedFiles, last: LastPublication) -> pa.Table:
    if counted.are_all:
        return view.TABLE.schema.empty_table()
    return last.read_rows(view.TABLE.name, [month])


def _find_met(known: pa.Table, changed: Mapping[str, pa.Array]) -> pa.Array:
    """Find the rows whose counts may change, by their places; one that is met by chance is made as it was.

    Column by column from the one that tells most, so that the others are asked of few rows.
    """
    first, *others = sorted(changed, key=lambda name: len(changed[name]), reverse=True)
    places = pc.indices_nonzero(pc.is_in(known[first], changed[first]))
    for name in others:
        places = places.take(pc.indices_nonzero(pc.is_in(known[name].take(places), changed[name])))
    return places


def _exchange_rows(known: pa.Table, met: pa.Array, renewed: pa.Table, order: Sequence[tuple[str, str]]) -> pa.Table:
    """Put the renewed rows of a month in the places that their counts give them, for those that were met."""
    if not known.num_rows:
        return renewed
    rows = pa.concat_tables([known, renewed])
    by_order = pc.sort_indices(rows, sort_keys=[key for key in order if key[0] != MONTH]).to_numpy()
    stays = np.ones(rows.num_rows, np.bool_)
    stays[met.to_numpy()] = False
    return rows.take(pa.array(by_order[stays[by_order]]))


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
