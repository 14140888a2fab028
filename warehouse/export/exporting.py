"""Export published tables to a file or a folder, whole or not at all, all from one publication."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import duckdb
import pyarrow as pa

from warehouse.bi.names import list_tables
from warehouse.bi.publication import LakeDamaged
from warehouse.export.duckdb_file import write_duckdb
from warehouse.export.excel_file import write_xlsx
from warehouse.export.sqlite_file import write_sqlite
from warehouse.export.star import TableRows, choose_tables, read_table
from warehouse.export.text_files import write_csv, write_json_lines
from warehouse.export.whole_targets import write_whole
from warehouse.fields import Table
from warehouse.queries.conditions import RowConditions
from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.rows import UnfitCondition


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
        TargetUnwritable: the disk does not take it.
        LakeDamaged: a published file cannot be read.
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
        with _tell_damage():
            rows = read_table(tables, table, conditions)
        row_counts[table.name] = rows.row_count
        yield replace(rows, batches=_report_batches(rows, report_progress))


@contextmanager
def _tell_damage() -> Iterator[None]:
    """Tell what cannot be read from what cannot be written, of which libraries say the same.

    Raises:
        UnfitCondition: there is no such table.
        LakeDamaged: a published file cannot be read.
    """
    try:
        yield
    except FileNotFoundError as error:
        raise UnfitCondition(str(error)) from None
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise LakeDamaged(f"bi/ cannot be read ({reason}); `wireroom publish` makes what is published anew") from error


def _report_batches(rows: TableRows, report_progress: ProgressReporter) -> Iterator[pa.RecordBatch]:
    written = 0
    report_progress(rows.table.name, written, rows.row_count)
    for batch in _read_batches(rows):
        yield batch
        written += batch.num_rows
        report_progress(rows.table.name, written, rows.row_count)


def _read_batches(rows: TableRows) -> Iterator[pa.RecordBatch]:
    batches = iter(rows.batches)
    while True:
        with _tell_damage():
            batch = next(batches, None)
        if batch is None:
            return
        yield batch


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
