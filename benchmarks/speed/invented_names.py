"""Invent entities and words for articles that nobody wrote: any number of them, each the same at every call.

Of entity 7 all is told by the number 7, so that no process has to remember which there are. Names are made of
syllables that no language is meant by.
"""

import random
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from transforms.document import AliasKind, EntityType, RoleStatus, ids
from transforms.entities.ids import entity_id_of

# Of twenty entities eleven are persons (six of them in office) and six organizations.
_KINDS = (*(EntityType.PERSON,) * 11, *(EntityType.ORGANIZATION,) * 6, *(EntityType.PLACE,) * 3)
_IN_OFFICE = 6
_STEP = 7  # so that entities that follow on each other are of different kinds: the first ones are named most
_SYLLABLES = tuple("".join(letters) for letters in product("bdgklmnprstv", "aeiou"))
_OFFICES = ("mayor", "harbour master", "minister", "head of the board", "judge", "director", "secretary", "trainer")
_BODIES = ("Council", "Company", "Union", "Office", "Bank", "Museum")
# A cache that holds all entities would count as memory of the store.
_ENTITIES_KEPT = 4_096
_WORDS = 600
_PHRASES = 3_000
_WORDS_A_PHRASE = 9


@dataclass(frozen=True, slots=True)
class InventedEntity:
    """An entity as rows tell it: its id, names with their kinds, and the office that it holds, if any."""

    entity_id: str
    entity_type: str
    aliases: tuple[tuple[str, str], ...]
    role: str | None = None
    role_id: str | None = None

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.aliases[0][0]


@lru_cache(maxsize=_ENTITIES_KEPT)
def invent_entity(number: int) -> InventedEntity:
    """Invent the entity of a number from 0; no two numbers have one name."""
    place_in_kinds = number * _STEP % len(_KINDS)
    kind, own_name = _KINDS[place_in_kinds], spell_number(number).capitalize()
    if kind is EntityType.PLACE:
        return _name_entity(kind, own_name)
    if kind is EntityType.ORGANIZATION:
        return _name_entity(kind, f"{own_name} {_BODIES[number % len(_BODIES)]}")

    given_name = spell_number(number * 7 % 100).capitalize()
    role = _OFFICES[number % len(_OFFICES)] if place_in_kinds < _IN_OFFICE else None
    return _name_entity(kind, f"{given_name} {own_name}", own_name, role)


def _name_entity(kind: EntityType, name: str, surname: str | None = None, role: str | None = None) -> InventedEntity:
    entity_id = entity_id_of(kind.value, name)
    aliases = ((name, AliasKind.FULL.value), *([(surname, AliasKind.SURNAME.value)] if surname else []))
    role_id = ids.entity_role_id(entity_id, role, None, RoleStatus.CURRENT) if role else None
    return InventedEntity(entity_id, kind.value, aliases, role, role_id)


def spell_number(number: int) -> str:
    """Spell a number in syllables, two at least, the last ones first: another spelling for each number."""
    spelled = ""
    while number or len(spelled) < 4:
        number, at = divmod(number, len(_SYLLABLES))
        spelled += _SYLLABLES[at]
    return spelled


@cache
def invent_phrases() -> tuple[str, ...]:
    """Invent the phrases that texts are made of, in lower case and without marks: of a small vocabulary, as news is."""
    dice = random.Random(1)
    words = ["".join(dice.choices(_SYLLABLES, k=dice.choice((1, 2, 2, 3)))) for _ in range(_WORDS)]
    return tuple(" ".join(dice.choices(words, k=_WORDS_A_PHRASE)) for _ in range(_PHRASES))
