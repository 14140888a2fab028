"""Strip the edges of a clause of what is no part of it: commas and other marks, white space."""

from transforms.document import Token, Tokens
from transforms.language.alignment import TokenRange

_EDGES = frozenset(",.;:!?-\u2013\u2014\"'`()[]\u201c\u201d\u2018\u2019\u00ab\u00bb")


def strip_clause_edges(doc: Tokens, first: int, end: int) -> TokenRange | None:
    """Take marks and white space off both ends of a token range, but for a bracket's end; None if nothing is left."""
    while first < end and _is_clause_edge(doc[first]):
        first += 1
    last = end
    while first < end and _is_clause_edge(doc[end - 1]):
        end -= 1
    if end < last and _closes_bracket(doc, first, end):
        end += 1
    if first < end < len(doc) and doc[end].text == "%" and not doc[end - 1].whitespace_:
        end += 1  # the parse may hang it from another word: "fall 3%."
    return (first, end) if first < end else None


def _closes_bracket(doc: Tokens, first: int, end: int) -> bool:
    """Say whether the token at `end` closes a bracket that opens within the range: "her mother Ana (84)"."""
    words = [token.text for token in doc[first:end]]
    return doc[end].text == ")" and words.count("(") > words.count(")")


def _is_clause_edge(token: Token) -> bool:
    return token.text in _EDGES or token.is_space
