"""The command `report`: one HTML file that shows who said what.

Reads the published tables. What stands in it: warehouse/report.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.counts import write_count
from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, check_target, open_published
from flows.cli.terminal import make_printable
from flows.runtime import logs

_BYTES_PER_MEGABYTE = 1_000_000


def report(
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file to write.", show_default="report.html in the data folder, or here"),
    ] = None,
    since: Annotated[str | None, typer.Option("--since", help="Articles of this day or later: 2017-04-12.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Articles of this day or earlier.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Articles of this publisher.")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="What this speaker says, in whole articles.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="Quotes on this subject, in whole articles.")] = None,
) -> int:
    """Write one HTML file that shows who said what.

    Down to the words. It opens from disk and loads nothing.
    """
    from flows.runs.report import choose_target, read_day, write_report
    from warehouse.report import MAX_COMFORTABLE_ARTICLES, Selection

    folder = open_published(data)
    target = choose_target(folder, out)
    check_target(target)
    selection = Selection(read_day(since, "--since"), read_day(until, "--until"), publisher, speaker, topic)
    size = write_report(folder, target, selection)
    if not size.article_count:
        logs.tell("no article is like that: the report is empty")
    if size.article_count > MAX_COMFORTABLE_ARTICLES:
        hint = (
            f"more than {MAX_COMFORTABLE_ARTICLES:,} articles open slowly; "
            "--since, --publisher and others choose fewer, `wireroom browse` shows all"
        )
        logs.tell(hint)
    megabytes = size.byte_count / _BYTES_PER_MEGABYTE
    counts = [write_count(size.article_count, "article"), write_count(size.quote_count, "quote")]
    print(make_printable(f"report: {target} ({', '.join(counts)}, {megabytes:.1f} MB); open it in a browser"))
    return ExitCode.DONE
