"""Write tables as text, a file each: CSV for spreadsheets and databases, JSON Lines for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from warehouse.export.formulas import escape_formula
from warehouse.export.star import TableRows

BYTE_ORDER_MARK = "\ufeff"  # by which Excel knows UTF-8


def write_csv(folder: Path, exported: Iterable[TableRows], with_mark: bool = False) -> list[str]:
    """Write a CSV file each (RFC 4180, UTF-8): null is an empty cell, and no cell is a formula to a spreadsheet.

    Args:
        folder: is made.
        exported: the tables.
        with_mark: begin each file with a byte-order mark.

    Returns:
        What is not as stored, a line each: text that would be a formula has an apostrophe before it.
    """
    folder.mkdir()
    notes = []
    for rows in exported:
        escaped_count = 0
        with (folder / f"{rows.table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            file.write(BYTE_ORDER_MARK if with_mark else "")
            writer = csv.writer(file)
            writer.writerow(rows.table.schema.names)
            for values in iterate_rows(rows.batches):
                cells = [_write_cell(value) for value in values]
                escaped_count += sum(
                    cell != value for cell, value in zip(cells, values, strict=True) if _is_text(value)
                )
                writer.writerow(cells)
        if escaped_count:
            notes.append(f"{rows.table.name}: {escaped_count:,} cells got an apostrophe, as they began like a formula")
    return notes


def write_json_lines(folder: Path, exported: Iterable[TableRows]) -> list[str]:
    """Write a file of JSON Lines each (UTF-8): a row a line, days and times as ISO 8601, in UTC; give no notes."""
    folder.mkdir()
    for rows in exported:
        names = rows.table.schema.names
        with (folder / f"{rows.table.name}.jsonl").open("w", encoding="utf-8", newline="") as file:
            for values in iterate_rows(rows.batches):
                row = dict(zip(names, values, strict=True))
                file.write(json.dumps(row, ensure_ascii=False, default=write_instant) + "\n")
    return []


def iterate_rows(batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of batches as plain values, in the order of the columns."""
    for batch in batches:
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def write_instant(value: Any) -> str:
    """Write a day, or an instant of UTC, as ISO 8601 has it: `2017-04-12`, `2017-04-12T10:15:00Z`."""
    return f"{value.isoformat()}Z" if isinstance(value, datetime) else str(value.isoformat())


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _write_cell(value: Any) -> Any:
    if isinstance(value, str):
        return escape_formula(value)
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None or isinstance(value, int | float) else write_instant(value)
