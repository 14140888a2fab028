"""Mend where a clause begins and ends: brackets that open in it close in it, a description belongs to the source.

Which clauses there are, is decided in `clause_candidates.py` and by the encoder.
"""

from spacy.tokens import Doc, Token

from transforms.language.alignment import TokenRange

_ARTICLES = frozenset(("the", "a", "an"))
_VERBAL = ("VERB", "AUX")
# A longer stretch between commas is no description of a source.
_MAX_DESCRIPTION_TOKENS = 16


def close_bracket(tokens: Doc, first: int, end: int) -> TokenRange:
    """Add the bracket behind a range that closes the one which opens in it: "the Harbour Board (HB" and ")"."""
    if end >= len(tokens) or tokens[end].text != ")":
        return first, end
    inside = [token.text for token in tokens[first:end]]
    return first, end + (inside.count("(") > inside.count(")"))


def put_description_to_source(
    according: Token, source: TokenRange, content: list[TokenRange]
) -> tuple[TokenRange, list[TokenRange]]:
    """Take a description between commas from the content to the source: "According to Silva, the head of the clinic,".

    Gives both as they are where none stands behind the source, or no clause behind it.
    """
    end = _end_of_description(according.doc, source[1], according.sent.end)
    if end == source[1]:
        return source, content
    rest = [(max(first, end + 1), last) for first, last in content if last > end + 1]
    return (source[0], end), rest or content


def _end_of_description(tokens: Doc, comma: int, end: int) -> int:
    if comma + 2 >= end or tokens[comma].text != "," or tokens[comma + 1].lower_ not in _ARTICLES:
        return comma
    for index in range(comma + 2, min(end, comma + _MAX_DESCRIPTION_TOKENS)):
        if tokens[index].pos_ in _VERBAL:
            return comma
        if tokens[index].text == ",":
            has_clause = any(token.pos_ in _VERBAL for token in tokens[index + 1 : end])
            return index if has_clause else comma
    return comma
