"""bi/ against the lake at the number that bi/ shows, by content: links may be broken up, rows must be the same.

A file that is a link to a live file of the lake was audited with it; any other is read, and compared where it can be.
"""

from __future__ import annotations

import filecmp
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse import lake
from warehouse.audit_rows import UNREADABLE, fault_of, key_of, row_faults, rows_or_fault
from warehouse.checks import Fault
from warehouse.fields import Table
from warehouse.live import LiveFile
from warehouse.publish import NOTE, Plan, noted, plan_of
from warehouse.tables import TABLES
from warehouse.views import VIEWS

_MONTH = re.compile(r"-(\d{4}-\d\d|undated)-[0-9a-f]+\.parquet$")


def bi_faults(data: Path, tables: Mapping[str, DeltaTable]) -> Iterator[Fault]:
    """Yield what is wrong in bi/, tables named `bi/<table>`; `tables` are the lake's, audited already.

    Nothing published yet is no fault, and neither is a bi/ that is behind.
    """
    bi = (data / "bi").resolve()
    if not bi.is_dir():
        if (data / "bi").is_symlink() or any(data.glob("bi.*")):
            yield Fault("bi", "bi", "file is there", "the link bi is missing or leads nowhere")
        return
    note, there = noted(bi), _files_in(bi)
    if not note:
        yield Fault("bi", NOTE, "file is readable", f"{NOTE} is missing or says nothing legible")
    plan = _plan_at(data, tables, note.get("versions"))
    expected = note.get("files", {}).keys() if plan is None else plan.live.keys() | plan.made.keys()
    for name in sorted(expected - there.keys()):
        yield Fault(f"bi/{name.partition('/')[0]}", Path(name).name, "file is there", "the file is missing")
    for name in sorted(there.keys() - expected if note else ()):
        yield Fault(
            f"bi/{name.partition('/')[0]}", Path(name).name, "no other file", "the publication has no such file"
        )
    live = {} if plan is None else plan.live
    found = [fault for name in there.keys() & live.keys() for fault in _against_lake(there[name], live[name])]
    yield from found
    if found or not _is_audited(there, tables):
        yield from (_in_bi(fault) for fault in row_faults(_by_table(there)))
    yield from _mart_faults(there)


def _in_bi(fault: Fault) -> Fault:
    return replace(fault, table=f"bi/{fault.table}")


def _files_in(bi: Path) -> dict[str, LiveFile]:
    """Give the files of bi/ by their path in it."""
    found = {}
    for path in sorted(bi.glob("*/*")):
        month = _MONTH.search(path.name)
        size_bytes = path.stat().st_size if path.is_file() else 0
        file = LiveFile(path.parent.name, path, None if month is None else month[1], size_bytes)
        found[f"{path.parent.name}/{path.name}"] = file
    return found


def _by_table(there: Mapping[str, LiveFile]) -> dict[str, list[LiveFile]]:
    return {name: [file for file in there.values() if file.table == name] for name in TABLES}


def _plan_at(data: Path, tables: Mapping[str, DeltaTable], versions: Any) -> Plan | None:
    """Say what bi/ should hold by the lake's log at the versions noted; None once the log no longer reaches back."""
    if not isinstance(versions, dict) or not versions.keys() >= TABLES.keys():
        return None
    then = {}
    try:
        for name in TABLES:
            then[name] = tables[name] if name in tables else lake.opened(data, name)
            if then[name].version() != versions[name]:
                then[name] = lake.opened(data, name)
                then[name].load_as_version(versions[name])
    except (DeltaError, OSError, ValueError, TypeError):
        return None
    return plan_of(then)


def _is_audited(there: Mapping[str, LiveFile], tables: Mapping[str, DeltaTable]) -> bool:
    """Say whether the files of bi/ are all those that the audit of the lake has read."""
    if tables.keys() != TABLES.keys():
        return False
    plan = plan_of(tables)
    own = {name for name, file in there.items() if file.table in TABLES and name not in plan.made}
    return own == plan.live.keys()


def _against_lake(shown: LiveFile, stored: LiveFile) -> Iterator[Fault]:
    if not stored.path.is_file() or not shown.path.is_file():  # lost, which is said elsewhere, or vacuumed since
        return
    if shown.path.samefile(stored.path) or filecmp.cmp(shown.path, stored.path, shallow=False):
        return
    rows, fault = rows_or_fault(shown)
    if rows is None:
        yield from () if fault is None else (_in_bi(fault),)
        return
    wanted, _ = rows_or_fault(stored)
    if wanted is not None:
        yield from _differences(TABLES[shown.table], rows, wanted, "same as the lake")


def _differences(table: Table, shown: pa.Table, wanted: pa.Table, rule: str) -> Iterator[Fault]:
    if shown.equals(wanted):
        return
    has, wants = Counter(_values_of(shown)), Counter(_values_of(wanted))
    names = shown.schema.names
    missing = {key_of(table, row): row for row in (dict(zip(names, one, strict=True)) for one in (wants - has))}
    for values in has - wants:
        row = dict(zip(names, values, strict=True))
        other = missing.pop(key_of(table, row), None)
        message = "no such row is there" if other is None else _difference(row, other)
        yield _in_bi(fault_of(table, row, rule, message))
    for row in missing.values():
        yield _in_bi(fault_of(table, row, rule, "the row is missing"))


def _values_of(rows: pa.Table) -> Iterator[tuple[Any, ...]]:
    return zip(*(column.to_pylist() for column in rows.columns), strict=True)


def _difference(row: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    return "; ".join(f"{name} is {row[name]!r}, not {other[name]!r}" for name in row if row[name] != other[name])


def _mart_faults(there: Mapping[str, LiveFile]) -> Iterator[Fault]:
    """Make each mart anew from the files of bi/ and compare; sources that cannot be read have been named before."""
    sources = {name: [file for file in files if _has_rows(file)] for name, files in _by_table(there).items()}
    for name, view in VIEWS.items():
        parts = {part.month: part for part in view.parts(sources)}
        for file in (file for file in there.values() if file.table == name):
            part = parts.get(file.month)
            try:
                wanted = view.TABLE.schema.empty_table() if part is None else view.rows(part)
            except UNREADABLE:
                continue
            yield from _mart_file_faults(view.TABLE, file, wanted)


def _has_rows(file: LiveFile) -> bool:
    try:
        return bool(pq.read_metadata(file.path).num_rows)
    except UNREADABLE:
        return True


def _mart_file_faults(table: Table, file: LiveFile, wanted: pa.Table) -> Iterator[Fault]:
    rows, fault = rows_or_fault(file)
    if fault is not None:
        yield _in_bi(fault)
    if rows is not None:
        yield from _differences(
            table, rows, wanted.replace_schema_metadata(None).cast(rows.schema), "same as its sources"
        )
