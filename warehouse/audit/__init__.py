"""Audit a whole warehouse, for `wireroom check`: lake/, quarantine/ and bi/, every active file and every row.

Finds and names what is wrong, and repairs nothing: that is warehouse/repair. Rows: lake_rows.py. bi/: publication.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from transforms.document import RunStatus
from warehouse import store
from warehouse.audit.batches import find_batch_violations
from warehouse.audit.file_reading import read_rows_or_violation
from warehouse.audit.indexes import find_index_violations
from warehouse.audit.lake_rows import find_row_violations
from warehouse.audit.publication import find_publication_violations
from warehouse.audit.rows import row_violation
from warehouse.bi.published import open_published
from warehouse.checks import Violation
from warehouse.lake import delta, paths, undo_log
from warehouse.lake.data_files import active_files
from warehouse.lake.table_log import log_of
from warehouse.litter import list_litter
from warehouse.tables import TABLES

_SHOWN_LITTER = 5  # files that one line names; it says how many more there are


def audit(data: Path) -> Iterator[Violation]:
    """Yield everything that is wrong, lake first; a warehouse in order yields nothing. Writes nothing.

    A lost, unreadable or wrong-sized file is a Violation and the audit goes on. Safe beside a running ingest: it
    reads one snapshot, whose files stay. A run that is `running` is none: see `list_notes`.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    tables, violations = _open_readable(data)
    yield from violations
    files = active_files(tables)
    yield from find_batch_violations(data, tables, files)
    yield from find_row_violations(files)
    yield from find_index_violations(files)
    yield from _check_quarantine(data, tables)
    yield from find_publication_violations(data, tables)


def list_notes(data: Path) -> list[str]:
    """List what is worth knowing and not wrong: older stores, a bi/ that is behind, undo files, litter, open runs."""
    tables, _ = _open_readable(data)
    notes = []
    if "documents" in tables and not delta.has_declared_shape(log_of(tables["documents"])):
        notes.append("an older program made the store: the next ingest or publish adds the columns that it lacks")
    number = delta.batch_number(tables["documents"]) if "documents" in tables else 0
    shown = open_published(data).manifest.get("number")
    if shown is None:
        notes.append(f"nothing is published yet: `wireroom publish --data {data}`")
    elif shown < number:
        notes.append(f"bi is behind: it shows batch {shown} of {number}; `wireroom publish --data {data}` brings it up")
    if damaged := undo_log.list_damaged(data):
        notes.append(
            f"what takes batch {max(damaged)} back is damaged: `wireroom restore` goes back to it and no further"
        )
    if litter := sorted({path.name for path in list_litter(data)}):
        names = ", ".join(litter[:_SHOWN_LITTER])
        more = f" and {len(litter) - _SHOWN_LITTER:,} more" if len(litter) > _SHOWN_LITTER else ""
        notes.append(
            f"a system or an editor left files in the folders of tables, which harm nothing here: {names}{more}"
        )
    return notes + [f"run {run_id} is running, or was killed" for run_id in _list_running(tables)]


def _open_readable(data: Path) -> tuple[dict[str, DeltaTable], list[Violation]]:
    """Open the snapshot; where a table's log is damaged, what opens, with a Violation for what does not.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    try:
        return store.snapshot(data), []
    except store.NoStore:
        if not any(paths.is_table(paths.table_path(data, name)) for name in TABLES):
            raise
    except (DeltaError, OSError, ValueError):
        pass  # the loop below says of which table
    tables, violations = {}, []
    for name in TABLES:
        try:
            tables[name] = delta.open_table(data, name)
        except (DeltaError, OSError, ValueError) as error:
            violations.append(Violation(name, "_delta_log", "log is readable", f"the table cannot be opened: {error}"))
    return tables, violations


def _list_running(tables: Mapping[str, DeltaTable]) -> list[str]:
    return [row["run_id"] for row in _read_small_table("runs", tables) if row["status"] == RunStatus.RUNNING]


def _read_small_table(name: str, tables: Mapping[str, DeltaTable]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a small table from the files that can be read; `find_row_violations` names the others."""
    if name not in tables:
        return
    for file in active_files({name: tables[name]})[name]:
        rows, _ = read_rows_or_violation(file)
        if rows is not None:
            yield from rows.to_pylist()


def _check_quarantine(data: Path, tables: Mapping[str, DeltaTable]) -> Iterator[Violation]:
    for row in _read_small_table("rejects", tables):
        if row["quarantine_path"] is None:
            continue
        message = _describe_damage(data / row["quarantine_path"], row)
        if message is not None:
            yield row_violation(TABLES["rejects"], row, "quarantine", message)


def _describe_damage(path: Path, row: Mapping[str, object]) -> str | None:
    try:
        with path.open("rb") as file:  # in pieces: it may be what was too large to read
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"{row['quarantine_path']} cannot be read: {error.strerror}"
    if digest == row["raw_sha256"]:
        return None
    return f"the bytes have SHA-256 {digest}, the row says {row['raw_sha256']}"
