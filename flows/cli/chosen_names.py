"""Choose the one speaker or topic that a name means: the whole name, or words of it that one alone has."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flows.cli.terminal import make_printable
from flows.errors import WrongCall
from flows.runtime import logs
from warehouse.queries.near_names import UnknownName
from warehouse.queries.speakers import NamedEntity
from warehouse.queries.topics import NamedTopic

_SHOWN = 5  # names: as many as a line has room for


def choose_name(wanted: str | None, find: Callable[[str], Sequence[NamedEntity | NamedTopic]]) -> str | None:
    """Give the whole name of the one that `wanted` means; as it is where it is None, or nobody's, which is said.

    Raises:
        WrongCall: several say something under names that have these words.
    """
    if wanted is None:
        return None
    try:
        found = find(wanted)
    except UnknownName as error:
        logs.tell(make_printable(str(error)))
        return wanted
    names = list(dict.fromkeys(one.name for one in found if one.statement_count))
    if len(names) > 1:
        shown = ", ".join(names[:_SHOWN]) + (", ..." if len(names) > _SHOWN else "")
        raise WrongCall(f"{len(names):,} have {wanted!r} in their names; give one of them whole: {shown}")
    return names[0] if names else wanted
