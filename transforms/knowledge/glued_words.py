"""Look up the words that pages glue to a link beside them: "inLisbon", "Silvabroke".

They are in `data/lexicon/glued_words.tsv`, read once. Where such a word is cut off: structure/glued_words.py.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class


class GluedWord(StrEnum):
    """Where a word stands that is glued to another one."""

    JOINT = "joint"  # before a name or behind it
    BEFORE = "before"
    BEHIND = "behind"
    ENDING = "ending"  # behind a word in small letters too


def is_word_before_link(word: str) -> bool:
    """Say whether a word in small letters may be glued to a name behind it."""
    words = _read_glued_words()
    return word in words[GluedWord.JOINT] or word in words[GluedWord.BEFORE]


def is_word_behind_link(word: str) -> bool:
    """Say whether a word in small letters may be glued to a name before it."""
    words = _read_glued_words()
    return word in words[GluedWord.JOINT] or word in words[GluedWord.BEHIND]


def is_sure_ending(word: str) -> bool:
    """Say whether hardly a longer word of English ends in these letters."""
    return word in _read_glued_words()[GluedWord.ENDING]


@cache
def _read_glued_words() -> dict[GluedWord, frozenset[str]]:
    return read_words_by_class("lexicon/glued_words", GluedWord)
