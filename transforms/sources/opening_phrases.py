"""Leave the phrase that opens a sentence out of a source: "Speaking to Rui Costa, Silva, 48, said".

The parse may take the last name of the phrase for the subject, and the subject for its apposition. Other rules of
sources: `source_rules.py`.
"""

from transforms.document import Token, Tokens
from transforms.language.alignment import TokenRange

_OPENING_TAGS = ("VBG", "VBN", "IN")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PART")
_CLOSING_MARKS = frozenset(("\u201d", "''", '"'))
# Tokens of the comma, the age and the next comma behind a name.
_AGE_TOKENS = 3


def skip_opening_phrase(verb: Token, source: TokenRange) -> TokenRange:
    """Give the name behind the comma of the phrase that a source ends or is part of; the source itself elsewhere."""
    tokens, first = verb.doc, source[0]
    if (behind_title := _start_behind_title(tokens, source)) is not None:
        return behind_title, source[1]
    if first >= verb.i or not _is_end_of_opening_phrase(tokens, verb.sent.start, first):
        return source
    comma = next((at for at in range(first, verb.i) if tokens[at].text == ","), None)
    if comma is None or comma > source[1]:
        return source
    end = comma + 1
    while end < verb.i and tokens[end].pos_ == "PROPN":
        end += 1
    return (comma + 1, end) if end > comma + 1 and _is_subject_up_to(tokens, end, verb.i) else source


def _start_behind_title(tokens: Tokens, source: TokenRange) -> int | None:
    """Find where a phrase begins behind a title between marks, with its comma: "In “Our Harbour,” a student wrote"."""
    for at in range(source[1] - 2, source[0] - 1, -1):
        if tokens[at].text in _CLOSING_MARKS and tokens[at + 1].tag_ == "DT" and tokens[at + 1].text.islower():
            has_comma = any(tokens[i].text == "," for i in range(max(0, at - 1), at))
            return at + 1 if has_comma else None
    return None


def _is_end_of_opening_phrase(tokens: Tokens, start: int, first: int) -> bool:
    """Say whether a preposition governs the words from `first` on, within the phrase that opens the sentence."""
    if tokens[start].tag_ not in _OPENING_TAGS or first == start:
        return False
    at = first - 1
    while at > start and tokens[at].pos_ in _NOMINAL:
        at -= 1
    has_comma = any(token.text == "," for token in tokens[start:first])
    return tokens[at].pos_ == "ADP" and not has_comma


def _is_subject_up_to(tokens: Tokens, end: int, verb: int) -> bool:
    """Say whether nothing but an age and helping words is between a name and its verb."""
    if tokens[end].text == "," and tokens[end + 1].is_digit and end + _AGE_TOKENS <= verb:
        end += _AGE_TOKENS
    return all(token.pos_ in ("AUX", "ADV") for token in tokens[end:verb])
