"""Say whether a number is a year and a word a month, by what stands about it: "in 2016", "the 2016 vote", "May".

Numbers that count things ("2016 people") and names ("Ms May") are neither.
"""

import re

from transforms.document import Token, TokenSpan
from transforms.knowledge.date_context import DateContext, is_date_context
from transforms.knowledge.time_zones import look_up_time_zone

# Before these words a number is no count.
_BEFORE_YEAR = frozenset((
    *("in", "since", "by", "until", "till", "of", "from", "during", "before", "after", "circa", "through", "around"),
    *("early", "mid", "late", "year", "summer", "winter", "spring", "autumn", "fall", "season"),
))
_BEFORE_MONTH = frozenset((
    *("in", "since", "by", "until", "till", "of", "from", "to", "during", "before", "after", "through", "between"),
    *("last", "next", "this", "early", "mid", "late", "mid-", "each", "for", "around", "throughout", "previous"),
))
# Months whose names are no other words and no given names.
_SURE_MONTHS = frozenset(("january", "february", "july", "september", "october", "november", "december"))
_MONEY_BEFORE = frozenset((
    "$",
    "£",
    "€",
    "us$",
    "#",
    "no",
    "no.",
    "nos",
    "than",
    "least",
    "page",
    "room",
    "flight",
    "resolution",
))
_DATED_NAMES = frozenset(("DATE", "EVENT", "LAW", "WORK_OF_ART", "FAC"))
# Figures of a year that is written out.
_YEAR_DIGITS = 4
_NO_YEARS = frozenset(("MONEY", "QUANTITY", "PERCENT", "PRODUCT", "ORDINAL"))


def is_year_word(words: TokenSpan, _match: re.Match[str]) -> bool:
    """Say whether a number of four digits is a year."""
    number = words[-1]
    before, after = _word_beside(words.start - 1, number), _word_beside(words.end, number)
    if look_up_time_zone(after.upper()) is not None:  # "at 2010 GMT"
        return False
    if before in _MONEY_BEFORE or is_date_context(after, DateContext.COUNTED) or number.ent_type_ in _NO_YEARS:
        return False
    if number.ent_type_ in _DATED_NAMES or len(words) > 1 or before in _BEFORE_YEAR:
        return not _counts_things(number)
    is_in_brackets = before == "(" and after in (")", ",", "-", "–")
    return is_in_brackets or _is_beside_year(words, before, after) or _describes_noun(number)


def is_short_year_word(words: TokenSpan, _match: re.Match[str]) -> bool:
    """Say whether two digits behind an apostrophe are a year: "in '08", "summer of '69"."""
    before = words.doc[words.start - 1] if words.start else None
    return before is not None and (before.lower_ in _BEFORE_YEAR or words[-1].ent_type_ == "DATE")


def is_month_word(words: TokenSpan) -> bool:
    """Say whether a month's name that no day or year stands by is one."""
    month = words[-1]
    if _word_beside(words.start - 1, month) == "that":  # of a year that the text has told of
        return False
    if month.is_upper and len(month.text) <= len("May"):
        return False
    before = _word_beside(words.start - 1, month)
    if len(words) > 1 or before in _BEFORE_MONTH or month.ent_type_ == "DATE":
        return month.ent_type_ not in ("PERSON",) or month.lower_ in _SURE_MONTHS
    return month.lower_ in _SURE_MONTHS and not month.ent_type_


def _word_beside(at: int, word: Token) -> str:
    tokens = word.doc
    return tokens[at].lower_ if 0 <= at < len(tokens) else ""


def _counts_things(number: Token) -> bool:
    """Say whether a number counts what its noun names: "in 1500 homes"."""
    head = number.head
    is_before_plural = number.dep_ == "nummod" and head.i == number.i + 1 and head.tag_ == "NNS"
    return is_before_plural and number.ent_type_ not in _DATED_NAMES


def _is_beside_year(words: TokenSpan, before: str, after: str) -> bool:
    """Say whether another year stands by, joined: "between 2010 and 2013", "2010, 2012 and 2014"."""
    tokens = words.doc
    near = []
    if before in ("and", "or", "to", ",", "-", "–") and words.start > 1:
        near.append(tokens[words.start - 2])
    if after in ("and", "or", "to", ",", "-", "–") and words.end + 1 < len(tokens):
        near.append(tokens[words.end + 1])
    return any(_is_sure_year(token) for token in near)


def _is_sure_year(token: Token) -> bool:
    is_dated = token.ent_type_ == "DATE" or _word_beside(token.i - 1, token) in _BEFORE_YEAR | {"between"}
    return token.is_digit and len(token.text) >= _YEAR_DIGITS and is_dated


def _describes_noun(number: Token) -> bool:
    """Say whether a number stands before a noun in the singular, as a year does: "the 2016 vote"."""
    head = number.head
    is_before = number.i < head.i and number.dep_ in ("nummod", "compound", "nmod", "amod")
    return is_before and head.tag_ in ("NN", "NNP", "NNPS")
