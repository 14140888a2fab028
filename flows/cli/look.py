"""The commands that only look: `show`, `tables`, `settings`.

Change nothing on the disk. How an article is drawn: show.py; how one quote is explained: explain.py.
"""

from __future__ import annotations

import re
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import AsCsv, AsJson, BatchSize, Data, ProfileName, open_published
from flows.errors import WrongCall
from flows.runtime import logs

if TYPE_CHECKING:
    from flows.cli.rows_output import OutputForm

_QUOTE_ID = re.compile(r"(?P<document>[0-9a-f]{16})\.q[0-9]{4,}")


def show(
    document: Annotated[
        str,
        typer.Argument(
            help="Its id or the start of one, its file name, or words of its headline; or the id of a quote."
        ),
    ],
    data: Data = None,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say in full why each has its speaker.")] = False,
    quote: Annotated[
        str | None, typer.Option("--quote", help="Explain this quote from text to row: q0003, 3 or its whole id.")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many quotes in the list.")] = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> int:
    """Show an article with its quotes, or explain one of them.

    Quotes are numbered and coloured by speaker, and listed below.

    With --csv and --json: the quotes, a row each.

    Example: wireroom show 9f2c41d07be35a68.q0003 --data DATA
    """
    from flows.cli.explain import explain_quote
    from flows.cli.rows_output import OutputForm, choose_form
    from flows.cli.show import show_article
    from flows.cli.terminal import open_console

    form = choose_form(as_csv, as_json)
    folder = open_published(data)
    if match := _QUOTE_ID.fullmatch(document):
        document, quote = match["document"], quote or document
    if form != OutputForm.TEXT:
        _write_quotes(folder, document, quote, form, limit)
    elif quote is None:
        show_article(folder, document, open_console(), verbose, limit)
    else:
        explain_quote(folder, document, quote, open_console())
    return ExitCode.DONE


def _write_quotes(data: Path, document: str, quote: str | None, form: OutputForm, limit: int | None) -> None:
    """Write the quotes of an article, or one of them, as rows of the table `quotes`.

    Raises:
        WrongCall: no article or several are meant, the article has no such quote, or nothing is published.
    """
    from flows.cli.articles import read_article
    from flows.cli.explain import choose_quote
    from flows.cli.rows_output import write_rows
    from warehouse.tables import TABLES

    article = read_article(data, document)
    rows = sorted(article.quotes, key=itemgetter("position"))
    if quote is not None:
        rows = [choose_quote(rows, quote, article.row["document_id"])]
    write_rows(rows[:limit], TABLES["quotes"].schema.names, form)


def tables(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="TABLE...", help="These alone.", show_default="all")
    ] = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="As docs/tables.md has it, always all.")] = False,
) -> int:
    """Say what each table and column means.

    Example: wireroom tables quotes_wide
    """  # noqa: DOC501
    from warehouse import dictionary

    known = dictionary.list_names()
    if unknown := [name for name in names or [] if name not in known]:
        raise WrongCall(f"no table {unknown[0]}: there are {', '.join(known)}")
    print(dictionary.markdown() if markdown else dictionary.plain(names or known), end="")
    return ExitCode.DONE


def settings(data: Data = None, batch_size: BatchSize = None, profile: ProfileName = None) -> int:
    """Show every setting: value, origin, meaning.

    A flag goes before a variable (WIREROOM_BATCH_SIZE=50), and that before `wireroom.toml` (batch_size = 50) here.
    """
    from flows.secrets import hide_secrets
    from flows.settings import explain_settings, list_unknown_variables

    for setting in explain_settings({"data": data, "batch_size": batch_size, "profile": profile}):
        value = hide_secrets(str(setting.value))
        print(f"{setting.name:<17} {value:<16} {setting.origin:<22} {setting.meaning}")
    for name in list_unknown_variables():
        logs.tell(f"{name} is set, but there is no such setting")
    return ExitCode.DONE
