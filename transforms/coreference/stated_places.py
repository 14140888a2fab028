"""Find which state, city or region the text gives to a person: "Ana Silva of Vermont", "Vermont Sen. Ana Silva".

A description with a place ("the Vermont senator") is told from another by it. Countries: described_sides.py.
"""

import re
from collections.abc import Iterable, Sequence

from transforms.document import Entity, EntityType, Mention
from transforms.knowledge.gazetteer import is_country
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title

# What stands between a name and its place, of which the party's letter or a preposition is the last.
_BEHIND_NAME = re.compile(
    r"\s?[,(]\s?(?:[A-Z]\s?[-\u2013]\s?|(?:[\w-]+\s){0,4}(?:of|from)\s(?:the\s)?)|\s(?:of|from)\s"
)
# A name and its place are no farther apart.
_MAX_CHARS_BETWEEN = 40
_MAX_OFFICE_WORDS = 4
# Before a town that is of the office behind it; behind "in" it may be where something happens.
_BEFORE_TOWN = re.compile(r"\b(?:former|ex|longtime|the)[\s-]\Z", re.IGNORECASE)
# "Silva of Vermont and Sen. Rui Okafor": the place is not his.
_JOINS = frozenset(("and", "or", "&", "with"))


def collect_stated_places(
    text: str, mentions: Sequence[Mention], entities: Iterable[Entity]
) -> dict[str, frozenset[str]]:
    """Collect the ids of the places within countries that the text gives each person, by the person's id.

    Mentions are in reading order.
    """
    known = {entity.entity_id: entity for entity in entities}
    found: dict[str, set[str]] = {}
    for before, behind in zip(mentions, mentions[1:], strict=False):
        between = text[before.span.end_char : behind.span.start_char]
        if len(between) > _MAX_CHARS_BETWEEN:
            continue
        first, second = known.get(before.entity_id), known.get(behind.entity_id)
        if _is_person(first) and is_place_in_country(second) and _BEHIND_NAME.fullmatch(between):
            found.setdefault(before.entity_id, set()).add(behind.entity_id)
        if is_place_in_country(first) and _is_person(second) and _is_office(between):
            found.setdefault(behind.entity_id, set()).add(before.entity_id)
    for town, state, person in zip(mentions, mentions[1:], mentions[2:], strict=False):
        places = [known.get(place.entity_id) for place in (town, state)]
        is_of_office = _is_person(known.get(person.entity_id)) and _is_office_of_town(text, town, state, person)
        if is_of_office and all(map(is_place_in_country, places)):
            found.setdefault(person.entity_id, set()).update((town.entity_id, state.entity_id))
    return {entity_id: frozenset(places) for entity_id, places in found.items()}


def _is_office_of_town(text: str, town: Mention, state: Mention, person: Mention) -> bool:
    """Say whether a town with its state is of the office behind it: "the former Lund, Vermont, Mayor Ana Silva"."""
    before = text[max(0, town.span.start_char - _MAX_CHARS_BETWEEN) : town.span.start_char]
    between = text[state.span.end_char : person.span.start_char]
    is_state_next = text[town.span.end_char : state.span.start_char] == ", "
    is_office_next = len(between) <= _MAX_CHARS_BETWEEN and between[:2] == ", " and _is_office(between[1:])
    return is_state_next and is_office_next and _BEFORE_TOWN.search(before) is not None


def is_place_in_country(entity: Entity | None) -> bool:
    """Say whether an entity is a place and no country."""
    return entity is not None and entity.entity_type == EntityType.PLACE and not is_country(entity.name)


def _is_person(entity: Entity | None) -> bool:
    return entity is not None and entity.entity_type == EntityType.PERSON


def _is_office(words: str) -> bool:
    """Say whether nothing but an office stands between a place and a name: " Sen. ", "'s former governor, "."""
    office = [word.rstrip(",") for word in words.removeprefix("'s").removeprefix("\u2019s").split()]
    if not 0 < len(office) <= _MAX_OFFICE_WORDS or not _JOINS.isdisjoint(office) or words[:1] in ",)":
        return False
    return look_up_role_noun(office[-1]) is not None or look_up_title(office[-1]) is not None
