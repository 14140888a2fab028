"""Strip the edges of a clause of what is no part of it: commas and other marks, white space."""

from transforms.document import Token, Tokens
from transforms.language.alignment import TokenRange

_EDGES = frozenset(",.;:!?-\u2013\u2014\"'`()[]\u201c\u201d\u2018\u2019\u00ab\u00bb")
# What links to another clause behind a comma, and the tokens of a clause that has lost that one.
_LINKS = ("CC", "WDT")
_MIN_BEFORE_LINK = 4


def strip_clause_edges(doc: Tokens, first: int, end: int) -> TokenRange | None:
    """Take marks and white space off both ends of a token range, but for a bracket's end; None if nothing is left."""
    while first < end and _is_clause_edge(doc[first]):
        first += 1
    last = end
    while first < end and _is_clause_edge(doc[end - 1]):
        end -= 1
    while end - first > _MIN_BEFORE_LINK and doc[end - 1].tag_ in _LINKS and doc[end - 2].text == ",":
        end -= 2  # "it could be late, but": the other clause is not the speaker's
    if end < len(doc) and (end < last or doc[end].text == ">") and _closes_bracket(doc, first, end):
        end += 1
    if first < end < len(doc) and doc[end].text == "%" and not doc[end - 1].whitespace_:
        end += 1  # the parse may hang it from another word: "fall 3%."
    return (first, end) if first < end else None


def _closes_bracket(doc: Tokens, first: int, end: int) -> bool:
    """Say whether the token at `end` closes a bracket that opens within the range: "her mother Ana (84)"."""
    words = [token.text for token in doc[first:end]]
    if doc[end].text == ">":
        return words.count("<") > words.count(">")  # a ticker: "Quist Corp <QST.N>"
    return doc[end].text == ")" and words.count("(") > words.count(")")


def _is_clause_edge(token: Token) -> bool:
    return token.text in _EDGES or token.is_space
