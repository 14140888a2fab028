"""Compare an entity of an article with one that is known: how sure it is that they are one, and by what.

It sees two profiles and nothing else. What follows where several fit: `resolution.py`.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from transforms.document import EntityType, LinkReason
from transforms.identity.name_keys import find_name_behind_initial, is_acronym, list_parts_of_surname
from transforms.identity.national_bodies import body_key, split_national_body, split_town_of_body
from transforms.identity.profiles import EntityProfile
from transforms.identity.trades import have_clashing_trades, list_words_of_office
from transforms.knowledge.gazetteer import is_same_given_name, look_up_known_name
from transforms.knowledge.given_name_spellings import list_given_name_spellings
from transforms.knowledge.lexicon import RoleNoun, look_up_role_noun
from transforms.knowledge.name_forms import (
    CACHED_NAMES,
    PersonName,
    are_initials_of_name,
    fold_given_names,
    fold_name,
    is_name_initials,
    split_person_name,
)
from transforms.knowledge.office_holders import is_holder_without_suffix, list_spellings_of_holder
from transforms.knowledge.organization_names import is_name_of_many_bodies
from transforms.knowledge.transliterations import fold_given_name, fold_surname

# How sure it is that two entities are one, by what their names have in common; set by hand, looked at on dev sets.
_SAME_NAME = 0.95
_VARIANT = 0.92  # "Ana M. Silva" and "Ana Silva"; "Harbour Mills" and "Harbour Mills Ltd."
_OTHER_NAME = 0.85  # what one is called is among the other's names
_SPELLING = 0.85  # "Oleksiy Silva" and "Aleksei Silva"
_OTHER_SUFFIX = 0.03  # off, where one of them alone is called Jr.: who is called so is the likelier one
_INITIALS = 0.8  # "A. Silva" and "Ana Silva"
_PART_OF_SURNAME = 0.8  # "Ana Berg-Silva" and "Ana Berg", who does the same
_OTHER_TYPE = 0.8  # the same name, once as an organization and once as a place
_OTHER_OFFICE = 0.8  # at most, where both hold offices, and not one like another
_SAME_PLACE = 0.04  # on top, where both hold something at one place
_SAME_OFFICE = 0.03  # on top of that, where it is the same
_SUREST = 0.99
# Of a name that a person shares with others there is nothing but the surname.
_SURNAME = 0.4
# A surname with the office that the other one holds; more than a surname that two share, who may be two.
_SURNAME_WITH_OFFICE = 0.98
# Offices that a country has one of, abroad too, and firms and clubs seldom.
_HEADS = frozenset((
    *("president", "vice president", "prime minister", "deputy prime minister", "premier", "pope", "chief justice"),
    *("attorney general", "secretary of state", "special counsel", "speaker of the house"),
))
_PLACE_ID = f"{EntityType.PLACE}."  # how ids of places begin
# Words behind a body's name that make it the name of another one, which articles may call by the first one's name.
_OFFSHOOTS = frozenset(("foundation", "institute", "fund", "trust", "pac", "campaign", "committee", "museum"))
# Types that one thing is taken for from article to article.
_PLACE_OR_BODY = frozenset((EntityType.ORGANIZATION, EntityType.PLACE))


@dataclass(frozen=True, slots=True)
class EntityLikeness:
    """How likely it is that two entities are one, 0 to 1, and what says so; 0 where something speaks against it."""

    score: float
    reason: LinkReason


_NOTHING_SHARED = EntityLikeness(0.0, LinkReason.NEW)
_SOMEBODY_ELSE = EntityLikeness(0.0, LinkReason.NAMESAKE)


def compare_entities(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Compare an entity of an article with one that is known."""
    if local.is_person and known.is_person:
        return _compare_persons(local, known)
    if local.is_person or known.is_person:
        return _compare_person_with_body(local, known)
    if local.entity_type != known.entity_type and {local.entity_type, known.entity_type} != _PLACE_OR_BODY:
        return _NOTHING_SHARED
    return _compare_bodies(local, known)


def _compare_persons(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    name, other = split_person_name(local.name), split_person_name(known.name)
    if not name.given or not other.given:
        return _compare_single_names(local, known)
    if _is_spelling_of_holder(local.name, known.name) or _is_spelling_of_holder(known.name, local.name):
        return EntityLikeness(_VARIANT, LinkReason.NAME_VARIANT)
    if not _has_surname_of(name, other):
        if _is_name_among(local.name, known.names) or _is_name_among(known.name, local.names):
            return EntityLikeness(_OTHER_NAME, LinkReason.OTHER_NAME)
        return _compare_joined_surnames(local, known)
    names, other_names = (_list_telling_names(one.name, one.names) for one in (local, known))
    if any(_contradict(one, two) for one in names for two in other_names):
        return _SOMEBODY_ELSE
    if have_clashing_trades(local.held, known.held) or _is_son_of_holder(local, known):
        return _SOMEBODY_ELSE
    likeness = _compare_full_names(local, known)
    if _have_different_lives(local, known):
        return _doubt_likeness(likeness, local, known)
    return _add_offices(likeness, local, known)


def _is_spelling_of_holder(name: str, other: str) -> bool:
    return fold_name(other) in list_spellings_of_holder(name)


def _compare_joined_surnames(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Compare persons of whom one has a second surname: `Ana Berg-Silva` is Ana Berg where something else says so.

    An article that calls her Berg alone, or what both do.
    """
    name, other = split_person_name(local.name), split_person_name(known.name)
    parts = {*list_parts_of_surname(name), *list_parts_of_surname(other)}
    plain = next((one.surname for one in (name, other) if fold_name(one.surname) in parts), None)
    if plain is None or not is_same_given_name(name.given, other.given):
        return _NOTHING_SHARED
    joined = local if plain == other.surname else known
    is_called_so = _is_name_among(plain, joined.names)
    is_alike = is_called_so or _do_the_same(local, known)
    if not is_alike or have_clashing_trades(local.held, known.held):
        return _NOTHING_SHARED
    return EntityLikeness(_PART_OF_SURNAME, LinkReason.NAME_VARIANT)


def _do_the_same(local: EntityProfile, known: EntityProfile) -> bool:
    """Say whether two hold an office at one place, or do the same."""
    if not _list_places(local).isdisjoint(_list_places(known)):
        return True
    return not _list_role_nouns(local).isdisjoint(_list_role_nouns(known))


def _is_name_among(name: str, names: frozenset[str]) -> bool:
    return fold_name(name) in _fold_names(names)


@lru_cache(maxsize=CACHED_NAMES)
def _fold_names(names: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_name, names))


def _compare_full_names(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    is_same = fold_name(local.name) == fold_name(known.name)
    if is_same or _is_name_among(local.name, known.names) or _is_name_among(known.name, local.names):
        return EntityLikeness(_SAME_NAME, LinkReason.SAME_NAME)
    return _compare_variants(split_person_name(local.name), split_person_name(known.name))


def _compare_variants(name: PersonName, other: PersonName) -> EntityLikeness:
    """Compare two full names by the given names, and by a suffix that one of them has."""
    likeness = _compare_given_names(name, other)
    if not likeness.score or bool(name.suffix) == bool(other.suffix):
        return likeness
    return EntityLikeness(likeness.score - _OTHER_SUFFIX, likeness.reason)


def _doubt_likeness(likeness: EntityLikeness, local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Lower the likeness of two whose offices differ: people change them, but nobody holds one in two countries."""
    countries, others = _list_countries(local), _list_countries(known)
    if countries and others and countries.isdisjoint(others):
        return _SOMEBODY_ELSE
    return EntityLikeness(min(likeness.score, _OTHER_OFFICE), likeness.reason)


def _add_offices(likeness: EntityLikeness, local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Add what it tells that both hold an office at one place; namesakes are told apart by that."""
    if not likeness.score or _list_places(local).isdisjoint(_list_places(known)):
        return likeness
    nouns, other_nouns = ({found.noun for found in _find_role_nouns(one)} for one in (local, known))
    more = _SAME_PLACE if nouns.isdisjoint(other_nouns) else _SAME_PLACE + _SAME_OFFICE
    return EntityLikeness(min(_SUREST, likeness.score + more), likeness.reason)


def _compare_single_names(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Compare persons of whom one has a name of one word: the same word for both, or a surname that is anybody's.

    A surname with a head's office means whoever is known to hold it: `President Silva`. Mr Silva is not Mrs Silva.
    """
    if local.told_gender and known.told_gender and local.told_gender != known.told_gender:
        return _SOMEBODY_ELSE
    if fold_name(local.name) == fold_name(known.name):
        return EntityLikeness(_SAME_NAME, LinkReason.SAME_NAME)
    if _fold_names(local.names).isdisjoint(_fold_names(known.names)):
        return _NOTHING_SHARED
    if _hold_one_office(local, known):
        return EntityLikeness(_SURNAME_WITH_OFFICE, LinkReason.NAME_VARIANT)
    return EntityLikeness(_SURNAME, LinkReason.SURNAME)


def _hold_one_office(local: EntityProfile, known: EntityProfile) -> bool:
    """Say whether two hold an office that has one holder: a head's, or the same one at the same place."""
    nouns, other_nouns = ({found.noun for found in _find_role_nouns(one)} for one in (local, known))
    places, other_places = _list_places(local), _list_places(known)
    if places and other_places:
        return not (nouns.isdisjoint(other_nouns) or places.isdisjoint(other_places))
    return not _HEADS.isdisjoint(nouns & other_nouns)


def _compare_given_names(name: PersonName, other: PersonName) -> EntityLikeness:
    is_same_letters = fold_given_name(name.given) == fold_given_name(other.given)
    are_same = is_same_letters or is_same_given_name(name.given, other.given)
    if are_same or fold_given_names(name) == fold_given_names(other):
        return EntityLikeness(_VARIANT, LinkReason.NAME_VARIANT)
    if fold_name(name.given) in list_given_name_spellings(other.given):
        return EntityLikeness(_SPELLING, LinkReason.NAME_VARIANT)
    if find_name_behind_initial(name) or find_name_behind_initial(other):
        is_called_so = _is_called_by_middle_name(name, other) or _is_called_by_middle_name(other, name)
        return EntityLikeness(_VARIANT, LinkReason.NAME_VARIANT) if is_called_so else _NOTHING_SHARED
    is_initial = is_name_initials(name.given) or is_name_initials(other.given)
    if is_initial and fold_name(name.given)[:1] == fold_name(other.given)[:1]:  # of "..." nothing is left
        return EntityLikeness(_INITIALS, LinkReason.NAME_VARIANT)
    return _NOTHING_SHARED


def _is_called_by_middle_name(name: PersonName, other: PersonName) -> bool:
    """Say whether somebody is called by the name behind an initial: `J. Rui Silva`, Rui Silva."""
    called = find_name_behind_initial(name)
    return bool(called) and any(is_same_given_name(called, given) for given in (other.given, *other.middle))


def _has_surname_of(name: PersonName, other: PersonName) -> bool:
    return fold_surname(name.surname) == fold_surname(other.surname)


@lru_cache(maxsize=CACHED_NAMES)
def _list_telling_names(name: str, names: frozenset[str]) -> tuple[PersonName, ...]:
    """List the full names that may contradict others: those with middle names or a suffix."""
    split = map(split_person_name, names | {name})
    return tuple(one for one in split if one.given and (one.middle or one.suffix))


def _contradict(name: PersonName, other: PersonName) -> bool:
    """Say whether two full names cannot be one person's: other middle names, a son and his father."""
    is_spelling = fold_name(name.given) in list_given_name_spellings(other.given)
    if not is_spelling and not is_same_given_name(name.given, other.given):
        return False
    if name.suffix and other.suffix and fold_name(name.suffix) != fold_name(other.suffix):
        return True
    if not name.middle or not other.middle:
        return False
    # as within an article: "Ana H. W. Silva" is not "Ana W. Silva", for whoever drops one drops the last
    return fold_name(name.middle[0])[:1] != fold_name(other.middle[0])[:1]


def _is_son_of_holder(local: EntityProfile, known: EntityProfile) -> bool:
    """Say whether one is called Jr., and the other is known by a high office and by no suffix."""
    suffixes = [split_person_name(one.name).suffix for one in (local, known)]
    plain = next((one for one, suffix in zip((local, known), suffixes, strict=True) if not suffix), None)
    return any(suffixes) and plain is not None and is_holder_without_suffix(plain.name)


def _have_different_lives(local: EntityProfile, known: EntityProfile) -> bool:
    """Say whether nothing of what two namesakes do is alike: other offices, held at other places."""
    places, other_places = _list_places(local), _list_places(known)
    if not places or not other_places or places & other_places:
        return False
    nouns, other_nouns = (_list_role_nouns(one) for one in (local, known))
    return bool(nouns and other_nouns) and nouns.isdisjoint(other_nouns)


def _list_places(profile: EntityProfile) -> set[str]:
    """List the ids of where a person holds an office."""
    return {place for _, place in profile.roles if place}


def _list_countries(profile: EntityProfile) -> set[str]:
    """List the codes of the countries where a person holds an office, a place of none that is known by its own id."""
    places = {place.removeprefix(_PLACE_ID) for place in _list_places(profile) if place.startswith(_PLACE_ID)}
    return {_find_country_of_place(place) or place for place in places}


@lru_cache(maxsize=CACHED_NAMES)
def _find_country_of_place(slug: str) -> str | None:
    known = look_up_known_name(slug.replace("-", " ").title())
    return known.country_code if known is not None else None


def _list_role_nouns(profile: EntityProfile) -> set[str]:
    """List what a person is called by office or trade, and all broader words for the same."""
    return {word for found in _find_role_nouns(profile) for word in (found.noun, *found.broader)}


def _find_role_nouns(profile: EntityProfile) -> Iterator[RoleNoun]:
    """Find the noun of each office or trade of a person."""
    for role, _ in profile.roles:
        found = next((noun for words in list_words_of_office(role) if (noun := look_up_role_noun(words))), None)
        if found is not None:
            yield found


def _compare_person_with_body(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Compare a person with something else: one name of one word was taken for a person's once.

    Letters that an article says a person is known by are the person's elsewhere too: `AVB`.
    """
    person, body = (local, known) if local.is_person else (known, local)
    is_body = body.entity_type == EntityType.ORGANIZATION and body.name in person.names
    if is_body and is_acronym(body.name) and are_initials_of_name(body.name, person.name):
        return EntityLikeness(_OTHER_NAME, LinkReason.OTHER_NAME)
    is_single = " " not in fold_name(person.name) and body.entity_type == EntityType.ORGANIZATION
    if is_single and fold_name(person.name) == fold_name(body.name):
        return EntityLikeness(_OTHER_TYPE, LinkReason.OTHER_TYPE)
    return _NOTHING_SHARED


def _compare_bodies(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    key, other_key = body_key(local.entity_type, local.name), body_key(known.entity_type, known.name)
    if key == other_key and _are_of_two_countries(local, known):
        return _SOMEBODY_ELSE
    if local.entity_type != known.entity_type:
        found = look_up_known_name(local.name)
        is_known_place = found is not None and found.entity_type == EntityType.PLACE
        is_one = key == other_key and " " in key and not is_known_place
        return EntityLikeness(_OTHER_TYPE, LinkReason.OTHER_TYPE) if is_one else _NOTHING_SHARED
    if key == other_key:
        if fold_name(local.name) == fold_name(known.name):
            return EntityLikeness(_SAME_NAME, LinkReason.SAME_NAME)
        return _compare_national_bodies(local, known)
    if _is_other_name_of(local, known) or _is_other_name_of(known, local):
        return EntityLikeness(_OTHER_NAME, LinkReason.OTHER_NAME)
    return _NOTHING_SHARED


def _compare_national_bodies(local: EntityProfile, known: EntityProfile) -> EntityLikeness:
    """Compare two bodies whose names differ in form: if in the country alone, both have to be of one."""
    has_country = any(split_national_body(one.name) for one in (local, known))
    if has_country and local.country_code != known.country_code:
        return _NOTHING_SHARED
    return EntityLikeness(_VARIANT, LinkReason.NAME_VARIANT)


def _are_of_two_countries(local: EntityProfile, known: EntityProfile) -> bool:
    """Say whether a name that bodies of several countries bear stands for those of two."""
    if not (local.country_code and known.country_code) or local.country_code == known.country_code:
        return False
    if local.entity_type == EntityType.PLACE or split_town_of_body(local.name):
        return True
    return is_name_of_many_bodies(body_key(local.entity_type, local.name))


def _is_other_name_of(one: EntityProfile, other: EntityProfile) -> bool:
    """Say whether the name of one is what the other is called beside its own name, and nothing else sets them apart.

    A body's own acronym, or a name that it has a part of: `Harbour` of `Harbour Mills`, not of `Harbour Brazil`.
    """
    key = body_key(one.entity_type, one.name)
    if key not in {body_key(other.entity_type, name) for name in other.names}:
        return False
    if one.country_code != other.country_code and is_name_of_many_bodies(key):
        return False
    if _list_other_full_keys(one, key):
        return False
    words, other_words = set(key.split()), set(body_key(other.entity_type, other.name).split())
    return not any(word in _OFFSHOOTS or _names_place(word) for word in other_words - words)


def _list_other_full_keys(profile: EntityProfile, key: str) -> list[str]:
    """List the keys of a body's other names that are no acronyms."""
    names = (name for name in profile.names if not is_acronym(name))
    return [other for other in (body_key(profile.entity_type, name) for name in names) if other != key]


def _names_place(word: str) -> bool:
    known = look_up_known_name(word.capitalize())
    return known is not None and known.entity_type == EntityType.PLACE


def sort_by_likeness(
    candidates: Iterable[tuple[EntityProfile, EntityLikeness]], countries: Collection[str] = ()
) -> list[tuple[EntityProfile, EntityLikeness]]:
    """Sort candidates, the likeliest first.

    Of equals the one of a country that the article names, then the one of whom more offices are known, who is better
    known than a namesake of few articles, then that which more articles name, then the first by id.

    Args:
        candidates: known entities, each with its likeness.
        countries: the codes of the countries whose places the article names.
    """
    compared = list(candidates)
    if len(compared) > 1:
        compared.sort(
            key=lambda one: (
                -one[1].score,
                one[0].country_code not in countries,
                -len(one[0].held),
                -one[0].article_count,
                one[0].entity_id,
            )
        )
    return compared
