"""The audit of a whole warehouse, for `wireroom check`: lake/, quarantine/ and bi/, every live file and every row."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from deltalake import DeltaTable
from deltalake.exceptions import DeltaError

from warehouse import store
from warehouse.audit.lake_rows import find_row_violations, read_rows_or_violation, row_violation
from warehouse.audit.publication import find_publication_violations
from warehouse.bi.generations import read_manifest
from warehouse.checks import Violation
from warehouse.lake import delta, paths
from warehouse.lake.data_files import active_files
from warehouse.tables import TABLES


def audit(data: Path) -> Iterator[Violation]:
    """Yield everything that is wrong, lake first; a warehouse in order yields nothing. Writes nothing.

    A lost, unreadable or wrong-sized file is a Fault and the audit goes on. Safe beside a running ingest: it reads one
    snapshot, whose files stay. A run that is `running` is no fault; see `list_notes` for what is merely worth knowing.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    tables, faults = _opened(data)
    yield from faults
    files = active_files(tables)
    yield from find_row_violations(files)
    yield from _quarantine_faults(data, tables)
    yield from find_publication_violations(data, tables)


def list_notes(data: Path) -> list[str]:
    """List what is no fault and worth knowing: a bi/ that is behind or not there yet, runs without an end."""
    tables, _ = _opened(data)
    said = []
    number = delta.batch_number(tables["documents"]) if "documents" in tables else 0
    shown = read_manifest(data / "bi").get("number")
    if shown is None:
        said.append(f"nothing is published yet: `wireroom publish --data {data}`")
    elif shown < number:
        said.append(f"bi is behind: it shows batch {shown} of {number}; `wireroom publish --data {data}` brings it up")
    return said + [f"run {run_id} is running, or was killed" for run_id in _running(tables)]


def _opened(data: Path) -> tuple[dict[str, DeltaTable], list[Violation]]:
    """Open the snapshot; where a table's log is damaged, what opens, with a Fault for what does not.

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
    tables, faults = {}, []
    for name in TABLES:
        try:
            tables[name] = delta.open_table(data, name)
        except (DeltaError, OSError, ValueError) as error:
            faults.append(Violation(name, "_delta_log", "log is readable", f"the table cannot be opened: {error}"))
    return tables, faults


def _running(tables: Mapping[str, DeltaTable]) -> list[str]:
    return [row["run_id"] for row in _rows_of("runs", tables) if row["status"] == "running"]


def _rows_of(name: str, tables: Mapping[str, DeltaTable]) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a small table out of the files that can be read; of the others `row_faults` tells."""
    for file in active_files({name: tables[name]} if name in tables else {}).get(name, ()):
        rows, _ = read_rows_or_violation(file)
        yield from [] if rows is None else rows.to_pylist()


def _quarantine_faults(data: Path, tables: Mapping[str, DeltaTable]) -> Iterator[Violation]:
    for row in _rows_of("rejects", tables):
        if row["quarantine_path"] is not None and (message := _wrong_with(data / row["quarantine_path"], row)):
            yield row_violation(TABLES["rejects"], row, "quarantine", message)


def _wrong_with(path: Path, row: Mapping[str, object]) -> str | None:
    try:
        with path.open("rb") as file:  # in pieces: it may be what was too large to read
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"{row['quarantine_path']} cannot be read: {error.strerror}"
    return None if found == row["raw_sha256"] else f"the bytes have SHA-256 {found}, the row says {row['raw_sha256']}"
