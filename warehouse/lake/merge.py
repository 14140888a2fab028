"""Merge rows that belong to no single article, by key, so that batches and their order change no row.

A row that changes is not written anew in its large file at once: its new version is kept in a file of later versions,
which bi/ does not show, until there are so many that writing the table anew costs little beside them. What is current
is the merger of all versions. Only works out what to write; commit.py writes it. Rows of articles are replaced, not
merged: revisions.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from transforms.document import Row, Rows
from warehouse.fields import Table
from warehouse.lake.batch_files import BatchRows, Drop
from warehouse.lake.data_files import ActiveFile, find_rows, list_shown, read_plain
from warehouse.lake.kept_rows import find_kept_rows
from warehouse.lake.lake_files import LakeFiles
from warehouse.lake.row_copies import LOOKED_UP

Key = tuple[Any, ...]
RUN_ID = "run_id"
# One later version to so many rows: then the table is written anew. At once in a store of some 5,000 entities.
_ROWS_A_LATER_VERSION = 64


@dataclass(frozen=True, slots=True)
class Change:
    """What to write into one shared table.

    `rows` are added, in place of those that `drop` names; `later` are later versions of rows that stay. With `folds`
    all later versions that there are go, as `rows` has what they say.
    """

    rows: list[Row] = field(default_factory=list)
    later: list[Row] = field(default_factory=list)
    drop: Drop | None = None
    folds: bool = False


def plan_changes(lake: LakeFiles, tables: Mapping[str, Table], rows: Rows) -> dict[str, Change]:
    """Work out against the store as it is now what `rows` add to or change in the shared tables."""
    changes: dict[str, Change] = {}
    for name, table in tables.items():
        if not table.shared or not rows.get(name):
            continue
        change = _plan_change(lake, table, rows[name])
        if change.rows or change.later:
            changes[name] = change
    return changes


def add_changes(changes: Mapping[str, Change], rows: Rows, drops: Mapping[str, Drop]) -> BatchRows:
    """Make the batch that writes `rows` and drops `drops` of other tables, and the changes of shared ones."""
    own_drops = {name: change.drop for name, change in changes.items() if change.drop is not None}
    return BatchRows(
        added={**rows, **{name: change.rows for name, change in changes.items()}},
        drops={**drops, **own_drops},
        later={name: change.later for name, change in changes.items()},
        folded=frozenset(name for name, change in changes.items() if change.folds),
    )


def plan_folding(lake: LakeFiles, table: Table) -> Change:
    """Work out how to write a shared table anew so that it has no later versions; no change where it has none."""
    return _fold(lake, table, [], {}) if _list_later(lake, table) else Change()


def _plan_change(lake: LakeFiles, table: Table, rows: Iterable[Row]) -> Change:
    merged = {key: merge_rows(table, some) for key, some in group_by_key(table, rows)}
    stored = _read_stored(lake.of(table.name), table, merged.keys())
    new = [merged[key] for key in sorted(merged.keys() - stored.keys())]
    again = {key: merged[key] for key in sorted(stored)}
    changed = {key: row for key, row in again.items() if _says_more(table, row, stored[key])}
    if not changed:
        return Change(new)
    later_count = sum(file.row_count for file in _list_later(lake, table)) + len(changed)
    row_count = sum(file.row_count for file in list_shown(lake.of(table.name)))
    if later_count * _ROWS_A_LATER_VERSION < row_count:
        return Change(new, list(changed.values()))
    return _fold(lake, table, new, changed)


def _read_stored(files: Sequence[ActiveFile], table: Table, keys: Collection[Key]) -> dict[Key, Row]:
    """Read the stored rows that have one of these keys, each merged of all its versions."""
    leads = {key[0] for key in keys}
    if table.name in LOOKED_UP:
        found = find_kept_rows(files, {table.key[0]: leads}, table.schema.names)
        versions: list[Row] = [] if found is None else found.to_pylist()
    else:
        versions = _find_versions(files, table, leads)
    return {key: merge_rows(table, some) for key, some in group_by_key(table, versions) if key in keys}


def _says_more(table: Table, row: Row, stored: Row) -> bool:
    return is_changed(merge_rows(table, [stored, row]), stored)


def _list_later(lake: LakeFiles, table: Table) -> list[ActiveFile]:
    return [file for file in lake.of(table.name) if file.is_later]


def _find_versions(files: Iterable[ActiveFile], table: Table, leads: Iterable[str]) -> list[Row]:
    """Find all versions of the rows whose key begins with one of `leads`."""
    return find_rows(list(files), None, {table.key[0]: set(leads)})


def _fold(lake: LakeFiles, table: Table, new: list[Row], changed: Mapping[Key, Row]) -> Change:
    """Write anew what has later versions, `changed` among them: a file is written whole, so all of one key's lead."""
    later = [row for file in _list_later(lake, table) for row in read_plain(file.path).to_pylist()]
    leads = {row[table.key[0]] for row in (*later, *changed.values())}
    stored = _find_versions(list_shown(lake.of(table.name)), table, leads)
    versions = group_by_key(table, [*stored, *later, *changed.values()])
    written = {key: merge_rows(table, some) for key, some in versions}
    rows = [written[key] for key in sorted(written)]
    return Change([*rows, *new], drop=Drop(table.key[0], frozenset(leads)), folds=True)


def group_by_key(table: Table, rows: Iterable[Row]) -> Iterable[tuple[tuple[Any, ...], list[Row]]]:
    """Gather the rows of each key."""
    groups: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row_key(table, row)].append(row)
    return groups.items()


def merge_rows(table: Table, rows: list[Row]) -> Row:
    """Make one row of rows with one key, the stored one first.

    Columns with a `merge` take the smallest or largest value; the others are those of the row that sorts first by the
    first `min` column (nulls last), then by the values that do not merge. Associative, so that any split into batches
    gives the same row. A table without a `merge` keeps the row that came first.
    """
    if len(rows) == 1 or not any(column.merge for column in table.columns):
        return rows[0]
    merged: Row = min(rows, key=lambda row: _sort_key(table, row)).copy()
    for column in table.columns:
        if column.merge:
            values = [row[column.name] for row in rows if row[column.name] is not None]
            pick = min if column.merge == "min" else max
            merged[column.name] = pick(values) if values else None
    return merged


def _sort_key(table: Table, row: Row) -> list[tuple[bool, Any]]:
    # Only the first min column counts: the others may have been merged from another row.
    minima = [column.name for column in table.columns if column.merge == "min"][:1]
    plain = [column.name for column in table.columns if column.merge is None and column.name != RUN_ID]
    # The run comes last, so that when a row was written never decides what it says.
    run = [RUN_ID] if RUN_ID in row else []
    return [(row[name] is None, row[name]) for name in (*minima, *plain, *run)]


def is_changed(row: Row, old: Row) -> bool:
    """Say whether more than the run differs, which alone is not worth a commit."""
    return any(row[name] != old[name] for name in row if name != RUN_ID)


def row_key(table: Table, row: Row) -> tuple[Any, ...]:
    """Give the row's key."""
    return tuple(row[name] for name in table.key)
