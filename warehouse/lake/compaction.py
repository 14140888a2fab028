"""Put small segments together, so that the number of files grows with the rows and not with the batches.

Segments of like size are merged, ten at a time, as in a log-structured merge tree: an article is written anew three
times until its segment is full, whatever is stored. A merger is a batch of its own: nobody else writes meanwhile, and
rows are neither added nor lost.

P. O'Neil et al., "The Log-Structured Merge-Tree", Acta Informatica 33, 1996.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pyarrow as pa

from warehouse.fields import Table
from warehouse.lake import commit, delta, merge, written_rows
from warehouse.lake.batch_files import FileWriter, write_files
from warehouse.lake.batch_plan import BatchKind, BatchPlan, TableChange, list_removed
from warehouse.lake.data_files import ActiveFile, WrittenFile, forget_kept, name_segment
from warehouse.lake.lake_files import LakeFiles

# Some 100,000 quotes: from there on larger files read no faster.
FULL_ARTICLES = 10_000
_GROWTH = 10


def compact_segments(data: Path, least: int = _GROWTH) -> None:
    """Merge segments of like size until no `least` of them are left; 1 merges all that are not full.

    Raises:
        StoreBusy: writers were always faster; what was done stays.
    """
    while commit.retry_batch(data, lambda lake: _merge_next(lake, least), "merging segments"):
        pass


def _merge_next(lake: LakeFiles, least: int) -> bool:
    """Merge the next segments; False where there are none, or another writer was faster."""
    group = choose_group(count_articles(lake), least)
    return bool(group) and _merge_segments(lake, group)


def count_articles(lake: LakeFiles) -> dict[str, int]:
    """Count the articles of each segment; one without articles has rows of shared tables alone."""
    counts: dict[str, int] = defaultdict(int)
    for name in delta.batch_tables():
        for file in lake.of(name):
            if file.segment is not None:
                counts[file.segment] += file.row_count if name == "documents" else 0
    return dict(counts)


def choose_group(counts: dict[str, int], least: int) -> list[str]:
    """Choose the segments to merge next, the smallest ones first; none where there are too few of like size."""
    by_tier: dict[int, list[str]] = defaultdict(list)
    for segment, count in sorted(counts.items()):
        if count < FULL_ARTICLES:
            by_tier[_find_tier(count, least)].append(segment)
    for _, segments in sorted(by_tier.items()):
        group = _fill_up(segments, counts)
        if len(group) > 1 and len(segments) >= least:
            return group[:_GROWTH] if least > 1 else group  # of more at a time, more is in memory
    return []


def _find_tier(count: int, least: int) -> int:
    """Tell how often segments have been merged, by their size; all that are not full are alike where few suffice."""
    tier = 0
    while least > 1 and count >= _GROWTH * 10 ** (tier + 1):
        tier += 1
    return tier


def _fill_up(segments: Sequence[str], counts: dict[str, int]) -> list[str]:
    """Take segments, the oldest first, as long as they fit into a full one."""
    group: list[str] = []
    room = FULL_ARTICLES
    for segment in segments:
        if counts[segment] <= room:
            group.append(segment)
            room -= counts[segment]
    return group


def _merge_segments(lake: LakeFiles, group: Collection[str]) -> bool:
    changes: dict[str, TableChange] = {}
    _forget_rows()
    with write_files(lake.data) as writer:
        for name, table in delta.batch_tables().items():
            if files := lake.of(name, group):
                changes[name] = TableChange(tuple(_merge_files(lake, writer, table, files)), list_removed(files))
                pa.default_memory_pool().release_unused()  # else what one table took stays beside what the next takes
        undo = writer.write_undo(lake.number + 1, BatchKind.COMPACT)
    return commit.commit_batch(lake, BatchPlan(BatchKind.COMPACT, changes, undo=undo))


def _forget_rows() -> None:
    """Forget the rows that are kept of small files: most of these go now, and merging needs the memory."""
    written_rows.forget()
    forget_kept()


def _merge_files(
    lake: LakeFiles, writer: FileWriter, table: Table, files: Sequence[ActiveFile]
) -> Iterator[WrittenFile]:
    """Write the rows of some files into one, and the later versions that they have into another."""
    for are_later in (False, True):
        merged = [file for file in files if file.is_later is are_later]
        if merged:
            yield from writer.merge(table, name_segment(lake.number + 1), merged, are_later=are_later)


def fold_versions(data: Path) -> None:
    """Write the shared tables anew that have later versions of rows, so that what bi/ shows of them is the latest.

    Raises:
        StoreBusy: writers were always faster.
    """
    commit.retry_batch(data, _fold_shared_tables, "writing shared tables anew")


def _fold_shared_tables(lake: LakeFiles) -> bool | None:
    """Write the tables anew in one batch; None where another writer was faster."""
    shared = [table for table in delta.batch_tables().values() if table.shared]
    changes = {table.name: merge.plan_folding(lake, table) for table in shared}
    rows = merge.add_changes({name: change for name, change in changes.items() if change.folds}, {}, {})
    return not rows or commit.commit_rows(lake, BatchKind.COMPACT, rows) or None
