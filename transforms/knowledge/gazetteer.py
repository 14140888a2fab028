"""What is known before any article is read: countries, seats of power, organizations, given names, words for people.

Facts of the world, a few hundred, in `data/*.tsv`; read once, at the first question. A line that starts with `#` says
what the columns are.
"""

from dataclasses import dataclass
from functools import cache

from transforms.knowledge.name_forms import folded
from transforms.knowledge.tables import read_rows

_SEXES = {"m": "male", "f": "female"}


@dataclass(frozen=True, slots=True)
class KnownName:
    """A thing known by name: canonical `name`, its type, how the form that was looked up relates to it."""

    name: str
    entity_type: str
    form: str  # name, acronym, capital, adjective, people, seat
    country_code: str | None = None
    government: str | None = None  # of a capital: the country whose government it may stand for


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """An office, trade or tie: the noun, all broader words for the same person, gender where the word tells."""

    noun: str
    broader: frozenset[str]
    gender: str | None


def known(name: str) -> KnownName | None:
    """Look a name up, article aside; accents, apostrophes' shape and the dots of acronyms do not matter."""
    found = _names().get(folded(name))
    if found is None and name.startswith(("U.S. ", "US ")):
        found = _names().get(folded(name.partition(" ")[2]))
        return found if found and found.entity_type == "organization" else None
    # "Who" and "us" are words, "WHO" and "US" are names
    return None if found and found.form == "acronym" and not any(map(str.isupper, name[1:])) else found


def given_name(word: str) -> str | None:
    """Say what is known of a given name: `male`, `female`, `either`; None where it is no known given name."""
    return _given().get(folded(word))


def same_given(one: str, other: str) -> bool:
    """Say whether two given names may be forms of one ("Bill" and "William")."""
    one, other = folded(one), folded(other)
    return one == other or bool(_nicknames().get(one, frozenset()) & _nicknames().get(other, frozenset()))


def organization_noun(word: str) -> str | None:
    """Give the entity type of names that end with `word` ("Commission": organization), None for other words."""
    return _organization_nouns().get(word)


def role_noun(words: str) -> RoleNoun | None:
    """Look up an office, trade or tie ("foreign minister"), singular or plural, any case."""
    found = _role_nouns().get(words.lower())
    return found or _role_nouns().get(singular(words.lower()))


def organization_description(noun: str) -> frozenset[str] | None:
    """Give the words of names that a noun for organizations fits (`bank`: Bank, ...); `*` among them fits any."""
    return _organization_descriptions().get(noun)


def title(word: str) -> tuple[str, str | None, str | None] | None:
    """Look up a word that stands before a name ("Mr.", "Sen."): its kind, gender and the office it is short for."""
    return _titles().get(word)


def singular(words: str) -> str:
    """Give the singular of a role's plural: `senators` senator, `spokesmen` spokesman, `secretaries` secretary."""
    if words.endswith("men"):
        return words[:-2] + "an"
    if words.endswith("wives"):
        return words[:-3] + "fe"
    if words.endswith("ies"):
        return words[:-3] + "y"
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def _rows(name: str) -> list[list[str]]:
    return [[*(cell.strip() for cell in row), *[""] * (6 - len(row))] for row in read_rows(name)]


def _several(cell: str) -> list[str]:
    return [one for one in cell.split(";") if one]


@cache
def _names() -> dict[str, KnownName]:
    out: dict[str, KnownName] = {}
    for row in _rows("world/countries"):
        out.update(_country(*row[:6]))
    for name, code, others, *_ in _rows("world/places"):
        for one in (name, *_several(others)):
            out[folded(one)] = KnownName(
                name, "place", "name", code or None
            )  # the state of Georgia leaves the country open
    for name, adjective, others, *_ in _rows("world/groups"):
        for one in (name, *_several(others)):
            out.setdefault(folded(one), KnownName(name, "group", "people"))
        if adjective:
            out.setdefault(folded(adjective), KnownName(name, "group", "adjective"))
    for name, code, *_ in _rows("world/seats_of_power"):
        out[folded(name)] = KnownName(name, "organization", "seat", code)
    for name, code, others, *_ in _rows("world/organizations"):
        for one in (name, *_several(others)):
            form = "acronym" if one.replace(".", "").isupper() and one != name else "name"
            out.setdefault(folded(one), KnownName(name, "organization", form, code or None))
    return out


def _country(code: str, name: str, capital: str, adjective: str, people: str, others: str) -> dict[str, KnownName]:
    out = {folded(name): KnownName(name, "place", "name", code)}
    for one in _several(others):
        out[folded(one)] = KnownName(name, "place", "acronym" if one.isupper() else "name", code)
    if capital and capital != name:
        out[folded(capital)] = KnownName(capital, "place", "capital", code, name)
    if adjective:
        out[folded(adjective)] = KnownName(name, "place", "adjective", code)
    if people:
        out[folded(people)] = KnownName(people, "group", "people", code)
    return out


@cache
def _given() -> dict[str, str]:
    return {folded(row[0]): _SEXES.get(row[1], "either") for row in _rows("world/given_names")}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for forms, *_ in _rows("world/nicknames"):
        for form in _several(forms):
            out.setdefault(folded(form), set()).add(_several(forms)[0])
    return {form: frozenset(heads) for form, heads in out.items()}


@cache
def _organization_nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in _rows("lexicon/organization_nouns")}


@cache
def _organization_descriptions() -> dict[str, frozenset[str]]:
    return {row[0]: frozenset(_several(row[1])) for row in _rows("lexicon/organization_descriptors")}


@cache
def _titles() -> dict[str, tuple[str, str | None, str | None]]:
    return {row[0]: (row[1], _SEXES.get(row[2]), row[3] or None) for row in _rows("lexicon/titles")}


@cache
def _role_nouns() -> dict[str, RoleNoun]:
    rows = {row[0]: (_several(row[1]), _SEXES.get(row[2])) for row in _rows("lexicon/role_nouns")}

    def broader(noun: str, seen: frozenset[str]) -> frozenset[str]:
        for one in rows.get(noun, ([], None))[0]:
            if one not in seen:
                seen = broader(one, seen | {one})
        return seen

    return {noun: RoleNoun(noun, broader(noun, frozenset()), gender) for noun, (_, gender) in rows.items()}
