"""Plan a publication: which files bi/ shows for the lake's tables at given versions.

Reads the logs of tables, never their rows, and writes nothing. Building and swapping: publish.py and generations.py.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from deltalake import DeltaTable

from warehouse.bi.names import LAKE, MADE, SHORT_DIGEST_DIGITS, published_name, published_names
from warehouse.fields import Table
from warehouse.lake import delta
from warehouse.lake.data_files import ActiveFile, ActiveFiles, active_files, list_shown
from warehouse.tables import TABLES
from warehouse.views import COUNTED_TABLES, COUNTING_VERSION, DERIVED, VIEWS, Sums, ViewPart, sum_months


@dataclass(frozen=True, slots=True)
class DerivedFile:
    """A file that publishing writes itself: a part of a derived table, or the empty stand-in of one without rows."""

    table: Table
    digest: str
    part: ViewPart | None = None


@dataclass(frozen=True, slots=True)
class CountedFiles:
    """The files that marts are counted from: those that came since the last publication, whose counts stay, and went.

    Where `are_all`, all there are came, and no earlier counts are gone on from. A segment comes and goes whole.
    """

    came: tuple[ActiveFile, ...]
    went: tuple[ActiveFile, ...] = ()
    are_all: bool = True


@dataclass(frozen=True, slots=True)
class PublicationPlan:
    """All files of a publication by their path in bi/: links to active files, and what publishing makes itself.

    `shape` is made of the hashes of stored and of derived columns: of what a program with other ones published, a plan
    tells nothing. `versions` are those of the tables that no batch writes, `log` those of the tables that say which
    batches there are; `months` sum up what the counted files say of each month. `kept` are files of the last
    publication that stay, with their sources; a plan that was made without it has none.
    """

    number: int
    shape: str
    versions: Mapping[str, int]
    active: Mapping[str, ActiveFile]
    derived: Mapping[str, DerivedFile]
    months: Sums
    counted: CountedFiles
    log: Mapping[str, int] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)

    @property
    def sources(self) -> dict[str, str]:
        """All files, each with what it is a link to or made from, as a manifest has it."""
        links = {name: f"{LAKE}{file.table}/{file.path.name}" for name, file in self.active.items()}
        return {**self.kept, **links, **{name: f"{MADE} {file.digest}" for name, file in self.derived.items()}}


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
        derived=_plan_views(files) | plan_empty_tables(files),
        months=sum_months(files),
        counted=CountedFiles(tuple(file for name in COUNTED_TABLES for file in files.get(name, ()))),
    )


def publication_shape() -> str:
    """Give what a program knows its own publications by: hashes of stored and derived columns, and what marts count."""
    return f"{delta.declared_shape()} {delta.hash_columns(DERIVED)} {COUNTING_VERSION}"


def _order_tables(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (name == "documents", name))


def _plan_views(files: ActiveFiles) -> dict[str, DerivedFile]:
    derived: dict[str, DerivedFile] = {}
    for view in VIEWS.values():
        parts = plan_parts(view.TABLE, view.parts(files))
        derived |= parts or plan_stand_in(view.TABLE)
    return derived


def plan_parts(table: Table, parts: Iterable[ViewPart]) -> dict[str, DerivedFile]:
    """Plan the files of some parts of a derived table."""
    derived: dict[str, DerivedFile] = {}
    for part in parts:
        digest = part.digest
        derived[published_name(table.name, part.key, digest[:SHORT_DIGEST_DIGITS])] = DerivedFile(table, digest, part)
    return derived


def plan_empty_tables(files: Mapping[str, Collection[object]]) -> dict[str, DerivedFile]:
    """Plan the stand-ins of the tables that have no files."""
    derived: dict[str, DerivedFile] = {}
    for name, some in files.items():
        if not some:
            derived |= plan_stand_in(TABLES[name])
    return derived


def plan_stand_in(table: Table) -> dict[str, DerivedFile]:
    """Plan the file without rows that shows the columns of a table without rows."""
    digest = hashlib.sha256(table.schema.to_string().encode()).hexdigest()
    return {published_name(table.name, None, digest[:SHORT_DIGEST_DIGITS]): DerivedFile(table, digest)}
