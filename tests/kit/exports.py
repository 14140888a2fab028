"""Rows of made-up tables as an export gets them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from tests.kit.rows import row
from warehouse.export.star import TableRows
from warehouse.tables import TABLES

# Markup, an escape sequence, an emoji, right-to-left text with an override, a formula, a line end, marks of CSV.
HARMFUL = '=1+1,"<script>alert(1)</script>"\x1b[31m \U0001f6a2 \u202e\u05e9\u05dc\u05d5\u05dd\r\nnext'


def table_rows(table: str, *values: Mapping[str, Any]) -> TableRows:
    """Give the rows of a table: its columns' examples, but for `values` of each row; a batch a row."""
    rows = [row(table, **one) for one in values]
    return made_rows(table, rows)


def made_rows(table: str, rows: Sequence[Mapping[str, Any]]) -> TableRows:
    """Give rows of a table as they stand, a batch each."""
    declared = TABLES[table]
    batches = [pa.RecordBatch.from_pylist([dict(values)], schema=declared.schema) for values in rows]
    return TableRows(declared, len(batches), iter(batches))
