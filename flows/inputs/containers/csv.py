"""Unpack tables in text: CSV with commas, semicolons, tabs or bars, quoted cells, line breaks in cells.

The first line has the names of the columns. Rows are read one by one, by the reader of the standard library: it tells
the line of a row that has too few or too many cells, and a bad row costs no other one.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from charset_normalizer import from_bytes

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.table_rows import describe_table, make_row_member, make_row_number_suffix
from transforms.document import Reject, RejectReason
from transforms.formats.heads import NO_CLAIM, InputHead

NAME = "CSV"
MEDIA_TYPES = ("text/csv", "text/tab-separated-values", "application/csv", "text/comma-separated-values")
SUFFIXES = (".csv", ".tsv", ".tab", ".psv")
# What the encoding and the delimiter are told by.
_SAMPLE_BYTES = 65_536
_DELIMITERS = ",;\t|"
# Parts nothing: a table of one column has no delimiter, and its cells may have all of those.
_NO_DELIMITER = "\x1f"
_NO_FIT = (0.0, 0)
_MARKS = (
    *((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")),
    *((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")),
)
# As in transforms/structure/decoding.py: European languages stay under this share of bytes beyond ASCII.
_MOST_HIGH_IN_LATIN = 0.3
_LAST_OF_ASCII = 0x7F
# The reader's own limit for a cell, in characters: as high as it goes everywhere; rows are bounded by max_bytes.
_LONGEST_CELL_CHARS = 2**31 - 1
# Bytes of mails, pictures and pages whose server says CSV.
_NO_TABLE = ("<", "{", "%PDF", "PK\x03\x04")


class _RowTooLong(Exception):
    """A row goes on for longer than an article may be: a quote that is not closed."""


@dataclass(slots=True)
class _LineSource:
    """The lines of a text, counted, and bounded between two rows."""

    text: io.TextIOWrapper
    most_chars: int
    chars_left: int = 0
    line: int = 0

    def __iter__(self) -> Iterator[str]:
        """Yield lines with their ends.

        Raises:
            _RowTooLong: more characters than a row may have since `begin_row`; the line is read to its end.
        """
        while line := self.text.readline(self.chars_left + 1):
            self.chars_left -= len(line)
            self.line += 1
            if self.chars_left < 0:
                self._skip_csv_line(line)
                raise _RowTooLong
            yield line

    def begin_row(self) -> None:
        """Begin a row, which may be as long as any."""
        self.chars_left = self.most_chars

    def _skip_csv_line(self, part: str) -> None:
        while part and not part.endswith(("\n", "\r")):
            part = self.text.readline(_SAMPLE_BYTES)


@dataclass(frozen=True, slots=True)
class _TableRow:
    """The cells of a row and where it stands; no cells where it is too long."""

    position: int  # below the line of names, from 1
    lines: str  # "line 7", "lines 7 to 12"
    cells: list[str] | None


def claims(head: InputHead) -> float:
    """Claim what is called so and does not begin as something else."""
    return NO_CLAIM if head.text.startswith(_NO_TABLE) else head.score_declared(MEDIA_TYPES, SUFFIXES)


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the rows, each by its id, or as `#row-17`; those below the line of names count from 1.

    A row with other than the header's number of cells is a Reject `malformed` and the next one is read.
    """
    csv.field_size_limit(_LONGEST_CELL_CHARS)
    buffered = io.BufferedReader(stream, _SAMPLE_BYTES)  # type: ignore[type-var]  # all that it needs is readinto
    encoding, errors = find_csv_encoding(buffered.peek(_SAMPLE_BYTES))
    sample = buffered.peek(_SAMPLE_BYTES).decode(encoding, "replace")
    text = io.TextIOWrapper(buffered, encoding, errors, newline="")
    try:
        delimiter = find_csv_delimiter(sample)
        rows = _read_csv_rows(_LineSource(text, context.max_bytes), delimiter)
        yield from _make_row_members(rows, _read_csv_sample(sample, delimiter), context)
    finally:
        text.detach()
        buffered.detach()


def find_csv_encoding(sample: bytes) -> tuple[str, str]:
    """Find the encoding of a table by its first bytes, and how to read bytes that it does not explain."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name, "replace"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _guess_csv_encoding(sample), "replace"
    return "utf-8", "wireroom.windows-1252"  # transforms/structure/decoding.py: what people paste into UTF-8


def _guess_csv_encoding(sample: bytes) -> str:
    high_count = sum(byte > _LAST_OF_ASCII for byte in sample)
    if high_count <= _MOST_HIGH_IN_LATIN * len(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def find_csv_delimiter(sample: str) -> str:
    """Find what parts the cells: that by which most rows have as many cells as the first one."""
    fits = {delimiter: _measure_delimiter_fit(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(fits, key=fits.__getitem__)
    return best if fits[best] > _NO_FIT else _NO_DELIMITER


def _read_csv_sample(sample: str, delimiter: str) -> list[list[str]]:
    """Read the rows of a sample below the line of names, those before a fault."""
    rows: list[list[str]] = []
    try:
        rows.extend(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    except csv.Error:
        return rows[1:]
    return rows[1:]


def _measure_delimiter_fit(sample: str, delimiter: str) -> tuple[float, int]:
    """Give the share of rows as wide as the first one, and that width; zeros where it has one cell."""
    try:
        widths = [len(cells) for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if cells]
    except csv.Error:
        return _NO_FIT
    whole = widths[:-1] or widths  # the sample may end in a row
    if not whole or whole[0] == 1:
        return _NO_FIT
    return whole.count(whole[0]) / len(whole), whole[0]


def _read_csv_rows(source: _LineSource, delimiter: str) -> Iterator[_TableRow]:
    """Yield the rows that hold something, the line of names as position 0."""
    position = 0
    reader = csv.reader(iter(source), delimiter=delimiter)
    while True:
        source.begin_row()
        first_line = source.line + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_RowTooLong, csv.Error):
            cells = None
            reader = csv.reader(iter(source), delimiter=delimiter)
        if cells is None or any(cell.strip() for cell in cells):
            yield _TableRow(position, _name_csv_lines(first_line, source.line), cells)
            position += 1


def _name_csv_lines(first: int, last: int) -> str:
    return f"line {first}" if first >= last else f"lines {first} to {last}"


def _make_row_members(
    rows: Iterator[_TableRow], sample: list[list[str]], context: ContainerContext
) -> Iterator[Member | Reject]:
    """Yield a member or a Reject for each row; `sample` has the cells of the first ones.

    Behind a row that is too long, lines are the rest of its cell as likely as rows: those that do not fit go with it.
    """
    header = next(rows, None)
    if header is None or header.cells is None:
        reason = RejectReason.EMPTY if header is None else RejectReason.MALFORMED
        yield context.reject(reason, "no line with the names of the columns")
        return
    names = name_csv_columns(header.cells)
    said = describe_table((dict(zip(names, cells, strict=False)) for cells in sample), context)
    is_empty, is_lost = True, False
    for row in rows:
        fault = _find_row_fault(names, row, context.max_bytes)
        if fault is None:
            yield make_row_member(dict(zip(names, row.cells or (), strict=False)), row.position, context, said)
        elif not is_lost:
            yield _reject_row(row, fault, context)
        is_empty = False
        is_lost = row.cells is None or (is_lost and fault is not None)
    if is_empty:
        yield context.reject(RejectReason.EMPTY, "no row below the names of the columns")


def _find_row_fault(names: list[str], row: _TableRow, max_bytes: int) -> str | None:
    """Find what is wrong with a row: too long, or other cells than the header names, empty ones at its end aside."""
    if row.cells is None:
        return f"{row.lines}: a row of more than {max_bytes:,} characters; is a quote not closed?"
    has_surplus = any(row.cells[len(names) :])
    if len(row.cells) < len(names) or has_surplus:
        return f"row {row.position}, {row.lines}: {len(row.cells)} cells, the header has {len(names)}"
    return None


def _reject_row(row: _TableRow, fault: str, context: ContainerContext) -> Reject:
    if row.cells is None:
        return context.reject(RejectReason.TOO_LARGE, fault, make_row_number_suffix(row.position))
    return context.reject(
        RejectReason.MALFORMED, fault, make_row_number_suffix(row.position), "\n".join(row.cells).encode()
    )


def name_csv_columns(cells: list[str]) -> list[str]:
    """Name the columns by the header: an empty name is "column 3", one that was there before "title 2"."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for position, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or f"column {position}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return names
