"""The command `kb import`: what a newsroom knows of people, bodies and places itself, into the store.

Reads the command line. What a file holds: flows/inputs/knowledge_files.py. What it changes:
warehouse/entity_knowledge.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.help import PlainCommand, PlainGroup
from flows.cli.options import Data, open_store, open_store_of
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime import logs

if TYPE_CHECKING:
    from warehouse.entity_knowledge import EntityChange, RowFault

app = typer.Typer(
    name="kb", cls=PlainGroup, no_args_is_help=True, help="Tell the store what the newsroom knows of names."
)
_SHOWN = 20  # faults; a line says how many more there are


@app.callback()
def _read_group_options() -> None: ...


@app.command("import", cls=PlainCommand)
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file in UTF-8: docs/entities.md has an example.")],
    data: Data = None,
    is_dry: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> int:
    """Import names, other names, ids and offices of entities from a CSV file: all of its rows, or none.

    Example: wireroom kb import people.csv --data DATA
    """  # noqa: DOC501
    from flows.inputs.knowledge_files import read_knowledge
    from flows.runs.knowledge import import_rows
    from flows.settings import settings_of
    from warehouse.entity_knowledge import BadKnowledge, compare_knowledge

    try:
        rows = read_knowledge(file)
        if is_dry:
            changes = compare_knowledge(open_store_of(data), rows)
            _list_changes(changes)
        else:
            changes = import_rows(open_store(settings_of({"data": data}), is_made=True), rows, str(file))
    except BadKnowledge as error:
        _list_faults(file, error.faults)
        raise WrongCall(
            f"nothing of {file} is imported: {len(error.faults):,} fault{'s' * (len(error.faults) > 1)}"
        ) from None
    _say(("would be: " if is_dry else "") + _summarise(changes))
    return ExitCode.DONE


def _list_faults(file: Path, faults: Sequence[RowFault]) -> None:
    for fault in faults[:_SHOWN]:
        _say(f"{file}, row {fault.row_number}: {fault.message}")
    if len(faults) > _SHOWN:
        _say(f"and {len(faults) - _SHOWN:,} more")


def _list_changes(changes: Sequence[EntityChange]) -> None:
    for change in changes:
        if change.is_change:
            told = [*change.columns, *_count_added(change)]
            print(make_printable(f"{'new' if change.is_new else 'changed'}  {change.entity_id}  {', '.join(told)}"))


def _count_added(change: EntityChange) -> list[str]:
    counts = (("name", len(change.rows["entity_aliases"])), ("role", len(change.rows["entity_roles"])))
    return [f"{count} {what}{'s' * (count > 1)}" for what, count in counts if count]


def _summarise(changes: Sequence[EntityChange]) -> str:
    new = sum(change.is_new for change in changes)
    changed = sum(change.is_change and not change.is_new for change in changes)
    names, roles = (sum(len(change.rows[name]) for change in changes) for name in ("entity_aliases", "entity_roles"))
    unchanged = len(changes) - new - changed
    return f"entities: {new:,} new, {changed:,} changed, {unchanged:,} unchanged; {names:,} names and {roles:,} roles"


def _say(line: str) -> None:
    logs.tell(make_printable(line))
