"""Marked stretches that no cue claims: speech by their looks, or words that nobody said here (titles, terms, names)."""

import re

from transforms.quotes.cue_options import PlacedQuotation

# From this many words on, a stretch that begins and ends as a sentence does is speech wherever it stands.
_LONG_WORDS = 6
_WORD = re.compile(r"\w+")
_ENDS = frozenset(".?!\u2026")
# Before a sentence that stands by itself: the end of another one, a colon, a question, or the paragraph's start.
_BEFORE = re.compile(r"[.?!:\u2026][\"\u201d\u2019')\]\u00bb]*\s*$")
_DOTS = " .\u2026[("


def is_speech(stretch: PlacedQuotation, text: str) -> bool:
    """Say whether a stretch without a cue reads as a sentence: capital, final mark, six words or a place of its own.

    The final mark may stand behind the closing one, and dots before the first word.
    """
    outer, inner = stretch.marked.outer, stretch.marked.inner.of(text).strip()
    words = len(_WORD.findall(inner))
    first = inner.lstrip(_DOTS)[:1]
    if not (first.isupper() or first.isdecimal()):
        return False
    behind = text[outer.end_char : outer.end_char + 1]
    is_closed = inner[-1:] in _ENDS or behind in (".", "?", "!")
    if words >= _LONG_WORDS:
        return is_closed or inner[-1:] == "," or not stretch.marked.is_closed
    return words > 1 and is_closed and not stretch.is_headline and _stands_alone(stretch, text)


def _stands_alone(stretch: PlacedQuotation, text: str) -> bool:
    outer = stretch.marked.outer
    after = text[outer.end_char : outer.end_char + 3].lstrip(" .?!")[:1]
    is_open_behind = not after or after.isspace() or not after.islower()
    before = text[max(0, outer.start_char - 4) : outer.start_char]
    return is_open_behind and (stretch.is_block_start or bool(_BEFORE.search(before)))
