"""Write rows to standard output: as CSV, as JSON, or as a table that a reader can take in.

Knows nothing of what the rows mean. How statements are drawn: statement_lines.py.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.cli.terminal import make_encodable, make_printable
from flows.errors import WrongCall
from warehouse.export.formulas import escape_formula

# Beside the last column, an id that is copied and so never broken; below it a table breaks the others into slivers.
MIN_TABLE_ROOM = 50
_GAP = "  "
_NUMBER = re.compile(r"[\d,]+")


class OutputForm(StrEnum):
    """What the answer of a command is written as."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def choose_form(as_csv: bool, as_json: bool) -> OutputForm:
    """Choose the form that --csv and --json ask for.

    Raises:
        WrongCall: both are asked for.
    """
    if as_csv and as_json:
        raise WrongCall("--csv or --json, not both")
    if as_csv:
        return OutputForm.CSV
    return OutputForm.JSON if as_json else OutputForm.TEXT


def write_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], form: OutputForm) -> None:
    """Write rows as CSV with a line of names, or as JSON, an object a line."""
    if form == OutputForm.JSON:
        for row in rows:
            write_object(row)
        return
    _write_csv_line(columns)
    for row in rows:
        _write_csv_line([_write_cell(row[name]) for name in columns])


def write_object(row: Mapping[str, Any]) -> None:
    """Write one JSON object as a line, in ASCII alone, so that no encoding and no terminal harms it."""
    print(json.dumps(row, default=str))


def _write_csv_line(cells: Sequence[str]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerow(cells)
    sys.stdout.write(make_encodable(written.getvalue(), sys.stdout.encoding or "utf-8"))


def _write_cell(value: object) -> str:
    """Write a value as a cell: text is never a formula, numbers stay numbers, truth is `true` or `false`."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | dict):
        return escape_formula(json.dumps(value, ensure_ascii=False, default=str))
    return escape_formula(make_printable(value)) if isinstance(value, str) else str(value)


def print_table(console: Console, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their heads, the last column an id: a table on a terminal that is wide enough, else lines."""
    cells = [[" ".join(make_printable(cell).split()) for cell in row] for row in rows]
    columns = list(zip(heads, *cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    are_numbers = [all(map(_NUMBER.fullmatch, column[1:])) for column in columns]
    if console.is_terminal and console.width >= widths[-1] + MIN_TABLE_ROOM:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for head, is_number in zip(heads, are_numbers, strict=True):
            table.add_column(head, no_wrap=head == heads[-1], justify="right" if is_number else "left")
        for row in cells:
            # a row is a line: a reader runs down a column, and --csv has what is cut
            table.add_row(*(Text(cell, no_wrap=True, overflow="ellipsis") for cell in row))
        console.print(table)
        return
    for row in (list(heads), *cells):
        justified = zip(row, widths, are_numbers, strict=True)
        line = _GAP.join(cell.rjust(width) if is_number else cell.ljust(width) for cell, width, is_number in justified)
        console.print(Text(line.rstrip()), soft_wrap=True)
