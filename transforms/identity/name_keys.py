"""Make the keys under which entities that may be one are looked up.

A key is that of one name; the names of an entity give it several keys. Whether two entities of one key are one is
decided in `comparison.py`.
"""

from collections.abc import Iterable
from functools import lru_cache

from transforms.document import EntityType
from transforms.identity.national_bodies import body_key
from transforms.identity.profiles import EntityProfile
from transforms.knowledge.gazetteer import list_given_name_forms
from transforms.knowledge.name_forms import PersonName, drop_suffix, fold_name, is_name_initials, split_person_name
from transforms.knowledge.organization_names import strip_legal_form

_SEPARATOR = ", "  # between surname and given name
# Different names of a large batch of articles and of those that may be theirs.
_CACHED_KEYS = 65536


@lru_cache(maxsize=_CACHED_KEYS)
def name_key(entity_type: str, name: str) -> str:
    """Give the key of a name: `silva, ana` of a person's full name, else the folded name without legal forms."""
    if entity_type == EntityType.PERSON:
        plain = name.replace(",", "").removeprefix("The ")  # a band that was taken for a person
        parts = split_person_name(drop_suffix(plain))
        surname = fold_name(parts.surname.split()[-1]) if parts.surname else ""
        return f"{surname}{_SEPARATOR}{fold_name(parts.given)}" if parts.given else surname
    return strip_legal_form(name)


def list_keys(profile: EntityProfile) -> set[str]:
    """List the keys under which an entity is found: those of its names, of bodies also without the country."""
    names = (profile.name, *profile.names)
    keys = {name_key(profile.entity_type, name) for name in names}
    return keys if profile.is_person else keys | {body_key(profile.entity_type, name) for name in names}


def list_lookup_keys(profile: EntityProfile) -> set[str]:
    """List the keys by which entities are looked up that a profile may be of: its own, and those of its variants.

    A bare surname is none of a person whose given name is known: it is borne by more and more people as a store grows,
    and makes nobody one with them.
    """
    keys = list_keys(profile)
    if not profile.is_person:
        return keys
    full = [one for one in map(split_person_name, (profile.name, *profile.names)) if one.given]
    if not full:
        return keys
    return {key for key in keys if _SEPARATOR in key} | {key for one in full for key in _list_variant_keys(one)}


def _list_variant_keys(name: PersonName) -> Iterable[str]:
    """List the keys that a person's name may have elsewhere.

    `Bill Silva` has `silva, william` and `silva, b`; `B. Silva` has the surname, by which all are found who share it.
    """
    surname, given = fold_name(name.surname.split()[-1]), fold_name(name.given)
    if is_name_initials(name.given):
        yield surname
    yield f"{surname}{_SEPARATOR}{given[:1]}"
    for form in list_given_name_forms(given):
        yield f"{surname}{_SEPARATOR}{form}"
