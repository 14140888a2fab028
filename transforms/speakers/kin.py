"""Find whom a word for kin means ("Silva's son", "her husband"), and who is in the text only as kin of another.

Reads stated roles, surnames, suffixes and gender. Whose the kin is: owners.py.
"""

import re
from collections.abc import Sequence

from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.index import DocumentIndex
from transforms.document import Entity, EntityType
from transforms.knowledge import lexicon
from transforms.knowledge.name_forms import fold_name, split_person_name
from transforms.roles.role_nouns import find_head_noun_of_role

_POSSESSIVES = frozenset(("his", "her", "their", "my", "our"))
_POSSESSIVE_ENDS = ("'s", "\u2019s", "s'", "s\u2019")
# Kin who bear another's whole name with a suffix.
_NAMESAKES = frozenset(("son", "grandson"))
# "her late father, the trainer ": before a name, within so many characters.
_TIE_BEFORE_NAME = re.compile(r"\b(?:his|her|their|\w+['\u2019]s)\s+(?:\w+\s+)?(?P<noun>\w+),?\s+(?:\w+\s+){0,2}\Z")
_TIE_CHARS = 60
# "Ana Silva's grandmother ", "her late husband, the pilot ": whose kin it is, the tie, and what goes on to the name.
_OWNER_BEFORE_NAME = re.compile(
    r"(?P<owner>\b(?:[Hh]is|[Hh]er)|['\u2019]s)\s+(?:\w+\s+)?(?P<noun>\w+),?\s+(?:\w+\s+){0,2}\Z"
)
_OLDER_WORDS = frozenset(("older", "elder", "senior"))
_YOUNGER_WORDS = frozenset(("younger", "junior"))
_OLDER_KIN = frozenset(("father", "mother", "parent", "grandfather", "grandmother", "uncle", "aunt"))
_YOUNGER_KIN = frozenset(("son", "daughter", "grandson", "granddaughter", "nephew", "niece"))
_YOUNGER = frozenset(("jr", "ii", "iii", "iv"))


def is_introduced_as_kin(person: Entity) -> bool:
    """Say whether the text brings a person in as somebody's kin: "her father, Rui Silva", "Ana Silva's son Rui"."""
    return any(
        _is_kin_role(held.role) and any(_is_possessive(word) for word in held.evidence.lower().split())
        for held in person.roles
    )


def find_kin(index: DocumentIndex, owner: Entity, noun: str) -> Entity | None:
    """Find the person whom `noun` calls kin of `owner`, by a stated role, else by the surname; None unless one."""
    people = [entity for entity in index.entities.values() if _may_be_kin(entity, owner, noun)]
    stated = [person for person in people if any(_head_of_role(held.role) == noun for held in person.roles)]
    if stated:
        return stated[0] if len(stated) == 1 else None
    if noun in _NAMESAKES and (namesakes := [person for person in people if _is_younger_namesake(person, owner)]):
        return namesakes[0] if len(namesakes) == 1 else None
    family = [person for person in people if _share_surname(person, owner) and not _is_other_kin(person)]
    return family[0] if len(family) == 1 else None


def find_owner_of_kin(index: DocumentIndex, discourse: DiscourseModel, person: Entity) -> tuple[Entity, str] | None:
    """Find whose kin a person is brought in as, and by which noun: "Ana Silva's grandmother Maria"; None of others."""
    for span in index.mention_table.spans_by_entity.get(person.entity_id, ()):
        first = max(0, span.start_char - _TIE_CHARS)
        tie = _OWNER_BEFORE_NAME.search(index.doc.text[first : span.start_char])
        if tie is None or not lexicon.is_kin_noun(tie["noun"]):
            continue
        char = first + tie.start("owner")
        named = index.mention_at(char - 1) if not tie["owner"].isalpha() else None
        owner = index.entities[named.entity_id] if named is not None else discourse.entity_referred_to_at(char)
        if owner is not None and owner.entity_type == EntityType.PERSON and owner.entity_id != person.entity_id:
            return owner, tie["noun"]
    return None


def find_converse_kin(index: DocumentIndex, discourse: DiscourseModel, person: Entity, noun: str) -> Entity | None:
    """Find who is a `noun` of a person that the text brings in as kin of that one: Ana of "Ana's mother Maria"."""
    found = find_owner_of_kin(index, discourse, person)
    role_noun = lexicon.look_up_role_noun(noun)
    gender = role_noun.gender if role_noun else None
    if found is None or noun not in lexicon.list_converse_kin(found[1]) or found[0].gender not in (None, gender):
        return None
    return found[0]


def find_bearer_by_generation(index: DocumentIndex, people: Sequence[Entity], phrase: str) -> Entity | None:
    """Find who of two of one surname is "the older Silva" or "Silva junior", by how the text calls them kin.

    None where the phrase says no generation, or the text does not tell.
    """
    words = set(phrase.lower().split())
    if len(people) != 2 or words.isdisjoint(_OLDER_WORDS | _YOUNGER_WORDS):
        return None
    older, younger = ([_is_called(index, person, kin) for person in people] for kin in (_OLDER_KIN, _YOUNGER_KIN))
    first_is_older, second_is_older = older[0] or younger[1], older[1] or younger[0]
    if first_is_older == second_is_older:
        return None
    return people[0] if first_is_older == (not words.isdisjoint(_OLDER_WORDS)) else people[1]


def _is_called(index: DocumentIndex, person: Entity, kin: frozenset[str]) -> bool:
    """Say whether a role of a person is one of these ties, or one stands before the name: "his father, coach Rui"."""
    if any(_head_of_role(held.role) in kin for held in person.roles):
        return True
    spans = index.mention_table.spans_by_entity.get(person.entity_id, ())
    ties = (
        _TIE_BEFORE_NAME.search(index.doc.text[max(0, span.start_char - _TIE_CHARS) : span.start_char])
        for span in spans
    )
    return any(tie is not None and tie["noun"] in kin for tie in ties)


def _may_be_kin(entity: Entity, owner: Entity, noun: str) -> bool:
    role_noun = lexicon.look_up_role_noun(noun)
    gender = role_noun.gender if role_noun else None
    is_of_gender = gender is None or entity.gender in (None, gender)
    return entity.entity_type == EntityType.PERSON and entity.entity_id != owner.entity_id and is_of_gender


def _is_other_kin(person: Entity) -> bool:
    return any(_is_kin_role(held.role) for held in person.roles)


def _is_kin_role(role: str) -> bool:
    return lexicon.is_kin_noun(_head_of_role(role))


def _head_of_role(role: str) -> str:
    noun = find_head_noun_of_role(role)
    return noun.noun if noun is not None else ""


def _is_possessive(word: str) -> bool:
    return word in _POSSESSIVES or word.endswith(_POSSESSIVE_ENDS)


def _share_surname(person: Entity, owner: Entity) -> bool:
    surname, other = (fold_name(split_person_name(entity.name).surname) for entity in (person, owner))
    return bool(surname) and surname == other


def _is_younger_namesake(person: Entity, owner: Entity) -> bool:
    name, other = split_person_name(person.name), split_person_name(owner.name)
    is_same = (fold_name(name.surname), fold_name(name.given)) == (fold_name(other.surname), fold_name(other.given))
    return is_same and fold_name(name.suffix) in _YOUNGER and fold_name(other.suffix) not in _YOUNGER
