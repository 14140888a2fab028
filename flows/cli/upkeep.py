"""The commands that keep a warehouse in order: `check`, `tidy`, `publish`, `remove`.

Add no article. What they call: warehouse/audit, warehouse/repair, warehouse/store.py and
warehouse/bi/publish.py.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, Publish, open_store, open_store_of
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime import logs

if TYPE_CHECKING:
    from transforms.document import Row
    from warehouse.checks import Violation

# By what an article, or all those of a run, can be named.
_NAMING_COLUMNS = ("document_id", "url", "run_id", "source_uri")


def check(
    data: Data = None,
    repair: Annotated[
        bool,
        typer.Option(
            "--repair",
            help="Mend what can be made again: bi/ from the lake, files from bi/, logs from batches; "
            "say what was mended, and of the rest what to do.",
        ),
    ] = False,
) -> int:
    """Audit the whole warehouse; exit 1 where something is wrong.

    What is wrong is listed: table, row, rule, what was seen.
    """
    from warehouse.audit import list_notes

    folder = open_store_of(data, is_written=repair)
    count = _print_violations(folder)
    if repair and count:
        count = _repair(folder)
    for note in list_notes(folder):
        logs.tell(f"note: {note}")
    remedy = "" if repair else f"; `wireroom check --repair --data {folder}` mends what can be made again"
    logs.tell(f"{count:,} wrong in {folder}{remedy}" if count else f"nothing wrong in {folder}")
    return ExitCode.FAILED if count else ExitCode.DONE


def _print_violations(folder: Path, prefix: str = "", describe_remedy: Callable[[Violation], str] | None = None) -> int:
    """Audit, and print each violation as it is found; give how many there were."""
    from warehouse.audit import audit

    count = 0
    for violation in audit(folder):
        count += 1
        line = f"{prefix}{violation.table}  {violation.row_key}  {violation.rule}: {violation.message}"
        print(make_printable(f"{line}; {describe_remedy(violation)}" if describe_remedy else line))
    return count


def _repair(folder: Path) -> int:
    """Mend what can be mended, and print that and what is left with its remedy; give how much is left."""
    from warehouse.repair import repair
    from warehouse.repair.remedies import describe_remedy

    for mending in repair(folder):
        print(make_printable(f"mended  {mending.table}  {mending.name}: {mending.action}"))
    return _print_violations(folder, "left  ", describe_remedy)


def tidy(
    data: Data = None,
    full: Annotated[
        bool, typer.Option("--full", help="Also remove files that no commit knows, once they are 7 days old.")
    ] = False,
) -> int:
    """Compact small files, clean up, and publish."""
    from flows.runs.tidy import tidy_store

    folder = open_store_of(data, is_written=True)
    tidy_store(folder, full)
    logs.tell(f"{folder} is compacted, cleaned up and published")
    return ExitCode.DONE


def remove(
    wanted: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...", help="Ids or URLs of articles, or the id of a run for all of its articles."
        ),
    ],
    data: Data = None,
    yes: Annotated[bool, typer.Option("--yes", help="Remove without asking.")] = False,
) -> int:
    """Remove articles for good; they are not taken in again.

    Rows, texts, earlier versions, published files.
    """  # noqa: DOC501
    from warehouse import store
    from warehouse.bi.publish import publish as publish_tables
    from warehouse.handouts import list_handouts

    folder = open_store_of(data, is_written=True)
    store.recover(folder)
    rows = list(find_articles(folder, wanted))
    for row in rows:
        print(make_printable(f"{row['document_id']}  {row['published_date'] or 'undated'}  {row['source_uri']}"))
    if not yes and not (sys.stdin.isatty() and typer.confirm(f"Remove {len(rows):,} for good?")):
        raise WrongCall(f"{len(rows):,} would be removed for good; add --yes to do so")

    from transforms.document import RemovalCause

    now = datetime.now(UTC).replace(tzinfo=None)
    count = store.remove(folder, [row["document_id"] for row in rows], RemovalCause.REQUEST, now)
    made = [path.relative_to(folder).as_posix() for path in list_handouts(folder)]
    publish_tables(folder, keeps_earlier=False)
    logs.tell(f"{count:,} removed from {folder}")
    if made:
        logs.tell(f"removed too, as they had words of articles: {', '.join(made)}; write them anew")
    return ExitCode.DONE


def find_articles(data: Path, wanted: Iterable[str]) -> Iterator[Row]:
    """Find the articles that ids, URLs or runs name, each once: stored ones, and those that `restore` may bring back.

    Raises:
        WrongCall: nothing has one of these names.
    """
    from warehouse import store
    from warehouse.lake import delta
    from warehouse.restore import list_undone_articles

    documents = store.snapshot(data)["documents"]
    rows = delta.read(documents, ["document_id", "url", "run_id", "source_uri", "published_date"])
    rows += list_undone_articles(data)
    found: dict[str, Row] = {}
    for name in wanted:
        named = [row for row in rows if name in {row[column] for column in _NAMING_COLUMNS}]
        if not named:
            raise WrongCall(f"{name}: no article and no run has that id or URL: `wireroom list` gives ids")
        found |= {row["document_id"]: row for row in named}
    yield from found.values()


def publish(data: Data = None, mode: Publish = None) -> int:
    """Bring bi/ up to what is stored."""
    from flows.settings import settings_of
    from warehouse.bi.publish import publish as publish_tables
    from warehouse.bi.published import shown_folder

    settings = settings_of({"data": data, "publish": mode})
    folder = open_store(settings, is_written=True)
    publication = publish_tables(folder, mode=settings.publish)
    if publication.kept:
        state = "is up to date"
    else:
        files = f"{publication.linked} files linked, {publication.written} written"
        state = f"now shows batch {publication.number}: {files}"
    logs.tell(f"{shown_folder(folder)} {state}")
    return ExitCode.DONE
