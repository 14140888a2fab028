"""Trim the edges of a source: what closes the words before it, when or where they were said, and of what.

The parse joins such words to the name beside them: "said Silva about the ferry", "The day after the flood, in a letter,
an aide wrote". Which phrase the source is, is decided in `source_rules.py` and `source_choice.py`.
"""

from transforms.document import Token, Tokens
from transforms.knowledge.calendar import WEEKDAYS

_CLOSING_MARKS = frozenset(("\u201d", "\u00bb", "''"))
# Behind a name they tell of what and when somebody spoke; "of" and "from" say who somebody is.
_CIRCUMSTANCES = frozenset((
    *("about", "regarding", "concerning", "during", "before", "after", "following", "amid", "upon", "while"),
))  # fmt: skip
_RELATIVE_TAGS = ("WP", "WDT", "WP$", "WRB")
_TIMES = frozenset(("day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "moments"))
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
_OPENING_TAGS = ("DT", "PRP$", "NNP", "JJ", "NNS")
# Tokens of a source's first phrase among which a noun of time stands: "Just two days".
_MAX_TIME_TOKENS = 4


def start_of_source(tokens: Tokens, first: int, end: int) -> int:
    """Give the first token of a source, without a mark that closes the words before and without the time before."""
    while end - first > 1 and tokens[first].text in _CLOSING_MARKS:
        first += 1
    start = first
    while start < end and (tokens[start].text in WEEKDAYS or tokens[start].lower_ in _PARTS_OF_DAY):
        start += 1
    if first < start < end and tokens[start].pos_ == "PROPN":
        return start
    return _start_behind_time(tokens, first, end) if _opens_with_time(tokens, first, end) else first


def end_of_source(tokens: Tokens, first: int, end: int) -> int:
    """Give the end of a source that is a name behind its verb, without what it speaks of and when.

    A relative clause behind the name may have all of that.
    """
    for at in range(first + 1, end):
        if tokens[at].tag_ in _RELATIVE_TAGS or tokens[at].text == ",":
            return end
        if tokens[at].lower_ in _CIRCUMSTANCES and tokens[at - 1].pos_ == "PROPN":
            return at
    return end


def _opens_with_time(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether a source opens its sentence with a noun of time: "The day after the flood, an aide"."""
    near = tokens[first : min(end, first + _MAX_TIME_TOKENS)]
    is_opening = tokens[first].sent.start == first
    return is_opening and any(token.lower_ in _TIMES and token.pos_ == "NOUN" for token in near)


def _start_behind_time(tokens: Tokens, first: int, end: int) -> int:
    for at in range(end - 2, first, -1):
        if tokens[at].text == "," and _opens_phrase(tokens[at + 1]):
            return at + 1
    return first


def _opens_phrase(token: Token) -> bool:
    return token.tag_ in _OPENING_TAGS
