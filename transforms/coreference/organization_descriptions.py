"""Match a description of an organization ("the company", "the ministry") to one that the text names.

What the text calls it decides, then the words of its name, then that it is in mind. Must not match persons:
descriptions.py.
"""

import re
from collections.abc import Container, Set
from functools import lru_cache

from transforms.coreference.description_matches import (
    BROADER_NOUN,
    MAX_SHARED_WORDS,
    NEARNESS,
    NO_NOUN,
    SAME_NOUN,
    SHARED_WORD,
    DescriptionMatch,
)
from transforms.coreference.description_phrases import DescriptionPhrase
from transforms.coreference.mention_table import MentionTable
from transforms.document import Entity, EntityType, SpeakerRule
from transforms.entities.ids import entity_id_of
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.organization_names import is_name_by_kind_alone

_GOVERNMENT = 0.8
# Factors: not named yet; words that the name does not have.
_KIND_NOT_YET_NAMED = 0.4
_WORDS_NOT_IN_NAME = 0.5
# A noun for any organization, for one that the text calls by a noun of its name: "the group" beside "the union".
_CALLED_BY_OWN_NOUN = 0.5
# Another organization begins the sentence before, and the name has a word of the kind only: a department is an agency.
# Or the text has named it only to say when something was: "during the Silva administration".
_OTHER_IN_FOCUS = 0.3
# What stands among the words of names for all names, and for names that tell no kind.
_ANY_NAME = "*"
_NAME_WITHOUT_KIND = "?"
# Nouns that fit names with this word are for newspapers and the like.
_PRESS_WORD = "Gazette"
# Nouns that fit names with this word are for festivals.
_FESTIVAL_WORD = "Festival"
# Nouns of public bodies: which one is meant their names tell, or the words beside the noun.
_PUBLIC = frozenset((
    "department", "ministry", "commission", "committee", "panel", "council", "court", "tribunal", "parliament",
    "legislature", "senate", "university", "college", "school", "church", "party", "police", "federation", "union",
))  # fmt: skip
# The article of "the game's website" is the game's.
_OWNED = re.compile(r"\w['\u2019]s\s|s['\u2019]\s")
# Words of names of public bodies that no description of one is needed for: "the company" is no budget office.
_PUBLIC_WORDS = frozenset(("Office", "Bureau"))


def is_public_body(entity: Entity) -> bool:
    """Say whether a name has a word that only names of public bodies have: a ministry, a college."""
    return not _words_of_described_public_bodies().isdisjoint(entity.name.split())


def match_description_to_government(entity: Entity, country: str) -> DescriptionMatch | None:
    """Match a country to "its government", where it is named."""
    if entity.entity_id != entity_id_of(EntityType.PLACE, country):
        return None
    rule = SpeakerRule.DESCRIPTION_GOVERNMENT_OF_A_COUNTRY
    return DescriptionMatch(entity.entity_id, _GOVERNMENT, rule, f"{entity.name} is named")


def match_description_to_organization(
    entity: Entity, parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    """Match an organization by what the text or its name says of its kind; None where the description is of another."""
    if is_name_by_kind_alone(entity.name):
        return _match_description_to_founded_body(entity, parts, at_char, table)
    fitting = lexicon.look_up_organization_descriptor(parts.head)
    if not fitting or not _may_be_organization(entity, parts.head, fitting):
        return None

    nearness = table.nearness_of_mentions_or_owner(entity, parts.head, at_char)
    if parts.head in table.stated_kinds.get(entity.entity_id, ()) and nearness:
        reason = f"the text calls {entity.name} a {parts.head}"
        score = min(1.0, SAME_NOUN + NEARNESS * nearness)
        return DescriptionMatch(entity.entity_id, score, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME, reason)

    words = set(" ".join((entity.name, *(alias.alias for alias in entity.aliases))).split())
    by_name = _match_description_by_name(entity, words, parts, at_char, table)
    if by_name is not None:
        return by_name

    is_own = _OWNED.search(parts.phrase) is None  # "the game's website" is not that of whoever was named
    is_fitting = parts.is_definite and is_own and _fits_any_name(words, parts, fitting, table)
    if not is_fitting or not table.is_entity_in_mind(entity, at_char):
        return None
    if parts.words and not table.is_only_organization(entity, at_char):
        return None
    if table.is_only_example(entity, at_char):
        nearness = 0.0
    reason = f"{entity.name} is named before it"
    rule = SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE
    return DescriptionMatch(entity.entity_id, NO_NOUN + NEARNESS * nearness, rule, reason)


def _match_description_to_founded_body(
    entity: Entity, parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    """Match a body without a name by the words that it was brought in by, once it was: "the group", "the new group"."""
    words = entity.name.split()
    if parts.head != words[-1] or not parts.words <= set(words) or table.first_char_of(entity.entity_id) > at_char:
        return None
    reason = f"the text brings in a {entity.name}"
    return DescriptionMatch(entity.entity_id, SAME_NOUN, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME, reason)


def _match_description_by_name(
    entity: Entity, words: set[str], parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    """Match an organization whose name tells its kind, or has a word of the description: "the production company"."""
    fitting = lexicon.look_up_organization_descriptor(parts.head) or frozenset()
    forms = {fold_name(word) for word in words}
    shared = len(parts.words & (forms | set(map(lexicon.singularize, forms))))
    is_kind = bool(words & fitting) or (shared > 0 and _ANY_NAME in fitting)
    if not is_kind or _describes_another_body(words, parts, shared) or _is_of_other_person(forms, parts, table):
        return None
    score = _score_described_kind(parts, shared, table.nearness_of_mentions_or_owner(entity, parts.head, at_char))
    is_aside = _is_another_in_focus(entity, words, parts, at_char, table) or table.only_sets_time(entity, at_char)
    is_aside = is_aside or table.is_only_example(entity, at_char)
    if not shared and is_aside:
        score *= _OTHER_IN_FOCUS
    if _ANY_NAME in fitting and table.is_called_by_own_noun(entity, parts.head):
        score *= _CALLED_BY_OWN_NOUN
    article = "an" if parts.head[0] in "aeio" else "a"
    reason = f"{entity.name} is {article} {parts.head} by name"
    return DescriptionMatch(entity.entity_id, score, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME, reason)


def _is_of_other_person(forms: Set[str], parts: DescriptionPhrase, table: MentionTable) -> bool:
    """Say whether a description has the surname of somebody whom the name lacks: "the Silva administration"."""
    return not (parts.words & table.surnames).issubset(forms)


def _is_another_in_focus(
    entity: Entity, words: Set[str], parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> bool:
    """Say whether the sentence before opens with another organization, where the name lacks the very noun.

    Where the name has it, another is where this one was named in passing, and that one is what the text tells of.
    """
    if parts.head.title() in words or parts.head.upper() in words:
        return table.is_passed_over(entity, at_char)
    opening = table.body_that_opens_sentence_before(at_char)
    return opening is not None and opening != entity.entity_id


def _may_be_organization(entity: Entity, noun: str, fitting: Container[str]) -> bool:
    """Say whether an entity may be called by a noun for organizations; papers may be works, zoos places."""
    is_press = entity.entity_type == EntityType.WORK and _PRESS_WORD in fitting
    is_festival = entity.entity_type == EntityType.EVENT and _FESTIVAL_WORD in fitting
    is_house = entity.entity_type == EntityType.PLACE and entity.name.endswith(f" {noun.title()}")
    return entity.entity_type == EntityType.ORGANIZATION or is_press or is_festival or is_house


def _fits_any_name(words: Set[str], parts: DescriptionPhrase, fitting: frozenset[str], table: MentionTable) -> bool:
    """Say whether a noun fits a name of some words that has none of its own: all of them, or all that tell no kind."""
    if _ANY_NAME in fitting:
        return not parts.words and not words & (_words_of_described_public_bodies() - fitting)
    if parts.head == "paper" and not table.has_press:
        return False
    return _NAME_WITHOUT_KIND in fitting and not words & (_words_of_kinds() - fitting)


def _score_described_kind(parts: DescriptionPhrase, shared: int, nearness: float) -> float:
    """Score an organization whose name has the noun of the description, or one of its kind."""
    score = BROADER_NOUN + SHARED_WORD * min(MAX_SHARED_WORDS, shared) + NEARNESS * nearness
    if not nearness and not shared:
        score *= _KIND_NOT_YET_NAMED
    if parts.words and not shared:
        score *= _WORDS_NOT_IN_NAME
    return min(score, 1.0)


def _describes_another_body(words: set[str], parts: DescriptionPhrase, shared: int) -> bool:
    """Say whether a description's own words speak against a name: India's ministry is no Chinese one."""
    known = (gazetteer.look_up_known_name(word) for word in words)
    countries = {each.name for each in known if each and each.entity_type == EntityType.PLACE}
    if parts.country_or_party and countries and parts.country_or_party not in countries:
        return True
    own = parts.words - {fold_name(parts.country_or_party or "")}
    return parts.head in _PUBLIC and bool(own) and not shared


@lru_cache(maxsize=1)
def _words_of_kinds() -> frozenset[str]:
    """Words of names that say what kind of organization it is."""
    return frozenset().union(*lexicon.list_organization_descriptors().values()) - {_ANY_NAME, _NAME_WITHOUT_KIND}


@lru_cache(maxsize=1)
def _words_of_described_public_bodies() -> frozenset[str]:
    """Words that only names of public bodies have."""
    of_nouns = frozenset().union(*(lexicon.look_up_organization_descriptor(noun) or () for noun in _PUBLIC))
    return (of_nouns | _PUBLIC_WORDS) - {"City", "Group"}
