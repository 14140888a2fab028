"""Resolve a description ("the foreign minister", "the company", "the 34-year-old") to an entity.

A person matches by what the text states of roles and age, an organization by the words of its name; of several matches
the one named last before the description is likelier. Must not match indefinite or plural phrases. How a phrase is
parsed: description_phrases.py. Pronouns: pronouns.py.
"""

import re
from collections.abc import Container, Set
from dataclasses import dataclass
from functools import lru_cache

from transforms.coreference.described_sides import compare_described_sides, is_of_other_organization
from transforms.coreference.description_phrases import (
    DescriptionPhrase,
    find_named_owner,
    is_party_of_description,
    parse_description,
)
from transforms.coreference.mention_table import MentionTable
from transforms.document import Document, Entity, EntityType, RoleHeld, Span, SpeakerRule
from transforms.entities import roles
from transforms.entities.ids import entity_id_of
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import fold_name

# Scores, 0..1, set by hand: the same noun is all but sure, a broader word less so, nearness decides ties.
_SAME_NOUN = 0.75
_BROADER_NOUN = 0.6
_NARROWER_NOUN = 0.45
_NO_NOUN = 0.25
# A role by party alone: "the Democratic nominee" for a person of whom another office is stated.
_PARTY_ALONE = 0.25
_JUST_NAMED = 0.7
TOLD_THAT = re.compile(r"\b(?:said|says|told|testified|claimed|alleged|argued|recalled)\b[^.!?\n]{0,60}\bthat\s+\Z")
_AGE_STATED = 0.85
_GOVERNMENT = 0.8
# Added for each word that description and role share, two at most.
_SHARED_WORD = 0.12
_MAX_SHARED_WORDS = 2
# Added for a mention right before, less the farther away it is.
_NEARNESS = 0.15
# Factors: another country or party; not named yet; words that the name does not have.
_WRONG_SIDE = 0.25
_NOT_YET_NAMED = 0.8
_KIND_NOT_YET_NAMED = 0.4
_WORDS_NOT_IN_NAME = 0.5
# A noun for any organization, for one that the text calls by a noun of its name: "the group" beside "the union".
_CALLED_BY_OWN_NOUN = 0.5
_AGE_BEHIND_NAME = re.compile(r"\s?[,(]\s?(?:age |aged )?(\d{1,3})\b(?!,\d)")
# Who holds an office is not called by another one a sentence later.
_OFFICIALS = frozenset(("politician", "official", "leader", "officer"))
# "The victim's daughter" is nobody who was named as something else.
_OWNED = re.compile(r"['\u2019]s\b|s['\u2019]\s")
# Matches below are not given.
_MIN_SCORE = 0.2
# Another organization begins the sentence before, and the name has a word of the kind only: a department is an agency.
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
# Those who speak for others or to whom a case is put; news brings them in without a name, beside the one it is about.
FUNCTIONS = frozenset((
    "official", "officer", "agent", "spokesman", "spokeswoman", "spokesperson", "prosecutor", "judge", "magistrate",
    "lawyer", "attorney", "barrister", "solicitor", "coroner", "detective", "investigator", "inspector", "constable",
    "reporter", "journalist", "interviewer", "moderator",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class DescriptionMatch:
    """An entity that a description may mean; `score` is 0..1, `reason` one short sentence."""

    entity_id: str
    score: float
    rule: SpeakerRule
    reason: str


def rank_description_matches(
    phrase: str, at_char: int, doc: Document, table: MentionTable | None = None
) -> list[DescriptionMatch]:
    """Rank the entities that `phrase`, which starts at `at_char`, may mean, the best first.

    `doc` needs sentences, entities with roles, and mentions; callers with several phrases pass its `table`. Equal
    scores are ordered by entity_id. Returns an empty list if no entity matches.
    """
    parts = parse_description(phrase)
    table = table or MentionTable(doc)
    if parts is None:
        return []

    noun = lexicon.look_up_role_noun(parts.head) or _noun_of_letters(phrase, parts, table)
    scored = (_match_description_to_entity(entity, parts, noun, at_char, table) for entity in doc.entities)
    matches = [match for match in scored if match is not None and match.score >= _MIN_SCORE]
    is_kin_of_another = lexicon.is_kin_noun(parts.head) and _OWNED.search(phrase) is not None
    if not matches and not is_kin_of_another and _may_be_new_description(parts, noun):
        matches = _match_description_to_just_named(parts, noun, at_char, table)
    return sorted(matches, key=lambda match: (-match.score, match.entity_id))


def is_public_body(entity: Entity) -> bool:
    """Say whether a name has a word that only names of public bodies have: a ministry, a college."""
    return not _words_of_described_public_bodies().isdisjoint(entity.name.split())


def _match_description_to_entity(
    entity: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun | None, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    if entity.entity_type == EntityType.PERSON:
        if parts.age:
            return _match_description_by_age(entity, parts.age, table)
        return _match_description_to_person(entity, parts, noun, at_char, table) if noun else None
    if noun:
        return None
    if parts.head == "government" and parts.country_or_party:
        return _match_description_to_government(entity, parts.country_or_party)
    return _match_description_to_organization(entity, parts, at_char, table)


def _may_be_new_description(parts: DescriptionPhrase, noun: lexicon.RoleNoun | None) -> bool:
    """Say whether a description may say something new about a person who was just named."""
    is_of_person = noun is not None or parts.age is not None or gazetteer.is_one_of_people(parts.head)
    is_of_another = parts.has_restriction or parts.has_organization
    is_function = noun is not None and noun.noun in FUNCTIONS
    is_telling = parts.is_definite or parts.is_of_former_tie
    return is_of_person and is_telling and not is_of_another and not is_function


def _match_description_to_just_named(
    parts: DescriptionPhrase, noun: lexicon.RoleNoun | None, at_char: int, table: MentionTable
) -> list[DescriptionMatch]:
    """Match the person whose name began a sentence just before.

    News varies a name by a description that is new to the reader. Returns an empty list if that person does not fit.
    """
    named = table.organizations_within(Span(at_char, at_char + len(parts.phrase)))
    is_of_office = bool(parts.words) or (noun is not None and not _OFFICIALS.isdisjoint(noun.broader))
    for mention in table.mentions_just_before(at_char):
        person = table.people.get(mention.entity_id)
        is_office_before = not is_of_office and table.begins_sentence_with_office(mention)
        if person is None or not (table.begins_sentence(mention) or is_office_before):
            continue
        if TOLD_THAT.search(table.doc.text, mention.span.end_char, at_char):
            return []  # "Silva told the court that the defendant": no one tells of himself so
        if not parts.words.isdisjoint(fold_name(person.name).split()):  # "Silva's former strategist" is not Silva
            continue

        if _differs_from_described_gender(noun, person) or compare_described_sides(person, parts) < 0:
            return []
        if parts.age and has_other_age(person, parts.age, table):
            return []
        own = frozenset().union(*map(table.organizations_of_role, person.roles))
        if named and not named & own:
            return []  # "the chairman of the Harbor Party"
        reason = f"{person.name} begins a sentence just before"
        rule = SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE
        return [DescriptionMatch(person.entity_id, _JUST_NAMED, rule, reason)]
    return []


def _differs_from_described_gender(noun: lexicon.RoleNoun | None, person: Entity) -> bool:
    if noun is None or not noun.gender or not person.gender:
        return False
    return noun.gender != person.gender


def _match_description_to_person(
    person: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    if _differs_from_described_gender(noun, person):
        return None

    if is_of_other_organization(person, parts):
        return None
    nearness = table.nearness_of_mentions(person, at_char)
    side = compare_described_sides(person, parts)
    named = table.organizations_within(Span(at_char, at_char + len(parts.phrase)))
    offices = [held for held in person.roles if not named or not table.organizations_of_role(held) - named]
    fit, role = max(((_score_described_role(held, noun, parts), held.role) for held in offices), default=(0.0, ""))
    is_named_on_side = side > 0 and nearness > 0
    if not fit and is_named_on_side and _describes_party_politician(parts, noun):
        fit, role = _PARTY_ALONE, person.roles[0].role
    if not fit:
        return _match_description_by_gender(person, parts, noun, nearness)

    fit = fit * _WRONG_SIDE if side < 0 else fit + _SHARED_WORD * side
    score = fit + _NEARNESS * nearness if nearness else fit * _NOT_YET_NAMED
    rule = SpeakerRule.DESCRIPTION_ROLE_STATED if fit >= _SAME_NOUN else SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD
    return DescriptionMatch(person.entity_id, min(score, 1.0), rule, f'the text calls {person.name} "{role}"')


def _describes_party_politician(parts: DescriptionPhrase, noun: lexicon.RoleNoun) -> bool:
    is_of_party = parts.country_or_party is not None and is_party_of_description(parts.country_or_party)
    return is_of_party and "politician" in noun.broader


def _match_description_by_gender(
    person: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun, nearness: float
) -> DescriptionMatch | None:
    """Match a person to "the man" or "the woman", which say the gender and nothing else."""
    says_more = bool(noun.broader or parts.words)
    if not nearness or not noun.gender or noun.gender != person.gender or says_more:
        return None
    reason = f"{person.name}, {person.gender}, is named before it"
    rule = SpeakerRule.DESCRIPTION_GENDER_AND_NEARNESS
    return DescriptionMatch(person.entity_id, _NO_NOUN + _NEARNESS * nearness, rule, reason)


def _score_described_role(held: RoleHeld, noun: lexicon.RoleNoun, parts: DescriptionPhrase) -> float:
    """Score how well a stated role fits a description, 0..1; 0 where the nouns have nothing in common."""
    own = roles.find_head_noun_of_role(held.role)
    if own is None or _is_owned_by_other(held, parts):
        return 0.0
    if own.noun == noun.noun:
        score = _SAME_NOUN
    elif noun.noun in own.broader:
        score = _BROADER_NOUN
    elif own.noun in noun.broader and parts.words:
        score = _NARROWER_NOUN
    else:
        return 0.0

    role_words = {fold_name(word) for word in re.findall(r"[^\W_]+", held.role)}
    shared = len(parts.words & role_words)
    has_foreign_words = bool(parts.words) and not shared and not parts.country_or_party
    if has_foreign_words and own.noun != noun.noun:
        return 0.0  # "the band leader" is no president
    return score + _SHARED_WORD * min(_MAX_SHARED_WORDS, shared)


def _is_owned_by_other(held: RoleHeld, parts: DescriptionPhrase) -> bool:
    """Say whether a role is held for another than the description names: "Silva's lawyer" is not Okafor's."""
    owner = find_named_owner(held.role)
    if owner is None or parts.owner is None:
        return False
    return parts.owner not in fold_name(held.role).replace("\u2019", "'").replace("'s", "").split()


def _noun_of_letters(phrase: str, parts: DescriptionPhrase, table: MentionTable) -> lexicon.RoleNoun | None:
    """Give the noun of a role that the text states of somebody, of which a description has the initials: "the DC"."""
    letters = phrase.split()[-1]
    if not letters.isupper() or not letters.isalpha() or len(letters) < 2 or parts.words:
        return None
    for person in table.people.values():
        for held in person.roles:
            if any(initials.endswith(letters) for initials in roles.initials_of_role(held.role)):
                return roles.find_head_noun_of_role(held.role)
    return None


def has_other_age(person: Entity, age: str, table: MentionTable) -> bool:
    """Say whether the text states another age of a person than `age`: "the 34-year-old" is not "Ana Silva, 71,"."""
    ages = _stated_ages(person, table)
    return bool(ages) and age not in ages


def _stated_ages(person: Entity, table: MentionTable) -> set[str]:
    """Find the ages that stand beside the name: "Ana Silva, 34,"."""
    spans = table.spans_by_entity.get(person.entity_id, ())
    matches = (_AGE_BEHIND_NAME.match(table.doc.text, span.end_char) for span in spans)
    return {match[1] for match in matches if match}


def _match_description_by_age(person: Entity, age: str, table: MentionTable) -> DescriptionMatch | None:
    """Match a person whose age is stated beside the name."""
    if age not in _stated_ages(person, table):
        return None
    reason = f"the text gives {person.name}'s age as {age}"
    return DescriptionMatch(person.entity_id, _AGE_STATED, SpeakerRule.DESCRIPTION_AGE_STATED, reason)


def _match_description_to_government(entity: Entity, country: str) -> DescriptionMatch | None:
    if entity.entity_id != entity_id_of(EntityType.PLACE, country):
        return None
    rule = SpeakerRule.DESCRIPTION_GOVERNMENT_OF_A_COUNTRY
    return DescriptionMatch(entity.entity_id, _GOVERNMENT, rule, f"{entity.name} is named")


def _match_description_to_organization(
    entity: Entity, parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    fitting = lexicon.look_up_organization_descriptor(parts.head)
    if not fitting or not _may_be_organization(entity, fitting):
        return None

    nearness = table.nearness_of_mentions_or_owner(entity, parts.head, at_char)
    if parts.head in table.stated_kinds.get(entity.entity_id, ()) and nearness:
        reason = f"the text calls {entity.name} a {parts.head}"
        score = min(1.0, _SAME_NOUN + _NEARNESS * nearness)
        return DescriptionMatch(entity.entity_id, score, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME, reason)

    words = set(" ".join((entity.name, *(alias.alias for alias in entity.aliases))).split())
    by_name = _match_description_by_name(entity, words, parts, at_char, table)
    if by_name is not None:
        return by_name

    is_fitting = parts.is_definite and _fits_any_name(words, parts, fitting, table)
    if not is_fitting or not table.is_entity_in_mind(entity, at_char):
        return None
    if parts.words and not table.is_only_organization(entity, at_char):
        return None
    reason = f"{entity.name} is named before it"
    rule = SpeakerRule.DESCRIPTION_ORGANIZATION_NAMED_BEFORE
    return DescriptionMatch(entity.entity_id, _NO_NOUN + _NEARNESS * nearness, rule, reason)


def _match_description_by_name(
    entity: Entity, words: set[str], parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    """Match an organization whose name tells its kind, or has a word of the description: "the production company"."""
    fitting = lexicon.look_up_organization_descriptor(parts.head) or frozenset()
    forms = {fold_name(word) for word in words}
    shared = len(parts.words & (forms | set(map(lexicon.singularize, forms))))
    is_kind = bool(words & fitting) or (shared > 0 and _ANY_NAME in fitting)
    if not is_kind or _describes_another_body(words, parts, shared):
        return None
    score = _score_described_kind(parts, shared, table.nearness_of_mentions_or_owner(entity, parts.head, at_char))
    if not shared and _is_another_in_focus(entity, words, parts, at_char, table):
        score *= _OTHER_IN_FOCUS
    if _ANY_NAME in fitting and table.is_called_by_own_noun(entity, parts.head):
        score *= _CALLED_BY_OWN_NOUN
    article = "an" if parts.head[0] in "aeio" else "a"
    reason = f"{entity.name} is {article} {parts.head} by name"
    return DescriptionMatch(entity.entity_id, score, SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME, reason)


def _is_another_in_focus(
    entity: Entity, words: Set[str], parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> bool:
    """Say whether the sentence before opens with another organization, where the name lacks the very noun."""
    if parts.head.title() in words or parts.head.upper() in words:
        return False
    opening = table.body_that_opens_sentence_before(at_char)
    return opening is not None and opening != entity.entity_id


def _may_be_organization(entity: Entity, fitting: Container[str]) -> bool:
    """Say whether an entity may be called by a noun for organizations; newspapers may be works, festivals events."""
    is_press = entity.entity_type == EntityType.WORK and _PRESS_WORD in fitting
    is_festival = entity.entity_type == EntityType.EVENT and _FESTIVAL_WORD in fitting
    return entity.entity_type == EntityType.ORGANIZATION or is_press or is_festival


def _fits_any_name(words: Set[str], parts: DescriptionPhrase, fitting: frozenset[str], table: MentionTable) -> bool:
    """Say whether a noun fits a name of some words that has none of its own: all of them, or all that tell no kind."""
    if _ANY_NAME in fitting:
        return not parts.words and not words & (_words_of_described_public_bodies() - fitting)
    if parts.head == "paper" and not table.has_press:
        return False
    return _NAME_WITHOUT_KIND in fitting and not words & (_words_of_kinds() - fitting)


def _score_described_kind(parts: DescriptionPhrase, shared: int, nearness: float) -> float:
    """Score an organization whose name has the noun of the description, or one of its kind."""
    score = _BROADER_NOUN + _SHARED_WORD * min(_MAX_SHARED_WORDS, shared) + _NEARNESS * nearness
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
    return frozenset().union(*(lexicon.look_up_organization_descriptor(noun) or () for noun in _PUBLIC)) - {
        "City",
        "Group",
    }
