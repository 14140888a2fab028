"""Tell what rows that belong to no single article, or to an earlier version of one, were before some batches.

Of each key there is a row, and later versions of it (merge.py). From those that are there, what the batches added is
taken away and what they dropped is put back, the last batch first; what is left is merged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyarrow as pa

from transforms.document import Row
from warehouse.fields import Table
from warehouse.lake import delta, merge
from warehouse.lake.batch_files import Drop
from warehouse.lake.data_files import find_hits, read_plain
from warehouse.lake.delta import HISTORY
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.merge import Key
from warehouse.lake.removed_versions import REMOVALS, leave_out_removed
from warehouse.lake.undo_files import Undo, UndoPart


@dataclass(slots=True)
class KeyVersions:
    """The row of one key, if there is one, and its later versions."""

    row: Row | None = None
    later: list[Row] = field(default_factory=list)

    def merge(self, table: Table) -> Row | None:
        """Give what all versions come to; None where there is no row."""
        return None if self.row is None else merge.merge_rows(table, [self.row, *self.later])


Versions = dict[Key, KeyVersions]


def list_keyed_tables() -> list[str]:
    """List the tables whose rows go and come by key. What was removed stays so."""
    shared = [name for name, table in delta.batch_tables().items() if table.shared and name != REMOVALS]
    return [HISTORY, *shared]


def plan_change(lake: LakeFiles, table: Table, undos: Sequence[Undo]) -> tuple[list[Row], Drop] | None:
    """Plan what a table gets and drops that takes some batches back, the first one first; None for nothing.

    Rows are dropped by the first column of their key, so all that share it are written anew.
    """
    touched = {key for undo in undos for key in _list_touched(table, undo)}
    if not touched:
        return None
    leads = {key[0] for key in touched}
    stored = _read_stored(lake, table, leads)
    now = {key: versions.merge(table) for key, versions in stored.items()}
    for undo in reversed(undos):
        _take_back(table, stored, undo)
    merged = {key: versions.merge(table) for key, versions in stored.items()}
    rows = [row for row in merged.values() if row is not None]
    if table.name == HISTORY:
        rows = leave_out_removed(lake, rows)
    before = {merge.row_key(table, row): row for row in rows}
    changed = {key[0] for key in touched if before.get(key) != now.get(key)}
    if not changed:
        return None
    return [before[key] for key in sorted(before) if key[0] in changed], Drop(table.key[0], frozenset(changed))


def _list_touched(table: Table, undo: Undo) -> set[Key]:
    """List the keys whose rows or later versions a batch added or dropped."""
    parts = (undo.find(table.name, part) for part in UndoPart)
    return {key for rows in parts if rows is not None for key in _list_keys(table, rows)}


def _list_keys(table: Table, rows: pa.Table) -> list[Key]:
    return list(zip(*(rows[name].to_pylist() for name in table.key), strict=True))


def _read_stored(lake: LakeFiles, table: Table, leads: set[str]) -> Versions:
    """Read all versions that are there of the keys that begin with one of `leads`."""
    versions: Versions = defaultdict(KeyVersions)
    for file in lake.of(table.name):
        hits = find_hits(file.path, {table.key[0]: leads})
        if hits is not None:
            part = UndoPart.DROPPED_LATER if file.is_later else UndoPart.DROPPED
            _put_back(table, versions, part, read_plain(file.path).take(hits))
    return versions


def _take_back(table: Table, versions: Versions, undo: Undo) -> None:
    """Make of the versions after a batch those before it."""
    added = undo.find(table.name, UndoPart.ADDED)
    for key in _list_keys(table, added) if added is not None else ():
        versions[key].row = None
    for row in _list_rows(table, undo.find(table.name, UndoPart.ADDED_LATER)):
        later = versions[merge.row_key(table, row)].later
        if row in later:
            later.remove(row)
    for part in (UndoPart.DROPPED, UndoPart.DROPPED_LATER):
        _put_back(table, versions, part, undo.find(table.name, part))


def _put_back(table: Table, versions: Versions, part: UndoPart, rows: pa.Table | None) -> None:
    for row in _list_rows(table, rows):
        of_key = versions[merge.row_key(table, row)]
        if part == UndoPart.DROPPED:
            of_key.row = row
        else:
            of_key.later.append(row)


def _list_rows(table: Table, rows: pa.Table | None) -> list[Row]:
    """List rows as the table has them today, whatever columns it had when they were written."""
    return [] if rows is None else delta.fill_columns(rows, table).to_pylist()
