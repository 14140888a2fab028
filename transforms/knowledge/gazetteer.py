"""Look up names that are known before any article is read: places, groups, organizations, given names.

It decides what a name by itself is known to be, never what it means in a text (`name_types/name_types.py` weighs that).
Titles, role nouns and other common words are in `lexicon.py`. The facts are in `data/world/*.tsv`, read once, when
first asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import chain

from transforms.document import EntityType
from transforms.knowledge.name_forms import fold_name
from transforms.knowledge.organization_names import drop_legal_form
from transforms.knowledge.tables import read_padded_rows, split_cell

# How given_names.tsv writes genders; any other letter means that the name is given to both.
_GENDERS = {"m": "male", "f": "female"}
_EITHER = "either"
# Beginnings of names of national bodies that the file has without them ("U.S. Supreme Court").
_COUNTRY_PREFIXES = ("U.S. ", "US ", "United States ", "U.K. ", "UK ", "United Kingdom ")

# Different names, and words beside each other that might be one, of a large batch of articles.
_CACHED_NAMES = 65536


class KnownForm(StrEnum):
    """How the form of a name that was looked up relates to the canonical name."""

    NAME = "name"  # the name, or another name
    ACRONYM = "acronym"
    CAPITAL = "capital"  # a city whose name may stand for a government
    ADJECTIVE = "adjective"  # "Norwegian"
    PEOPLE = "people"  # "Norwegians"
    SEAT = "seat"  # a seat of power: "Kremlin"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A thing known by name: its canonical name, its type, and the form by which it was looked up."""

    name: str
    entity_type: EntityType
    form: KnownForm
    country_code: str | None = None
    government: str | None = None  # of a capital: the country whose government it may stand for
    wikidata_id: str | None = None


@lru_cache(maxsize=_CACHED_NAMES)
def look_up_known_name(name: str) -> KnownName | None:
    """Look up a place, group or organization by any of its names; None where it is not known.

    The article, accents, the shape of apostrophes and the dots of acronyms do not matter.
    """
    found = _read_known_names().get(fold_name(name))
    if found is None and (short := _shorten_name_of_body(name)):
        found = _read_known_names().get(fold_name(short))
        return found if found and found.entity_type == EntityType.ORGANIZATION else None

    # "Who" and "us" are words, "WHO" and "US" are names
    has_inner_capital = any(map(str.isupper, name[1:]))
    if found and found.form == KnownForm.ACRONYM and not has_inner_capital:
        return None
    return found


def find_wikidata_id(entity_type: str, name: str) -> str | None:
    """Find the Wikidata item of what has this type and canonical name; None where it is not known for certain."""
    known = look_up_known_name(name)
    is_same = known is not None and known.entity_type == entity_type and known.name == name
    return known.wikidata_id if known and is_same else None


def look_up_party_of_group(group: str) -> KnownName | None:
    """Look up the party that the members of a group make up, by its canonical name: `Conservatives`; None of others."""
    return _read_parties_of_groups().get(group)


def is_country(name: str) -> bool:
    """Say whether a name is a country's canonical one."""
    return name in _read_country_names()


def list_country_forms(country_code: str) -> tuple[str, ...]:
    """List the folded names, other names and adjective of a country: `norway`, `norwegian`."""
    return _read_country_forms().get(country_code, ())


def is_name_of_land(name: str) -> bool:
    """Say whether a name is a country's or a continent's, no acronym and no adjective: `Norway`, `Europe`."""
    known = look_up_known_name(name)
    is_place = known is not None and known.entity_type == EntityType.PLACE and known.form == KnownForm.NAME
    return known is not None and is_place and (is_country(known.name) or known.country_code is None)


def is_one_of_people(word: str) -> bool:
    """Say whether a word may call one person by land, party or faith: "Spaniard", "Norwegian", "Democrat"."""
    known, several = look_up_known_name(word), look_up_known_name(f"{word}s")
    is_of_several = several is not None and several.form == KnownForm.PEOPLE
    return is_of_several or (known is not None and known.form in (KnownForm.ADJECTIVE, KnownForm.PEOPLE))


def _shorten_name_of_body(name: str) -> str:
    """Give a name without its country before it or its legal form behind it; "" where it has neither."""
    for prefix in _COUNTRY_PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return drop_legal_form(name)


def begins_known_organization(word: str) -> bool:
    """Say whether a known organization's name of several words begins with a word, by which it may be called: `Fox`."""
    return fold_name(word) in _read_first_words_of_organizations()


def look_up_club(short_name: str) -> str | None:
    """Look up the canonical name of a club by what news of sport calls it: `Liverpool`, `Hearts`; None of others."""
    return _read_clubs_by_short_name().get(fold_name(short_name))


def is_club(name: str) -> bool:
    """Say whether a canonical name is a sports club's or a team's."""
    return name in _read_club_names()


def look_up_given_name(word: str) -> str | None:
    """Look up a given name and give its gender: `male`, `female`, `either`; None where it is not known."""
    return _read_given_names().get(fold_name(word))


def is_same_given_name(name: str, other: str) -> bool:
    """Say whether two given names may be forms of one: "Bill" and "William"."""
    name, other = fold_name(name), fold_name(other)
    if name == other:
        return True
    heads = _read_nicknames()
    return bool(heads.get(name, frozenset()) & heads.get(other, frozenset()))


def list_given_name_forms(name: str) -> frozenset[str]:
    """List the forms of a given name, folded, its own left out: "bill" has "william", "will", "billy"."""
    folded = fold_name(name)
    heads = _read_nicknames().get(folded, frozenset())
    forms = (form for head in heads for form in _read_forms_by_head()[head])
    return frozenset(forms) - {folded}


def is_short_given_name(short: str, full: str) -> bool:
    """Say whether a given name is a short form of another: "Bill" of William, which is nobody's of the other gender."""
    heads = _read_nicknames().get(fold_name(short), frozenset())
    is_short = fold_name(full) in map(fold_name, heads - {short})
    return is_short and {look_up_given_name(short), look_up_given_name(full)} != {"male", "female"}


@cache
def _read_known_names() -> dict[str, KnownName]:
    """Read all names by their folded forms.

    A place overrides a form of a country, as does a seat of power; groups and organizations never override. A place of
    a capital's name tells the other names of the capital.
    """
    out: dict[str, KnownName] = {}
    for row in read_padded_rows("world/countries"):
        out.update(_known_forms_of_country(*row[:8]))
    for form, place in _read_known_places():
        capital = out.get(fold_name(place.name))
        if capital is not None and capital.form == KnownForm.CAPITAL and capital.country_code == place.country_code:
            out[form] = capital
        else:
            out[form] = place
    for form, group in _read_known_groups():
        out.setdefault(form, group)
    for name, code, other_names, *_ in read_padded_rows("world/seats_of_power"):
        seat = KnownName(name, EntityType.ORGANIZATION, KnownForm.SEAT, code or None)
        out.update((fold_name(form), seat) for form in (name, *split_cell(other_names)))
    for form, organization in chain(_read_known_organizations(), _read_known_clubs()):
        out.setdefault(form, organization)
    for form, thing in _read_known_things():
        out.setdefault(form, thing)
    return out


@cache
def _read_country_names() -> frozenset[str]:
    return frozenset(row[1] for row in read_padded_rows("world/countries"))


@cache
def _read_country_forms() -> dict[str, tuple[str, ...]]:
    return {
        code: tuple(fold_name(form) for form in (name, adjective, *split_cell(others)) if form)
        for code, name, _, adjective, _, others, *_ in read_padded_rows("world/countries")
    }


def _known_forms_of_country(
    code: str, name: str, capital: str, adjective: str, people: str, other_names: str, item: str, capital_item: str
) -> dict[str, KnownName]:
    country = KnownName(name, EntityType.PLACE, KnownForm.NAME, code, wikidata_id=item or None)
    out = {fold_name(name): country}
    for other_name in split_cell(other_names):
        form = KnownForm.ACRONYM if other_name.isupper() else KnownForm.NAME
        out[fold_name(other_name)] = replace(country, form=form)
    if capital and capital != name:
        out[fold_name(capital)] = KnownName(
            capital, EntityType.PLACE, KnownForm.CAPITAL, code, name, capital_item or None
        )
    if adjective:
        out[fold_name(adjective)] = replace(country, form=KnownForm.ADJECTIVE)
    if people:
        out[fold_name(people)] = KnownName(people, EntityType.GROUP, KnownForm.PEOPLE, code)
    return out


def _read_known_places() -> Iterator[tuple[str, KnownName]]:
    for name, code, other_names, adjectives, item, *_ in read_padded_rows("world/places"):
        # the state of Georgia leaves the country open
        place = KnownName(name, EntityType.PLACE, KnownForm.NAME, code or None, wikidata_id=item or None)
        for form in (name, *split_cell(other_names)):
            yield fold_name(form), place
        for adjective in split_cell(adjectives):
            yield fold_name(adjective), replace(place, form=KnownForm.ADJECTIVE)


def _read_known_groups() -> Iterator[tuple[str, KnownName]]:
    for name, adjective, other_names, _, code, *_ in read_padded_rows("world/groups"):
        party = look_up_party_of_group(name)
        group = KnownName(name, EntityType.GROUP, KnownForm.PEOPLE, (code or None) if party is None else None)
        yield fold_name(name), group
        for form in split_cell(other_names):  # those of a party's members are nobody else's: "Tories"
            yield fold_name(form), replace(party, form=KnownForm.PEOPLE) if party else group
        for form in split_cell(adjective):
            yield fold_name(form), KnownName(name, EntityType.GROUP, KnownForm.ADJECTIVE)


@cache
def _read_parties_of_groups() -> dict[str, KnownName]:
    return {
        group: KnownName(party, EntityType.ORGANIZATION, KnownForm.NAME, code or None)
        for group, _, _, party, code, *_ in read_padded_rows("world/groups")
        if party
    }


def _read_known_organizations() -> Iterator[tuple[str, KnownName]]:
    for name, code, other_names, item, *_ in read_padded_rows("world/organizations"):
        for form in (name, *split_cell(other_names)):
            is_acronym = form.replace(".", "").isupper() and form != name
            kind = KnownForm.ACRONYM if is_acronym else KnownForm.NAME
            yield (
                fold_name(form),
                KnownName(name, EntityType.ORGANIZATION, kind, code or None, wikidata_id=item or None),
            )


@cache
def _read_first_words_of_organizations() -> frozenset[str]:
    return frozenset(form.partition(" ")[0] for form, _ in _read_known_organizations() if " " in form)


def _read_known_clubs() -> Iterator[tuple[str, KnownName]]:
    for name, code, other_names, *_ in read_padded_rows("world/sports_clubs"):
        club = KnownName(name, EntityType.ORGANIZATION, KnownForm.NAME, code or None)
        yield from ((fold_name(form), club) for form in (name, *split_cell(other_names)))


@cache
def _read_clubs_by_short_name() -> dict[str, str]:
    rows = read_padded_rows("world/sports_clubs")
    return {fold_name(short): name for name, _, _, shorts, *_ in rows for short in split_cell(shorts)}


@cache
def _read_club_names() -> frozenset[str]:
    return frozenset(name for name, *_ in read_padded_rows("world/sports_clubs"))


def _read_known_things() -> Iterator[tuple[str, KnownName]]:
    for name, kind, other_names, *_ in read_padded_rows("world/named_things"):
        for form in (name, *split_cell(other_names)):
            is_acronym = form.replace(".", "").isupper() and form != name
            yield (
                fold_name(form),
                KnownName(name, EntityType(kind), KnownForm.ACRONYM if is_acronym else KnownForm.NAME),
            )


@cache
def _read_given_names() -> dict[str, str]:
    """Read the given names with their genders; what was written for this project goes before the census."""
    files = ("world/census_given_names", "world/given_names")
    rows = chain.from_iterable(map(read_padded_rows, files))
    return {fold_name(row[0]): _GENDERS.get(row[1], _EITHER) for row in rows}


@cache
def _read_nicknames() -> dict[str, frozenset[str]]:
    """Read the first forms of given names by each of their forms: `bill` has William."""
    out: dict[str, set[str]] = {}
    for cell, *_ in read_padded_rows("world/nicknames"):
        forms = split_cell(cell)
        for form in forms:
            out.setdefault(fold_name(form), set()).add(forms[0])
    return {form: frozenset(heads) for form, heads in out.items()}


@cache
def _read_forms_by_head() -> dict[str, frozenset[str]]:
    """Read the forms of each first form, folded: `William` has william, bill, will."""
    out: dict[str, set[str]] = {}
    for form, heads in _read_nicknames().items():
        for head in heads:
            out.setdefault(head, set()).add(form)
    return {head: frozenset(forms) for head, forms in out.items()}
