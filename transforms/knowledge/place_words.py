"""Look up words that tell of a place beside them, or of none.

What they show of one name is decided in `name_types/place_evidence.py`; how those who act for a place are told from it:
`metonym_words.py`. The words are in `data/lexicon/place_words.tsv`, read once, when first asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class


class PlaceWord(StrEnum):
    """What a word beside a name says of a place."""

    NOT_WITHIN = "not within"  # "faith": before "in" with a person, a firm or a faith
    GOING = "going"  # "trip": before "to" or "from" a place
    SITE = "site"  # "plant": a body has some, and calls them by their towns
    RESIDENT = "resident"  # "villager": of a place or from it
    COMPASS = "compass"  # "north": of a place
    BEHIND_PLACE = "behind place"  # "village": behind its own name
    STREET = "street"  # "Avenue"
    SIDE_OF_LAND = "side of land"  # "northern": before a country's name
    PART_OF_LAND = "part of land"  # "Upper": stands once for two lands
    OF_TOWN = "of town"  # "University": the first word of its name, alone, may be the town
    NAMED_AFTER = "named after"  # "Herald": the first word of its name is a town
    SPEAKING = "speaking"  # "city": its people or government speak


def is_place_word(word: str, kind: PlaceWord) -> bool:
    """Say whether a word, in this very case, is of a kind."""
    return word in _read_place_words()[kind]


@cache
def _read_place_words() -> dict[PlaceWord, frozenset[str]]:
    return read_words_by_class("lexicon/place_words", PlaceWord)
