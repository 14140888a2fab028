"""Tell whether quotation marks open that have no blank beside them: `He said "no.""We go on," she said."It is late`.

A curly mark says it itself. A straight one opens where the next one closes, and closes where the next one opens; where
that one is glued too, the mark before it tells.
"""

import re

_MARK = re.compile(r"[\"\u201c\u2018]")
_STRAIGHT = '"'
# Before an opening mark, and behind a closing one, where nothing is glued.
_BEFORE_OPENING = frozenset("([\u2014\u2013-\u2018")
_BEHIND_CLOSING = frozenset(".,;:!?)]\u2014\u2013-\u2026\u2019")


def find_opening_marks(text: str) -> frozenset[int]:
    """Find the marks that open a quotation, by their place."""
    marks = [(match.start(), _opens_by_form(text, match.start())) for match in _MARK.finditer(text)]
    found: set[int] = set()
    is_open = False
    line_end = 0
    for index, (at, opens) in enumerate(marks):
        if at >= line_end:
            is_open = False
            line_end = text.find("\n", at) % (len(text) + 1)
        if opens is None:
            is_next_closing = marks[index + 1][1] if index + 1 < len(marks) else None
            opens = not is_open if is_next_closing is None else not is_next_closing
        if opens:
            found.add(at)
        is_open = opens
    return frozenset(found)


def _opens_by_form(text: str, at: int) -> bool | None:
    """Say whether a mark opens, as its form and neighbours tell; None where a straight one has no blank beside it."""
    if text[at] != _STRAIGHT:
        return True
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if before == _STRAIGHT:
        return True
    if behind == _STRAIGHT or behind == "(" or not behind or behind.isspace() or behind in _BEHIND_CLOSING:
        return False
    return True if not before or before.isspace() or before in _BEFORE_OPENING else None
