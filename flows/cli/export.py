"""The command `export`: published tables as files for other programs.

What is written: warehouse/export.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, OfPublisher, Since, Until, check_target
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime import logs

if TYPE_CHECKING:
    from warehouse.export.exporting import ExportFormat, ExportOutcome, ProgressReporter

_FORMATS = "csv|jsonl|xlsx|sqlite|duckdb"


def export(
    form: Annotated[str, typer.Option("--to", metavar=_FORMATS, help="What is written; csv and jsonl are folders.")],
    data: Data = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="The file or folder to write.", show_default="wireroom.<format>, here")
    ] = None,
    table: Annotated[
        list[str] | None,
        typer.Option("--table", help="A table, to be named again for each.", show_default="the star around quotes"),
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    bom: Annotated[bool, typer.Option("--bom", help="Of csv: begin files so that Excel knows UTF-8.")] = False,
) -> int:
    """Write the published tables as files for other programs.

    Whole or not at all, all of one publication.

    The star: quotes, their speakers and topics, articles, entities with names and roles, topics, days. One flat table
    for a spreadsheet is quotes_wide. xlsx needs the extra `xlsx`.

    Example: wireroom export --to xlsx --table quotes_wide --since 2017-04 --out quotes.xlsx --data DATA
    """  # noqa: DOC501
    from flows.cli.answers import open_publication, read_conditions
    from warehouse.export.excel_file import NoExcelWriter
    from warehouse.export.exporting import export_tables
    from warehouse.export.whole_targets import TargetTaken, TargetUnwritable

    chosen = _choose_format(form)
    target = out or Path(f"wireroom.{chosen}")
    check_target(target)
    conditions = read_conditions(None, None, publisher, since, until)
    try:
        with open_publication(data) as tables, _show_progress() as report_progress:
            outcome = export_tables(tables, target, chosen, table or (), conditions, report_progress, bom)
    except (TargetTaken, TargetUnwritable, NoExcelWriter) as error:
        raise WrongCall(str(error)) from None
    _print_outcome(target, outcome)
    return ExitCode.DONE


def _choose_format(form: str) -> ExportFormat:
    """Choose the format of --to.

    Raises:
        WrongCall: there is none of that name.
    """
    from warehouse.export.exporting import ExportFormat

    if form not in list(ExportFormat):
        raise WrongCall(f"--to {form}: there are {', '.join(ExportFormat)}")
    return ExportFormat(form)


@contextmanager
def _show_progress() -> Iterator[ProgressReporter]:
    """Show on standard error, where that is a terminal, how much of which table is written."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        bar = progress.add_task("", total=None)

        def report_progress(table: str, written: int, total: int) -> None:
            progress.update(bar, description=table, completed=written, total=total)

        yield report_progress


def _print_outcome(target: Path, outcome: ExportOutcome) -> None:
    for note in outcome.notes:
        logs.tell(make_printable(note))
    if not any(outcome.row_counts.values()):
        logs.tell("no row is like that: the export is empty")
    counts = ", ".join(f"{name} {count:,}" for name, count in outcome.row_counts.items())
    print(make_printable(f"export: {target} ({counts})"))
