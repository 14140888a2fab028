"""Put small segments together, so that the number of files grows with the rows and not with the batches.

Segments of like size are merged, ten at a time, as in a log-structured merge tree: an article is written anew three
times until its segment is full, whatever is stored. A merger is a batch of its own: nobody else writes meanwhile, and
rows are neither added nor lost.

P. O'Neil et al., "The Log-Structured Merge-Tree", Acta Informatica 33, 1996.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from pathlib import Path

import pyarrow as pa

from warehouse.lake import commit, delta
from warehouse.lake.batch_files import write_files
from warehouse.lake.batch_plan import BatchKind, BatchPlan, TableChange, list_removed
from warehouse.lake.contents import add_contents, read_contents
from warehouse.lake.data_files import name_segment, read_plain
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
            return group
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
    segment = name_segment(lake.number + 1)
    changes: dict[str, TableChange] = {}
    with write_files(lake.data) as writer:
        for name, table in delta.batch_tables().items():
            files = lake.of(name, group)
            if files:
                rows = pa.concat_tables(read_plain(file.path).replace_schema_metadata() for file in files)
                contents = add_contents(read_contents(file.path) for file in files)
                changes[name] = TableChange(writer.write(table, segment, rows, contents), list_removed(files))
    return commit.commit_batch(lake, BatchPlan(BatchKind.COMPACT, changes))
