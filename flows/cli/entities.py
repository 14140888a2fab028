"""The commands `entities doubtful|merge|split|rename`: look at which entities are one, and decide otherwise.

Reads the command line. What a decision changes: warehouse/entity_decisions.py.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from flows.cli.asking import Limit
from flows.cli.exit_codes import ExitCode
from flows.cli.help import PlainCommand, PlainGroup
from flows.cli.options import AsCsv, AsJson, Data, open_store_of
from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime import logs

if TYPE_CHECKING:
    from warehouse.entity_decisions import Decider

T = TypeVar("T")
app = typer.Typer(
    name="entities",
    cls=PlainGroup,
    no_args_is_help=True,
    help="See who and what is taken for one, and decide otherwise.",
)
EntityId = Annotated[str, typer.Argument(metavar="ID", help="The id of an entity, from `wireroom who NAME`.")]
Note = Annotated[str | None, typer.Option("--note", help="Why, kept with the decision.")]
_LISTED = 20  # the least sure ones; a line says of how many


@app.command(cls=PlainCommand)
def doubtful(
    data: Data = None,
    limit: Limit = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> int:
    """List the entities that are told from others, or taken for them, with the least certainty.

    Example: wireroom entities doubtful --data DATA
    """
    from flows.cli.answers import open_publication
    from flows.cli.rows_output import OutputForm, choose_form, print_table, write_rows
    from flows.cli.terminal import open_console
    from warehouse.queries.doubtful_links import DoubtfulLink, list_doubtful_links

    form = choose_form(as_csv, as_json)
    with open_publication(data) as tables:
        links = list_doubtful_links(tables)
    columns = [field.name for field in fields(DoubtfulLink)]
    if form != OutputForm.TEXT:
        write_rows([asdict(link) for link in links[:limit]], columns, form)
        return ExitCode.DONE
    shown = links[: limit or _LISTED]
    print_table(
        open_console(),
        ["what decided", "how sure", "articles", "beside", "entity"],
        [
            [
                link.link_reason,
                f"{link.link_score:.2f}",
                str(link.article_count),
                link.runner_up_entity_id or "",
                link.entity_id,
            ]
            for link in shown
        ],
    )
    logs.tell(f"{len(shown):,} of {len(links):,} decisions that are worth a look")
    return ExitCode.DONE


@app.command(cls=PlainCommand)
def merge(
    old: EntityId,
    new: Annotated[str, typer.Argument(metavar="INTO", help="The id of the entity that it is.")],
    data: Data = None,
    note: Note = None,
) -> int:
    """Make two entities one: all that is told of the first is told of the second, its id leads there.

    Example: wireroom entities merge person.a-silva person.ana-silva --data DATA
    """
    from warehouse import entity_decisions

    _decide(data, note, lambda folder, by: entity_decisions.merge_entities(folder, old, new, by))
    _say(f"{old} is {new} from now on")
    return ExitCode.DONE


@app.command(cls=PlainCommand)
def split(
    entity: EntityId,
    documents: Annotated[
        list[str],
        typer.Option("--document", metavar="ARTICLE", help="An article that tells of the other; again for more."),
    ],
    data: Data = None,
    new_id: Annotated[
        str | None, typer.Option("--as", metavar="ID", help="The id of the other one.", show_default="ID-2")
    ] = None,
    note: Note = None,
) -> int:
    """Make of one entity two: what some articles tell is told of another one of that name.

    Example: wireroom entities split person.ana-silva --document 9f2c41d07be35a68 --data DATA
    """
    from warehouse import entity_decisions

    chosen, _ = _decide(
        data, note, lambda folder, by: entity_decisions.split_entity(folder, entity, documents, new_id, by)
    )
    _say(f"{len(set(documents)):,} articles tell of {chosen} from now on")
    return ExitCode.DONE


@app.command(cls=PlainCommand)
def rename(
    entity: EntityId,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its canonical name.")],
    data: Data = None,
    note: Note = None,
) -> int:
    """Give an entity another canonical name; its id stays.

    Example: wireroom entities rename person.ana-silva "Ana M. Silva" --data DATA
    """  # noqa: DOC501
    from transforms.identity import name_key
    from warehouse import entity_decisions

    if not (name := " ".join(name.split())):
        raise WrongCall("the name is empty: give the canonical one, in quotes")
    key = name_key(entity.partition(".")[0], name)
    _decide(data, note, lambda folder, by: entity_decisions.rename_entity(folder, entity, name, key, by))
    _say(f"{entity} is called {name}")
    return ExitCode.DONE


def _decide(data: str | None, note: str | None, decide: Callable[[Path, Decider], T]) -> T:
    """Carry out a decision and publish.

    Raises:
        WrongCall: there is no such entity, or nothing of the kind can be decided of it.
    """
    from flows.runs.decisions import decide_of_entities
    from warehouse.entity_decisions import UnknownEntity

    folder = open_store_of(data, is_written=True)
    try:
        return decide_of_entities(folder, lambda by: decide(folder, by), note)
    except UnknownEntity as error:
        raise WrongCall(str(error)) from None


def _say(line: str) -> None:
    logs.tell(make_printable(line))
