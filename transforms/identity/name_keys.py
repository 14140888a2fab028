"""Make the keys under which entities that may be one are looked up.

A key is that of one name; the names of an entity give it several keys. Whether two entities of one key are one is
decided in `comparison.py`.
"""

from collections.abc import Iterable

from transforms.document import EntityType
from transforms.identity.profiles import EntityProfile
from transforms.knowledge.gazetteer import list_given_name_forms
from transforms.knowledge.name_forms import drop_suffix, fold_name, split_person_name
from transforms.knowledge.organization_names import strip_legal_form


def name_key(entity_type: str, name: str) -> str:
    """Give the key of a name: `silva, ana` of a person's full name, else the folded name without legal forms."""
    if entity_type == EntityType.PERSON:
        plain = name.replace(",", "").removeprefix("The ")  # a band that was taken for a person
        parts = split_person_name(drop_suffix(plain))
        surname = fold_name(parts.surname.split()[-1]) if parts.surname else ""
        return f"{surname}, {fold_name(parts.given)}" if parts.given else surname
    return strip_legal_form(name)


def list_keys(profile: EntityProfile) -> set[str]:
    """List the keys under which an entity is found: those of its names."""
    return {name_key(profile.entity_type, name) for name in (profile.name, *profile.names)}


def list_lookup_keys(profile: EntityProfile) -> set[str]:
    """List the keys by which entities are looked up that a profile may be of: its own, and those of its variants."""
    keys = list_keys(profile)
    if profile.is_person:
        keys |= set(_list_variant_keys(keys))
    return keys


def _list_variant_keys(keys: Iterable[str]) -> Iterable[str]:
    """List the keys with the other forms of the given names: `silva, bill` has `silva, william`."""
    for key in keys:
        surname, separator, given = key.partition(", ")
        if separator:
            for form in list_given_name_forms(given):
                yield f"{surname}, {form}"
