"""The commands that start runs: `ingest` once, `serve` on a schedule.

Reads the command line and prints the outcome. What a run does: flows/ingest.py and flows/schedule.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import (
    BatchSize,
    Columns,
    Data,
    Language,
    LogFormatName,
    MinAge,
    Paths,
    ProfileName,
    PublicationDate,
    Publish,
    Publisher,
    Quiet,
    RunnerName,
    Source,
    SourcesFile,
    Verbose,
    Workers,
    log_level_of,
    open_store,
)
from flows.cli.run_opening import open_run
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime.interrupts import end_by_sigterm
from flows.runtime.progress import show_progress, summarize_run
from transforms.document import RunStatus

if TYPE_CHECKING:
    from flows.runtime.progress import Silent as Reporter
    from flows.settings import Settings


# The outcome of a run that SIGTERM ended before it began: it stored nothing, and has no row in `runs`.
NOT_BEGUN: dict[str, Any] = {
    "run_id": None,
    "status": RunStatus.STOPPED,
    "documents_seen": 0,
    "documents_added": 0,
    "documents_revised": 0,
    "documents_unchanged": 0,
    "documents_rejected": 0,
    "seconds": 0.0,
    "rejected_before": 0,
    "undated": 0,
    "short": 0,
    "reasons": {},
    "rejects": [],
    "passed_over": {},
    "quality": None,
}


class OutcomeLine:
    """The line of JSON on standard output that `ingest` ends with; printed once, whatever ends the run."""

    def __init__(self, reporter: Reporter) -> None:
        """Make the line of the run that `reporter` learns of."""
        self.reporter = reporter
        self._is_printed = False

    def print_once(self, outcome: dict[str, Any]) -> None:
        """Print `outcome`, unless one is printed already."""
        if not self._is_printed:
            self._is_printed = True
            print(json.dumps(outcome), flush=True)

    def print_unfinished(self) -> None:
        """Print what the run came to so far, as it is ended from outside."""
        self.print_once(self.reporter.outcome_so_far() or NOT_BEGUN)


def ingest(
    paths: Paths = None,
    data: Data = None,
    batch_size: BatchSize = None,
    profile: ProfileName = None,
    date: PublicationDate = None,
    publisher: Publisher = None,
    source: Source = None,
    language: Language = None,
    columns: Columns = None,
    min_age: MinAge = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Try what lies in the quarantine again.")] = False,
    sources: SourcesFile = None,
    publish: Publish = None,
    workers: Workers = None,
    runner: RunnerName = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormatName = None,
) -> int:
    """Read, annotate, store and publish articles.

    The last line on standard output is one JSON object.

    A `metadata.csv` beside the files says for each (column `file`) what the options below say for all.

    The exit code is 3 where inputs were rejected that no run before has rejected, else 0.

    Example: wireroom ingest inbox --publisher "Harbour Gazette" --data DATA
    """  # noqa: DOC501
    if not paths and not rejected and sources is None:
        raise WrongCall("nothing to ingest: name files, folders, URLs or --sources, or --rejected for the quarantine")
    with show_progress(quiet) as reporter, end_by_sigterm((line := OutcomeLine(reporter)).print_unfinished):
        from flows import inputs

        flags = {"data": data, "batch_size": batch_size, "profile": profile, "log_level": log_level_of(quiet, verbose)}
        flags |= {"publish": publish, "workers": workers, "runner": runner}
        settings = _read_settings(flags | {"min_age": min_age})
        _check_inputs(paths, sources)
        declared = dict(date=date, publisher=publisher, source=source, language=language, columns=columns)
        inputs.declare_input(declared, inputs.OPTIONS)
        # a quarantine to try again lies in a store that is there
        folder = open_store(settings, is_made=bool(paths or sources))
        parameters = {
            "paths": paths or [],
            "data": str(folder),
            "batch_size": settings.batch_size,
            "profile": settings.profile,
            "publish": settings.publish,
            "rejected": rejected,
            "declared": declared,
            "min_age": settings.min_age,
            "sources": sources and str(sources),
            "workers": settings.workers,
            "runner": settings.runner,
        }
        return _run_once(parameters, settings, line, quiet)


def serve(
    cron: Annotated[str, typer.Option("--cron", help='When to ingest, for instance "*/15 * * * *".')],
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", help="Zone of --cron, such as Europe/Lisbon.", show_default="this machine's"),
    ] = None,
    paths: Paths = None,
    sources: SourcesFile = None,
    data: Data = None,
    batch_size: BatchSize = None,
    profile: ProfileName = None,
    min_age: MinAge = None,
    publish: Publish = None,
    workers: Workers = None,
    runner: RunnerName = None,
    verbose: Verbose = False,
    log_format: LogFormatName = None,
) -> int:
    """Ingest on a schedule until SIGTERM or Ctrl-C.

    A run that is due while one goes on waits for it.
    """  # noqa: DOC501
    from flows import schedule
    from flows.schedule.timezones import choose_timezone

    flags = {"data": data, "batch_size": batch_size, "profile": profile, "log_level": log_level_of(False, verbose)}
    flags |= {"publish": publish, "workers": workers, "runner": runner}
    settings = _read_settings(flags | {"min_age": min_age})
    if not paths and sources is None:
        raise WrongCall("nothing to ingest: name files, folders, URLs or --sources")
    _check_inputs(paths, sources, is_scheduled=True)
    zone = choose_timezone(timezone)
    read = schedule.read_cron(cron, zone, settings.log_level)  # a wrong one leaves no empty store behind
    schedule.serve(paths or [], sources, read, zone, open_store(settings, is_made=True), settings)
    return ExitCode.DONE


def _run_once(parameters: dict[str, Any], settings: Settings, line: OutcomeLine, is_quiet: bool) -> int:
    """Run once, show how far it is, print its outcome; give the exit code."""
    try:
        run_flow(parameters, line.reporter, settings)
    finally:
        line.reporter.close()
        outcome = line.reporter.outcome
        if outcome is not None:
            _print_summary(parameters["data"], outcome, is_quiet)
            line.print_once(outcome)
    return ExitCode.REJECTED if outcome is not None and _has_new_rejects(outcome) else ExitCode.DONE


def _has_new_rejects(outcome: dict[str, Any]) -> bool:
    """Say whether a run has rejects that no run before it had: the others are known, and need nobody's look again."""
    return bool(outcome["documents_rejected"] > outcome["rejected_before"])


def _check_inputs(paths: list[str] | None, sources: Path | None, is_scheduled: bool = False) -> None:
    """Check that paths and sources can be read, before anything starts.

    Raises:
        WrongCall: one cannot.
    """
    from flows import inputs
    from flows.inputs.sources import read_sources

    inputs.check_paths(paths or [], is_scheduled)
    if is_scheduled and inputs.STANDARD_INPUT in (paths or []):
        raise WrongCall("standard input is read once and not on a schedule; name files, folders, URLs or --sources")
    if sources is not None:
        read_sources(sources)


def _read_settings(flags: Mapping[str, object]) -> Settings:
    from flows.runtime import logs
    from flows.settings import list_misspelt_variables, settings_of

    settings = settings_of(flags)
    for name, near in list_misspelt_variables():
        logs.announce(f"{name} is set, but there is no such setting; is {near} meant?", "WARNING")
    return settings


def run_flow(parameters: dict[str, Any], reporter: Reporter, settings: Settings) -> None:
    """Run once, as a flow where a Prefect server is set; `reporter` learns how far it comes and its outcome."""
    with open_run("ingest-articles", reporter, settings) as is_flow:
        if is_flow:
            from flows.ingest import ingest_articles  # imports Prefect

            ingest_articles(**parameters)
        else:
            from flows.runs import ingest as runs

            runs.ingest_articles(**parameters)


def _print_summary(data: str, outcome: dict[str, Any], is_quiet: bool) -> None:
    """Print for people what the run came to, and what the warehouse holds once it has all of it."""
    from flows.cli.summary import summary
    from flows.runtime import logs
    from flows.runtime.typed_name import name_commands
    from warehouse.places import open_place

    if is_quiet or logs.is_json():  # as JSON it has been said
        return
    lines = summary(open_place(data), outcome) if outcome["status"] == RunStatus.SUCCEEDED else [summarize_run(outcome)]
    print(make_printable(name_commands("\n".join(lines))), file=sys.stderr)
