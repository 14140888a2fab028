"""Look up words that say what is beside them: titles, role nouns, nouns of organizations.

It decides what a word means by itself; how it bears on a name is for `entities/title_splitter.py` and
`entities/roles.py`.
Names are in `gazetteer.py`. The words are in `data/lexicon/*.tsv`, read once, when first asked for.
"""

from dataclasses import dataclass
from functools import cache

from transforms.document import EntityType
from transforms.knowledge.tables import read_padded_rows, split_cell

_GENDERS = {"m": "male", "f": "female"}
_HONORIFIC = "honorific"


@dataclass(frozen=True, slots=True)
class PersonTitle:
    """A word before a person's name; gender and office are None where the word says neither."""

    is_honorific: bool  # "Mr." tells of no office, "Sen." does
    gender: str | None
    office: str | None  # what the title is short for: senator


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """An office, trade or tie: the noun, all broader words for the same person, gender where the word says one."""

    noun: str
    broader: frozenset[str]
    gender: str | None
    is_trade: bool = False  # "baker": with a capital it may be a surname as well


def look_up_title(word: str) -> PersonTitle | None:
    """Look up a word that is a title before a name ("Mr.", "Sen."), in this very case; None for other words."""
    return _read_titles().get(word)


def look_up_role_noun(words: str) -> RoleNoun | None:
    """Look up an office, trade or tie ("foreign minister"), singular or plural, in any case; None for other words."""
    lower = words.lower()
    return _read_role_nouns().get(lower) or _read_role_nouns().get(singularize(lower))


def look_up_organization_noun(word: str) -> EntityType | None:
    """Look up a last word of names and give their entity type ("Commission": organization); None for other words."""
    return _read_organization_nouns().get(word)


def look_up_organization_descriptor(noun: str) -> frozenset[str] | None:
    """Look up a noun for organizations and give the words of names that it fits; None for other nouns.

    `bank` gives Bank, Bancorp and so on; `*` among the words says that the noun fits any name.
    """
    return _read_organization_descriptors().get(noun)


def singularize(words: str) -> str:
    """Give the singular of a role's plural: `senators` senator, `spokesmen` spokesman, `secretaries` secretary."""
    if words.endswith("men"):
        return words[:-2] + "an"
    if words.endswith("wives"):
        return words[:-3] + "fe"
    if words.endswith("ies"):
        return words[:-3] + "y"
    if words.endswith("s") and not words.endswith("ss"):
        return words[:-1]
    return words


@cache
def _read_titles() -> dict[str, PersonTitle]:
    return {
        word: PersonTitle(kind == _HONORIFIC, _GENDERS.get(gender), office or None)
        for word, kind, gender, office, *_ in read_padded_rows("lexicon/titles")
    }


@cache
def _read_role_nouns() -> dict[str, RoleNoun]:
    rows = {
        noun: (split_cell(broader), _GENDERS.get(gender))
        for noun, broader, gender, *_ in read_padded_rows("lexicon/role_nouns")
    }

    def add_broader(noun: str, seen: frozenset[str]) -> frozenset[str]:
        """Add the broader words of a noun to those seen, and theirs, over any number of steps."""
        broader, _ = rows.get(noun, ([], None))
        for word in broader:
            if word not in seen:
                seen = add_broader(word, seen | {word})
        return seen

    trades = {
        trade: RoleNoun(trade, frozenset(), _GENDERS.get(gender), is_trade=True)
        for trade, gender, *_ in read_padded_rows("lexicon/trades")
    }
    roles = {noun: RoleNoun(noun, add_broader(noun, frozenset()), gender) for noun, (_, gender) in rows.items()}
    return trades | roles


@cache
def _read_organization_nouns() -> dict[str, EntityType]:
    return {word: EntityType(kind) for word, kind, *_ in read_padded_rows("lexicon/organization_nouns")}


@cache
def _read_organization_descriptors() -> dict[str, frozenset[str]]:
    return {
        noun: frozenset(split_cell(words)) for noun, words, *_ in read_padded_rows("lexicon/organization_descriptors")
    }
