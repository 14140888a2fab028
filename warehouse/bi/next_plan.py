"""Plan the publication that follows the last one: what changed in the lake is planned, all else is taken over.

Costs what changed: no footer of a file that stays is read. The plan of a whole lake: plan.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from warehouse.bi.lake_tails import NUMBERED, OUTSIDE, FileChanges
from warehouse.bi.names import LAKE, MADE, key_of, published_names
from warehouse.bi.plan import CountedFiles, DerivedFile, PublicationPlan, plan_empty_tables, plan_parts, plan_stand_in
from warehouse.lake import paths
from warehouse.lake.contents import add_contents, subtract_contents
from warehouse.lake.data_files import ActiveFile
from warehouse.tables import TABLES
from warehouse.views import COUNTED_TABLES, TABLES_BESIDE, VIEWS, LakeChanges, Sums, sum_months

Files = dict[str, ActiveFile]


def plan_next(data: Path, folder: Path, manifest: Mapping[str, Any], changes: FileChanges) -> PublicationPlan | None:
    """Plan the publication that follows the one in `folder`; None in the rare case that two files would share a name.

    Raises:
        OSError: a file that came or went is missing or unreadable.
        pyarrow.ArrowException: it is no whole Parquet file.
    """
    before = dict(_list_active(data, manifest))
    stays = {name: file for name, file in before.items() if file.path.name not in changes.went.get(file.table, ())}
    came = published_names(_list_came(data, changes))
    if came.keys() & stays.keys():
        return None

    active = stays | came
    gone = {name: _find_gone(folder, name, file) for name, file in before.items() if name not in stays}
    months = _renew_sums(manifest["months"], came, gone)
    segments = frozenset(file.segment for file in (*came.values(), *gone.values()) if not TABLES[file.table].shared)
    shown = (ActiveFile(file.table, folder / name, 0) for name, file in before.items())
    lake = LakeChanges(segments, _group(_select(active.values(), segments)), manifest["months"], months)
    return PublicationPlan(
        number=changes.number,
        shape=manifest["shape"],
        versions={name: changes.versions[name] for name in OUTSIDE},
        active=active,
        derived=_plan_derived(manifest, lake) | plan_empty_tables(_group(active.values())),
        months=months,
        counted=CountedFiles(_list_counted(active.values(), segments), _list_counted(shown, segments), are_all=False),
        log={name: changes.versions[name] for name in NUMBERED},
    )


def _list_active(data: Path, manifest: Mapping[str, Any]) -> Iterator[tuple[str, ActiveFile]]:
    """List the lake's files that a publication shows, by their names there."""
    roots = {name: paths.table_path(data, name) for name in TABLES}
    for name, source in manifest["files"].items():
        if source.startswith(LAKE):
            _, table, file = source.split("/")
            yield name, ActiveFile(table, roots[table] / file, 0)


def _list_came(data: Path, changes: FileChanges) -> list[ActiveFile]:
    files = [
        ActiveFile(table, paths.table_path(data, table) / name, 0)
        for table, names in changes.came.items()
        for name in sorted(names)
    ]
    return [file for file in files if not file.is_later]


def _find_gone(folder: Path, name: str, file: ActiveFile) -> ActiveFile:
    """Give a file that went as the last publication has it: the lake may have deleted its own name of it."""
    return ActiveFile(file.table, folder / name, 0)


def _renew_sums(before: Sums, came: Files, gone: Files) -> Sums:
    """Sum up the months of the counted tables: what came is added, what went is taken off."""
    added, taken = sum_months(_group(came.values())), sum_months(_group(gone.values()))
    return {name: subtract_contents(add_contents((before[name], added[name])), taken[name]) for name in COUNTED_TABLES}


def _group(files: Iterable[ActiveFile]) -> dict[str, list[ActiveFile]]:
    by_table: dict[str, list[ActiveFile]] = {name: [] for name in TABLES}
    for file in files:
        by_table[file.table].append(file)
    return by_table


def _select(files: Iterable[ActiveFile], segments: frozenset[str | None]) -> list[ActiveFile]:
    """Select the files of these segments, and those of tables that belong whole to every part."""
    return [file for file in files if file.table in TABLES_BESIDE or file.segment in segments]


def _list_counted(files: Iterable[ActiveFile], segments: frozenset[str | None]) -> tuple[ActiveFile, ...]:
    return tuple(file for file in files if file.table in COUNTED_TABLES and file.segment in segments)


def _plan_derived(manifest: Mapping[str, Any], lake: LakeChanges) -> dict[str, DerivedFile]:
    """Plan the files of all views: parts that changed, and the others as the last publication has them."""
    made = {name: source.split()[-1] for name, source in manifest["files"].items() if source.startswith(MADE)}
    derived: dict[str, DerivedFile] = {}
    for name, view in VIEWS.items():
        keys, parts = view.changed_parts(lake)
        stand_in = plan_stand_in(view.TABLE)
        kept = {
            file: DerivedFile(view.TABLE, digest, is_kept=True)
            for file, digest in made.items()
            if file.startswith(f"{name}/") and file not in stand_in and key_of(file) not in keys
        }
        derived |= kept | plan_parts(view.TABLE, parts) or stand_in
    return derived
