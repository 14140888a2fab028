"""Words of the command line and exit codes: 0 done, 1 failed, 2 wrong call, 3 some inputs rejected, 130 Ctrl-C.

What is heavy (Prefect, pandas, the language model) is imported by the command that needs it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.errors import WrongCall

if TYPE_CHECKING:
    from flows.runtime.progress import Silent as Reporter
    from flows.settings import Settings

FAILED, WRONG, REJECTED, STOPPED = 1, 2, 3, 130

app = typer.Typer(
    name="wireroom",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="News articles in, Parquet tables out: who said what, about what, when, with a proof for every row.",
)
Data = Annotated[Path | None, typer.Option("--data", help="Folder of the warehouse.", show_default="./data")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and the last line.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")]
BatchSize = Annotated[int | None, typer.Option("--batch-size", help="Articles a batch.", show_default="100")]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="accurate|fast",
        help="How quotes are read: rules and encoder, or rules alone in half the time.",
        show_default="accurate",
    ),
]


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (that of the process, unless given) and give its exit code."""
    try:
        code = app(args=argv, prog_name="wireroom", standalone_mode=False)
    except KeyboardInterrupt:
        code = STOPPED
    except WrongCall as error:
        return _said(str(error), WRONG)
    except typer.TyperException as error:
        return _misused(error)
    except OSError as error:
        return _said(f"failed: {error}; the store is whole, the same command goes on once that is mended", FAILED)
    except _refusals() as error:
        return _said(str(error), WRONG)
    except _failures() as error:
        return _said(f"failed: {error}", FAILED)
    if code == STOPPED:
        _said("stopped; what is stored is whole, the same command goes on from there", STOPPED)
    return code if isinstance(code, int) else 0


@app.command()
def ingest(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, globs in quotes.")
    ] = None,
    data: Data = None,
    batch_size: BatchSize = None,
    profile: Profile = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Try what lies in the quarantine again.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Read, annotate, store and publish articles. The last line on standard output is one JSON object."""  # noqa: DOC501
    from flows import inputs
    from flows.runtime import progress
    from flows.settings import settings_of

    settings = settings_of({
        "data": data,
        "batch_size": batch_size,
        "profile": profile,
        "log_level": _level(quiet, verbose),
    })
    if not paths and not rejected:
        raise WrongCall("nothing to ingest: name files or folders, or --rejected for the quarantine")
    inputs.check_paths(paths or [])
    folder = _store(settings, is_made=bool(paths))  # a quarantine to try again lies in a store that is there
    reporter = progress.reporter_for(quiet)
    try:
        _run(
            {
                "paths": paths or [],
                "data": str(folder),
                "batch_size": settings.batch_size,
                "profile": settings.profile,
                "rejected": rejected,
            },
            reporter,
            settings,
        )
    finally:
        if reporter.outcome is not None:
            _close(folder, reporter.outcome, quiet)
    return REJECTED if reporter.outcome and reporter.outcome["documents_rejected"] else 0


@app.command()
def check(data: Data = None) -> int:
    """Audit the whole warehouse; exit 1 with the list of what is wrong: table, row, rule, what was seen."""
    from warehouse.audit import audit, list_notes

    folder = _store(_settings(data))
    count = 0
    for fault in audit(folder):
        count += 1
        print(f"{fault.table}  {fault.row_key}  {fault.rule}: {fault.message}")
    for note in list_notes(folder):
        print(f"note: {note}", file=sys.stderr)
    print(f"{count:,} wrong in {folder}" if count else f"nothing wrong in {folder}", file=sys.stderr)
    return FAILED if count else 0


@app.command()
def tidy(
    data: Data = None,
    full: Annotated[
        bool, typer.Option("--full", help="Also remove files that no commit knows, once they are 7 days old.")
    ] = False,
) -> int:
    """Compact small files, clean up what nobody needs any more, and publish."""
    from warehouse import store
    from warehouse.bi import publish

    folder = _store(_settings(data))
    store.recover(folder)
    store.maintain(folder, full=full)
    publish.publish(folder)
    return 0


@app.command()
def publish(data: Data = None) -> int:
    """Bring bi/ up to what is stored."""
    from warehouse.bi import publish as publishing

    folder = _store(_settings(data))
    done = publishing.publish(folder)
    state = (
        "is up to date"
        if done.kept
        else f"now shows batch {done.number}: {done.linked} files linked, {done.written} written"
    )
    print(f"{folder / 'bi'} {state}", file=sys.stderr)
    return 0


@app.command()
def show(
    document: Annotated[
        str, typer.Argument(help="Its id or the start of one, its file name, or words of its headline.")
    ],
    data: Data = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say why each quote has its speaker.")] = False,
    quote: Annotated[
        str | None, typer.Option("--quote", help="Explain this quote from text to row: q0003, 3 or its whole id.")
    ] = None,
) -> int:
    """Show an article with its quotes coloured by speaker, or explain one of them."""
    from rich.console import Console

    from flows.cli.explain import explain
    from flows.cli.show import show as shown

    folder, console = _shown(_settings(data)), Console(highlight=False)
    if quote is None:
        shown(folder, document, console, verbose)
    else:
        explain(folder, document, quote, console)
    return 0


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True}, add_help_option=False)
def bench(context: typer.Context) -> int:
    """Measure quotes against gold, beside others; with --errors show each miss. For work on the repository.

    Raises:
        WrongCall: the repository's benchmarks are not there.
    """
    if find_spec("benchmarks") is None:
        raise WrongCall("no benchmarks here: they are in wireroom's repository, not in its package")
    return subprocess.run([sys.executable, "-m", "benchmarks", *context.args], check=False).returncode


@app.command()
def tables(markdown: Annotated[bool, typer.Option("--markdown", help="As docs/tables.md has it.")] = False) -> int:
    """Say what each table and column means."""
    from warehouse import dictionary

    print(dictionary.markdown() if markdown else dictionary.plain(), end="")
    return 0


@app.command()
def serve(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs in quotes.")],
    cron: Annotated[str, typer.Option("--cron", help='When to ingest, for instance "*/15 * * * *".')],
    data: Data = None,
    batch_size: BatchSize = None,
    profile: Profile = None,
    verbose: Verbose = False,
) -> int:
    """Ingest on a schedule until Ctrl-C; a run that is due while one goes on waits for it."""
    from flows import inputs, schedule
    from flows.settings import settings_of

    settings = settings_of({
        "data": data,
        "batch_size": batch_size,
        "profile": profile,
        "log_level": _level(False, verbose),
    })
    inputs.check_paths(paths)
    schedule.serve(paths, cron, _store(settings, is_made=True), settings)
    return 0


@app.command()
def settings(data: Data = None, batch_size: BatchSize = None, profile: Profile = None) -> int:
    """Show every setting: its value, where that comes from, what it means."""
    from flows.settings import explain_settings, list_unknown_variables

    for one in explain_settings({"data": data, "batch_size": batch_size, "profile": profile}):
        print(f"{one.name:<12} {one.value!s:<16} {one.origin:<22} {one.meaning}")
    for name in list_unknown_variables():
        print(f"{name} is set, but there is no such setting", file=sys.stderr)
    return 0


def _run(parameters: dict[str, Any], reporter: Reporter, settings: Settings) -> None:
    from flows.runtime import prefect_server, progress

    with progress.use_reporter(reporter), prefect_server.api(settings.log_level):
        from flows.ingest import ingest_articles  # Prefect reads its settings when it is imported: after `server.api`

        ingest_articles(**parameters)


def _close(data: Path, outcome: dict[str, Any], is_quiet: bool) -> None:
    """Print the summary for people, then the line for programs."""
    from flows.cli.summary import summary

    if not is_quiet:
        print("\n".join(summary(data, outcome)), file=sys.stderr)
    print(json.dumps(outcome), flush=True)


def _store(settings: Settings, is_made: bool = False) -> Path:
    """Give the data folder once its store can be used; with `is_made`, one is made where there is none.

    Raises:
        WrongCall: there is no store.
    """
    from flows.settings import data_folder
    from warehouse import store

    folder = data_folder(settings, is_written=is_made)
    if is_made:
        store.create(folder)
    elif not store.is_store(folder):
        raise WrongCall(
            f"no store in {folder}: `wireroom ingest PATH --data {folder}` makes one, or name another with --data"
        )
    return folder


def _shown(settings: Settings) -> Path:
    """Give the data folder of a store, or one that has only the published tables, a copied bi/ for instance.

    Raises:
        WrongCall: there is neither.
    """
    from flows.settings import data_folder

    folder = data_folder(settings, is_written=False)
    is_published = (folder / "bi").exists() or (folder / "documents").is_dir()
    return folder if is_published else _store(settings)


def _settings(data: Path | None) -> Settings:
    from flows.settings import settings_of

    return settings_of({"data": data})


def _level(is_quiet: bool, is_verbose: bool) -> str | None:
    return "ERROR" if is_quiet else "INFO" if is_verbose else None


def _refusals() -> tuple[type[Exception], ...]:
    """Give what the store says no with; imported only once something was raised."""
    from warehouse import store

    return (store.NoStore, store.StoreTooNew)


def _failures() -> tuple[type[Exception], ...]:
    from warehouse import store
    from warehouse.bi import publish

    return (store.StoreBusy, publish.LakeDamaged)


def _said(line: str, code: int) -> int:
    print(f"wireroom: {line}", file=sys.stderr)
    return code


def _misused(error: typer.TyperException) -> int:
    show_error = getattr(error, "format_message", None)
    return _said(f"{show_error() if show_error else error} (`wireroom --help` lists what there is)", WRONG)


if __name__ == "__main__":
    sys.exit(main())
