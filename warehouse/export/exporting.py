"""Export published tables to a file or a folder, whole or not at all, all from one publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from warehouse.bi.names import list_tables
from warehouse.export.duckdb_file import write_duckdb
from warehouse.export.excel_file import write_xlsx
from warehouse.export.sqlite_file import write_sqlite
from warehouse.export.star import TableRows, choose_tables, read_table
from warehouse.export.text_files import write_csv, write_json_lines
from warehouse.export.whole_targets import write_whole
from warehouse.fields import Table
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import PublishedTables


class ExportFormat(StrEnum):
    """What is written."""

    CSV = "csv"
    JSONL = "jsonl"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"


# Formats of which an export is a folder with a file a table.
FOLDER_FORMATS = (ExportFormat.CSV, ExportFormat.JSONL)
# Takes the name of a table, how many of its rows are written, and how many it has.
ProgressReporter = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """What was exported: rows by table, and what is not as stored, a line each."""

    row_counts: dict[str, int]
    notes: tuple[str, ...]


def export_tables(
    tables: PublishedTables,
    target: Path,
    form: ExportFormat,
    names: Sequence[str],
    conditions: RowConditions,
    report_progress: ProgressReporter,
    with_mark: bool = False,
) -> ExportOutcome:
    """Export tables of one publication.

    Args:
        tables: the publication.
        target: the file or folder to write.
        form: what is written.
        names: of tables; the star where there is none.
        conditions: `since`, `until` and `publisher` of the articles; other conditions are not looked at.
        report_progress: is told what is written.
        with_mark: of CSV, whether files begin with a byte-order mark.

    Raises:
        UnfitCondition: there is no such table, or it cannot be restricted so.
        TargetTaken: the target cannot be replaced.
        NoExcelWriter: the library for workbooks is not installed.
        OSError: something cannot be written.
        duckdb.Error: a file cannot be read.
    """
    chosen = choose_tables(names)
    row_counts: dict[str, int] = {}
    with write_whole(target, form in FOLDER_FORMATS, lambda path: _is_exported(path, form)) as part:
        exported = _read_tables(tables, chosen, conditions, report_progress, row_counts)
        notes = _write(part, form, exported, chosen, with_mark)
    return ExportOutcome(row_counts, tuple(notes))


def _read_tables(
    tables: PublishedTables,
    chosen: Iterable[Table],
    conditions: RowConditions,
    report_progress: ProgressReporter,
    row_counts: dict[str, int],
) -> Iterator[TableRows]:
    for table in chosen:
        rows = read_table(tables, table, conditions)
        row_counts[table.name] = rows.row_count
        yield replace(rows, batches=_report_batches(rows, report_progress))


def _report_batches(rows: TableRows, report_progress: ProgressReporter) -> Iterator[pa.RecordBatch]:
    written = 0
    report_progress(rows.table.name, written, rows.row_count)
    for batch in rows.batches:
        yield batch
        written += batch.num_rows
        report_progress(rows.table.name, written, rows.row_count)


def _write(
    part: Path, form: ExportFormat, exported: Iterable[TableRows], chosen: Iterable[Table], with_mark: bool
) -> list[str]:
    if form == ExportFormat.CSV:
        return write_csv(part, exported, with_mark)
    if form == ExportFormat.JSONL:
        return write_json_lines(part, exported)
    if form == ExportFormat.XLSX:
        return write_xlsx(part, exported)
    if form == ExportFormat.SQLITE:
        return write_sqlite(part, exported, chosen)
    return write_duckdb(part, exported)


def _is_exported(path: Path, form: ExportFormat) -> bool:
    """Say whether a file in a folder bears a name that an export of this format gives."""
    return path.suffix == f".{form}" and path.stem in list_tables()
