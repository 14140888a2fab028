"""Complete a source that is cut within a word whose parts hyphens join: `Costa` of `Costa-Silva`, `e` of `e-mail`.

Numbers that measure something, "70-year-old", go on to what they measure: `source_extent.py`.
"""

from transforms.document import Token, Tokens
from transforms.language.alignment import TokenRange

_HYPHEN = "-"
_BEFORE_OFFICES = frozenset(("ex", "vice", "co", "then"))  # "ex-president"
_NOMINAL = ("NOUN", "PROPN")


def complete_hyphenated_word(tokens: Tokens, source: TokenRange) -> TokenRange:
    """Give a source with the parts of its first and last word that hyphens without blanks join to them."""
    first, end = source
    while first > 1 and _joins(tokens, first - 1) and tokens[first - 2].is_alpha:
        first -= 2
    while end + 1 < len(tokens) and _joins(tokens, end) and _goes_on(tokens[end - 1], tokens[end + 1]):
        end += 2
    return first, end


def _joins(tokens: Tokens, hyphen: int) -> bool:
    has_blank = tokens[hyphen - 1].whitespace_ or tokens[hyphen].whitespace_
    return tokens[hyphen].text == _HYPHEN and not has_blank


def _goes_on(part: Token, rest: Token) -> bool:
    """Say whether a word goes on behind a hyphen: with a noun or name, or its part is a letter or stands by offices."""
    is_letter = len(part.text) == 1 and part.is_alpha
    is_open = is_letter or part.lower_ in _BEFORE_OFFICES
    return is_open or rest.pos_ in _NOMINAL or rest.text[:1].isupper()
