"""Compare a store that was disturbed with an undisturbed one, row by row, in the lake and in bi/."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path

from tests.kit.kills import contents
from warehouse.audit import audit
from warehouse.bi import reader
from warehouse.tables import TABLES
from warehouse.views import DERIVED

# Their rows tell of the disturbance itself, or name articles that are no longer there.
NOT_COMPARED = frozenset({"runs", "run_measures"})
OF_REMOVED_ARTICLES = frozenset({"removals"})
StoredRows = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Losses:
    """How far a store is from the undisturbed one, in rows, and what `audit` finds; `first` names one of them."""

    lost: int = 0
    doubled: int = 0
    strange: int = 0
    orphaned: int = 0
    violations: int = 0
    broken_promises: int = 0
    first: str = ""

    def __add__(self, other: Losses) -> Losses:
        sums = {name: getattr(self, name) + getattr(other, name) for name in COUNTED}
        return Losses(**sums, first=self.first or other.first)

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in COUNTED)


COUNTED = tuple(field.name for field in fields(Losses) if field.name != "first")


def read_rows(data: Path) -> StoredRows:
    """Read all rows of the lake and of bi/, as text, by table; those of bi/ are named `bi/<table>`."""
    return {name: Counter(rows) for name, rows in contents(data).items()} | read_published(data)


def read_published(data: Path) -> StoredRows:
    """Read all rows of bi/, as text, by table, named `bi/<table>`."""
    bi = reader.generation(data)
    names = sorted((TABLES.keys() | DERIVED.keys()) - NOT_COMPARED)
    return {f"bi/{name}": Counter(map(repr, reader.read(bi, name).to_pylist())) for name in names}


def measure_losses(data: Path, wanted: StoredRows) -> Losses:
    """Count what differs from `wanted`, what refers to no article, and what `audit` finds."""
    return compare_rows(read_rows(data), wanted) + count_orphans(data) + count_violations(data)


def compare_rows(stored: StoredRows, wanted: StoredRows) -> Losses:
    """Count rows that are lost, doubled, or in no undisturbed store, in the tables of `stored`."""
    losses = Losses()
    for name in sorted(stored):
        missing, more = wanted[name] - stored[name], stored[name] - wanted[name]
        doubled = sum(count for values, count in more.items() if values in wanted[name])
        strange = more.total() - doubled
        example = next(iter([*missing, *more]), "")
        losses += Losses(missing.total(), doubled, strange, first=example and f"{name}: {example[:200]}")
    return losses


def count_orphans(data: Path) -> Losses:
    """Count published rows that name an article which is neither stored nor an earlier version."""
    bi = reader.generation(data)
    known = {row for name in ("documents", "document_revisions") for row in _read_ids(bi, name)}
    losses = Losses()
    for name, table in (TABLES | DERIVED).items():
        if "document_id" in table.schema.names and name not in OF_REMOVED_ARTICLES:
            orphans = [document_id for document_id in _read_ids(bi, name) if document_id not in known]
            losses += Losses(orphaned=len(orphans), first=orphans and f"{name} names {orphans[0]}" or "")
    return losses


def count_violations(data: Path) -> Losses:
    """Count what `audit` finds."""
    violations = list(audit(data))
    return Losses(violations=len(violations), first=str(violations[0]) if violations else "")


def _read_ids(bi: Path, name: str) -> list[str]:
    ids: list[str] = reader.read(bi, name, ["document_id"])["document_id"].to_pylist()
    return ids
