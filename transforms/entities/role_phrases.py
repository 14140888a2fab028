"""Values of roles: the words that describe an office, and the names that may say where it is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from transforms.document import EntityType

# No description ends with these tags, but where it lost the words behind them: "leader and clearly", "author of".
LOOSE_ENDS = frozenset(("CC", "POS", "IN", "TO", "RB", "DT"))


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
