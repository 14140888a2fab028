"""Match a description that is new to the reader to the person whose name began a sentence just before.

Decides which descriptions may be new, and whom they do not fit. What the text states of roles: descriptions.py.
"""

import re

from transforms.coreference.described_ages import has_other_age
from transforms.coreference.described_sides import (
    compare_described_places,
    compare_described_sides,
    differs_from_described_gender,
)
from transforms.coreference.description_matches import DescriptionMatch
from transforms.coreference.description_phrases import RANKS, DescriptionPhrase
from transforms.coreference.mention_table import MentionTable
from transforms.coreference.told_apart import is_host_of_other_show, is_told_apart
from transforms.document import Entity, RoleStatus, Span, SpeakerRule
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.roles.role_nouns import find_head_noun_of_role
from transforms.roles.role_times import read_role_time

# Scores, 0..1, set by hand.
_JUST_NAMED = 0.7
TOLD_THAT = re.compile(r"\b(?:said|says|told|testified|claimed|alleged|argued|recalled)\b[^.!?\n]{0,60}\bthat\s+\Z")
# Who holds an office is not called by another one a sentence later.
_REPORTING = "journalist"
_OFFICIALS = frozenset(("politician", "official", "leader", "officer"))

# Broader words for who may be "the panel's top Democrat".
_OF_RANK = frozenset(("lawmaker", "legislator", "leader", "chair", "whip"))


def may_be_new_description(parts: DescriptionPhrase, noun: lexicon.RoleNoun | None) -> bool:
    """Say whether a description may say something new about a person who was just named."""
    has_age = parts.age is not None or parts.leading_age is not None
    is_of_person = noun is not None or has_age or gazetteer.is_one_of_people(parts.head)
    is_of_another = parts.leading_age is None and (parts.has_restriction or parts.has_organization)
    is_function = noun is not None and is_office_word(noun.noun, OfficeWord.FUNCTION)
    is_telling = parts.is_definite or parts.is_of_former_tie
    return is_of_person and is_telling and not is_of_another and not is_function


def match_description_to_just_named(
    parts: DescriptionPhrase, noun: lexicon.RoleNoun | None, at_char: int, table: MentionTable
) -> list[DescriptionMatch]:
    """Match the person whose name began a sentence just before.

    News varies a name by a description that is new to the reader. Returns an empty list if that person does not fit.
    """
    if politician := _find_politician_just_named(parts, at_char, table):
        return [_match_just_named(politician, "is the politician named last")]
    is_of_office = bool(parts.words) or (noun is not None and not _OFFICIALS.isdisjoint(noun.broader))
    is_of_office = is_of_office and not gazetteer.is_one_of_people(parts.head)  # "the Ohio Democrat" is no other office
    for mention in table.mentions_just_before(at_char):
        person = table.people.get(mention.entity_id)
        is_office_before = not is_of_office and table.begins_sentence_with_office(mention)
        if person is None or not (table.begins_sentence(mention) or is_office_before):
            continue
        if TOLD_THAT.search(table.doc.text, mention.span.end_char, at_char):
            return []  # "Silva told the court that the defendant": no one tells of himself so
        if is_told_apart(person, parts.phrase, at_char, table):
            return []
        is_reporter = not parts.is_of_former_tie and is_reporter_of_politician(person, noun)
        if _holds_other_office(person, noun) or is_reporter:
            return []  # "President Silva ... The attorney general said"
        is_in_name = not parts.words.isdisjoint(fold_name(person.name).split())
        if is_in_name or is_host_of_other_show(noun, person, at_char, table):
            continue  # "Silva's former strategist" is not Silva

        is_other = differs_from_described_gender(noun, person) or _is_of_other_side(person, parts, at_char, table)
        return [] if is_other else [_match_just_named(person, "begins a sentence just before")]
    return []


def _holds_other_office(person: Entity, noun: lexicon.RoleNoun | None) -> bool:
    """Say whether the text states an office of a person that has one holder at a time, and a noun calls another one."""
    if noun is None or not is_office_word(noun.noun, OfficeWord.ONE_HOLDER):
        return False
    current = (held for held in person.roles if read_role_time(held, None).status != RoleStatus.FORMER)
    nouns = [office for held in current if (office := find_head_noun_of_role(held.role)) is not None]
    return any(is_office_word(office.noun, OfficeWord.ONE_HOLDER) and office.noun != noun.noun for office in nouns)


def is_reporter_of_politician(person: Entity, noun: lexicon.RoleNoun | None) -> bool:
    """Say whether a noun is of those who report, "the cameraman", and the person of whom they report a politician."""
    return noun is not None and _REPORTING in (noun.noun, *noun.broader) and _is_politician(person)


def _is_of_other_side(person: Entity, parts: DescriptionPhrase, at_char: int, table: MentionTable) -> bool:
    """Say whether a description gives another country, party, rank, place, age or organization than the text does."""
    if compare_described_sides(person, parts) < 0 or compare_described_places(person, parts, at_char, table) < 0:
        return True
    if parts.is_ranked and person.roles and not may_have_rank(person):
        return True
    age = parts.age or parts.leading_age
    if age is not None:
        return has_other_age(person, age, table)
    named = table.organizations_within(Span(at_char, at_char + len(parts.phrase)))
    own = frozenset().union(*map(table.organizations_of_role, person.roles))
    return bool(named) and not named & own  # "the chairman of the Harbor Party"


def _match_just_named(person: Entity, what: str) -> DescriptionMatch:
    rule = SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE
    return DescriptionMatch(person.entity_id, _JUST_NAMED, rule, f"{person.name} {what}")


def _find_politician_just_named(parts: DescriptionPhrase, at_char: int, table: MentionTable) -> Entity | None:
    """Find the politician named last just before a party's member: "Rep. Ana Silva ... the Ohio Republican"."""
    if not gazetteer.is_one_of_people(parts.head):
        return None
    named = (table.people.get(mention.entity_id) for mention in table.mentions_just_before(at_char))
    people = (person for person in named if person is not None)
    of_parties = (each for each in people if _is_politician(each) or compare_described_sides(each, parts) > 0)
    politician = next(of_parties, None)
    if politician is None or compare_described_sides(politician, parts) < 0:
        return None
    if parts.is_ranked and not may_have_rank(politician):
        return None
    return politician if compare_described_places(politician, parts, at_char, table) >= 0 else None


def may_have_rank(person: Entity) -> bool:
    """Say whether a person may stand first in a party: a lawmaker, who leads anything, or who is called so."""
    nouns = [noun for held in person.roles if (noun := find_head_noun_of_role(held.role)) is not None]
    is_told = any(not RANKS.isdisjoint(held.role.lower().split()) for held in person.roles)
    return is_told or any(not _OF_RANK.isdisjoint((noun.noun, *noun.broader)) for noun in nouns)


def _is_politician(person: Entity) -> bool:
    return any(holds_political_office(held.role) for held in person.roles)


def holds_political_office(role: str) -> bool:
    """Say whether a role, as the text states it, is that of a politician."""
    noun = find_head_noun_of_role(role)
    return noun is not None and "politician" in noun.broader
