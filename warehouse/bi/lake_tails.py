"""Read from the ends of logs what became of the lake since the last publication; no table is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warehouse.bi.plan import publication_shape
from warehouse.lake import commit, paths
from warehouse.lake.batch_plan import BatchKind, TableChange
from warehouse.lake.commit import Batch
from warehouse.lake.delta import BATCHES
from warehouse.lake.log_tail import LogTail, read_tail
from warehouse.tables import TABLES
from warehouse.views import COUNTED_TABLES, TABLES_BESIDE

Names = Mapping[str, set[str]]
NUMBERED = ("documents", BATCHES)  # the tables that say which batch was the last, and what each one did
OUTSIDE = tuple(name for name, table in TABLES.items() if not table.in_batches)


@dataclass(frozen=True, slots=True)
class FileChanges:
    """The number of the last batch, the logs' versions, and by table the names of files that came and went.

    `added` are the files of rows that marts count anew: those that came with them, though mergers may have taken these
    away since. None where rows went as well, or nothing is known.
    """

    number: int
    versions: Mapping[str, int]
    came: Names
    went: Names
    added: Names | None = None


def read_changes(data: Path, manifest: Mapping[str, Any]) -> FileChanges | None:
    """Read what became of the files that `manifest` tells of.

    None where that cannot be told: another program published it, a table was declared anew, a log does not reach back,
    or all files of some view change.

    Raises:
        OSError: a file of `_batches` cannot be read.
        pyarrow.ArrowException: likewise.
    """
    tails = _read_tails(data, manifest)
    if tails is None or any(tails[name].came for name in TABLES_BESIDE):
        return None
    last: int = manifest["number"]
    number = tails["documents"].number or last
    files = (paths.table_path(data, BATCHES) / name for name in tails[BATCHES].came)
    batches = [batch for batch in commit.read_batch_files(files, last) if batch.number <= number]
    if len(batches) != number - last:
        return None
    came, went = _sum_up(batches)
    came |= {name: set(tails[name].came) for name in OUTSIDE}
    went |= {name: set(tails[name].went) for name in OUTSIDE}
    versions = {name: tail.version for name, tail in tails.items()}
    return FileChanges(number, versions, came, went, _find_added(batches))


def _read_tails(data: Path, manifest: Mapping[str, Any]) -> dict[str, LogTail] | None:
    """Read the tails of all logs that matter; None where one of them does not tell enough."""
    versions = {**manifest.get("log", {}), **manifest.get("versions", {})}
    if manifest.get("shape") != publication_shape() or versions.keys() != {*NUMBERED, *OUTSIDE}:
        return None
    tails = {name: read_tail(paths.table_path(data, name), version) for name, version in versions.items()}
    told = {name: tail for name, tail in tails.items() if tail is not None and not tail.is_declared_anew}
    return told if len(told) == len(tails) else None


def _sum_up(batches: Iterable[Batch]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Sum up, by table, which files came by all batches together and which ones went."""
    came: dict[str, set[str]] = {}
    went: dict[str, set[str]] = {}
    for batch in batches:
        for table, change in batch.plan.changes.items():
            added = came.setdefault(table, set())
            went.setdefault(table, set()).update(change.removed.keys() - added)
            added.difference_update(change.removed)
            added.update(file.name for file in change.added)
    return came, went


def _find_added(batches: Iterable[Batch]) -> dict[str, set[str]] | None:
    """Find the files with which rows of the counted tables came; None where rows went too. A merger changes no row."""
    added: dict[str, set[str]] = {name: set() for name in COUNTED_TABLES}
    for batch in batches:
        if batch.plan.kind == BatchKind.COMPACT:
            continue
        for table in COUNTED_TABLES:
            change = batch.plan.changes.get(table, TableChange())
            if change.removed:
                return None
            added[table].update(file.name for file in change.added)
    return added
