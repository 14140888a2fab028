"""A table of the star: its declaration, as of any other table, and the query that gives its rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from warehouse.fields import Column, Table

# The schema of the views in DuckDB, beside `main` with the published tables.
STAR_SCHEMA = "star"


class TableKind(StrEnum):
    """What a table of the star is for."""

    FACT = "fact"
    BRIDGE = "bridge"
    DIMENSION = "dimension"
    MART = "mart"


@dataclass(frozen=True, slots=True)
class StarTable:
    """One table: `sql` reads the published tables and what is counted by name, as `main.quotes`."""

    kind: TableKind
    declared: Table
    sql: str

    @property
    def name(self) -> str:
        """The name that every tool shows."""
        return self.declared.name


def refer_to(column: Column, table: str | None) -> Column:
    """Give a published table's column as one that leads to a table of the star, or with None to none."""
    return replace(column, refers_to=table)
