"""Declaration and rows: what is wrong, as a list; nothing here raises.

First each value by its column, then each row by its table, then tables against each other. Rows of an article that
already failed the first are left out of the rest, which may so rely on types.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Any

import pyarrow as pa

from warehouse.checks import integrity
from warehouse.checks.violations import ColumnBatch, Violation
from warehouse.fields import Column, Table
from warehouse.tables import TABLES

__all__ = ["Violation", "find_violations"]
Row = Mapping[str, Any]
_KINDS: dict[pa.DataType, type] = {
    pa.string(): str,
    pa.bool_(): bool,
    pa.int32(): int,
    pa.int64(): int,
    pa.float64(): float,
    pa.date32(): date,
    pa.timestamp("us"): datetime,
}
# Whole numbers of the contract count something or point somewhere.
_HIGHEST = {pa.int32(): 2**31 - 1, pa.int64(): 2**63 - 1}
# What a row of rejects carries beside its columns, for the store to take out.
_BESIDE = {"rejects": {"body"}}


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


def find_violations(rows: Mapping[str, Sequence[Row]]) -> list[Violation]:
    """List what is wrong with `rows`, by table; [] when all is as declared.

    References and sums are checked among the tables that are given: a table that is not there is taken as unknown, one
    without rows as empty. Rows of shared tables may repeat a key where several articles come together, for the store
    merges them.
    """
    unknown = [Violation(name, "", "table", "no such table is declared") for name in rows if name not in TABLES]
    given = [(TABLES[name], some) for name, some in rows.items() if name in TABLES]
    found = [*unknown, *(one for table, some in given for one in _name_faults(table, some))]
    lots = {table.name: ColumnBatch.of(table, some) for table, some in given}
    wrong = {name: list(_value_faults(lot)) for name, lot in lots.items()}
    if any(wrong.values()):
        found += [fault for some in wrong.values() for _, fault in some]
        lots = _without(lots, wrong)
    is_merged = len(rows.get("documents", ())) < 2
    for lot in lots.values():
        if is_merged or not lot.table.shared:
            found += _key_faults(lot)
    found += integrity.find_violations(lots)
    return found


def _name_faults(table: Table, rows: Sequence[Row]) -> Iterator[Violation]:
    names, beside = _NAMES[table.name], _BESIDE.get(table.name, set())
    for row in rows:
        if row.keys() != names and row.keys() - beside != names:
            lacking, more = sorted(names - row.keys()), sorted(row.keys() - names - beside)
            message = f"lacks {lacking or 'nothing'}, has more: {more or 'nothing'}"
            yield ColumnBatch.of(table, [row]).violation(0, "columns", message)


def _value_faults(lot: ColumnBatch) -> Iterator[tuple[int, Violation]]:
    for rule in _RULES[lot.table.name]:
        values = lot[rule.column.name]
        if not rule.kinds.issuperset(map(type, values)):
            yield from _type_faults(lot, rule)
        elif (bad := _bad(rule, set(values))) is not None:
            for at, value in enumerate(values):
                if value in bad:
                    yield at, lot.violation(at, bad[value], f"{rule.column.name} is {_shown(value)}")


def _type_faults(lot: ColumnBatch, rule: _Rule) -> Iterator[tuple[int, Violation]]:
    for at, value in enumerate(lot[rule.column.name]):
        if type(value) not in rule.kinds:
            what = "null" if value is None else "type"
            message = f"{rule.column.name} is {_shown(value)}, declared {rule.column.type}"
            yield at, lot.violation(at, what, message)


def _bad(rule: _Rule, distinct: set[Any]) -> dict[Any, str] | None:
    """Give the values that break a rule of their column, with that rule's name; None when all are well."""
    distinct.discard(None)
    kind = rule.column.type
    if kind == pa.string():
        return _bad_strings(rule, distinct)
    if kind in _HIGHEST:
        if not distinct or (min(distinct) >= 0 and max(distinct) <= _HIGHEST[kind]):
            return None
        return {value: "range" for value in distinct if not 0 <= value <= _HIGHEST[kind]}
    if kind == pa.float64():
        highest = 1.0 if rule.column.unit == "0 to 1" else float("inf")
        return {value: "range" for value in distinct if not isfinite(value) or not 0 <= value <= highest} or None
    if kind == pa.timestamp("us"):
        return {value: "time zone" for value in distinct if value.tzinfo is not None} or None
    return None


def _bad_strings(rule: _Rule, distinct: set[str]) -> dict[str, str] | None:
    bad = {value: "characters" for value in distinct if not _is_storable(value)} if not _is_storable(*distinct) else {}
    if "" in distinct and not rule.column.may_be_empty:
        bad[""] = "empty"
    if rule.one_of:
        bad |= dict.fromkeys(distinct - rule.one_of, "one of")
    if rule.form is not None:
        bad |= dict.fromkeys((value for value in distinct if not rule.form.fullmatch(value)), "form")
    return bad or None


def _is_storable(*values: str) -> bool:
    """Say whether UTF-8 can hold these: a lone surrogate it cannot."""
    try:
        "".join(values).encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def _without(
    lots: dict[str, ColumnBatch], wrong: Mapping[str, Sequence[tuple[int, Violation]]]
) -> dict[str, ColumnBatch]:
    """Leave out the rows that failed, and all other rows of their articles."""
    articles = {fault.document_id for some in wrong.values() for _, fault in some} - {None}
    return {name: _kept(lot, {at for at, _ in wrong[name]}, articles) for name, lot in lots.items()}


def _kept(lot: ColumnBatch, failed: set[int], articles: set[str | None]) -> ColumnBatch:
    owners = lot.columns.get("document_id") or [None] * lot.row_count
    return lot.where(lambda at: at not in failed and owners[at] not in articles)


def _key_faults(lot: ColumnBatch) -> Iterator[Violation]:
    keys = list(lot.rows(*lot.table.key))
    if len(set(keys)) == len(keys):
        return
    seen: set[tuple[Any, ...]] = set()
    for at, key in enumerate(keys):
        if key in seen:
            yield lot.violation(at, "key is unique", "the key is there before")
        seen.add(key)
