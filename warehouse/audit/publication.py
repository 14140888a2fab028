"""Compare bi/ with the lake at the number that bi/ shows, by content: links may be broken up, rows must be the same.

A file that is a link to an active file of the lake was audited with it; any other is read, and compared where it can
be. Writes nothing. The rows themselves: lake_rows.py. How bi/ is made: warehouse/bi.
"""

from __future__ import annotations

import filecmp
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse.audit.file_reading import IS_THERE, UNREADABLE, read_rows_or_violation
from warehouse.audit.lake_rows import find_row_violations
from warehouse.audit.month_parts import MONTHS_AT_A_TIME, share_reading
from warehouse.audit.rows import row_key, row_violation
from warehouse.audit.workers import map_over_processes
from warehouse.bi.lake_state import plan_earlier
from warehouse.bi.names import MADE, key_of, published_names
from warehouse.bi.plan import PublicationPlan, publication_shape
from warehouse.bi.published import LATEST, MANIFEST, Generation, open_published, read_manifest
from warehouse.checks import Violation
from warehouse.fields import Table
from warehouse.lake.data_files import ActiveFile, active_files, list_shown
from warehouse.places import is_on_disk, list_objects
from warehouse.tables import TABLES
from warehouse.views import VIEWS, ViewPart

# Of derived tables; below, a second process takes longer to start than it saves.
BYTES_OF_ONE_PROCESS = 2_000_000


@dataclass(frozen=True, slots=True)
class _ViewJob:
    """The files of one segment or month of a derived table, and what they are made from."""

    view: str
    files: Sequence[ActiveFile]
    parts: Sequence[ViewPart]


def find_publication_violations(data: Path, tables: Mapping[str, DeltaTable]) -> Iterator[Violation]:
    """Yield what is wrong in bi/, tables named `bi/<table>`; `tables` are the lake's, audited already.

    Yields nothing where nothing is published yet, and does not mind a bi/ that is behind.
    """
    published = open_published(data)
    if not is_on_disk(data):
        if published.manifest:
            yield from _check_generation(data, published, tables)
            yield from _check_latest(data, published)
    elif published.folder.is_dir():
        yield from _check_generation(data, published, tables)
    elif (data / "bi").is_symlink() or any(data.glob("bi.*")):
        yield Violation("bi", "bi", IS_THERE, "the link bi is missing or leads nowhere")


def _check_latest(data: Path, published: Generation) -> Iterator[Violation]:
    """Compare the names of `latest/` with the newest generation, unless it is of an earlier one still."""
    latest = Generation(data / LATEST, read_manifest(data / LATEST / MANIFEST))
    if latest.manifest.get("generation") != published.manifest["generation"]:
        return
    there = set(list_objects(latest.folder)) - {MANIFEST}
    for violation in _check_names(latest.manifest, there, set(published.manifest["files"])):
        yield replace(violation, table=violation.table.replace("bi", LATEST, 1))


def _check_generation(data: Path, published: Generation, tables: Mapping[str, DeltaTable]) -> Iterator[Violation]:
    manifest = published.manifest
    plan = _plan_at(data, tables, manifest)
    audited = published_names(file for some in active_files(tables).values() for file in list_shown(some))
    there = published.list_names()
    derived_names = _derived_names(manifest) if plan is None else set(plan.derived)
    expected = set(manifest.get("files", {})) if plan is None else {*plan.active, *plan.derived}
    yield from _check_names(manifest, there, expected)

    # a lost file stays in the list: its table counts as damaged, and nothing that refers to it is called wrong
    files = {name: _file_at(published, name) for name in sorted(there | expected)}
    active = audited if plan is None else plan.active
    shared = files.keys() & active.keys()
    differing = list(chain.from_iterable(_compare_with_lake(files[name], active[name]) for name in shared))
    yield from differing

    of_tables = {name: file for name, file in files.items() if file.table in TABLES}
    linked = {name: file for name, file in of_tables.items() if name not in derived_names}
    if differing or not audited.keys() >= linked.keys():
        yield from _check_linked(linked, differing)

    yield from _check_made(files, linked, manifest)


def _check_made(
    files: Mapping[str, ActiveFile], linked: Mapping[str, ActiveFile], manifest: Mapping[str, Any]
) -> Iterator[Violation]:
    """Check what publishing made itself: the stand-ins of tables without rows, and the derived tables."""
    for name, file in files.items():
        if file.table in TABLES and name not in linked:
            table = TABLES[file.table]
            yield from _check_derived(table, [file], table.schema.empty_table())
    if manifest and manifest.get("shape") != publication_shape():
        return  # another program made the derived tables of files that do not say what they hold
    shown = [file for name, file in files.items() if file.table in VIEWS]
    yield from _check_views(_group_by_table(linked), shown)


def _check_linked(linked: Mapping[str, ActiveFile], known: Sequence[Violation]) -> Iterator[Violation]:
    """Audit the rows of linked files, which are other ones than the lake's; what is `known` is not said twice."""
    for violation in map(_name_as_bi, find_row_violations(_group_by_table(linked))):
        if violation.rule != IS_THERE and violation not in known:
            yield violation


def _derived_names(manifest: Mapping[str, Any]) -> set[str]:
    """Name the files that publishing made itself, by what the manifest says of their source."""
    return {name for name, source in manifest.get("files", {}).items() if str(source).startswith(MADE)}


def _check_names(manifest: Mapping[str, Any], there: Set[str], expected: Set[str]) -> Iterator[Violation]:
    if not manifest:
        yield Violation("bi", MANIFEST, "file is readable", f"{MANIFEST} is missing or says nothing legible")
        return
    for name in sorted(expected - there):
        yield _file_violation(name, IS_THERE, "the file is missing")
    for name in sorted(there - expected):
        yield _file_violation(name, "no other file", "the publication has no such file")


def _file_violation(name: str, rule: str, message: str) -> Violation:
    table, _, file = name.partition("/")
    return Violation(f"bi/{table}", file, rule, message)


def _name_as_bi(violation: Violation) -> Violation:
    return replace(violation, table=f"bi/{violation.table}")


def _file_at(published: Generation, name: str) -> ActiveFile:
    path = published.locate(name)
    size_bytes = path.stat().st_size if path.is_file() else 0
    return ActiveFile(name.partition("/")[0], path, size_bytes)


def _group_by_table(files: Mapping[str, ActiveFile]) -> dict[str, list[ActiveFile]]:
    return {name: [file for file in files.values() if file.table == name] for name in TABLES}


def _plan_at(data: Path, tables: Mapping[str, DeltaTable], manifest: Mapping[str, Any]) -> PublicationPlan | None:
    """Say what bi/ should hold by what the lake has, less the batches since.

    None where too few batches are known, or where a program with other declarations published.
    """
    if not manifest or not tables.keys() >= TABLES.keys():
        return None
    try:
        return plan_earlier(data, tables, manifest)
    except (DeltaError, *UNREADABLE):  # a damaged log, which is told elsewhere
        return None


def _compare_with_lake(shown: ActiveFile, stored: ActiveFile) -> Iterator[Violation]:
    if not stored.path.is_file() or not shown.path.is_file():  # lost, which is said elsewhere, or vacuumed since
        return
    if (
        shown.path == stored.path
        or shown.path.samefile(stored.path)
        or filecmp.cmp(shown.path, stored.path, shallow=False)
    ):
        return
    rows, violation = read_rows_or_violation(shown)
    if rows is None:
        if violation is not None:
            yield _name_as_bi(violation)
        return
    wanted, _ = read_rows_or_violation(stored)
    if wanted is not None:
        yield from _compare_rows(TABLES[shown.table], rows, wanted, "same as the lake")


def _compare_rows(table: Table, shown: pa.Table, wanted: pa.Table, rule: str) -> Iterator[Violation]:
    if shown.equals(wanted):
        return
    names = shown.schema.names
    shown_rows = Counter(_list_row_values(shown))
    wanted_rows = Counter(_list_row_values(wanted))
    missing_rows = [dict(zip(names, values, strict=True)) for values in wanted_rows - shown_rows]
    missing = {row_key(table, row): row for row in missing_rows}
    for values in shown_rows - wanted_rows:
        row = dict(zip(names, values, strict=True))
        right = missing.pop(row_key(table, row), None)
        message = "no such row is there" if right is None else _describe_difference(row, right)
        yield _name_as_bi(row_violation(table, row, rule, message))
    for row in missing.values():
        yield _name_as_bi(row_violation(table, row, rule, "the row is missing"))


def _list_row_values(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in rows.columns), strict=True)


def _describe_difference(row: Mapping[str, Any], right: Mapping[str, Any]) -> str:
    return "; ".join(f"{name} is {row[name]!r}, not {right[name]!r}" for name in row if row[name] != right[name])


def _check_views(sources: Mapping[str, Sequence[ActiveFile]], shown: Sequence[ActiveFile]) -> Iterator[Violation]:
    """Make each segment or month of derived tables anew from the files of bi/ and compare.

    Sources that cannot be read have been named before.
    """
    is_large = sum(file.size_bytes for file in shown) > BYTES_OF_ONE_PROCESS
    groups = list(_group_jobs(_list_view_jobs(sources, shown)))
    for violations in map_over_processes(_check_view_files, groups, None, is_worth_it=is_large):
        yield from violations


def _list_view_jobs(sources: Mapping[str, Sequence[ActiveFile]], shown: Sequence[ActiveFile]) -> list[_ViewJob]:
    jobs = []
    for name, view in VIEWS.items():
        try:
            parts = list(view.parts(sources))
        except UNREADABLE:
            continue
        own = [file for file in shown if file.table == name]
        for key in sorted({key_of(file.path.name) or "" for file in own}):
            files = [file for file in own if (key_of(file.path.name) or "") == key]
            jobs.append(_ViewJob(name, files, [part for part in parts if (part.key or "") == key]))
    return jobs


def _group_jobs(jobs: Iterable[_ViewJob]) -> Iterator[list[_ViewJob]]:
    """Put some months of a view together, which read their files once; a segment, which has its own, stays alone."""
    for _, of_view in groupby(jobs, key=lambda job: job.view):
        group: list[_ViewJob] = []
        for job in of_view:
            group.append(job)
            if len(group) == MONTHS_AT_A_TIME or any(part.months is None for part in job.parts):
                yield group
                group = []
        if group:
            yield group


def _check_view_files(jobs: Sequence[_ViewJob], _shared: None) -> list[Violation]:
    violations: list[Violation] = []
    parts = [part for job in jobs for part in job.parts]
    sharing = dict(zip(parts, share_reading(parts), strict=True))
    for job in jobs:
        table = VIEWS[job.view].TABLE
        try:
            wanted = [_make_rows(job.view, part, sharing[part]) for part in job.parts]
        except UNREADABLE:
            continue
        violations += _check_derived(table, job.files, pa.concat_tables([table.schema.empty_table(), *wanted]))
    return violations


def _make_rows(view: str, part: ViewPart, sharing: ViewPart) -> pa.Table:
    """Make the rows of a part; from its own files alone where those of other months cannot be read."""
    try:
        return VIEWS[view].rows(sharing)
    except UNREADABLE:
        return VIEWS[view].rows(part)


def _check_derived(table: Table, files: Sequence[ActiveFile], wanted: pa.Table) -> Iterator[Violation]:
    """Compare the rows of all `files` together with those `wanted`, unless one of them cannot be read."""
    read = []
    for file in files:
        rows, violation = read_rows_or_violation(file)
        if violation is not None and violation.rule != IS_THERE:
            yield _name_as_bi(violation)
        if rows is not None:
            read.append(rows)
    if len(read) == len(files):
        rows = pa.concat_tables(read)
        made = wanted.replace_schema_metadata(None).cast(rows.schema)
        order = [(name, "ascending") for name in table.key]
        yield from _compare_rows(table, rows.sort_by(order), made.sort_by(order), "same as its sources")
