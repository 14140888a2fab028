"""Know the lake's files after a batch from those after another one, by what the batches between them did.

Opening every table costs more than publishing a small batch does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable

from warehouse import store
from warehouse.bi.lake_tails import read_changes
from warehouse.bi.names import LAKE
from warehouse.bi.next_plan import plan_next
from warehouse.bi.plan import PublicationPlan, plan_files, plan_publication, publication_shape
from warehouse.lake import commit, delta, paths
from warehouse.lake.data_files import ActiveFile, active_files
from warehouse.tables import TABLES

Names = dict[str, set[str]]


def plan_current(data: Path, manifest: Mapping[str, Any]) -> PublicationPlan:
    """Plan the publication of the lake as it is, from the last one's manifest where that will do.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
    """
    return _plan_from_last(data, manifest) or plan_whole(data)


def _plan_from_last(data: Path, manifest: Mapping[str, Any]) -> PublicationPlan | None:
    try:
        changes = read_changes(data, manifest)
        return None if changes is None else plan_next(data, manifest, changes)
    except (OSError, ValueError, pa.ArrowException):  # a file that went is harmed in bi/, or gone already
        return None


def plan_whole(data: Path) -> PublicationPlan:
    """Plan the publication of the lake as it is from the logs of all tables.

    Raises:
        NoStore: there is none.
        StoreTooNew: it is newer than this program.
        OSError: a file is missing or unreadable.
        pyarrow.ArrowException: a file is no whole Parquet file.
    """
    store.upgrade(data)
    # opened first: a batch that is decided meanwhile is read again from the next publication on
    batches = delta.open_table(data, delta.BATCHES).version()
    tables = store.snapshot(data)
    log = {"documents": tables["documents"].version(), delta.BATCHES: batches}
    return replace(plan_publication(tables), log=log)


def plan_earlier(data: Path, tables: Mapping[str, DeltaTable], manifest: Mapping[str, Any]) -> PublicationPlan | None:
    """Plan the publication that `manifest` is of from the lake as `tables` have it; None where that cannot be told."""
    done = _list_batches(data, manifest, delta.batch_number(tables["documents"]))
    if done is None:
        return None
    files = active_files(tables)
    names = {table: {file.path.name for file in files[table]} for table in delta.batch_tables()}
    for batch in reversed(done):
        for table, change in batch.plan.changes.items():
            names[table] = (names[table] - {file.name for file in change.added}) | change.removed.keys()
    others = {name: table for name, table in tables.items() if not TABLES[name].in_batches}
    unchanged = {name for name, version in _list_versions(others).items() if manifest["versions"].get(name) == version}
    shown = list_names(manifest)
    located = {
        name: files[name] if name in unchanged else _locate_names(data, name, shown.get(name, set())) for name in others
    }
    return plan_files(manifest["number"], _locate(data, names) | located, manifest["versions"])


def _list_batches(data: Path, manifest: Mapping[str, Any], number: int) -> Sequence[commit.Batch] | None:
    """List the batches after the published one; None where what was published tells nothing, or too few are known."""
    if manifest.get("shape") != publication_shape() or not manifest["number"] <= number:
        return None
    if manifest["number"] == number:
        return []
    batches = commit.read_batches(delta.open_log(data, delta.BATCHES), manifest["number"])
    done = [batch for batch in batches if batch.number <= number]
    return done if len(done) == number - manifest["number"] else None


def list_names(manifest: Mapping[str, Any]) -> Names:
    """List the lake's files that a publication shows, by table."""
    names: Names = {}
    for source in manifest["files"].values():
        if str(source).startswith(LAKE):
            _, table, name = str(source).split("/")
            names.setdefault(table, set()).add(name)
    return names


def _locate(data: Path, names: Names) -> dict[str, Sequence[ActiveFile]]:
    """Give the files of every table that batches write, those without rows too."""
    return {table: _locate_names(data, table, names.get(table, set())) for table in delta.batch_tables()}


def _locate_names(data: Path, table: str, names: Iterable[str]) -> Sequence[ActiveFile]:
    return [ActiveFile(table, paths.table_path(data, table) / name, 0) for name in sorted(names)]


def _list_versions(tables: Mapping[str, DeltaTable]) -> dict[str, int]:
    return {name: table.version() for name, table in tables.items()}
