"""The command `replay`: today's rules over stored articles, and what differs.

Reads the command line and draws the difference. What a replay does: flows/replay.py.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.counts import write_count
from flows.cli.exit_codes import ExitCode
from flows.cli.options import (
    BatchSize,
    Data,
    LogFormatName,
    ProfileName,
    Quiet,
    RunnerName,
    Verbose,
    Workers,
    log_level_of,
    open_store,
)
from flows.cli.run_opening import open_run
from flows.cli.terminal import make_printable
from flows.runtime.progress import show_progress
from transforms.document import RunStatus

if TYPE_CHECKING:
    from rich.console import Console

    from flows.runtime.progress import Silent as Reporter
    from flows.settings import Settings

_TEXT_CHARS = 60  # of a row's text: enough to know it by


def replay(
    data: Data = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help="Of this day, month or year, and later: 2017-04."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Of this day, month or year, and earlier.")
    ] = None,
    document: Annotated[
        list[str] | None, typer.Option("--document", metavar="ID", help="This article alone; may be repeated.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would differ, and store nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the difference as one JSON object.")] = False,
    show: Annotated[int, typer.Option("--show", min=0, help="Examples of each kind of difference.")] = 3,
    batch_size: BatchSize = None,
    profile: ProfileName = None,
    workers: Workers = None,
    runner: RunnerName = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_format: LogFormatName = None,
) -> int:
    """Run today's rules over stored articles; show what differs.

    The new rows are stored, but for --dry-run.

    Articles that today's rules and models have made are passed over, so a replay that was stopped goes on. With
    --dry-run all are read, so that a rule can be tried before its version is raised.
    """
    with show_progress(quiet) as reporter:
        from flows.inputs.stored import choose_articles, read_choice
        from flows.settings import settings_of

        flags = {"data": data, "batch_size": batch_size, "profile": profile, "log_level": log_level_of(quiet, verbose)}
        settings = settings_of(flags | {"workers": workers, "runner": runner})
        choice = read_choice(since, until, document or [])
        folder = open_store(settings, is_written=not dry_run)
        choose_articles(folder, choice)  # before anything starts
        parameters = {
            "data": str(folder),
            # as read: Prefect would take 20170412, which is a day as well, for a number of seconds
            "since": choice.since and choice.since.isoformat(),
            "until": choice.until and choice.until.isoformat(),
            "documents": document or [],
            "is_dry_run": dry_run,
            "shown": show,
            "batch_size": settings.batch_size,
            "profile": settings.profile,
            "workers": settings.workers,
            "runner": settings.runner,
        }
        _run_once(parameters, settings, reporter, as_json)
    return ExitCode.DONE


def _run_once(parameters: dict[str, Any], settings: Settings, reporter: Reporter, as_json: bool) -> None:
    from flows.runtime import interrupts

    with interrupts.end_by_sigterm():
        try:
            _run_flow(parameters, reporter, settings)
        finally:
            reporter.close()
            if reporter.outcome is not None:
                _print_outcome(reporter.outcome, as_json)


def _run_flow(parameters: dict[str, Any], reporter: Reporter, settings: Settings) -> None:
    with open_run("replay-articles", reporter, settings) as is_flow:
        if is_flow:
            from flows.replay import replay_articles  # imports Prefect

            replay_articles(**parameters)
        else:
            from flows.runs import replay as runs

            runs.replay_articles(**parameters)


def _print_outcome(outcome: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(outcome), flush=True)
        return
    from rich.console import Console

    from flows.runtime import logs

    if not logs.is_json():  # as JSON it has been said
        print(make_printable("\n".join(describe_replay(outcome))), file=sys.stderr)
    if outcome["difference"]["counts"] or outcome["status"] == RunStatus.SUCCEEDED:
        draw_difference(outcome["difference"], Console(highlight=False, markup=False))


def describe_replay(outcome: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines that say how many articles were read, passed over and left as they are."""
    stored = "nothing stored" if outcome["is_dry_run"] else "stored"
    yield (
        f"replay {outcome['run_id']} {outcome['status']} in {outcome['seconds']:.1f} s: "
        f"{write_count(outcome['replayed'], 'article')} by rules {outcome['rule_version']}, {stored}"
    )
    if outcome["up_to_date"]:
        yield f"passed over: {outcome['up_to_date']:,} have the rows of these rules and models"
    if outcome["not_kept"]:
        yield (
            f"left as they are: {outcome['not_kept']:,} were stored before what the parser found was kept; "
            "ingest them into a new data folder"
        )
    for reject in outcome["refused"]:
        yield f"left as it is, as today's rules fail: {reject['source_uri']}: {reject['message']}"


def draw_difference(difference: Mapping[str, Any], console: Console) -> None:
    """Draw a table of what differs, and below it the examples."""
    from rich.table import Table

    if not difference["counts"]:
        console.print("no difference")
        return
    table = Table(title=f"Difference, in {write_count(difference['documents'], 'article')}", title_justify="left")
    table.add_column("table")
    table.add_column("rows")
    table.add_column("count", justify="right")
    for name, kinds in difference["counts"].items():
        for kind, count in kinds.items():
            table.add_row(name, kind, f"{count:,}")
    console.print(table)
    for example in difference["examples"]:
        for line in _describe_example(example):
            console.print(make_printable(line), soft_wrap=True)


def _describe_example(example: Mapping[str, Any]) -> Iterator[str]:
    text = f": {_cut_text(example['text'])}" if example["text"] else ""
    key = "" if example["key"] == example["document_id"] else f" {example['key']}"
    yield f"{example['table']} {example['kind']}, {example['document_id']}{key}{text}"
    for column, (old, new) in example["columns"].items():
        yield f"    {column}: {_cut_text(old)} -> {_cut_text(new)}"


def _cut_text(value: Any) -> str:
    if value is None:
        return "null"
    text = " ".join(str(value).split())
    return text if len(text) <= _TEXT_CHARS else f"{text[: _TEXT_CHARS - 1]}…"
