"""Write tables as one Excel workbook, a sheet each, with what they mean on the sheets `about` and `columns`.

Text is written as text: no formula, no link. What a sheet cannot hold is cut, and `about` says so.
"""

from __future__ import annotations

import importlib
import math
import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from warehouse.export.star import TableRows
from warehouse.export.text_files import iterate_rows, write_instant
from warehouse.fields import Column, Table

MAX_ROWS = 1_048_576  # of a sheet, the line of names among them
MAX_CELL_UNITS = 32_767  # UTF-16 code units of a cell
_FIRST_YEAR = 1900  # Excel knows no day before
_WIDE, _NARROW = 60, 14  # characters
_BUTTON = 3  # characters: what the button of a filter takes of a head
_PROSE = frozenset({"text", "text_clean", "text_display", "headline", "heading", "dek"})  # longer than their examples
_ABOUT = ("table", "rows", "one row is", "not as stored")
_COLUMNS = ("table", "column", "meaning", "empty means", "unit", "refers to")


class NoExcelWriter(Exception):
    """The library that writes workbooks is not installed; the message says how to install it."""


class _SheetWriter:
    """Writes rows to a sheet of a workbook, one below the other, and counts what it cuts."""

    def __init__(self, workbook: Any, name: str, heads: Iterable[str]) -> None:
        self._sheet = workbook.add_worksheet(name)
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._instant = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._sheet.freeze_panes(1, 0)
        self.row_count = 0
        self.cut_count = 0
        head_look = workbook.add_format({"bold": True, "bottom": 1})
        self._last_place = 0
        for self._last_place, head in enumerate(heads):
            self._sheet.write_string(0, self._last_place, head, head_look)

    def set_width(self, place: int, width: int) -> None:
        """Set the width of a column, before a row is written."""
        self._sheet.set_column(place, place, width)

    def add_row(self, values: Iterable[Any]) -> bool:
        """Write a row below those before; False where the sheet is full."""
        if self.row_count + 1 >= MAX_ROWS:
            return False
        self.row_count += 1
        for place, value in enumerate(values):
            self._write_cell(place, value)
        return True

    def close(self) -> None:
        """Put the buttons that sort and filter into the line of names, once all rows are written."""
        self._sheet.autofilter(0, 0, self.row_count, self._last_place)

    def _write_cell(self, place: int, value: Any) -> None:
        if value is None or (isinstance(value, float) and not math.isfinite(value)):
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self.row_count, place, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self.row_count, place, value)
        elif isinstance(value, date) and value.year >= _FIRST_YEAR:
            form = self._instant if isinstance(value, datetime) else self._day
            self._sheet.write_datetime(self.row_count, place, value, form)
        else:
            text = value if isinstance(value, str) else write_instant(value)
            written = cut_text(text)
            self.cut_count += written != text
            self._sheet.write_string(self.row_count, place, written)


def write_xlsx(file: Path, exported: Iterable[TableRows]) -> list[str]:
    """Write the tables into a new workbook.

    Returns:
        What is not as stored, a line each: texts and tables that were cut.

    Raises:
        NoExcelWriter: the extra `xlsx` is not installed.
        OSError: it cannot be written.
    """
    library = _import_library()
    with file.open("wb") as target:
        try:
            workbook = _open_workbook(library, target, file.parent)
            notes = _write_sheets(workbook, exported)
            workbook.close()
        except (OSError, library.exceptions.XlsxFileError) as error:
            _let_go(target)
            raise OSError(f"{file.name} cannot be written: {error}") from error
    return notes


def _import_library() -> Any:
    """Import the library that writes workbooks.

    Raises:
        NoExcelWriter: the extra `xlsx` is not installed.
    """
    try:
        return importlib.import_module("xlsxwriter")
    except ModuleNotFoundError:
        raise NoExcelWriter("Excel files need the extra `xlsx`: `pip install 'wireroom[xlsx]'`, or --to csv") from None


def _let_go(target: BinaryIO) -> None:
    """Let what is not written go nowhere: the archive tries once more when it is cleared away, and complains."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), target.fileno())


def _write_sheets(workbook: Any, exported: Iterable[TableRows]) -> list[str]:
    """Write a sheet a table after those that say what they mean; give what is not as stored."""
    about = _SheetWriter(workbook, "about", _ABOUT)
    columns = _SheetWriter(workbook, "columns", _COLUMNS)
    notes: list[str] = []
    for place, width in ((0, 20), (2, _WIDE), (3, _WIDE)):
        about.set_width(place, width)
    for place, width in ((0, 20), (1, 26), (2, _WIDE), (3, _WIDE)):
        columns.set_width(place, width)
    for rows in exported:
        found = _write_sheet(workbook, rows)
        notes += [f"{rows.table.name}: {note}" for note in found]
        about.add_row((rows.table.name, rows.row_count, rows.table.row_is, "; ".join(found)))
        for column in rows.table.columns:
            columns.add_row(_describe_column(rows.table, column))
    about.close()
    columns.close()
    return notes


def _open_workbook(library: Any, target: BinaryIO, workplace: Path) -> Any:
    # rows go to the disk as they come; no text is taken for a formula, an address or a number
    options = {
        "constant_memory": True,
        "tmpdir": str(workplace),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return library.Workbook(target, options)


def _write_sheet(workbook: Any, rows: TableRows) -> list[str]:
    """Write the rows of a table; give what was cut of them."""
    sheet = _SheetWriter(workbook, rows.table.name, rows.table.schema.names)
    for place, column in enumerate(rows.table.columns):
        sheet.set_width(place, choose_width(column))
    for values in iterate_rows(rows.batches):
        if not sheet.add_row(values):
            break
    sheet.close()
    notes = []
    if sheet.row_count < rows.row_count:
        notes.append(f"the first {sheet.row_count:,} of {rows.row_count:,} rows, as a sheet has room for no more")
    if sheet.cut_count:
        notes.append(f"{sheet.cut_count:,} texts cut, as a cell has room for {MAX_CELL_UNITS:,} characters")
    return notes


def choose_width(column: Column) -> int:
    """Choose the width of a column, in characters: room for its name and for a value like its example."""
    if column.name in _PROSE:
        return _WIDE
    return max(_NARROW, len(column.name) + _BUTTON, min(_WIDE, len(str(column.example))))


def cut_text(text: str) -> str:
    """Cut a text that a cell has no room for, and say at its end how long it is."""
    if 2 * len(text) <= MAX_CELL_UNITS or _count_units(text) <= MAX_CELL_UNITS:
        return text
    note = f" [cut: {len(text):,} characters]"
    room = MAX_CELL_UNITS - len(note)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", errors="ignore")
    return kept + note


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _describe_column(table: Table, column: Column) -> tuple[str | None, ...]:
    return table.name, column.name, column.meaning, column.null_means, column.unit, column.refers_to
