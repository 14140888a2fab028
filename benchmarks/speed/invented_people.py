"""Invent who stands in articles: persons under varying names, namesakes among them, with offices at bodies.

Rows are those that the step of identity reads and changes; no parser has a part in them. Of person 7 all is told by the
number 7, so that it can be said afterwards who got whose id.
"""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from benchmarks.speed.invented_articles import invent_rows
from benchmarks.speed.invented_names import spell_number
from benchmarks.speed.store_filling import FIRST_RUN
from transforms.document import AliasKind, EntityType, RoleStatus, Row, Rows, ids
from transforms.entities.ids import entity_id_of
from transforms.identity import name_key

_PEOPLE_AN_ARTICLE = 6
_GIVEN_NAMES = 400
_SURNAMES = 20_000
# Common names are common: the power makes the first of a list the likeliest.
_GIVEN_POWER, _SURNAME_POWER = 1.5, 2.0
_FIRST_SURNAME = 3_600  # surnames have three syllables, given names two
_BODIES = 5_000
_OFFICES = ("mayor", "minister", "judge", "director", "secretary", "trainer")
_IN_OFFICE = 0.4
# Forms of a name, and how often an article has each.
_FORMS = (
    ("{given} {surname}", 70),
    ("{given} {initial}. {surname}", 15),
    ("{given} {middle} {surname}", 5),
    ("{first}. {surname}", 5),
    ("{first}. {initial}. {surname}", 5),
)
_PEOPLE_KEPT = 65_536


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """A person as a reader knows one: names, and the office with the body where it is held, if any."""

    number: int
    given: str
    middle: str
    surname: str
    role: str | None = None
    body: str | None = None

    def write_name(self, form: str) -> str:
        """Write the name in one of its forms."""
        parts = {"given": self.given, "middle": self.middle, "surname": self.surname}
        return form.format(**parts, first=self.given[0], initial=self.middle[0])


@lru_cache(maxsize=_PEOPLE_KEPT)
def invent_person(number: int) -> InventedPerson:
    """Invent the person of a number from 0; some share given name and surname with others."""
    dice = random.Random(number)
    given, middle = (spell_number(_throw(dice, _GIVEN_NAMES, _GIVEN_POWER)).capitalize() for _ in range(2))
    surname = spell_number(_FIRST_SURNAME + _throw(dice, _SURNAMES, _SURNAME_POWER)).capitalize()
    if dice.random() >= _IN_OFFICE:
        return InventedPerson(number, given, middle, surname)
    body = f"{spell_number(_FIRST_SURNAME + _throw(dice, _BODIES, 1.0)).capitalize()} Council"
    return InventedPerson(number, given, middle, surname, dice.choice(_OFFICES), body)


@dataclass(frozen=True, slots=True)
class InventedCast:
    """The rows of an article as they are before it is stored, and who each of its persons is, by local id."""

    rows: Rows
    people: dict[str, int]


def invent_cast(number: int, article_count: int, people_count: int) -> InventedCast:
    """Invent the persons of an article of so many, in which so many people come up by and by.

    No two of them have one surname, as one who writes of both would tell them apart.
    """
    dice = random.Random(f"cast {number}")
    document = _invent_document(number)
    rows: Rows = {"documents": [document], "entities": [], "entity_aliases": [], "entity_roles": []}
    people = {}
    for person in _choose_people(number, article_count, people_count, dice):
        form = dice.choices([form for form, _ in _FORMS], [weight for _, weight in _FORMS])[0]
        people[_add_person(rows, person, person.write_name(form), document)] = person.number
    return InventedCast(rows, people)


def _choose_people(number: int, article_count: int, people_count: int, dice: random.Random) -> Iterator[InventedPerson]:
    """Choose those who are new with this article, then known ones, the lower their number the likelier."""
    known = number * people_count // article_count
    chosen = list(range(known, (number + 1) * people_count // article_count))
    chosen += [int(math.exp(dice.random() * math.log(known + 1))) - 1 for _ in range(_PEOPLE_AN_ARTICLE) if known]
    by_surname = {person.surname: person for person in map(invent_person, reversed(chosen))}
    yield from list(reversed(by_surname.values()))[:_PEOPLE_AN_ARTICLE]


def _throw(dice: random.Random, count: int, power: float) -> int:
    return int(count * dice.random() ** power)


def _invent_document(number: int) -> Row:
    document_id = ids.document_id_of(f"urn:invented:cast:{number}")
    return _pattern_row() | {"document_id": document_id, "guid": f"urn:invented:cast:{number}"}


@lru_cache(maxsize=1)
def _pattern_row() -> Row:
    (row,) = invent_rows([0], f"{FIRST_RUN:%Y%m%dT%H%M%S}-000000", FIRST_RUN)["documents"]
    return row


def _add_person(rows: Rows, person: InventedPerson, name: str, document: Row) -> str:
    """Add the rows of a person under a name, and of the body where the office is held; give the local id."""
    names = [(name, AliasKind.FULL), (person.surname, AliasKind.SURNAME)]
    entity_id = _add_entity(rows, EntityType.PERSON, names, document)
    if person.role and person.body:
        body_id = entity_id_of(EntityType.ORGANIZATION.value, person.body)
        if all(row["entity_id"] != body_id for row in rows["entities"]):
            _add_entity(rows, EntityType.ORGANIZATION, [(person.body, AliasKind.FULL)], document)
        rows["entity_roles"].append({
            "entity_role_id": ids.entity_role_id(entity_id, person.role, body_id, RoleStatus.CURRENT),
            "entity_id": entity_id,
            "role": person.role,
            "organization_entity_id": body_id,
            "status": RoleStatus.CURRENT.value,
            "first_seen_date": document["published_date"],
            "valid_from": document["published_date"],
            "valid_to": document["published_date"],
            "evidence": f"{person.body} {person.role} {name}",
        })
    return entity_id


def _add_entity(rows: Rows, entity_type: EntityType, names: list[tuple[str, AliasKind]], document: Row) -> str:
    day = document["published_date"]
    entity_id = entity_id_of(entity_type.value, names[0][0])
    rows["entities"].append({
        "entity_id": entity_id,
        "entity_type": entity_type.value,
        "name": names[0][0],
        "wikidata_id": None,
        "country_code": None,
        "first_seen_date": day,
        "last_seen_date": day,
        "told_gender": None,
        "merged_into_entity_id": None,
    })
    rows["entity_aliases"] += [
        {
            "entity_id": entity_id,
            "alias": alias,
            "alias_key": name_key(entity_type.value, alias),
            "alias_kind": kind.value,
            "is_given": None,
            "first_seen_date": day,
            "first_seen_document_id": document["document_id"],
        }
        for alias, kind in names
    ]
    return entity_id
