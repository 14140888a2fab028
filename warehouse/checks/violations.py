"""Hold what is wrong with a row, and the rows of one table by column, which is how the checks look at them.

Values only. What is checked: __init__.py and integrity.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import pyarrow as pa

from warehouse.fields import Table


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one row: table, the row's key (its parts joined by `, `), the rule it breaks, what was seen.

    `document_id` names the article that the row belongs to; None for rows of shared tables.
    """

    table: str
    row_key: str
    rule: str
    message: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnBatch:
    """Some rows of one table, by column; every column of the declaration is there, all of one length."""

    table: Table
    columns: Mapping[str, list[Any]]
    row_count: int

    @classmethod
    def of(cls, table: Table, rows: Sequence[Mapping[str, Any]]) -> ColumnBatch:
        """Turn rows into columns; what a row lacks is None."""
        names = [column.name for column in table.columns]
        try:
            values = [list(column) for column in zip(*map(itemgetter(*names), rows), strict=True)]
        except KeyError:
            values = [[row.get(name) for row in rows] for name in names]
        return cls(table, dict(zip(names, values or [[] for _ in names], strict=True)), len(rows))

    @classmethod
    def of_arrow(cls, table: Table, rows: pa.Table) -> ColumnBatch:
        """Turn Arrow rows with the declared columns into plain values."""
        return cls(table, {column.name: rows[column.name].to_pylist() for column in table.columns}, rows.num_rows)

    def __getitem__(self, name: str) -> list[Any]:
        """Give the values of the column `name`."""
        return self.columns[name]

    def rows(self, *names: str) -> Iterable[tuple[Any, ...]]:
        """Give the values of some columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def violation(self, at: int, rule: str, message: str) -> Violation:
        """Make the Violation of the row at index `at`."""
        key = ", ".join(str(self.columns[name][at]) for name in self.table.key)
        owner = self.columns["document_id"][at] if "document_id" in self.columns else None
        if "first_seen_document_id" in self.columns:
            owner = self.columns["first_seen_document_id"][at]
        return Violation(self.table.name, key, rule, message, owner if isinstance(owner, str) else None)

    def where(self, is_kept: Callable[[int], bool]) -> ColumnBatch:
        """Give the rows whose index `is_kept` accepts."""
        kept = [at for at in range(self.row_count) if is_kept(at)]
        return ColumnBatch(
            self.table, {name: [values[at] for at in kept] for name, values in self.columns.items()}, len(kept)
        )
