"""Resolve a description ("the foreign minister", "the company", "the 34-year-old") to an entity.

A person matches by what the text states of roles, places and age; of several matches the one named last before the
description is likelier. Must not match indefinite or plural phrases. Whoever
was just named: just_named.py. How organizations match: organization_descriptions.py. How a phrase is parsed:
description_phrases.py. Pronouns: pronouns.py.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.coreference.described_ages import match_description_by_age
from transforms.coreference.described_sides import (
    compare_described_places,
    compare_described_sides,
    differs_from_described_gender,
    find_country_in_mind,
    is_of_other_organization,
)
from transforms.coreference.description_matches import (
    BROADER_NOUN,
    MAX_SHARED_WORDS,
    NARROWER_NOUN,
    NEARNESS,
    NO_NOUN,
    SAME_NOUN,
    SHARED_WORD,
    DescriptionMatch,
)
from transforms.coreference.description_phrases import (
    RANKS,
    DescriptionPhrase,
    find_named_owner,
    is_of_past_office,
    is_party_of_description,
    parse_description,
)
from transforms.coreference.just_named import (
    holds_political_office,
    match_description_to_just_named,
    may_be_new_description,
)
from transforms.coreference.known_offices import holds_office_elsewhere, match_known_holders
from transforms.coreference.mention_table import MentionTable
from transforms.coreference.organization_descriptions import (
    match_description_to_government,
    match_description_to_organization,
)
from transforms.document import Document, Entity, EntityType, RoleHeld, RoleStatus, Span, SpeakerRule
from transforms.knowledge import gazetteer, lexicon
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.roles import role_nouns, role_times

# Scores, 0..1, set by hand.
# A role by party alone: "the Democratic nominee" for a person of whom another office is stated.
_PARTY_ALONE = 0.25
# Factors: another country, party or place; not named yet.
_WRONG_SIDE = 0.25
_NOT_YET_NAMED = 0.8
# "The governor" is who is governor, sooner than a former one who was named last.
_OFFICE_OVER = 0.7
# What a living is called that is no office.
_TRADES = frozenset(("mogul", "attorney", "farmer", "nurse", "teacher", "doctor", "scientist", "journalist", "player"))
# Words that make another office of one.
_BESIDE_OFFICES = frozenset(("shadow", "deputy", "vice", "assistant"))
_HEADS_OF_BODIES = frozenset(("head", "chief", "boss", "director"))
# "The victim's daughter" is nobody who was named as something else.
_OWNED = re.compile(r"['\u2019]s\b|s['\u2019]\s")
# "The owner of a gear shop" is brought in by that: no owner of something else is meant.
_BROUGHT_IN = re.compile(r"^(?:[Tt]he|[Aa]n?)\s(?:[\w-]+\s){1,3}of\san?\s(?P<of>[^,;]+)")
_MIN_TOLD_CHARS = 4
# Matches below are not given.
_MIN_SCORE = 0.2


def rank_description_matches(
    phrase: str, at_char: int, doc: Document, table: MentionTable | None = None
) -> list[DescriptionMatch]:
    """Rank the entities that `phrase`, which starts at `at_char`, may mean, the best first.

    `doc` needs sentences, entities with roles, and mentions; callers with several phrases pass its `table`. Of equal
    scores the one that the text names first comes first. Returns an empty list if no entity matches.
    """
    parts = parse_description(phrase)
    table = table or MentionTable(doc)
    if parts is None:
        return []

    if (country := find_country_in_mind(parts, at_char, table)) is not None:
        parts = replace(parts, country_or_party=country)
    noun = lexicon.look_up_role_noun(parts.head) or _noun_of_letters(phrase, parts, table)
    scored = (_match_description_to_entity(entity, parts, noun, at_char, table) for entity in doc.entities)
    matches = [match for match in scored if match is not None and match.score >= _MIN_SCORE]
    matches = _add_matches_by_knowledge(matches, parts, noun, at_char, table)
    if brought_in := _BROUGHT_IN.search(phrase):
        matches = [match for match in matches if _is_told_of(match, brought_in["of"], table)]
    return sorted(matches, key=lambda match: (-match.score, table.first_char_of(match.entity_id), match.entity_id))


def _add_matches_by_knowledge(
    matches: list[DescriptionMatch],
    parts: DescriptionPhrase,
    noun: lexicon.RoleNoun | None,
    at_char: int,
    table: MentionTable,
) -> list[DescriptionMatch]:
    """Add whoever is known to hold the office; where nobody matches, whoever was just named and may be called so."""
    known = match_known_holders(parts, noun, at_char, table)
    if parts.country_or_party is not None:  # "Norland's president", whom the text gives no title
        matches = matches + [one for one in known if all(one.entity_id != match.entity_id for match in matches)]
    if not known and _is_open_to_new(matches, parts, at_char, table) and may_be_new_description(parts, noun):
        matches = match_description_to_just_named(parts, noun, at_char, table) or matches
    return matches or known


def _is_open_to_new(
    matches: list[DescriptionMatch], parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> bool:
    """Say whether a description may mean somebody whom it does not match by what the text states."""
    if lexicon.is_kin_noun(parts.head) and _OWNED.search(parts.phrase) is not None:
        return False
    is_open = not matches or _is_place_of_nobody(matches, parts, at_char, table)
    if parts.leading_age is not None:  # who is told of so now is named already
        return is_open or not any(table.count_named(match.entity_id, at_char) for match in matches)
    return is_open


def is_of_body_or_person(noun: lexicon.RoleNoun) -> bool:
    """Say whether a role noun calls bodies too: "the regulator", "the publisher"."""
    return lexicon.look_up_organization_descriptor(noun.noun) is not None


def _is_told_of(match: DescriptionMatch, words: str, table: MentionTable) -> bool:
    """Say whether a role that the text states of somebody has one of the words of a description's complement."""
    person = table.people.get(match.entity_id)
    told = {fold_name(word) for held in (person.roles if person else ()) for word in held.role.split()}
    return person is None or any(fold_name(word) in told for word in words.split() if len(word) >= _MIN_TOLD_CHARS)


def _is_place_of_nobody(
    matches: list[DescriptionMatch], parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> bool:
    """Say whether several match a description, and the text gives its place ("the Vermont senator") to none of them."""
    wanted = table.places_within(Span(at_char, at_char + len(parts.phrase)))
    people = [table.people[match.entity_id] for match in matches if match.entity_id in table.people]
    return bool(wanted) and len(people) > 1 and not any(wanted & table.places_of_person(person) for person in people)


def _match_description_to_entity(
    entity: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun | None, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    if entity.entity_type == EntityType.PERSON:
        if parts.age:
            return match_description_by_age(entity, parts.age, table)
        return _match_description_to_person(entity, parts, noun, at_char, table) if noun else None
    if noun and not is_of_body_or_person(noun):
        return None
    if parts.head == "government" and parts.country_or_party:
        return match_description_to_government(entity, parts.country_or_party)
    return match_description_to_organization(entity, parts, at_char, table)


def _match_description_to_person(
    person: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    if not _may_be_described(person, parts, noun) or holds_office_elsewhere(person, noun, parts):
        return None
    if _is_of_other_rank(person, parts, noun):
        return None
    if _is_party_member(noun) and table.places_within(Span(at_char, at_char + len(parts.phrase))):
        return _match_description_by_place(person, parts, at_char, table)
    nearness = table.nearness_of_mentions(person, at_char)
    side = compare_described_sides(person, parts) or compare_described_places(person, parts, at_char, table)
    named = table.organizations_within(Span(at_char, at_char + len(parts.phrase)))
    offices = [held for held in person.roles if not named or not table.organizations_of_role(held) - named]
    fit, role = _choose_described_role(offices, noun, parts, side, has_body=bool(named))
    if not fit and side > 0 and nearness and person.roles and _describes_party_politician(parts, noun):
        fit, role = _PARTY_ALONE, person.roles[0].role
    if not fit:
        return _match_description_by_gender(person, parts, noun, nearness)
    is_over = _is_office_over(offices, role)
    return _match_described_office(person, parts, noun, (fit, role), (side, nearness), is_over=is_over)


def _match_described_office(
    person: Entity,
    parts: DescriptionPhrase,
    noun: lexicon.RoleNoun,
    fitting: tuple[float, str],
    place: tuple[int, float],
    *,
    is_over: bool,
) -> DescriptionMatch | None:
    """Match a person by a role that fits, unless what the description says besides tells of another one."""
    (fit, role), (side, nearness) = fitting, place
    if _is_holder_elsewhere(noun, side) or (not nearness and not side and _is_brought_in_anew(parts, noun, role)):
        return None

    fit = fit * _WRONG_SIDE if side < 0 else fit + SHARED_WORD * side
    is_same = fit >= SAME_NOUN and _is_headed_by(role, noun)
    if parts.has_restriction and not is_same:
        return None  # "the leader who spoke to the Gazette" is told apart from others by what he did
    score = _score_described_office(fit, nearness, parts, is_over=is_over)
    rule = SpeakerRule.DESCRIPTION_ROLE_STATED if is_same else SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD
    return DescriptionMatch(person.entity_id, min(score, 1.0), rule, f'the text calls {person.name} "{role}"')


def _score_described_office(fit: float, nearness: float, parts: DescriptionPhrase, *, is_over: bool) -> float:
    """Score an office that fits by how near its holder is; one that is over is rather a former one."""
    score = fit + NEARNESS * nearness if nearness else fit * _NOT_YET_NAMED
    is_other_time = is_over != is_of_past_office(parts) and not parts.is_of_former_tie
    return score * _OFFICE_OVER if is_other_time else score


def _is_holder_elsewhere(noun: lexicon.RoleNoun, side: int) -> bool:
    """Say whether a description is of an office with one holder, and of another place or country: "the Lund mayor"."""
    return side < 0 and is_office_word(noun.noun, OfficeWord.ONE_HOLDER)


def _is_headed_by(role: str, noun: lexicon.RoleNoun) -> bool:
    """Say whether a role is called by a very noun, and not by a narrower or broader one."""
    own = role_nouns.find_head_noun_of_role(role)
    return own is not None and own.noun == noun.noun


def _is_brought_in_anew(parts: DescriptionPhrase, noun: lexicon.RoleNoun, role: str) -> bool:
    """Say whether nobody named later is meant: "the harbour official", where a security official comes below."""
    foreign = parts.words - {fold_name(word) for word in role.split()}
    return parts.is_definite and is_office_word(noun.noun, OfficeWord.FUNCTION) and bool(foreign)


def _is_head_of_body_for_politician(noun: lexicon.RoleNoun, fit: float, role: str) -> bool:
    """Say whether a broader word alone leads to a politician: "the head of the Harbour Department" is no governor."""
    return fit < SAME_NOUN and noun.noun in _HEADS_OF_BODIES and holds_political_office(role)


def _is_office_over(offices: Sequence[RoleHeld], role: str) -> bool:
    held = next((one for one in offices if one.role == role), None)
    return held is not None and role_times.read_role_time(held, None).status == RoleStatus.FORMER


def _choose_described_role(
    offices: Sequence[RoleHeld], noun: lexicon.RoleNoun, parts: DescriptionPhrase, side: int, *, has_body: bool
) -> tuple[float, str]:
    """Choose the stated role that fits a description best, with its score; 0 and "" where none fits.

    An office of a country is none by a broader word alone: "the French premier" is no "group leader" of a clinic. Nor
    is a politician's where the description has a body of its own: "the head of the Harbour Department" is no governor.
    """
    fit, role = max(((_score_described_role(held, noun, parts), held.role) for held in offices), default=(0.0, ""))
    is_loose = fit <= NARROWER_NOUN and parts.country_or_party is not None and not side
    is_of_body = has_body and _is_head_of_body_for_politician(noun, fit, role)
    return (0.0, "") if is_loose or is_of_body else (fit, role)


def _may_be_described(person: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun) -> bool:
    """Say whether a description may mean a person by gender, organization and role.

    Somebody of whom no role is stated is meant by party and place, or by gender alone.
    """
    if differs_from_described_gender(noun, person) or is_of_other_organization(person, parts):
        return False
    return bool(person.roles) or _is_party_member(noun) or not (noun.broader or parts.words)


def _is_of_other_rank(person: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun) -> bool:
    """Say whether a party's member is told from others by rank, "the top Democrat", and no role of a person has it."""
    if not _is_party_member(noun):
        return False
    ranks = RANKS & set(parts.phrase.lower().partition(",")[0].split())
    return bool(ranks) and not any(ranks & set(fold_name(held.role).split()) for held in person.roles)


def _match_description_by_place(
    person: Entity, parts: DescriptionPhrase, at_char: int, table: MentionTable
) -> DescriptionMatch | None:
    """Match a person named before to a party and the place that the text gives the person: "the Vermont Democrat"."""
    nearness = table.nearness_of_mentions(person, at_char)
    is_of_place = parts.is_definite and compare_described_places(person, parts, at_char, table) > 0
    if not nearness or not is_of_place or has_other_trade(person):
        return None
    reason = f"the text names the place beside {person.name}"
    score = BROADER_NOUN + NEARNESS * nearness
    return DescriptionMatch(person.entity_id, score, SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD, reason)


def has_other_trade(person: Entity) -> bool:
    """Say whether all that the text tells of a person is a living outside of politics: a businessman, a nurse."""
    nouns = [role_nouns.find_head_noun_of_role(held.role) for held in person.roles]
    return bool(nouns) and all(noun is not None and _is_trade_outside_politics(noun) for noun in nouns)


def _is_trade_outside_politics(noun: lexicon.RoleNoun) -> bool:
    return noun.is_trade or not _TRADES.isdisjoint((noun.noun, *noun.broader))


def _is_party_member(noun: lexicon.RoleNoun) -> bool:
    """Say whether a noun calls one by a party: "Democrat"."""
    return gazetteer.is_one_of_people(noun.noun.title())


def _describes_party_politician(parts: DescriptionPhrase, noun: lexicon.RoleNoun) -> bool:
    is_of_party = parts.country_or_party is not None and is_party_of_description(parts.country_or_party)
    return is_of_party and "politician" in noun.broader


def _match_description_by_gender(
    person: Entity, parts: DescriptionPhrase, noun: lexicon.RoleNoun, nearness: float
) -> DescriptionMatch | None:
    """Match a person to "the man" or "the woman", which say the gender and nothing else.

    Politicians and others whom the world knows are called by their office, or by their name.
    """
    says_more = bool(noun.broader or parts.words)
    if not nearness or not noun.gender or noun.gender != person.gender or says_more:
        return None
    if person.wikidata_id is not None or any(holds_political_office(held.role) for held in person.roles):
        return None
    reason = f"{person.name}, {person.gender}, is named before it"
    rule = SpeakerRule.DESCRIPTION_GENDER_AND_NEARNESS
    return DescriptionMatch(person.entity_id, NO_NOUN + NEARNESS * nearness, rule, reason)


def _score_described_role(held: RoleHeld, noun: lexicon.RoleNoun, parts: DescriptionPhrase) -> float:
    """Score how well a stated role fits a description, 0..1; 0 where the nouns have nothing in common."""
    own = role_nouns.find_head_noun_of_role(held.role)
    if own is None or _is_owned_by_other(held, parts) or _is_beside_office(held, own, noun, parts):
        return 0.0
    if own.noun == noun.noun:
        score = SAME_NOUN
    elif noun.noun in own.broader:
        score = BROADER_NOUN
    elif own.noun in noun.broader and parts.words:
        score = NARROWER_NOUN
    else:
        return 0.0

    role_words = {fold_name(word) for word in re.findall(r"[^\W_]+", held.role)}
    shared = len(parts.words & role_words)
    has_foreign_words = bool(parts.words) and not shared and not parts.country_or_party
    if has_foreign_words and own.noun != noun.noun:
        return 0.0  # "the band leader" is no president
    return score + SHARED_WORD * min(MAX_SHARED_WORDS, shared)


def _is_beside_office(held: RoleHeld, own: lexicon.RoleNoun, noun: lexicon.RoleNoun, parts: DescriptionPhrase) -> bool:
    """Say whether a role is beside the office that a description means: "the shadow chancellor" is no chancellor."""
    beside = _BESIDE_OFFICES & set(fold_name(held.role).split()) - set(own.noun.split())
    return own.noun == noun.noun and bool(beside) and _BESIDE_OFFICES.isdisjoint(parts.words)


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
            if any(initials.endswith(letters) for initials in role_nouns.initials_of_role(held.role)):
                return role_nouns.find_head_noun_of_role(held.role)
    return None
