"""Declarations as an older or a newer program has them, to make the stores that such programs leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from warehouse.fields import Column, Table
from warehouse.lake import delta
from warehouse.tables import TABLES


@contextmanager
def declared(tables: Mapping[str, Table]) -> Iterator[None]:
    """Let just these tables be declared for a while."""
    before = dict(TABLES)
    try:
        _declare(tables)
        yield
    finally:
        _declare(before)


def _declare(tables: Mapping[str, Table]) -> None:
    kept = dict(tables)
    TABLES.clear()
    TABLES.update(kept)
    delta.declared_shape.cache_clear()


def without(columns: Mapping[str, Sequence[str]] | None = None, tables: Sequence[str] = ()) -> dict[str, Table]:
    """What is declared, but for some columns, by table, and some whole tables."""
    lacking = columns or {}
    kept = {name: table for name, table in TABLES.items() if name not in tables}
    return {name: _drop_columns(table, lacking.get(name, ())) for name, table in kept.items()}


def _drop_columns(table: Table, names: Sequence[str]) -> Table:
    return replace(table, columns=tuple(column for column in table.columns if column.name not in names))


def with_column(table: str, column: Column) -> dict[str, Table]:
    """What is declared, and one column more."""
    return {**TABLES, table: replace(TABLES[table], columns=(*TABLES[table].columns, column))}
