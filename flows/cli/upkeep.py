"""The commands that keep a warehouse in order: `check`, `tidy`, `publish`.

Add no article. What they call: warehouse/audit, warehouse/store.py and warehouse/bi/publish.py.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, open_store_of
from flows.cli.terminal import make_printable


def check(data: Data = None) -> int:
    """Audit the whole warehouse; exit 1 with the list of what is wrong: table, row, rule, what was seen."""
    from warehouse.audit import audit, list_notes

    folder = open_store_of(data)
    count = 0
    for violation in audit(folder):
        count += 1
        line = f"{violation.table}  {violation.row_key}  {violation.rule}: {violation.message}"
        print(make_printable(line))
    for note in list_notes(folder):
        print(f"note: {note}", file=sys.stderr)
    print(f"{count:,} wrong in {folder}" if count else f"nothing wrong in {folder}", file=sys.stderr)
    return ExitCode.FAILED if count else ExitCode.DONE


def tidy(
    data: Data = None,
    full: Annotated[
        bool, typer.Option("--full", help="Also remove files that no commit knows, once they are 7 days old.")
    ] = False,
) -> int:
    """Compact small files, clean up what nobody needs any more, and publish."""
    from warehouse import store
    from warehouse.bi.publish import publish as publish_tables

    folder = open_store_of(data)
    store.recover(folder)
    store.maintain(folder, full=full)
    publish_tables(folder)
    return ExitCode.DONE


def publish(data: Data = None) -> int:
    """Bring bi/ up to what is stored."""
    from warehouse.bi.publish import publish as publish_tables

    folder = open_store_of(data)
    publication = publish_tables(folder)
    if publication.kept:
        state = "is up to date"
    else:
        files = f"{publication.linked} files linked, {publication.written} written"
        state = f"now shows batch {publication.number}: {files}"
    print(f"{folder / 'bi'} {state}", file=sys.stderr)
    return ExitCode.DONE
