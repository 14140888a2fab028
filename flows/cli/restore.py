"""The command `restore`: all tables as they were after an earlier run or batch.

Reads the command line and says what changes. What is changed and how: warehouse/restore.py.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.counts import write_count
from flows.cli.exit_codes import ExitCode
from flows.cli.options import Data, open_store_of
from flows.cli.replay import draw_difference
from flows.cli.terminal import make_printable
from flows.runtime import logs

if TYPE_CHECKING:
    from transforms.document import Row
    from warehouse.restore import Restoration

_COLUMNS = ("document_id", "published_date", "source_uri", "headline")


def restore(
    to: Annotated[
        str, typer.Option("--to", metavar="RUN", help="The id of a run, or the number of a batch, from `history`.")
    ],
    data: Data = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what changes as one JSON object.")] = False,
    show: Annotated[int, typer.Option("--show", min=0, help="Articles to name of each kind of change.")] = 3,
) -> int:
    """Bring all tables back to what they were after a run.

    Or after a batch; then publish.

    What was removed stays removed. Going back is a batch too: going back to the batch before it undoes it.
    """
    from warehouse import restore as restoring
    from warehouse import store
    from warehouse.bi.publish import publish as publish_tables

    folder = open_store_of(data, is_written=not dry_run)
    if dry_run:
        planned = restoring.plan_restoration(folder, to)
        outcome = describe_restoration(planned, None, show) | {"difference": _compare(folder, planned, show)}
    else:
        store.recover(folder)
        planned, number = restoring.restore(folder, to)
        publish_tables(folder)
        outcome = describe_restoration(planned, number, show)
    _print_outcome(outcome | {"is_dry_run": dry_run}, as_json)
    return ExitCode.DONE


def _compare(data: Path, planned: Restoration, shown: int) -> dict[str, Any]:
    from warehouse.differences import DifferenceTally
    from warehouse.restore import compare_articles

    tally = DifferenceTally(shown)
    tally.add(compare_articles(data, planned))
    return tally.describe()


def _print_outcome(outcome: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(outcome), flush=True)
        return
    for line in write_lines(outcome):
        logs.tell(make_printable(line))
    if outcome["is_dry_run"] and outcome["changes_rows"]:
        from rich.console import Console

        draw_difference(outcome["difference"], Console(highlight=False, markup=False))


def describe_restoration(planned: Restoration, batch: int | None, shown: int) -> dict[str, Any]:
    """Give what going back changes as plain values, for JSON; `batch` is the one that did it, if any."""
    kinds = {
        "returning": planned.returning,
        "changed": [before for _, before in planned.changed],
        "leaving": planned.leaving,
    }
    return {
        "restored_to": planned.number,
        "batch": batch,
        "changes_rows": bool(planned.rows),
        **{kind: len(rows) for kind, rows in kinds.items()},
        "examples": {kind: [_describe_article(row) for row in rows[:shown]] for kind, rows in kinds.items()},
    }


def _describe_article(row: Row) -> dict[str, Any]:
    return {name: str(row[name]) if name == "published_date" and row[name] else row[name] for name in _COLUMNS}


def write_lines(outcome: dict[str, Any]) -> Iterator[str]:
    """Yield the lines that say what changed, or would change."""
    number = outcome["restored_to"]
    if not outcome["changes_rows"]:
        yield f"nothing to do: all rows are as they were after batch {number}"
        return
    yield f"{_name_deed(outcome)} batch {number}:"
    yield f"coming back: {write_count(outcome['returning'], 'article')}"
    yield from _name_articles(outcome, "returning")
    yield f"changing: {write_count(outcome['changed'], 'article')}"
    yield from _name_articles(outcome, "changed")
    yield f"going: {write_count(outcome['leaving'], 'article')}"
    yield from _name_articles(outcome, "leaving")


def _name_deed(outcome: dict[str, Any]) -> str:
    if outcome["is_dry_run"]:
        return "nothing is changed yet; going back to"
    return f"batch {outcome['batch']} went back to"


def _name_articles(outcome: dict[str, Any], kind: str) -> Iterator[str]:
    for article in outcome["examples"][kind]:
        name = article["headline"] or article["source_uri"] or ""
        yield f"    {article['document_id']}  {article['published_date'] or 'undated'}  {name}"
    rest = outcome[kind] - len(outcome["examples"][kind])
    if rest and outcome["examples"][kind]:
        yield f"    and {rest:,} more"
