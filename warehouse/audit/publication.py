"""bi/ against the lake at the number that bi/ shows, by content: links may be broken up, rows must be the same.

A file that is a link to a live file of the lake was audited with it; any other is read, and compared where it can be.
"""

from __future__ import annotations

import filecmp
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse.audit.lake_rows import (
    IS_THERE,
    UNREADABLE,
    find_row_violations,
    read_rows_or_violation,
    row_key,
    row_violation,
)
from warehouse.bi.generations import MADE, MANIFEST, read_manifest
from warehouse.bi.names import published_names
from warehouse.bi.plan import PublicationPlan, plan_publication
from warehouse.checks import Violation
from warehouse.fields import Table
from warehouse.lake import delta
from warehouse.lake.data_files import ActiveFile, active_files
from warehouse.tables import TABLES
from warehouse.views import VIEWS

_MONTH = re.compile(r"-(\d{4}-\d\d|undated)-[0-9a-f]+\.parquet$")


def find_publication_violations(data: Path, tables: Mapping[str, DeltaTable]) -> Iterator[Violation]:
    """Yield what is wrong in bi/, tables named `bi/<table>`; `tables` are the lake's, audited already.

    Nothing published yet is no fault, and neither is a bi/ that is behind.
    """
    bi = (data / "bi").resolve()
    if bi.is_dir():
        yield from _generation_faults(data, bi, tables)
    elif (data / "bi").is_symlink() or any(data.glob("bi.*")):
        yield Violation("bi", "bi", "file is there", "the link bi is missing or leads nowhere")


def _generation_faults(data: Path, bi: Path, tables: Mapping[str, DeltaTable]) -> Iterator[Violation]:
    note = read_manifest(bi)
    plan = _plan_at(data, tables, note.get("versions"))
    audited = published_names(file for some in active_files(tables).values() for file in some)
    there = {f"{path.parent.name}/{path.name}" for path in bi.glob("*/*")}
    expected = _sources_noted(note) if plan is None else dict.fromkeys(plan.active) | dict.fromkeys(plan.derived, MADE)
    yield from _file_faults(note, there, expected.keys())
    # a lost file stays in the list: its table counts as damaged, and nothing that refers to it is called wrong
    files = {name: _file_at(bi, name) for name in sorted(there | expected.keys())}
    live = audited if plan is None else plan.active
    found = [fault for name in files.keys() & live.keys() for fault in _against_lake(files[name], live[name])]
    yield from found
    own = {name: file for name, file in files.items() if file.table in TABLES and expected.get(name) != MADE}
    if found or not audited.keys() >= own.keys():
        again = (_in_bi(fault) for fault in find_row_violations(_by_table(own)) if fault.rule != IS_THERE)
        yield from (fault for fault in again if fault not in found)
    for file in (file for name, file in files.items() if file.table in TABLES and name not in own):
        yield from _made_faults(TABLES[file.table], file, TABLES[file.table].schema.empty_table())
    yield from _mart_faults(_by_table(own), [file for file in files.values() if file.table in VIEWS])


def _sources_noted(note: Mapping[str, Any]) -> dict[str, str | None]:
    files = note.get("files", {})
    return {name: MADE if str(source).startswith(MADE) else None for name, source in files.items()}


def _file_faults(note: Mapping[str, Any], there: Set[str], expected: Set[str]) -> Iterator[Violation]:
    if not note:
        yield Violation("bi", MANIFEST, "file is readable", f"{MANIFEST} is missing or says nothing legible")
        return
    for name in sorted(expected - there):
        yield _of_file(name, IS_THERE, "the file is missing")
    for name in sorted(there - expected):
        yield _of_file(name, "no other file", "the publication has no such file")


def _of_file(name: str, rule: str, message: str) -> Violation:
    table, _, file = name.partition("/")
    return Violation(f"bi/{table}", file, rule, message)


def _in_bi(fault: Violation) -> Violation:
    return replace(fault, table=f"bi/{fault.table}")


def _file_at(bi: Path, name: str) -> ActiveFile:
    path, month = bi / name, _MONTH.search(name)
    size_bytes = path.stat().st_size if path.is_file() else 0
    return ActiveFile(path.parent.name, path, None if month is None else month[1], size_bytes)


def _by_table(files: Mapping[str, ActiveFile]) -> dict[str, list[ActiveFile]]:
    return {name: [file for file in files.values() if file.table == name] for name in TABLES}


def _plan_at(data: Path, tables: Mapping[str, DeltaTable], versions: Any) -> PublicationPlan | None:
    """Say what bi/ should hold by the lake's log at the versions noted; None once the log no longer reaches back."""
    if not isinstance(versions, dict) or not versions.keys() >= TABLES.keys():
        return None
    then = {}
    try:
        for name in TABLES:
            then[name] = tables[name] if name in tables else delta.open_table(data, name)
            if then[name].version() != versions[name]:
                then[name] = delta.open_table(data, name)
                then[name].load_as_version(versions[name])
    except (DeltaError, OSError, ValueError, TypeError):
        return None
    return plan_publication(then)


def _against_lake(shown: ActiveFile, stored: ActiveFile) -> Iterator[Violation]:
    if not stored.path.is_file() or not shown.path.is_file():  # lost, which is said elsewhere, or vacuumed since
        return
    if shown.path.samefile(stored.path) or filecmp.cmp(shown.path, stored.path, shallow=False):
        return
    rows, fault = read_rows_or_violation(shown)
    if rows is None:
        yield from () if fault is None else (_in_bi(fault),)
        return
    wanted, _ = read_rows_or_violation(stored)
    if wanted is not None:
        yield from _differences(TABLES[shown.table], rows, wanted, "same as the lake")


def _differences(table: Table, shown: pa.Table, wanted: pa.Table, rule: str) -> Iterator[Violation]:
    if shown.equals(wanted):
        return
    has, wants = Counter(_values_of(shown)), Counter(_values_of(wanted))
    names = shown.schema.names
    missing = {row_key(table, row): row for row in (dict(zip(names, one, strict=True)) for one in (wants - has))}
    for values in has - wants:
        row = dict(zip(names, values, strict=True))
        other = missing.pop(row_key(table, row), None)
        message = "no such row is there" if other is None else _difference(row, other)
        yield _in_bi(row_violation(table, row, rule, message))
    for row in missing.values():
        yield _in_bi(row_violation(table, row, rule, "the row is missing"))


def _values_of(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in rows.columns), strict=True)


def _difference(row: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    return "; ".join(f"{name} is {row[name]!r}, not {other[name]!r}" for name in row if row[name] != other[name])


def _mart_faults(sources: Mapping[str, Sequence[ActiveFile]], marts: Sequence[ActiveFile]) -> Iterator[Violation]:
    """Make each mart anew from the files of bi/ and compare; sources that cannot be read have been named before."""
    for name, view in VIEWS.items():
        parts = {part.month: part for part in view.parts(sources)}
        for file in (file for file in marts if file.table == name):
            part = parts.get(file.month)
            try:
                wanted = view.TABLE.schema.empty_table() if part is None else view.rows(part)
            except UNREADABLE:
                continue
            yield from _made_faults(view.TABLE, file, wanted)


def _made_faults(table: Table, file: ActiveFile, wanted: pa.Table) -> Iterator[Violation]:
    rows, fault = read_rows_or_violation(file)
    if fault is not None and fault.rule != IS_THERE:
        yield _in_bi(fault)
    if rows is not None:
        made = wanted.replace_schema_metadata(None).cast(rows.schema)
        yield from _differences(table, rows, made, "same as its sources")
