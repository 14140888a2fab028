"""Recognize what a site or a scraper puts where the text of an article should be: "Page not found", "[removed]".

The words are in `data/lexicon/missing_text_words.tsv`. What becomes of such an input is decided where it is read:
`transforms/records` and `transforms/parsers`.
"""

import re
from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class

# A longer text that opens so tells of such a page and is none.
_LONGEST_CHARS = 300
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})
# Around such words: "[Removed]", "--- no text ---", "Error!"
_MARKS_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


class MissingTextWord(StrEnum):
    """How much of a text such words are."""

    WHOLE = "whole"
    OPENING = "opening"


def is_missing_text(text: str) -> bool:
    """Say whether a text is no article's, by its words: it has none, or they say that there is no text.

    >>> is_missing_text("Page Not Found. You will be redirected to the home page in 10 seconds.")
    True
    """
    folded = _MARKS_AROUND.sub("", " ".join(text[: _LONGEST_CHARS + 1].translate(_APOSTROPHES).casefold().split()))
    if not folded:
        return not any(map(str.isalnum, text))
    if len(text.strip()) > _LONGEST_CHARS:
        return False
    words = _read_missing_text_words()
    return folded in words[MissingTextWord.WHOLE] or _match_opening(folded) is not None


def _match_opening(folded: str) -> re.Match[str] | None:
    return _make_opening_pattern().match(folded)


@cache
def _make_opening_pattern() -> re.Pattern[str]:
    openings = sorted(_read_missing_text_words()[MissingTextWord.OPENING], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, openings))})(?!\w)")


@cache
def _read_missing_text_words() -> dict[MissingTextWord, frozenset[str]]:
    return read_words_by_class("lexicon/missing_text_words", MissingTextWord)
