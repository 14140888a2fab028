"""The command line: its commands, and the exit code of whatever goes wrong.

Each group of commands has a module: ingest.py, replay.py, sources.py, formats.py, asking.py, look.py, export.py,
report.py, browse.py, entities.py, kb.py, kit.py, history.py, status.py, restore.py, upkeep.py, bench.py. What is heavy
(Prefect, pandas, the language model) is imported by the command that needs it. The codes: exit_codes.py.
"""

from __future__ import annotations

import errno
import glob
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from flows.cli import (
    asking,
    bench,
    browse,
    entities,
    export,
    formats,
    history,
    ingest,
    kb,
    kit,
    look,
    replay,
    report,
    restore,
    sources,
    status,
    upkeep,
)
from flows.cli.exit_codes import ExitCode
from flows.cli.help import PlainCommand, PlainGroup
from flows.errors import WrongCall
from flows.printable import join_lines
from flows.runtime.collection import collect_rarely
from flows.runtime.interrupts import STOPPED
from warehouse.places import is_utf8

app = typer.Typer(
    name="wireroom",
    cls=PlainGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="News articles in, Parquet tables out: who said what, about what, when, with a proof for every row.",
)
# What `wireroom --help` lists, in groups: what somebody comes for stands above what keeps the store.
_TAKING_IN, _LOOKING, _HANDING_ON = "Take articles in", "Look at what was said", "Hand it on"
_NAMING, _KEEPING, _ABOUT = "Decide who is who", "Keep the store", "The program itself"


def _add_commands(group: str, commands: dict[str, Callable[..., int]]) -> None:
    for name, command in commands.items():
        app.command(name, cls=PlainCommand, rich_help_panel=group)(command)


_add_commands(_TAKING_IN, {"ingest": ingest.ingest, "serve": ingest.serve, "sources": sources.sources})
_add_commands(_TAKING_IN, {"formats": formats.formats, "parse": formats.parse})
_add_commands(_LOOKING, {"report": report.report, "browse": browse.browse, "who": asking.who})
_add_commands(_LOOKING, {"search": asking.search, "topic": asking.topic})
_add_commands(_LOOKING, {"list": asking.list_published, "show": look.show})
_add_commands(_HANDING_ON, {"export": export.export, "kit": kit.kit, "tables": look.tables})
app.add_typer(entities.app, rich_help_panel=_NAMING)
app.add_typer(kb.app, rich_help_panel=_NAMING)
_add_commands(_KEEPING, {"status": status.status, "check": upkeep.check, "history": history.history})
_add_commands(_KEEPING, {"publish": upkeep.publish, "tidy": upkeep.tidy, "replay": replay.replay})
_add_commands(_KEEPING, {"restore": restore.restore, "remove": upkeep.remove})
_add_commands(_ABOUT, {"settings": look.settings})
# its options are the benchmarks' own, so they are handed on as they are
app.command(
    rich_help_panel=_ABOUT,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
    add_help_option=False,
)(bench.bench)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from flows.cli.version import describe_versions

        print(describe_versions())
        raise typer.Exit


@app.callback()
def _read_global_options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Say the versions of program, rules, store and models.",
            callback=_print_version,
            is_eager=True,
        ),
    ] = False,
) -> None: ...


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (that of the process, unless given) and give its exit code."""
    collect_rarely()
    _open_closed_streams()
    words = sys.argv[1:] if argv is None else argv
    try:
        _check_words(words)
        code = app(args=words, prog_name="wireroom", standalone_mode=False)
    except KeyboardInterrupt:
        code = ExitCode.STOPPED
    except WrongCall as error:
        return _fail(str(error), ExitCode.WRONG_CALL)
    except typer.TyperException as error:
        return _fail_by_misuse(error)
    except OSError as error:
        return _fail_by_system(error)
    except _store_refusals() as error:
        return _fail(str(error), ExitCode.WRONG_CALL)
    except _store_failures() as error:
        return _fail(f"failed: {join_lines(str(error))}", ExitCode.FAILED)

    if code == ExitCode.STOPPED:
        _fail(STOPPED, ExitCode.STOPPED)
    return int(code) if isinstance(code, int) else ExitCode.DONE


def _open_closed_streams() -> None:
    """Let what is printed go nowhere where the caller has closed standard output or standard error (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (to the end of the process)


def _check_words(words: list[str]) -> None:
    """Check that the words of a call are text; names of files that are there, and patterns of such, may be any bytes.

    Raises:
        WrongCall: one is not.
    """
    for word in words:
        if not is_utf8(word) and not os.path.lexists(word) and not glob.has_magic(word):
            raise WrongCall(f"{word} is not in UTF-8: write or rename it so")


def _fail_by_system(error: OSError) -> int:
    if error.errno == errno.ENAMETOOLONG:
        return _fail("a path is longer than the system takes: name a shorter folder or file", ExitCode.WRONG_CALL)
    reason = str(error)
    if isinstance(error, PermissionError) and isinstance(error.filename, str):
        from warehouse.access import describe_denial

        reason = describe_denial(Path(error.filename), "used")
    message = f"failed: {reason}; the store is whole, the same command goes on once that is mended"
    return _fail(message, ExitCode.FAILED)


def _store_refusals() -> tuple[type[Exception], ...]:
    """Give the errors by which the store refuses a call; imported only once something was raised."""
    from warehouse import store

    return (store.NoStore, store.NotRestorable, store.StoreTooNew, store.StoreTooOld)


def _store_failures() -> tuple[type[Exception], ...]:
    """Give the errors by which a right call fails; imported only once something was raised."""
    from deltalake.exceptions import DeltaError

    from warehouse import store
    from warehouse.bi.publish import LakeDamaged

    return (store.StoreBusy, LakeDamaged, DeltaError)


def _fail(line: str, code: ExitCode) -> int:
    from flows.runtime import logs

    logs.announce(line, "ERROR", exit_code=code)
    return code


def _fail_by_misuse(error: typer.TyperException) -> int:
    format_message = getattr(error, "format_message", None)
    message = format_message() if format_message else str(error)
    if not message:  # a group without a command: its help has been shown
        return ExitCode.WRONG_CALL
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "wireroom"
    return _fail(f"{message} (`{command} --help` lists what there is)", ExitCode.WRONG_CALL)


if __name__ == "__main__":
    sys.exit(main())
