"""Look up words that are no names, or no part of one, though their capitals look like it.

What such a word means for one name is decided in `entities/`. The words are in `data/lexicon/name_words.tsv`, read
once, when first asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class


class NameWord(StrEnum):
    """Why a word is no name, or no part of one."""

    NEVER = "never"  # "This", "Monday", "GDP": it begins no name and goes on none
    NO_NAME = "no name"  # "EUR", "CEO": money, measures, letters for common nouns
    NO_SURNAME = "no surname"  # "However": it begins a sentence behind an initial
    TITLE_CASE_VERB = "title case verb"  # "Says", behind a name in Title Case
    EMPHASIZED = "emphasized"  # "not": in capitals for emphasis
    BEHIND_HYPHEN = "behind hyphen"  # "led"
    POST_NOMINAL = "post-nominal"  # "OBE"
    DEGREE = "degree"  # "PharmD"
    CURRENCY = "currency"  # "Rs"
    EPITHET = "epithet"  # "Terrible", behind a ruler's name and "the"
    SPOT = "spot"  # "Meadow": bears its owner's name, "Quist's Meadow"
    ORDER = "order"  # "Visit": tells a reader what to do, before a name
    OPENING = "opening"  # "Key": opens a sentence before what is named, with a capital for that alone
    OFFICE = "office"  # "AG": letters of an office, before a surname that the text has
    TIDINGS = "tidings"  # "News": opens a sentence, before "of" and whom it is about
    SHORT_NAME = "short name"  # "Mohd."


def is_name_word(word: str, kind: NameWord) -> bool:
    """Say whether a word, in this very case, is of a kind."""
    return word in _read_name_words()[kind]


def list_short_names() -> list[str]:
    """List the given names that are cut short by a full stop ("Mohd."), in the order of the alphabet."""
    return sorted(_read_name_words()[NameWord.SHORT_NAME])


@cache
def _read_name_words() -> dict[NameWord, frozenset[str]]:
    return read_words_by_class("lexicon/name_words", NameWord)
