"""Merge rows that belong to no single article, by key, so that batches and their order change no row.

Only works out what to write; commit.py writes it. Rows of articles are replaced, not merged: revisions.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from transforms.document import Row, Rows
from warehouse.fields import Table
from warehouse.lake.batch_files import Drop
from warehouse.lake.data_files import find_rows
from warehouse.lake.lake_files import LakeFiles

RUN_ID = "run_id"


@dataclass(frozen=True, slots=True)
class Change:
    """Rows to write into one shared table: appended, or in place of those that `drop` names."""

    rows: list[Row]
    drop: Drop | None = None


def plan_changes(lake: LakeFiles, tables: Mapping[str, Table], rows: Rows) -> dict[str, Change]:
    """Work out against the store as it is now what `rows` add to or change in the shared tables."""
    changes: dict[str, Change] = {}
    for name, table in tables.items():
        if not table.shared or not rows.get(name):
            continue
        change = merge_into_stored(table, _read_stored(lake, table, rows[name]), rows[name])
        if change.rows:
            changes[name] = change
    return changes


def _read_stored(lake: LakeFiles, table: Table, rows: Iterable[Row]) -> list[Row]:
    lead = table.key[0]
    return find_rows(lake.of(table.name), None, {lead: {row[lead] for row in rows}})


def merge_into_stored(table: Table, stored: Iterable[Row], rows: Iterable[Row]) -> Change:
    """Merge `rows` into the `stored` ones, which are all those that share a leading key value with them.

    New keys alone are appended. Once a stored row changes, all rows of each leading key value that is touched are
    written again in place of the old ones, since one commit has one predicate.
    """
    old = {row_key(table, row): row for row in stored}
    touched: dict[tuple[Any, ...], Row] = {}
    for key, group in group_by_key(table, rows):
        before = old.get(key)
        merged = merge_rows(table, group if before is None else [before, *group])
        if before is None or is_changed(merged, before):
            touched[key] = merged

    if old.keys().isdisjoint(touched):
        return Change([touched[key] for key in sorted(touched)])

    leads = {key[0] for key in touched}
    kept = {key: row for key, row in old.items() if key[0] in leads}
    written = kept | touched
    return Change([written[key] for key in sorted(written)], Drop(table.key[0], frozenset(leads)))


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
    if not any(column.merge for column in table.columns):
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
