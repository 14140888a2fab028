"""Make the keys under which entities that may be one are looked up.

A key is that of one name; the names of an entity give it several keys. Whether two entities of one key are one is
decided in `comparison.py`.
"""

from functools import lru_cache

from transforms.document import EntityType
from transforms.identity.national_bodies import body_key
from transforms.identity.profiles import EntityProfile
from transforms.knowledge.gazetteer import list_given_name_forms
from transforms.knowledge.given_name_spellings import list_given_name_spellings
from transforms.knowledge.name_forms import (
    CACHED_NAMES,
    PersonName,
    drop_suffix,
    fold_name,
    is_name_initials,
    split_person_name,
)
from transforms.knowledge.office_holders import list_spellings_of_holder
from transforms.knowledge.organization_names import is_name_by_kind_alone, strip_legal_form
from transforms.knowledge.transliterations import fold_given_name, fold_surname

_MAX_ACRONYM_CHARS = 6
_SEPARATOR = ", "  # between surname and given name
# Entities of a batch with the same names; each is asked for its keys again and again.
_CACHED_PROFILES = 4096


@lru_cache(maxsize=CACHED_NAMES)
def name_key(entity_type: str, name: str) -> str:
    """Give the key of a name: `silva, ana` of a person's full name, else the folded name without legal forms.

    Spellings of a surname in Latin letters have one key: `al-Assal`, `el Assal`.
    """
    if entity_type == EntityType.PERSON:
        plain = name.replace(",", "").removeprefix("The ")  # a band that was taken for a person
        parts = split_person_name(drop_suffix(plain))
        surname = fold_surname(parts.surname)
        return f"{surname}{_SEPARATOR}{fold_given_name(parts.given)}" if parts.given else surname
    return strip_legal_form(name)


def is_body_without_name(entity_type: str, name: str) -> bool:
    """Say whether an article calls a body by its kind alone: `working group`."""
    return entity_type == EntityType.ORGANIZATION and is_name_by_kind_alone(name)


def list_keys(profile: EntityProfile) -> frozenset[str]:
    """List the keys under which an entity is found: those of its names, of bodies also without the country.

    None of a body without a name: what another article calls so is another one.
    """
    return _list_keys_of(profile.entity_type, profile.name, profile.names)


@lru_cache(maxsize=_CACHED_PROFILES)
def _list_keys_of(entity_type: str, name: str, names: frozenset[str]) -> frozenset[str]:
    if is_body_without_name(entity_type, name):
        return frozenset()
    all_names = (name, *names)
    keys = frozenset([name_key(entity_type, one) for one in all_names])
    if entity_type == EntityType.PERSON:
        return keys.union(*map(_list_keys_of_holder, all_names))
    return keys.union([body_key(entity_type, one) for one in all_names])


def list_lookup_keys(profile: EntityProfile) -> frozenset[str]:
    """List the keys by which entities are looked up that a profile may be of: its own, and those of its variants.

    A bare surname is none of a person whose given name is known: it is borne by more and more people as a store grows,
    and makes nobody one with them.
    """
    keys = list_keys(profile)
    return _list_keys_of_person(keys, profile.name, profile.names) if profile.is_person else keys


@lru_cache(maxsize=_CACHED_PROFILES)
def _list_keys_of_person(keys: frozenset[str], name: str, names: frozenset[str]) -> frozenset[str]:
    variants = {key for one in (name, *names) for key in _list_variant_keys(one)}
    return frozenset({key for key in keys if _SEPARATOR in key} | variants) if variants else keys


def list_stored_keys(profile: EntityProfile) -> frozenset[str]:
    """List the lookup keys that are asked of the store: of one whose given name is known no bare surname.

    Those who may bear a name with initials are found by `list_initial_keys`, however many share the surname.
    """
    keys = list_lookup_keys(profile)
    full = frozenset(key for key in keys if _SEPARATOR in key) if profile.is_person else keys
    return full or keys


def is_acronym(name: str) -> bool:
    """Say whether a body's name is a short one in capitals alone: `QBT`, `Q.B.T.`."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= _MAX_ACRONYM_CHARS


def list_initial_keys(profile: EntityProfile) -> set[str]:
    """List what keys begin with that a person's name may have elsewhere who has initials alone: `silva, b`."""
    if not profile.is_person:
        return set()
    names = map(split_person_name, (profile.name, *profile.names))
    return {_initial_key(name) for name in names if name.given and is_name_initials(name.given)}


@lru_cache(maxsize=CACHED_NAMES)
def has_initials_alone(full_name: str) -> bool:
    """Say whether a person's full name has initials in place of the given name: `B. Silva`."""
    return is_name_initials(split_person_name(full_name).given)


@lru_cache(maxsize=CACHED_NAMES)
def find_initial_key(full_name: str) -> str | None:
    """Find by what a person of a full name is found who has initials alone elsewhere: `silva, b` of Bill Silva."""
    name = split_person_name(full_name)
    return _initial_key(name) if name.given and not is_name_initials(name.given) else None


@lru_cache(maxsize=CACHED_NAMES)
def list_keys_by_part(full_name: str) -> tuple[str, ...]:
    """List by what a person is found who has a part of the name elsewhere.

    One of two joined surnames, `berg, ana` of Ana Berg-Silva; the name behind an initial, `silva, rui` of J. Rui Silva.
    """
    name = split_person_name(full_name)
    if called := find_name_behind_initial(name):
        forms = (fold_given_name(called), *list_given_name_forms(fold_given_name(called)))
        return tuple(f"{fold_surname(name.surname)}{_SEPARATOR}{form}" for form in forms)
    if "-" not in full_name or not name.given:
        return ()
    return tuple(f"{part}{_SEPARATOR}{fold_name(name.given)}" for part in list_parts_of_surname(name))


@lru_cache(maxsize=CACHED_NAMES)
def _list_variant_keys(full_name: str) -> tuple[str, ...]:
    """List the keys that a person's full name may have elsewhere; none of a name of one word.

    `Bill Silva` has `silva, william` and `silva, b`; `B. Silva` has the surname, by which all are found who share it;
    `Ana Berg-Silva` has `berg, ana`, as before a wedding.
    """
    name = split_person_name(full_name)
    if not name.given:
        return ()
    surname = fold_surname(name.surname)
    given = fold_given_name(name.given)
    own = (surname,) if is_name_initials(name.given) else ()
    forms = (*list_given_name_forms(given), *list_given_name_spellings(given), *_list_joined_given_names(name))
    joined = (f"{surname}{_SEPARATOR}{form}" for form in forms)
    return (*own, _initial_key(name), *joined, *_list_keys_of_holder(full_name), *list_keys_by_part(full_name))


@lru_cache(maxsize=CACHED_NAMES)
def _list_keys_of_holder(full_name: str) -> tuple[str, ...]:
    """List the keys of how papers write the name of an office's holder, slips of a letter too."""
    return tuple(name_key(EntityType.PERSON, spelling) for spelling in list_spellings_of_holder(full_name))


def list_parts_of_surname(name: PersonName) -> list[str]:
    """List the folded parts of a surname with a hyphen, `Berg-Silva`; none of any other, or of initials."""
    if "-" not in name.surname or is_name_initials(name.given):
        return []
    parts = fold_name(name.surname.split()[-1]).split("-")
    return parts if len(parts) > 1 else []


def find_name_behind_initial(name: PersonName) -> str:
    """Find the name that a person is called by behind the initial of another: `Rui` of J. Rui Silva; else ""."""
    has_both = is_name_initials(name.given) and bool(name.middle)
    return name.middle[0] if has_both and not is_name_initials(name.middle[0]) else ""


def _list_joined_given_names(name: PersonName) -> list[str]:
    """List how the key of a name begins its given names where they are joined in another way: `Ana-Maria`, `Ana Maria`.

    Of the latter the second one is a middle name, which no key has.
    """
    first, *more = fold_name(name.given).split("-")
    second = [word for word in name.middle[:1] if not is_name_initials(word)]
    return ([first] if more else []) + [f"{first}-{fold_name(word)}" for word in second]


def _initial_key(name: PersonName) -> str:
    return f"{fold_surname(name.surname)}{_SEPARATOR}{fold_given_name(name.given)[:1]}"
