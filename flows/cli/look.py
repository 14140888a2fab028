"""The commands that only look: `show`, `tables`, `settings`.

Change nothing on the disk. How an article is drawn: show.py; how one quote is explained: explain.py.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import BatchSize, Data, ProfileName, open_published


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

    from flows.cli.explain import explain_quote
    from flows.cli.show import show_article

    folder = open_published(data)
    console = Console(highlight=False)
    if quote is None:
        show_article(folder, document, console, verbose)
    else:
        explain_quote(folder, document, quote, console)
    return ExitCode.DONE


def tables(markdown: Annotated[bool, typer.Option("--markdown", help="As docs/tables.md has it.")] = False) -> int:
    """Say what each table and column means."""
    from warehouse import dictionary

    print(dictionary.markdown() if markdown else dictionary.plain(), end="")
    return ExitCode.DONE


def settings(data: Data = None, batch_size: BatchSize = None, profile: ProfileName = None) -> int:
    """Show every setting: its value, where that comes from, what it means."""
    from flows.settings import explain_settings, list_unknown_variables

    for setting in explain_settings({"data": data, "batch_size": batch_size, "profile": profile}):
        print(f"{setting.name:<12} {setting.value!s:<16} {setting.origin:<22} {setting.meaning}")
    for name in list_unknown_variables():
        print(f"{name} is set, but there is no such setting", file=sys.stderr)
    return ExitCode.DONE
