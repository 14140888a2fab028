"""Group the names of an article into entities: each name typed by vote, names of one thing joined.

Persons are joined in `persons.py`; here organizations with their acronyms and short forms, places with their known
names. It makes no ids and no mentions; `assembly.py` does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain

from transforms.document import EntityType
from transforms.entities.bare_surnames import find_holders_like_bodies, mark_private_people
from transforms.entities.clusters import EntityCluster
from transforms.entities.common_nouns import are_joined_offices, is_common_noun_as_name
from transforms.entities.inner_names import find_inner_organizations
from transforms.entities.long_names import LongNameIndex
from transforms.entities.named_after import find_entities_named_after
from transforms.entities.single_names import (
    FullNames,
    NamesByKey,
    TypesByKey,
    first_words_of_organizations,
    is_plural_of_surname,
    is_single_name_of_person,
    may_be_short_for_firm,
)
from transforms.knowledge.calendar import MONTHS_LIKE_NAMES
from transforms.knowledge.gazetteer import KnownName, look_up_known_name, name_of_country
from transforms.knowledge.lexicon import (
    look_up_organization_noun,
)
from transforms.knowledge.name_forms import (
    SUFFIXES,
    find_leading_surname,
    fold_name,
    split_person_name,
)
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.organization_names import drop_legal_form
from transforms.language.words import Word
from transforms.name_types.firms import is_name_of_firm_here
from transforms.name_types.firms_like_nations import complete_firms_like_nations
from transforms.name_types.name_types import (
    UNSUPPORTED,
    TypeVote,
    is_name_beside_speech_verb,
    vote_entity_type,
)
from transforms.name_types.own_words import begins_like_organization, is_branch_of_known_body, own_word_of_thing
from transforms.name_types.party_names import find_parties
from transforms.name_types.place_evidence import is_name_of_place_here
from transforms.names.name_spans import AssignedName, NameSpan
from transforms.persons.full_names import find_two_surnames
from transforms.persons.gender import is_subject_with_pronoun
from transforms.persons.holders import HolderContext
from transforms.persons.persons import Person, drop_nickname, group_persons
from transforms.persons.shared_surnames import (
    complete_names_of_spouses,
    complete_shared_surnames,
    find_firms_before_namesakes,
    find_mocking_names,
)
from transforms.persons.told_genders import tell_genders_of_namesakes

# The share that a person gets who is one by a surname elsewhere, a group that is a surname's plural, and a firm that
# has its legal form elsewhere. Set by hand.
_SHARE_BY_SURNAME = 0.6
_SHARE_OF_PLURAL = 0.9
_SHARE_OF_FIRM = 0.9
# The confidence that a name is of its entity, from no vote for its type to all of them; set by hand.
_MIN_CONFIDENCE = 0.6
_CONFIDENCE_PER_SHARE = 0.35
# Words of a full name, particles aside, that a firm's name is hardly like.
_MIN_FULL_WORDS = 2
_MAX_FULL_WORDS = 3
# Types for which a capital alone is not enough, as the label is a guess.
_GUESSED_TYPES = (EntityType.PERSON, EntityType.WORK, EntityType.PRODUCT)
# Types that a surname alone makes no persons of.
_NEVER_PERSONS = (EntityType.PERSON, EntityType.EVENT, EntityType.PLACE, EntityType.LAW, EntityType.INDEX)


def group_names(
    name_spans: Sequence[NameSpan], texts: Sequence[list[Word]], lower: frozenset[str], day: date | None = None
) -> list[EntityCluster]:
    """Make entities of all names of a document, in order of first appearance; each name is in one of them or in none.

    `lower` are the words that the text also has in lower case, `day` is that of the text.
    """
    groups: NamesByKey = {}
    for name_span in complete_firms_like_nations(name_spans, texts):
        groups.setdefault(fold_name(name_span.name), []).append(name_span)
    types = {key: vote_entity_type(group, texts, lower) for key, group in groups.items()}
    types |= _find_shortened_person_names(groups, types, texts)
    types |= _find_names_of_firms(groups)
    types |= find_holders_like_bodies(groups, types, texts)

    persons = _group_person_names(groups, types, texts, day)
    taken = {assigned.name_span.span for person in persons for assigned in person.assigned}
    rest = {key: [name_span for name_span in group if name_span.span not in taken] for key, group in groups.items()}
    rest = {key: group for key, group in rest.items() if group}

    clusters = [
        EntityCluster(EntityType.PERSON, Counter(person.names), person.assigned, person=person) for person in persons
    ]
    clusters += _group_other_names(rest, types, persons, texts, lower)
    clusters += find_entities_named_after(clusters, texts)
    clusters += find_inner_organizations(clusters, texts)
    return sorted(clusters, key=lambda cluster: cluster.start_char)


def _find_shortened_person_names(
    groups: NamesByKey, types: TypesByKey, texts: Sequence[list[Word]]
) -> dict[str, TypeVote]:
    """Find names of two or three words that go on as a surname and speak: people do, firms hardly."""
    out = {}
    for key, group in groups.items():
        name = group[0].name
        last_word = name.split()[-1]
        if types[key].entity_type in _NEVER_PERSONS or look_up_known_name(name) or look_up_known_name(last_word):
            continue
        short = _find_short_forms_of_name(name, groups)
        is_body = begins_like_organization(name) or look_up_organization_noun(last_word)
        is_firm = is_body or any(name_span.has_article for name_span in (*group, *short))
        is_person = any(
            name_span.label == "PERSON"
            or is_name_beside_speech_verb(name_span, texts[name_span.parse])
            or is_subject_with_pronoun(name_span, texts[name_span.parse])
            for name_span in short
        )
        if is_person and not is_firm:
            out[key] = TypeVote(EntityType.PERSON, _SHARE_BY_SURNAME)
    return out


def _find_names_of_firms(groups: NamesByKey) -> dict[str, TypeVote]:
    """Find names of several words that the text also has with a legal form, and those of branches: `Texas NAACP`."""
    plain = {fold_name(drop_legal_form(group[0].name)) for group in groups.values()}
    branches = {key for key, group in groups.items() if is_branch_of_known_body(group[0].name)}
    firms = {key for key in plain & groups.keys() if " " in key} | branches
    return dict.fromkeys(firms, TypeVote(EntityType.ORGANIZATION, _SHARE_OF_FIRM))


def _find_short_forms_of_name(name: str, groups: NamesByKey) -> list[NameSpan]:
    """Find the places of a name's last word or surname alone, if the name is as long as a person's."""
    words = name.split()
    surname = split_person_name(name).surname  # with its particles
    words_before_surname = len(words) - len(surname.split())
    is_short = _MIN_FULL_WORDS <= len(words) <= _MAX_FULL_WORDS or 0 < words_before_surname < _MAX_FULL_WORDS
    if not is_short:
        return []
    return groups.get(fold_name(words[-1])) or groups.get(fold_name(surname), [])


def _group_person_names(
    groups: NamesByKey, types: TypesByKey, texts: Sequence[list[Word]], day: date | None
) -> list[Person]:
    full = _find_full_names_of_persons(groups, types)
    surnames = {fold_name(form) for name_span in full for form in _surname_forms(name_span.name)}
    # "bin Laden" beside "Osama bin Laden"
    full = [name_span for name_span in full if fold_name(name_span.name) not in surnames]

    name_spans = list(chain.from_iterable(groups.values()))
    shared = complete_names_of_spouses(name_spans, full, texts) | complete_shared_surnames(name_spans, full, texts)
    mocking = find_mocking_names(full, _find_first_places(groups, shared))
    full = [name_span for name_span in full if name_span not in mocking]
    full = sorted([*full, *shared.values()], key=_start_of_name_span)
    others = shared.keys() | _find_short_names_of_firms(groups, types, texts) | _find_names_of_places(groups, texts)
    others |= find_firms_before_namesakes(groups, full, _surname_forms)
    others |= _find_own_words_of_things(groups, surnames)
    bearers = FullNames.of(full, surnames, groups, types, texts)
    single = [
        name_span
        for key, group in groups.items()
        for name_span in group
        if name_span not in others and (key in surnames or not _is_full_name(name_span.name))
        if is_single_name_of_person(name_span, types[key], bearers, texts[name_span.parse])
    ]
    single += mocking.values()
    single = sorted(tell_genders_of_namesakes(single, full, texts), key=_start_of_name_span)

    known_names = [known for group in groups.values() if (known := look_up_known_name(group[0].name))]
    single = mark_private_people(single, texts, known_names)
    countries = frozenset(known.name for known in known_names if known.country_code)
    lands = frozenset(name_of_country(known.country_code) for known in known_names if known.country_code)
    context = HolderContext(countries, lands, day)
    return group_persons(full, single, context, [group[0].name for group in groups.values()])


def _find_first_places(groups: NamesByKey, shared: Iterable[NameSpan]) -> dict[str, int]:
    """Find the offset at which each name stands first, those that are half of a shared name left out."""
    left_out = {fold_name(name_span.name) for name_span in shared}
    return {key: group[0].span.start_char for key, group in groups.items() if key not in left_out}


def _find_full_names_of_persons(groups: NamesByKey, types: TypesByKey) -> list[NameSpan]:
    persons = (group for key, group in groups.items() if types[key].entity_type == EntityType.PERSON)
    return [name_span for name_span in chain.from_iterable(persons) if _is_full_name(name_span.name)]


def _surname_forms(name: str) -> tuple[str, ...]:
    plain = drop_nickname(name)
    surname, first = split_person_name(plain).surname, find_leading_surname(plain)
    two = find_two_surnames(plain)
    return (first,) if first else (surname, surname.split()[-1], *(two or ()))


def _is_full_name(name: str) -> bool:
    words = [word for word in drop_nickname(name).split() if word not in SUFFIXES]
    return len(words) > 1


def _start_of_name_span(name_span: NameSpan) -> int:
    return name_span.span.start_char


def _find_short_names_of_firms(groups: NamesByKey, types: TypesByKey, texts: Sequence[list[Word]]) -> set[NameSpan]:
    """Find the places where `Silva` is short for the firm `Silva Holdings`, by what is said of it there."""
    first_words = first_words_of_organizations(types)
    firms = {key.partition(" ")[0] for key in groups if _is_name_of_known_firm(groups[key][0].name)}
    return {
        name_span
        for key in first_words & groups.keys()
        for name_span in groups[key]
        if not name_span.title
        and (
            is_name_of_firm_here(name_span, texts[name_span.parse])
            or (key in firms and _is_taken_for_firm(name_span, types[key], texts[name_span.parse]))
        )
    }


def _is_taken_for_firm(name_span: NameSpan, vote: TypeVote, words: list[Word]) -> bool:
    """Say whether spaCy takes a name for a firm here and mostly, and nothing is said by it."""
    is_firm = vote.entity_type == EntityType.ORGANIZATION and name_span.label == "ORG"
    return is_firm and not is_name_beside_speech_verb(name_span, words)


def _is_name_of_known_firm(name: str) -> bool:
    """Say whether a name of several words has a firm's legal form, or is a known organization's."""
    known = look_up_known_name(name)
    is_organization = known is not None and known.entity_type == EntityType.ORGANIZATION
    return " " in name and (is_organization or bool(drop_legal_form(name)))


def _find_names_of_places(groups: NamesByKey, texts: Sequence[list[Word]]) -> set[NameSpan]:
    """Find the places where `Silva` is the town, though somebody is called so too."""
    name_spans = chain.from_iterable(groups.values())
    return {name_span for name_span in name_spans if is_name_of_place_here(name_span, texts[name_span.parse])}


def _find_own_words_of_things(groups: NamesByKey, surnames: set[str]) -> set[NameSpan]:
    """Find the places where `Elsa` is short for `Hurricane Elsa`."""
    own_words = {fold_name(own_word_of_thing(group[0].name)) for group in groups.values()} - surnames
    return {name_span for key in own_words & groups.keys() for name_span in groups[key] if not name_span.title}


def _are_names_of_place(group: Sequence[NameSpan], texts: Sequence[list[Word]]) -> bool:
    return all(is_name_of_place_here(name_span, texts[name_span.parse]) for name_span in group)


def _group_other_names(
    groups: NamesByKey,
    types: TypesByKey,
    persons: Sequence[Person],
    texts: Sequence[list[Word]],
    lower: frozenset[str],
) -> list[EntityCluster]:
    """Group the names of other things than persons, long names first, so that short ones find what they shorten."""
    surnames = _surnames_of_persons(persons)
    kinds = _types_of_other_names(groups, types, surnames, texts)
    clusters: dict[str, EntityCluster] = {}
    index = LongNameIndex()
    parties = find_parties(groups.values(), texts)
    own_acronyms = {name_span.acronym for name_span in chain.from_iterable(groups.values()) if name_span.acronym}
    for key in sorted(groups, key=lambda key: (-len(key.split()), key)):
        group, (kind, share) = groups[key], kinds[key]
        if _is_no_entity_name(group, kind, share):
            continue
        name = group[0].name
        known = look_up_known_name(name) if name not in own_acronyms else None
        known = parties.get(known.name, known) if known else None
        if is_plural_of_surname(key, surnames):
            kind, known, share = EntityType.GROUP, None, _SHARE_OF_PLURAL

        is_place = any(is_name_of_place_here(name_span, texts[name_span.parse]) for name_span in group)
        longer = None if known else index.find_longer_name(key, kind, group, is_place_here=is_place)
        cluster = _cluster_of_known_name(clusters, known) if known else longer
        if cluster is None:
            if known is None and is_common_noun_as_name(group, lower):
                continue
            cluster = clusters.setdefault(f"{kind} {key}", EntityCluster(kind))
        index.add(name, cluster)
        index.add_acronyms(group, cluster)
        _assign_names(group, cluster, "known name" if known else "name", share)
    return list(clusters.values())


def _surnames_of_persons(persons: Iterable[Person]) -> set[str]:
    surnames = (person.name.surname for person in persons)
    return {fold_name(part) for surname in surnames for part in (surname, *surname.split()[-1:]) if part}


def _types_of_other_names(
    groups: NamesByKey, types: TypesByKey, surnames: set[str], texts: Sequence[list[Word]]
) -> dict[str, TypeVote]:
    """Give the types of what is left once persons are taken: a name like theirs is a place's or a firm's there."""
    firm_words = first_words_of_organizations(types)
    out = {}
    for key, group in groups.items():
        kind, share = types[key]
        if kind == EntityType.PERSON and key in surnames:
            kind = EntityType.PLACE if _are_names_of_place(group, texts) else EntityType.ORGANIZATION
        elif kind == EntityType.PERSON and key in firm_words and may_be_short_for_firm(key):
            kind = EntityType.ORGANIZATION
        out[key] = TypeVote(kind, share)
    return out


def _assign_names(group: Iterable[NameSpan], cluster: EntityCluster, rule: str, share: float) -> None:
    confidence = round(_MIN_CONFIDENCE + _CONFIDENCE_PER_SHARE * share, 2)
    for name_span in group:
        cluster.names[name_span.name] += 1
        cluster.assigned.append(AssignedName(name_span, rule, confidence))


def _cluster_of_known_name(clusters: dict[str, EntityCluster], known: KnownName) -> EntityCluster:
    return clusters.setdefault(f"{known.entity_type}={known.name}", EntityCluster(known.entity_type, known=known))


def _is_no_entity_name(group: Sequence[NameSpan], kind: EntityType, share: float) -> bool:
    """Say whether capitals mislead: an adjective that names no group, a month, a word that nothing else supports."""
    name = group[0].name
    if is_name_word(name, NameWord.NO_NAME) or are_joined_offices(name):
        return True
    if look_up_known_name(name):
        return False
    is_single = " " not in name
    if is_single and kind == EntityType.GROUP and not fold_name(name).endswith("s"):
        return True
    if is_single and kind in _GUESSED_TYPES and all(name_span.is_initial and name_span.is_cased for name_span in group):
        return True  # a capital that the sentence's start explains, and a label that is a guess
    if not is_single and name.isupper() and kind in _GUESSED_TYPES:
        return True
    is_unsupported = kind == EntityType.ORGANIZATION and share <= UNSUPPORTED
    return name in MONTHS_LIKE_NAMES or len(name.rstrip(".")) < 2 or is_unsupported
