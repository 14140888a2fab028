"""Values of roles: the words that describe an office, and the names that may say where it is held.

A phrase of the same form may tell a feat: "the first mayor to address the union", "the youngest to win the prize".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from transforms.document import EntityType
from transforms.language.words import Word, text_beside_words

# No description ends with these tags, but where it lost the words behind them: "leader and clearly", "author of".
LOOSE_ENDS = frozenset(("CC", "POS", "IN", "TO", "RB", "DT"))
_RANKS = frozenset(("first", "second", "third", "last", "latest", "next", "only"))
_SUPERLATIVES = ("JJS", "RBS")


class NamedAt(NamedTuple):
    """The entity whose name starts at a word: the index of the name's last word, the entity's id and type."""

    last: int
    entity_id: str
    entity_type: EntityType


# By parse and index of a name's first word.
Names = Mapping[tuple[int, int], NamedAt]


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role as words of a parse: the phrase [first, last], and where its role noun is, [noun_first, noun_last]."""

    first: int
    last: int
    noun_first: int
    noun_last: int
    copula: int | None = None  # the verb between the name and the phrase: "was"


def is_feat(words: list[Word], phrase: RolePhrase) -> bool:
    """Say whether a phrase tells what somebody is the first, the only or the youngest to do, and no office."""
    before = words[phrase.first : phrase.noun_first]
    is_ranked = any(word.text.lower() in _RANKS or word.tag in _SUPERLATIVES for word in before)
    behind = phrase.noun_last + 1
    is_done = text_beside_words(words, behind) == "to" and behind + 1 < len(words) and words[behind + 1].tag == "VB"
    return is_ranked and is_done
