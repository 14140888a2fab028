"""Plan the publication that follows the last one: what changed in the lake is planned, all else is taken over.

Costs what changed: no footer of a file that stays is read. The plan of a whole lake: plan.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from warehouse.bi.lake_tails import NUMBERED, OUTSIDE, FileChanges
from warehouse.bi.names import LAKE, key_of, published_names
from warehouse.bi.plan import CountedFiles, DerivedFile, PublicationPlan, plan_empty_tables, plan_parts, plan_stand_in
from warehouse.bi.published import Generation
from warehouse.lake import paths, written_rows
from warehouse.lake.contents import add_contents, subtract_contents
from warehouse.lake.data_files import ActiveFile, segment_of
from warehouse.places import is_on_disk
from warehouse.tables import TABLES
from warehouse.views import COUNTED_TABLES, TABLES_BESIDE, VIEWS, LakeChanges, Sums, sum_months

Sources = Mapping[str, str]  # what files of bi/ are links to or made from, as a manifest has it
Segments = frozenset[str | None]


def plan_next(data: Path, manifest: Mapping[str, Any], changes: FileChanges) -> PublicationPlan | None:
    """Plan the publication that follows the one of `manifest`; None in the rare case that two files would share a name.

    Raises:
        OSError: a file that came or went is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file.
    """
    last = Generation((data / "bi").resolve() if is_on_disk(data) else data, manifest)
    links = {name: source for name, source in manifest["files"].items() if source.startswith(LAKE)}
    stays = {name: source for name, source in links.items() if not _is_gone(source, changes)}
    active = published_names(_list_came(data, changes))
    if active.keys() & stays.keys():
        return None

    came = list(active.values())
    # as the last publication has them: the lake may have deleted its own names of them
    gone = list(_locate(last, links.keys() - stays.keys()))
    segments = frozenset(file.segment for file in (*came, *gone) if not TABLES[file.table].shared)
    there = [*came, *_locate_in_lake(data, _select(stays, segments))]
    counted = _choose_counted(
        data, changes, _list_counted(there, segments), _list_counted(_locate(last, _select(links, segments)), segments)
    )
    months = _renew_sums(manifest["months"], counted)
    lake = LakeChanges(segments, _group(there), manifest["months"], months)
    made, kept = _plan_views(manifest["files"], lake)
    file_counts = Counter(name.partition("/")[0] for name in (*active, *stays))
    return PublicationPlan(
        number=changes.number,
        shape=manifest["shape"],
        versions={name: changes.versions[name] for name in OUTSIDE},
        active=active,
        derived=made | plan_empty_tables({name: range(file_counts[name]) for name in TABLES}),
        months=months,
        counted=counted,
        log={name: changes.versions[name] for name in NUMBERED},
        kept={**stays, **kept},
    )


def _is_gone(source: str, changes: FileChanges) -> bool:
    _, table, file = source.split("/")
    return file in changes.went.get(table, ())


def _list_came(data: Path, changes: FileChanges) -> list[ActiveFile]:
    files = [
        ActiveFile(table, paths.table_path(data, table) / name, 0)
        for table, names in changes.came.items()
        for name in sorted(names)
    ]
    return [file for file in files if not file.is_later]


def _select(links: Sources, segments: Segments) -> dict[str, str]:
    """Select the files of these segments, and those of tables that belong whole to every part."""
    return {
        name: source
        for name, source in links.items()
        if name.partition("/")[0] in TABLES_BESIDE or segment_of(source.rpartition("/")[2]) in segments
    }


def _locate(last: Generation, names: Iterable[str]) -> Iterator[ActiveFile]:
    """Give files as a publication has them."""
    return (ActiveFile(name.partition("/")[0], last.locate(name), 0) for name in names)


def _locate_in_lake(data: Path, links: Sources) -> Iterator[ActiveFile]:
    for source in links.values():
        _, table, file = source.split("/")
        yield ActiveFile(table, paths.table_path(data, table) / file, 0)


def _choose_counted(
    data: Path, changes: FileChanges, there: Sequence[ActiveFile], gone: Sequence[ActiveFile]
) -> CountedFiles:
    """Choose what is counted: the rows that came, by the files that they came with, if those are fewer and left.

    Else the segments that changed, as they are and as they were: of a merged one that is all of it, twice.
    """
    if changes.added is not None:
        names = ((table, name) for table in COUNTED_TABLES for name in sorted(changes.added[table]))
        added = tuple(ActiveFile(table, paths.table_path(data, table) / name, 0) for table, name in names)
        if len(added) <= len(there) + len(gone) and all(_is_left(file.path) for file in added):
            return CountedFiles(added, (), are_all=False)
    return CountedFiles(tuple(there), tuple(gone), are_all=False)


def _is_left(path: Path) -> bool:
    return written_rows.recall(path) is not None or path.exists()


def _renew_sums(before: Sums, counted: CountedFiles) -> Sums:
    """Sum up the months of the counted tables: what came is added, what went is taken off."""
    added, taken = sum_months(_group(counted.came)), sum_months(_group(counted.went))
    return {name: subtract_contents(add_contents((before[name], added[name])), taken[name]) for name in COUNTED_TABLES}


def _group(files: Iterable[ActiveFile]) -> dict[str, list[ActiveFile]]:
    by_table: dict[str, list[ActiveFile]] = {name: [] for name in TABLES}
    for file in files:
        by_table[file.table].append(file)
    return by_table


def _list_counted(files: Iterable[ActiveFile], segments: Segments) -> tuple[ActiveFile, ...]:
    return tuple(file for file in files if file.table in COUNTED_TABLES and file.segment in segments)


def _plan_views(files: Sources, lake: LakeChanges) -> tuple[dict[str, DerivedFile], dict[str, str]]:
    """Plan the parts of views that changed; and give the files of all others, as the last publication has them."""
    made: dict[str, DerivedFile] = {}
    kept: dict[str, str] = {}
    for name, view in VIEWS.items():
        keys, parts = view.changed_parts(lake)
        stand_in = plan_stand_in(view.TABLE)
        prefix = f"{name}/"
        stays = {
            file: source
            for file, source in files.items()
            if file.startswith(prefix) and file not in stand_in and key_of(file) not in keys
        }
        kept |= stays
        made |= plan_parts(view.TABLE, parts) or ({} if stays else stand_in)
    return made, kept
