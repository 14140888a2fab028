"""Look up words that tell, beside a date or a number, whether it is a date and whether it lies ahead.

What they show of one date is decided in `dates/`. The words are in `data/lexicon/date_context.tsv`, read once, when
first asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.tables import read_words_by_class


class DateContext(StrEnum):
    """What a word says of the date or the number beside it."""

    PLANNING = "planning"  # "schedule": what it is said of lies ahead
    APPOINTING = "appointing"  # "set": what it puts "for" a day lies ahead
    REQUEST = "request"  # "ask": of these, what a day stands beside before the act was done then
    BALLOT = "ballot"  # "primary": written of before its day and behind it
    COUNTED = "counted"  # "people": the number before it counts, and is no year


def is_date_context(word: str, kind: DateContext) -> bool:
    """Say whether a word, in lower case, is of a kind."""
    return word in _read_date_context()[kind]


@cache
def _read_date_context() -> dict[DateContext, frozenset[str]]:
    return read_words_by_class("lexicon/date_context", DateContext)
