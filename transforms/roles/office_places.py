"""Carry over between offices of one article what one of them says: where it is held, since when.

A deputy is deputy where the office is held; a person's "captain" is the "captain of Harbour Rovers" said before. What
the words around one name say: `roles.py`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from transforms.document import RoleHeld
from transforms.roles.role_nouns import find_head_noun_of_role

Offices = Mapping[str, tuple[RoleHeld, ...]]  # by the id of who holds them
# Before an office that is known from before: that of a deputy, or of who follows or came before.
_OF_KNOWN_OFFICE = frozenset(("deputy", "present", "outgoing"))


def fill_offices(roles: tuple[RoleHeld, ...]) -> tuple[RoleHeld, ...]:
    """Drop an office of a person that only repeats another one, which gets its time if it says none.

    `captain, since 2029` beside `captain of Harbour Rovers`.
    """
    placed = {noun: held for held in reversed(roles) if held.organization_entity_id and (noun := _read_noun(held))}
    repeated = [held for held in roles if _repeats(held, placed.get(_read_noun(held)))]
    times = {_read_noun(held): held.time_words for held in repeated if held.time_words}
    out = []
    for held in roles:
        noun = _read_noun(held)
        if held in repeated:
            continue
        is_said = bool(held.time_words) or placed.get(noun) is not held
        out.append(held if is_said or noun not in times else replace(held, time_words=times[noun]))
    return tuple(out)


def share_places_of_offices(offices: Offices) -> dict[str, tuple[RoleHeld, ...]]:
    """Give an office without a place the one at which the article has that office: `deputy rector`, `present mayor`.

    Where the article has it at several, none.
    """
    places: dict[str, set[str]] = defaultdict(set)
    for roles in offices.values():
        for held in roles:
            if held.organization_entity_id:
                places[_read_noun(held)].add(held.organization_entity_id)
    return {person: tuple(_fill_place(held, places) for held in roles) for person, roles in offices.items()}


def _fill_place(held: RoleHeld, places: Mapping[str, set[str]]) -> RoleHeld:
    is_of_known = not _OF_KNOWN_OFFICE.isdisjoint(held.role.lower().split())
    known = places.get(_read_noun(held), set()) if is_of_known else set[str]()
    return replace(held, organization_entity_id=next(iter(known))) if _is_open(held) and len(known) == 1 else held


def _is_open(held: RoleHeld) -> bool:
    return held.organization_entity_id is None


def _repeats(held: RoleHeld, placed: RoleHeld | None) -> bool:
    """Say whether a role is the bare noun of an office that has a place, and tells no other time of it."""
    is_bare = _is_open(held) and held.role.lower().split()[:1] == _read_noun(held).split()[:1]
    return placed is not None and is_bare and not (held.time_words and placed.time_words)


def _read_noun(held: RoleHeld) -> str:
    noun = find_head_noun_of_role(held.role)
    return noun.noun.removeprefix("deputy ") if noun is not None else ""
