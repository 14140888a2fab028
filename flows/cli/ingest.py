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
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime.progress import show_progress

if TYPE_CHECKING:
    from flows.runtime.progress import Silent as Reporter
    from flows.settings import Settings


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
    """Read, annotate, store and publish articles. The last line on standard output is one JSON object.

    A `metadata.csv` beside the files says for each (column `file`) what the options below say for all.

    The exit code is 3 where inputs were rejected that no run before has rejected for the same reason, with the same
    bytes; the others are counted, and the code is 0.
    """  # noqa: DOC501
    if not paths and not rejected and sources is None:
        raise WrongCall("nothing to ingest: name files, folders, URLs or --sources, or --rejected for the quarantine")
    with show_progress(quiet) as reporter:
        from flows import inputs

        flags = {"data": data, "batch_size": batch_size, "profile": profile, "log_level": log_level_of(quiet, verbose)}
        settings = _read_settings(flags | {"publish": publish, "workers": workers, "runner": runner})
        _check_inputs(paths, sources)
        declared = dict(date=date, publisher=publisher, source=source, language=language, columns=columns)
        inputs.declare_input(declared, "--date")
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
            "min_age": min_age,
            "sources": sources and str(sources),
            "workers": settings.workers,
            "runner": settings.runner,
        }
        return _run_once(parameters, settings, reporter, quiet)


def serve(
    cron: Annotated[str, typer.Option("--cron", help='When to ingest, for instance "*/15 * * * *".')],
    paths: Paths = None,
    sources: SourcesFile = None,
    data: Data = None,
    batch_size: BatchSize = None,
    profile: ProfileName = None,
    workers: Workers = None,
    runner: RunnerName = None,
    verbose: Verbose = False,
    log_format: LogFormatName = None,
) -> int:
    """Ingest on a schedule until Ctrl-C; a run that is due while one goes on waits for it."""  # noqa: DOC501
    from flows import schedule

    flags = {"data": data, "batch_size": batch_size, "profile": profile, "log_level": log_level_of(False, verbose)}
    settings = _read_settings(flags | {"workers": workers, "runner": runner})
    if not paths and sources is None:
        raise WrongCall("nothing to ingest: name files, folders, URLs or --sources")
    _check_inputs(paths, sources, is_scheduled=True)
    schedule.serve(paths or [], sources, cron, open_store(settings, is_made=True), settings)
    return ExitCode.DONE


def _run_once(parameters: dict[str, Any], settings: Settings, reporter: Reporter, is_quiet: bool) -> int:
    """Run once, show how far it is, print its outcome; give the exit code."""
    from flows.runtime import interrupts

    with interrupts.end_by_sigterm():
        try:
            run_flow(parameters, reporter, settings)
        finally:
            reporter.close()
            if reporter.outcome is not None:
                _print_outcome(parameters["data"], reporter.outcome, is_quiet)
    return ExitCode.REJECTED if reporter.outcome is not None and _has_new_rejects(reporter.outcome) else ExitCode.DONE


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
    from flows.settings import settings_of

    return settings_of(flags)


def run_flow(parameters: dict[str, Any], reporter: Reporter, settings: Settings) -> None:
    """Run once, as a flow where a Prefect server is set; `reporter` learns how far it comes and its outcome."""
    from flows.runtime import alerts, prefect_server, progress
    from flows.settings import Runner

    is_clustered = settings.runner != Runner.PROCESSES
    api = prefect_server.use_api_if_set(settings.log_level, is_needed=is_clustered)
    with progress.use_reporter(reporter), api as api_url:
        if api_url is None:
            from flows.runs import ingest as runs

            with alerts.alert_failures("ingest-articles", settings):
                runs.ingest_articles(**parameters)
            return

        from flows.ingest import ingest_articles  # imports Prefect

        ingest_articles(**parameters)


def _print_outcome(data: str, outcome: dict[str, Any], is_quiet: bool) -> None:
    """Print the summary for people, then the line for programs."""
    from flows.cli.summary import summary
    from flows.runtime import logs
    from warehouse.places import open_place

    if not is_quiet and not logs.is_json():  # as JSON it has been said
        print(make_printable("\n".join(summary(open_place(data), outcome))), file=sys.stderr)
    print(json.dumps(outcome), flush=True)
