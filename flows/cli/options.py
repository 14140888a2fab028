"""What several commands share: their options, and the folder and settings that these give.

Starts nothing. What is heavy is imported when it is needed: `wireroom --help` loads none of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.errors import WrongCall

if TYPE_CHECKING:
    from flows.settings import Settings

Data = Annotated[
    str | None,
    typer.Option(
        "--data", help="Folder of the warehouse, or s3://bucket/prefix (gs://, az://).", show_default="./data"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors and the last line.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more.")]
BatchSize = Annotated[int | None, typer.Option("--batch-size", help="Articles a batch.", show_default="100")]
ProfileName = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="accurate|fast",
        help="How quotes are read: rules and encoder, or rules alone in half the time.",
        show_default="accurate",
    ),
]
PublicationDate = Annotated[
    str | None,
    typer.Option("--date", help="Day or instant of publication, where the article gives none: 2017-04-12."),
]
Publisher = Annotated[str | None, typer.Option("--publisher", help="Who published it, where the article is silent.")]
Source = Annotated[str | None, typer.Option("--source", help="A name of yours for these inputs, kept with each.")]
SourcesFile = Annotated[
    Path | None, typer.Option("--sources", metavar="FILE", help="A sources.toml: feeds, pages and folders to read.")
]
Language = Annotated[str | None, typer.Option("--language", help="Its language, where the article is silent: en.")]
MinAge = Annotated[
    float | None,
    typer.Option("--min-age", help="Leave files changed less than so many seconds ago: others may still write them."),
]
Columns = Annotated[
    str | None,
    typer.Option("--columns", help="What the columns of tables hold, where their names do not tell: headline=titel."),
]
Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Files, folders, globs in quotes, URLs, - for standard input."),
]

# Of the commands that ask what is published.
OfSpeaker = Annotated[
    str | None, typer.Option("--speaker", help="Said by this speaker: a name, words of one, or an id of `who`.")
]
OfTopic = Annotated[
    str | None, typer.Option("--topic", help="On this topic or one below it: its name, words of it, or its id.")
]
OfPublisher = Annotated[str | None, typer.Option("--publisher", help="In articles of this publisher.")]
Since = Annotated[
    str | None, typer.Option("--since", help="Published on this day or later; also a month or a year: 2017-04.")
]
Until = Annotated[str | None, typer.Option("--until", help="Published on this day or earlier, likewise.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="As CSV for a spreadsheet; no cell is a formula.")]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON, an object a line.")]


def _choose_log_format(log_format: str | None) -> str | None:
    from flows.runtime import logs

    return logs.choose_format(log_format)


LogFormatName = Annotated[
    str | None,
    typer.Option(
        "--log-format",
        metavar="text|json",
        help="How what is said on standard error is written; json is an object a line.",
        show_default="text",
        callback=_choose_log_format,
        is_eager=True,  # what is wrong with other options is said in it too
    ),
]


def log_level_of(is_quiet: bool, is_verbose: bool) -> str | None:
    """Give the log level that -q and -v ask for; None for neither."""
    if is_quiet:
        return "ERROR"
    return "INFO" if is_verbose else None


def open_store(settings: Settings, is_made: bool = False) -> Path:
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


def open_store_of(data: str | None) -> Path:
    """Give the data folder that --data or the settings name, once its store can be used.

    Raises:
        WrongCall: there is no store.
    """
    from flows.settings import settings_of

    return open_store(settings_of({"data": data}))


def open_published(data: str | None) -> Path:
    """Give the data folder of a store, or one that has only the published tables, a copied bi/ for instance.

    Raises:
        WrongCall: there is neither.
    """
    from flows.settings import data_folder, settings_of

    settings = settings_of({"data": data})
    folder = data_folder(settings, is_written=False)
    is_published = (folder / "bi").exists() or (folder / "documents").is_dir()
    return folder if is_published else open_store(settings)
