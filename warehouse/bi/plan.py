"""Plan a publication: which files bi/ shows for the lake's tables at given versions.

Reads the logs of tables, never their rows, and writes nothing. Building and swapping: publish.py and generations.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
from deltalake import DeltaTable

from warehouse.bi.last_publication import LastPublication
from warehouse.bi.names import SHORT_DIGEST_DIGITS, published_name, published_names
from warehouse.fields import Table
from warehouse.lake import delta
from warehouse.lake.data_files import ActiveFile, ActiveFiles, active_files, list_shown
from warehouse.tables import TABLES
from warehouse.views import DERIVED, VIEWS, ViewPart, find_changes


@dataclass(frozen=True, slots=True)
class DerivedFile:
    """A file that publishing writes itself: a part of a derived table, or the empty stand-in of one without rows."""

    table: Table
    digest: str
    part: ViewPart | None = None

    def make_rows(self, last: LastPublication | None = None) -> pa.Table:
        """Make its rows; a view reads the files that its part is made from, or those that changed since `last`.

        Raises:
            OSError: a file is missing or unreadable.
            pyarrow.ArrowException: a file is no whole Parquet file, or lacks a column.
        """
        if self.part is None:
            return self.table.schema.empty_table()
        view = VIEWS[self.table.name]
        counted = last.find_counts(self.part) if last is not None and hasattr(view, "update_rows") else None
        if counted is None:
            return view.rows(self.part)
        before, rows = counted
        return view.update_rows(self.part, rows, *find_changes(before, self.part))


@dataclass(frozen=True, slots=True)
class PublicationPlan:
    """All files of a publication by their path in bi/: links to active files, and what publishing makes itself.

    `shape` is made of the hashes of stored and of derived columns: of what a program with other ones published, a plan
    tells nothing.
    """

    number: int
    shape: str
    versions: Mapping[str, int]
    active: Mapping[str, ActiveFile]
    derived: Mapping[str, DerivedFile]


def plan_publication(tables: Mapping[str, DeltaTable]) -> PublicationPlan:
    """Plan the files that show the rows of `tables`, at the version of each handle."""
    versions = {name: table.version() for name, table in tables.items() if not TABLES[name].in_batches}
    return plan_files(delta.batch_number(tables["documents"]), active_files(tables), versions)


def plan_files(number: int, active: ActiveFiles, versions: Mapping[str, int]) -> PublicationPlan:
    """Plan the files that show the rows of the `active` ones, which tables have after batch `number`.

    `versions` are those of the tables that no batch writes.
    """
    files = {name: list_shown(some) for name, some in active.items()}
    return PublicationPlan(
        number=number,
        shape=publication_shape(),
        versions=versions,
        active=published_names(file for name in _order_tables(files) for file in files[name]),
        derived=_plan_views(files) | _plan_empty_tables(files),
    )


def publication_shape() -> str:
    """Give the hashes of the stored and of the derived columns, by which a program knows its own publications."""
    return f"{delta.declared_shape()} {delta.hash_columns(DERIVED)}"


def _order_tables(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name == "documents", name))


def _plan_views(files: ActiveFiles) -> dict[str, DerivedFile]:
    derived: dict[str, DerivedFile] = {}
    for name, view in VIEWS.items():
        parts = list(view.parts(files))
        for part in parts:
            digest = part.digest
            derived[published_name(name, part.key, digest[:SHORT_DIGEST_DIGITS])] = DerivedFile(
                view.TABLE, digest, part
            )
        if not parts:
            derived |= _plan_stand_in(view.TABLE)
    return derived


def _plan_empty_tables(files: ActiveFiles) -> dict[str, DerivedFile]:
    derived: dict[str, DerivedFile] = {}
    for name in files:
        if not files[name]:
            derived |= _plan_stand_in(TABLES[name])
    return derived


def _plan_stand_in(table: Table) -> dict[str, DerivedFile]:
    digest = hashlib.sha256(table.schema.to_string().encode()).hexdigest()
    return {published_name(table.name, None, digest[:SHORT_DIGEST_DIGITS]): DerivedFile(table, digest)}
