"""Look up words that tell what a headline is: somebody's claim, a question, a list.

Whose words it gives is decided in `layouts/headline_speakers.py`. The words are in `data/lexicon/headline_words.tsv`,
read once, when first asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class


class HeadlineWord(StrEnum):
    """What a word says of the headline that has it."""

    CLAIMING = "claiming"  # "will": a claim has it, and the label of a column or a list hardly
    OPENING = "opening"  # "why", "ways": a question or a list begins with it


def is_headline_word(word: str, kind: HeadlineWord) -> bool:
    """Say whether a word, in this very case, is of a kind."""
    return word in _read_headline_words()[kind]


@cache
def _read_headline_words() -> dict[HeadlineWord, frozenset[str]]:
    return read_words_by_class("lexicon/headline_words", HeadlineWord)
