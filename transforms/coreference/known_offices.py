"""Match a description of a public office to whoever is known to hold it: "the Norland president", whom no title tells.

Reads the list of office holders, and takes only persons whom the text names. What the text itself states of roles:
descriptions.py.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from transforms.coreference.description_matches import NEARNESS, DescriptionMatch
from transforms.coreference.description_phrases import (
    DescriptionPhrase,
    is_of_past_office,
    is_party_of_description,
)
from transforms.coreference.mention_table import MentionTable
from transforms.dates.text_day import day_of_text
from transforms.document import Entity, RoleStatus, SpeakerRule
from transforms.knowledge import lexicon
from transforms.knowledge.name_forms import drop_suffix, fold_name
from transforms.knowledge.office_holders import Holder, holders_by_surname
from transforms.roles.role_times import read_role_time

# Scores, set by hand. With its country an office is surer than a role of the text that has none.
_OFFICE_OF_COUNTRY = 0.8
_OFFICE_ALONE = 0.5
_NOT_YET_NAMED = 0.8
# Broader words for who is at the head of a country.
_HEADS = frozenset(("leader", "head of state", "head of government"))


def match_known_holders(
    parts: DescriptionPhrase, noun: lexicon.RoleNoun | None, at_char: int, table: MentionTable
) -> list[DescriptionMatch]:
    """Match the one person of a text who is known to hold an office that a description names.

    Empty where several may be meant. Of an office without its country ("the president") only the very title is one,
    and its holder has to be named before.
    """
    country = _country_of(parts)
    if noun is None or not (parts.is_definite or country):
        return []
    day = day_of_text(table.doc)
    is_past = is_of_past_office(parts)
    found: dict[str, Holder] = {}
    for person in table.people.values():
        for holder in _find_offices(person, noun, country):
            if _may_hold(holder, person, day, is_past=is_past):
                found.setdefault(person.entity_id, holder)
    if len(found) != 1:
        return []
    (entity_id, holder), *_ = found.items()
    nearness = table.nearness_of_mentions(table.people[entity_id], at_char)
    if country is None and not nearness:
        return []
    score = (_OFFICE_OF_COUNTRY if country else _OFFICE_ALONE) + NEARNESS * nearness
    reason = f"{table.people[entity_id].name} is known as {holder.titles[0]}: {holder.of}"
    rule = SpeakerRule.DESCRIPTION_OFFICE_KNOWN
    return [DescriptionMatch(entity_id, score if nearness else score * _NOT_YET_NAMED, rule, reason)]


def holds_office_elsewhere(person: Entity, noun: lexicon.RoleNoun, parts: DescriptionPhrase) -> bool:
    """Say whether a person is known to hold a described office, and that of other countries only."""
    country = _country_of(parts)
    if country is None:
        return False
    held = [holder for holder in _find_holders(person) if _is_called(holder, noun, with_country=True)]
    return bool(held) and all(holder.of != country for holder in held)


def _find_offices(person: Entity, noun: lexicon.RoleNoun, country: str | None) -> Iterator[Holder]:
    for holder in _find_holders(person):
        is_of_country = country is None or holder.of == country
        if is_of_country and _is_called(holder, noun, with_country=country is not None):
            yield holder


def _find_holders(person: Entity) -> Iterable[Holder]:
    """Find all offices of a person, by name."""
    folded = fold_name(drop_suffix(person.name))
    named = holders_by_surname().get(drop_suffix(person.name).rpartition(" ")[2], ())
    return (holder for holder in named if any(fold_name(drop_suffix(name)) == folded for name in holder.names))


def _is_called(holder: Holder, noun: lexicon.RoleNoun, *, with_country: bool) -> bool:
    """Say whether an office has a title; with the country a broader word is enough: "the Norland leader"."""
    if noun.noun in holder.titles:
        return True
    if not with_country or noun.noun not in _HEADS:
        return False
    known = (lexicon.look_up_role_noun(title) for title in holder.titles)
    return any(noun.noun in title.broader for title in known if title is not None)


def _may_hold(holder: Holder, person: Entity, day: date | None, *, is_past: bool) -> bool:
    """Say whether an office is held on the day of the text, or is over by then where it is called "former".

    Without a day whoever the text calls by a former role holds no office, and a former one has been held once.
    """
    if day is not None:
        return any(term.start <= day for term in holder.terms) and is_past != (holder.office_term_on(day) is not None)
    if is_past:
        return any(term.end is not None for term in holder.terms)
    return all(read_role_time(held, None).status != RoleStatus.FORMER for held in person.roles)


def _country_of(parts: DescriptionPhrase) -> str | None:
    side = parts.country_or_party
    return None if side is None or is_party_of_description(side) else side
