"""What several commands share: their options, and the folder and settings that these give.

Starts nothing. What is heavy is imported when it is needed: `wireroom --help` loads none of it.
"""

from __future__ import annotations

import os
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
Publish = Annotated[
    str | None,
    typer.Option(
        "--publish",
        metavar="link|copy",
        help="How bi/ is shown: by a link swapped in one step, or as a folder that stays, which a container can mount.",
        show_default="as it is, first by a link",
    ),
]
Workers = Annotated[
    str | None,
    typer.Option(
        "--workers", metavar="N|auto", help="Processes that annotate at once; auto: one a core.", show_default="1"
    ),
]
RunnerName = Annotated[
    str | None,
    typer.Option(
        "--runner",
        metavar="processes|dask|ray",
        help="Where workers are: processes of the run, or of a Dask or Ray cluster.",
        show_default="processes",
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
OfAbout = Annotated[
    str | None, typer.Option("--about", help="Naming this person, place or body, by name or pronoun: as --speaker.")
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


def open_store(settings: Settings, is_made: bool = False, is_written: bool = False) -> Path:
    """Give the data folder once its store can be used; with `is_made`, one is made where there is none.

    With `is_written`, as with `is_made`, all of it may be written, else read.

    Raises:
        WrongCall: there is no store, or this user may not use it.
    """
    from flows.settings import data_folder
    from warehouse import access, store

    folder = data_folder(settings, is_written=is_made)
    try:
        (access.check_writable if is_written else access.check_readable)(folder)
    except access.AccessDenied as error:
        raise WrongCall(f"{error}, or name another with --data") from None
    if is_made:
        store.create(folder)
    elif not store.is_store(folder):
        raise WrongCall(
            f"no store in {folder}: `wireroom ingest PATH --data {folder}` makes one, or name another with --data"
        )
    return folder


def open_store_of(data: str | None, is_written: bool = False) -> Path:
    """Give the data folder that --data or the settings name, once its store can be used: read, or if asked, written.

    Raises:
        WrongCall: there is no store, or this user may not use it.
    """
    from flows.settings import settings_of

    return open_store(settings_of({"data": data}), is_written=is_written)


def open_published(data: str | None) -> Path:
    """Give the data folder of a store, or one that has only the published tables, a copied bi/ for instance.

    Raises:
        WrongCall: there is neither.
    """
    from flows.settings import data_folder, settings_of

    settings = settings_of({"data": data})
    folder = data_folder(settings, is_written=False)
    is_published = is_readable(folder / "bi") or is_readable(folder / "documents")
    return folder if is_published else open_store(settings)


def is_readable(folder: Path) -> bool:
    """Say whether there is such a folder, and this user may read it."""
    from warehouse.places import is_on_disk

    if not is_on_disk(folder):
        return folder.exists()
    return folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)


def check_target(target: Path) -> None:
    """Check that a file or folder can be written where --out says, or where it is written without it.

    Raises:
        WrongCall: it cannot.
    """
    from warehouse import access
    from warehouse.places import is_utf8

    above = target.absolute().parent
    if not is_utf8(str(target.absolute())):
        raise WrongCall(f"{target} is not named in UTF-8; name another with --out")
    if above.is_dir() and not os.access(above, os.W_OK | os.X_OK):
        raise WrongCall(f"{access.describe_denial(above, 'written')}; name another place with --out")
