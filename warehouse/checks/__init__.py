"""Check rows against the declarations of their tables: what is wrong, as a list; nothing here raises.

First each value by its column, then each row by its table, then tables against each other. Rows of an article that
already failed the first are left out of the rest, which may so rely on types. What rows must agree on: integrity.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

import pyarrow as pa

from warehouse.checks import integrity
from warehouse.checks.plain_columns import HIGHEST, is_as_declared
from warehouse.checks.violations import ColumnBatch, Violation
from warehouse.fields import Column, Table
from warehouse.tables import TABLES

__all__ = ["Violation", "find_column_violations", "find_violations"]
RowView = Mapping[str, Any]  # a row that is read only
_KINDS: dict[pa.DataType, type] = {
    pa.string(): str,
    pa.bool_(): bool,
    pa.int32(): int,
    pa.int64(): int,
    pa.float64(): float,
    pa.date32(): date,
    pa.timestamp("us"): datetime,
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """A column's declaration, made ready to test many values."""

    column: Column
    kinds: frozenset[type]
    one_of: frozenset[str]
    form: re.Pattern[str] | None

    @classmethod
    def of(cls, column: Column) -> "_Rule":
        kinds = {_KINDS[column.type]} | ({type(None)} if column.null_means else set())
        return cls(column, frozenset(kinds), frozenset(column.one_of), re.compile(column.form) if column.form else None)


_RULES = {name: tuple(_Rule.of(column) for column in table.columns) for name, table in TABLES.items()}
_NAMES = {name: frozenset(column.name for column in table.columns) for name, table in TABLES.items()}


def find_violations(rows: Mapping[str, Sequence[RowView]]) -> list[Violation]:
    """List what is wrong with `rows`, by table; [] when all is as declared.

    References and sums are checked among the tables that are given: a table that is not there is taken as unknown, one
    without rows as empty. Rows of shared tables may repeat a key where several articles come together, for the store
    merges them.
    """
    unknown = [Violation(name, "", "table", "no such table is declared") for name in rows if name not in TABLES]
    given = [(TABLES[name], some) for name, some in rows.items() if name in TABLES]
    found = [*unknown, *(violation for table, some in given for violation in _check_names(table, some))]
    return found + find_column_violations({table.name: ColumnBatch.of(table, some) for table, some in given})


def find_column_violations(columns: Mapping[str, ColumnBatch]) -> list[Violation]:
    """List what is wrong with rows that have the declared columns, and are given by column; see `find_violations`."""
    batches = dict(columns)
    found: list[Violation] = []
    wrong = {name: list(_check_values(batch)) for name, batch in batches.items()}
    if any(wrong.values()):
        found += [violation for some in wrong.values() for _, violation in some]
        batches = _leave_out(batches, wrong)
    is_merged = "documents" not in columns or columns["documents"].row_count < 2
    for batch in batches.values():
        if is_merged or not batch.table.shared:
            found += _check_keys(batch)
    found += integrity.find_violations(batches)
    return found


def _check_names(table: Table, rows: Sequence[RowView]) -> Iterator[Violation]:
    names = _NAMES[table.name]
    for row in rows:
        if row.keys() != names:
            lacking, more = sorted(names - row.keys()), sorted(row.keys() - names)
            message = f"lacks {lacking or 'nothing'}, has more: {more or 'nothing'}"
            yield ColumnBatch.of(table, [row]).violation(0, "columns", message)


def _check_values(batch: ColumnBatch) -> Iterator[tuple[int, Violation]]:
    for rule in _RULES[batch.table.name]:
        if batch.arrow is not None and is_as_declared(rule.column, batch.arrow[rule.column.name]):
            continue
        values = batch[rule.column.name]
        if not rule.kinds.issuperset(map(type, values)):
            yield from _check_types(batch, rule)
        elif (bad := _find_bad_values(rule, set(values))) is not None:
            for at, value in enumerate(values):
                if value in bad:
                    yield at, batch.violation(at, bad[value], f"{rule.column.name} is {_abbreviate(value)}")


def _check_types(batch: ColumnBatch, rule: _Rule) -> Iterator[tuple[int, Violation]]:
    for at, value in enumerate(batch[rule.column.name]):
        if type(value) not in rule.kinds:
            what = "null" if value is None else "type"
            message = f"{rule.column.name} is {_abbreviate(value)}, declared {rule.column.type}"
            yield at, batch.violation(at, what, message)


def _find_bad_values(rule: _Rule, distinct: set[Any]) -> dict[Any, str] | None:
    """Give the values that break a rule of their column, with that rule's name; None when all are well."""
    distinct.discard(None)
    kind = rule.column.type
    if kind == pa.string():
        return _find_bad_strings(rule, distinct)
    if kind in HIGHEST:
        # whole numbers of the contract count something or point somewhere
        if min(distinct, default=0) >= 0 and max(distinct, default=0) <= HIGHEST[kind]:  # as nearly always
            return None
        return {value: "range" for value in distinct if not 0 <= value <= HIGHEST[kind]}
    if kind == pa.float64():
        highest = 1.0 if rule.column.unit == "0 to 1" else float("inf")
        return {value: "range" for value in distinct if not isfinite(value) or not 0 <= value <= highest} or None
    if kind == pa.timestamp("us"):
        return {value: "time zone" for value in distinct if value.tzinfo is not None} or None
    return None


def _find_bad_strings(rule: _Rule, distinct: set[str]) -> dict[str, str] | None:
    bad: dict[str, str] = {}
    if not _is_storable(*distinct):  # all at once, since it is nearly always so
        bad = {value: "characters" for value in distinct if not _is_storable(value)}
    if "" in distinct and not rule.column.may_be_empty:
        bad[""] = "empty"
    if rule.one_of:
        bad |= dict.fromkeys(distinct - rule.one_of, "one of")
    if rule.form is not None:
        is_formed = rule.form.fullmatch
        bad |= dict.fromkeys([value for value in distinct if not is_formed(value)], "form")
    return bad or None


def _is_storable(*values: str) -> bool:
    """Say whether UTF-8 can hold these: a lone surrogate it cannot."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        return False
    return True


def _abbreviate(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def _leave_out(
    batches: dict[str, ColumnBatch], wrong: Mapping[str, Sequence[tuple[int, Violation]]]
) -> dict[str, ColumnBatch]:
    """Leave out the rows that failed, and all other rows of their articles."""
    articles = {violation.document_id for some in wrong.values() for _, violation in some} - {None}
    return {name: _keep_rows(batch, {at for at, _ in wrong[name]}, articles) for name, batch in batches.items()}


def _keep_rows(batch: ColumnBatch, failed: set[int], articles: set[str | None]) -> ColumnBatch:
    owners = batch.columns.get("document_id") or [None] * batch.row_count
    return batch.where(lambda at: at not in failed and owners[at] not in articles)


def _check_keys(batch: ColumnBatch) -> Iterator[Violation]:
    if batch.count_distinct(*batch.table.key) == batch.row_count:
        return
    seen: set[tuple[Any, ...]] = set()
    for at, key in enumerate(batch.rows(*batch.table.key)):
        if key in seen:
            yield batch.violation(at, "key is unique", "the key is there before")
        seen.add(key)
