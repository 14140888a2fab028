"""Look up words of offices: those before titles, the fields of offices, offices by who has them, words of politics.

Which nouns are offices at all: `lexicon.py`. The words are in `data/lexicon/office_words.tsv`, read once, when first
asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class


class OfficeWord(StrEnum):
    """What a word says of an office, or of whoever holds it."""

    BEFORE_TITLE = "before title"  # "Former": no part of any name
    FIELD = "field"  # "sporting": between a body and its director
    BEHIND_LETTERS = "behind letters"  # "DSP City"
    OF_PARTY = "of party"  # "nominee": parties have it
    ONE_HOLDER = "one holder"  # "president": one at a time
    FUNCTION = "function"  # "spokesman": news brings them in without a name
    OF_PARTY_ALONE = "of party alone"  # "whip": of parties, and of no other group that is called by its members
    PUBLIC = "public"  # "candidate": whoever holds or seeks an office, or is called by a trade of before
    OF_POLITICS = "of politics"  # "voters": news of politics has it
    RANK = "rank"  # "captain": of armies and the like
    OF_PEER = "of peer"  # "Lord": part of how a peer is known, before the surname alone


def is_office_word(word: str, kind: OfficeWord) -> bool:
    """Say whether a word, in this very case, is of a kind."""
    return word in _read_office_words()[kind]


@cache
def _read_office_words() -> dict[OfficeWord, frozenset[str]]:
    return read_words_by_class("lexicon/office_words", OfficeWord)
