"""Look up words that pages put around an article: labels, whole lines, calls to readers, buttons, credits.

The words are in `data/lexicon/page_words.tsv`, read once, when first asked for. What a line with such words is, is
decided in `transforms/structure`.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache, lru_cache

from transforms.knowledge.tables import read_padded_rows

_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'"})


class PageWord(StrEnum):
    """What words of a page are for."""

    LABEL = "label"  # before a colon; it gives the line its role
    HEADWORD = "headword"  # before a colon in the story itself, where it names no speaker
    LINE = "line"  # all that a line says
    OPENING = "opening"  # a line that is no sentence begins so
    FRAME = "frame"  # buttons of a player or picture: a line that has them anywhere is the page's
    ENDING = "ending"  # a link's title has it behind it
    LINK_INSIDE = "link_inside"  # a link begins so within a line that has lost its breaks
    OPENER = "opener"  # with a capital behind a title that has no full stop, it opens the next sentence
    CLOSING = "closing"  # in capitals behind a list of links that is glued into a sentence
    PLEA = "plea"  # a call to the reader begins so, whatever it offers
    CALL = "call"  # a call to the reader begins so where it names an offer
    OFFER = "offer"
    BUTTON = "button"  # of the lines of buttons that share an article
    NETWORK = "network"  # one of these is on every such line
    SOUND = "sound"  # in brackets in a transcript
    AGENCY = "agency"  # who sells pictures
    ORIGIN = "origin"  # how a picture came, where nobody is named
    PUBLICATION = "publication"  # last word of a newspaper's or station's name


@lru_cache(maxsize=32)  # rules ask for the same line one after the other, ten times on average
def fold_page_words(words: str) -> str:
    """Fold case, apostrophes and white space, as the words of the list are."""
    return " ".join(words.translate(_APOSTROPHES).casefold().split())


def is_page_word(words: str, kind: PageWord) -> bool:
    """Say whether the words, however written, are one entry of a kind."""
    return fold_page_words(words) in _read_page_words()[kind]


def role_of_page_label(label: str) -> str | None:
    """Give the role that a label before a colon gives its line ("Also read": furniture); None for other words."""
    return _read_page_words()[PageWord.LABEL].get(fold_page_words(label))


@cache
def page_word_pattern(kind: PageWord) -> re.Pattern[str]:
    """Give the pattern that finds any entry of a kind, as whole words, in folded text; the longest comes first."""
    return re.compile(rf"(?<!\w)(?:{join_page_words(kind)})(?!\w)")


def join_page_words(kind: PageWord) -> str:
    """Join the entries of a kind to the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(words) for words in _sort_longest_first(_read_page_words()[kind]))


def _sort_longest_first(entries: Iterable[str]) -> list[str]:
    return sorted(entries, key=lambda words: (-len(words), words))


@cache
def _read_page_words() -> dict[PageWord, dict[str, str]]:
    """Give the entries of each kind with their roles; the role is empty but for labels."""
    by_kind: dict[PageWord, dict[str, str]] = {kind: {} for kind in PageWord}
    for kind, words, role, *_ in read_padded_rows("lexicon/page_words"):
        by_kind[PageWord(kind)][words] = role
    return by_kind
