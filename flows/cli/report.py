"""The command `report`: one HTML file that shows who said what.

Reads the published tables. What stands in it: warehouse/report.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.counts import write_count
from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, Since, Until, check_target, open_published
from flows.cli.terminal import make_printable
from flows.cli.unshown import tell_unshown
from flows.runtime import logs

_BYTES_PER_MEGABYTE = 1_000_000


def report(
    data: Data = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="The file to write.", show_default="report.html in the data folder, or here"),
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Articles of this publisher.")] = None,
    speaker: Annotated[str | None, typer.Option("--speaker", help="What this speaker says, in whole articles.")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="Quotes on this subject, in whole articles.")] = None,
) -> int:
    """Write one HTML file that shows who said what.

    Down to the words. It opens from disk and loads nothing.
    """
    from flows.cli.periods import read_period
    from flows.runs.report import choose_target, write_report
    from warehouse.report import MAX_COMFORTABLE_ARTICLES, Selection

    folder = open_published(data)
    tell_unshown(folder)
    target = choose_target(folder, out)
    check_target(target)
    period = read_period(since, until)
    if speaker or topic:
        speaker, topic = _choose_names(data, speaker, topic)
    selection = Selection(*period, publisher, speaker, topic)
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


def _choose_names(data: str | None, speaker: str | None, topic: str | None) -> tuple[str | None, str | None]:
    """Give the whole names of the speaker and the topic that are meant.

    Raises:
        WrongCall: several have one of the names, or nothing is published.
    """
    from flows.cli.answers import open_publication
    from flows.cli.chosen_names import choose_name
    from warehouse.queries.speakers import find_named
    from warehouse.queries.topics import find_topics

    with open_publication(data) as tables:
        return choose_name(speaker, partial(find_named, tables)), choose_name(topic, partial(find_topics, tables))
