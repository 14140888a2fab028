"""Hold what is wrong with a row, and the rows of one table by column, which is how the checks look at them.

Values only. What is checked: __init__.py and integrity.py. How Arrow columns become values: lazy_columns.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

import pyarrow as pa

from warehouse.checks.lazy_columns import LazyColumns
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
    arrow: pa.Table | None = None  # the same rows, of which much can be said without making values of them

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
        """Hold Arrow rows with the declared columns; they become plain values column by column, when asked for."""
        return cls(table, LazyColumns(rows.select([column.name for column in table.columns])), rows.num_rows, rows)

    def __getitem__(self, name: str) -> list[Any]:
        """Give the values of the column `name`."""
        return self.columns[name]

    def rows(self, *names: str) -> Iterable[tuple[Any, ...]]:
        """Give the values of some columns, row by row."""
        return zip(*(self.columns[name] for name in names), strict=True)

    def distinct(self, *names: str) -> set[tuple[Any, ...]]:
        """Give the distinct values of some columns together."""
        if self.arrow is None:
            return set(self.rows(*names))
        rows = self._group(*names)
        return set(zip(*(rows[name].to_pylist() for name in names), strict=True))

    def count_distinct(self, *names: str) -> int:
        """Count the distinct values of some columns together."""
        return len(set(self.rows(*names))) if self.arrow is None else int(self._group(*names).num_rows)

    def count_values(self, name: str) -> Counter[Any]:
        """Count how often each value of a column is there."""
        if self.arrow is None:
            return Counter(self[name])
        counted = self.arrow[name].value_counts()
        values, counts = (counted.field(at).to_pylist() for at in range(2))
        return Counter(dict(zip(values, counts, strict=True)))

    def _group(self, *names: str) -> Any:
        return pa.table(self.arrow).select(list(names)).group_by(list(names), use_threads=False).aggregate([])

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
