"""Take the country out of the name of a body that many countries have: `Norwegian Supreme Court`, `Army of Norway`.

So "the Supreme Court" in an article on Norway and "Norway's Supreme Court" elsewhere may be one. Which words such
names are made of: `knowledge/organization_names.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, KnownName, is_country, list_country_forms, look_up_known_name
from transforms.knowledge.name_forms import CACHED_NAMES
from transforms.knowledge.organization_names import is_name_of_many_bodies, strip_legal_form

# Words of the longest name of a country.
_MAX_COUNTRY_WORDS = 4
# Bodies that go by one word before "of" and a country; "Bank of Norway" is a name of its own.
_BODIES_OF_ONE_WORD = frozenset(("army", "cabinet", "congress", "government", "navy", "parliament", "senate"))
# Between a town's name and what its body is: "Berg Town Council".
_KINDS_OF_TOWN = frozenset(("borough", "city", "county", "district", "parish", "town", "village"))
# Bodies that are called by their field before or behind: "Defence Ministry", "Ministry of Defence".
_NOUNS_WITH_FIELD = frozenset(("department", "ministry"))
# Fields of such bodies that go by two names: "Ministry of Foreign Affairs", "Foreign Ministry".
_FIELDS = {"foreign affairs": "foreign", "external affairs": "foreign", "internal affairs": "interior"}
# How states call themselves before their names.
_STATES = ("Republic of ", "Kingdom of ", "State of ")


@dataclass(frozen=True, slots=True)
class NationalBody:
    """A body's name without its country, and the country's code."""

    name: str
    country_code: str


@lru_cache(maxsize=CACHED_NAMES)
def split_national_body(name: str) -> NationalBody | None:
    """Take the country out of a body's name; None where it has none, or what is left is no name of many bodies."""
    words = name.removeprefix("The ").removeprefix("the ").split()
    for body, country in (*_split_before(words), *_split_behind(words)):
        known = _look_up_country(country) if is_name_of_many_bodies(body) else None
        if known is not None and known.country_code:
            return NationalBody(body, known.country_code)
    return None


@lru_cache(maxsize=CACHED_NAMES)
def split_town_of_body(name: str) -> str | None:
    """Give what stands before the kind in the name of a town's body: `Berg Town Council` Berg; None of other names."""
    words = name.split()
    start = len(words)
    while start > 0 and (words[start - 1].lower() in _KINDS_OF_TOWN or is_name_of_many_bodies(words[start - 1])):
        start -= 1
    is_kind_alone = start == len(words) or words[-1].lower() in _KINDS_OF_TOWN
    return None if is_kind_alone or start == 0 else " ".join(words[:start])


@lru_cache(maxsize=CACHED_NAMES)
def body_key(entity_type: str, name: str) -> str:
    """Give the key in which all names of a country's body agree, without the country and with its field first.

    `supreme court` of the Norwegian Supreme Court, `defense ministry` of the Ministry of Defence.
    """
    national = split_national_body(name) if entity_type == EntityType.ORGANIZATION else None
    return _put_field_first(strip_legal_form(national.name if national else name))


def split_field_of_body(name: str) -> str | None:
    """Give the field of a department or ministry, folded: `treasury` of `Treasury Department`; None of others."""
    field, _, noun = body_key(EntityType.ORGANIZATION, name).rpartition(" ")
    return field if field and noun in _NOUNS_WITH_FIELD else None


def list_national_keys(entity_type: str, name: str, country_code: str | None) -> set[str]:
    """List the keys of names that a country's body may have in a store: with each form of the country, and without."""
    key = body_key(entity_type, name)
    if entity_type != EntityType.ORGANIZATION or not is_name_of_many_bodies(key):
        return {key}
    bodies = _list_orders(key)
    forms = list_country_forms(country_code) if country_code else ()
    return bodies | {
        national
        for body in bodies
        for form in forms
        for national in (f"{form} {body}", f"{body} of {form}", f"{body} of the {form}")
    }


def _list_orders(key: str) -> set[str]:
    """List the names of a body with its field before and behind, by each of the field's names."""
    field, _, noun = key.rpartition(" ")
    if noun not in _NOUNS_WITH_FIELD:
        return {key}
    fields = [field, *(long for long, short in _FIELDS.items() if short == field)]
    return {name for one in fields for name in (f"{one} {noun}", f"{noun} of {one}", f"{noun} of the {one}")}


def _put_field_first(key: str) -> str:
    noun, of, behind = key.partition(" of ")
    field = behind.removeprefix("the ") if of else key.rpartition(" ")[0]
    noun = noun if of else key.rpartition(" ")[2]
    return f"{_FIELDS.get(field, field)} {noun}" if noun in _NOUNS_WITH_FIELD else key


def _look_up_country(name: str) -> KnownName | None:
    """Look up a country by its name, adjective or acronym, or by its name behind `the Republic of`."""
    plain = name.removeprefix("the ")
    for form in (plain, *(plain.removeprefix(state) for state in _STATES if plain.startswith(state))):
        known = look_up_known_name(form)
        if known is not None and known.form != KnownForm.CAPITAL and is_country(known.name):
            return known
    return None


def _split_before(words: list[str]) -> Iterator[tuple[str, str]]:
    """Give the ways to cut `Norwegian Supreme Court` into body and country."""
    for at in range(1, min(_MAX_COUNTRY_WORDS, len(words) - 1) + 1):
        yield " ".join(words[at:]), " ".join(words[:at])


def _split_behind(words: list[str]) -> Iterator[tuple[str, str]]:
    """Give the ways to cut `Supreme Court of Norway` into body and country."""
    for at in range(1, len(words) - 1):
        is_name = at > 1 or words[0].lower() in _BODIES_OF_ONE_WORD
        if words[at] == "of" and is_name:
            yield " ".join(words[:at]), " ".join(words[at + 1 :])
