"""Cut the list of links that a page unfolds behind a person's name, where extraction has glued it into the sentence.

"Ana Silva Ana Maria SilvaFerry stuck in port Silva opens new quay MORE said": the name once more in full, titles of
other articles glued to it without a blank, and the word that closes the list. Sentences go through it, so it can be no
block of its own: the text of the article is without it, and a repair says what stood there. Links on lines of their
own: furniture.py. Wrong encodings: mojibake.py.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from transforms.document import Repair, Span
from transforms.knowledge.name_forms import PARTICLES
from transforms.knowledge.page_words import PageWord, join_page_words
from transforms.structure.mojibake import MendedText, mend_mojibake

# The kind of repair, as stored.
_GLUED_LINKS = "glued_links"
# Three titles of 200 characters, longer than any headline, and the name; the longest list seen has 510 characters.
_LONGEST_LIST_CHARS = 800
_BLANK = r"[ \t\u00a0]"
_WORD = r"[^\W\d_a-z][\w'\u2019-]{0,30}"
_NAME_PART = rf"(?:{_WORD}\.?|\({_WORD}[^()\n]{{0,20}}\)|(?:{'|'.join(sorted(PARTICLES))}))"
_SURNAME = rf"(?<!\w)(?P<surname>{_WORD}(?<=[a-z])(?![\w'\u2019-]))"
_ONCE_MORE = rf"(?:{_NAME_PART}{_BLANK}){{0,6}}?(?P=surname)"
# A title begins with a capital, a figure or a quotation mark, and a blank before it is the one thing no name has.
_GLUED = r"(?=[^\W_a-z]|['\"\u2018\u201c])"
_OPENING = re.compile(rf"{_SURNAME}{_BLANK}{_ONCE_MORE}{_GLUED}")
# With a blank the given name has to come back too: "Ana Silva Ana Maria Silva Ferry stuck".
_WHOLE_NAME = rf"(?<!\w)(?P<given>{_WORD}){_BLANK}{_SURNAME}{_BLANK}(?P=given){_BLANK}"
_LOOSE_OPENING = re.compile(rf"{_WHOLE_NAME}{_ONCE_MORE}(?={_BLANK}[^\W_a-z])")


def mend_text(text: str) -> MendedText:
    """Mend what a wrong encoding has made of a text, and cut the lists of links that are glued into its sentences."""
    return cut_glued_links(mend_mojibake(text))


def cut_glued_links(mended: MendedText) -> MendedText:
    """Cut the lists of links behind names; each repair has the letter before a list, and what stood there with it."""
    text = mended.text
    cuts = list(_find_lists(text)) if _closing_word().search(text) else []
    if not cuts:
        return mended

    parts: list[str] = []
    repairs: list[Repair] = []
    done = removed = 0
    for cut in cuts:
        parts.append(text[done : cut.start_char])
        repairs += _move_repairs(mended.repairs, Span(done, cut.start_char - 1), removed)
        at = cut.start_char - removed
        original = _restore_original(mended, Span(cut.start_char - 1, cut.end_char))
        repairs.append(Repair(Span(at - 1, at), original[0], _GLUED_LINKS, original))
        done = cut.end_char
        removed += cut.end_char - cut.start_char
    repairs += _move_repairs(mended.repairs, Span(done, len(text)), removed)
    return MendedText("".join([*parts, text[done:]]), tuple(repairs))


def _find_lists(text: str) -> Iterator[Span]:
    """Yield the lists of links, from behind the name to the end of the closing word; none reaches over a line."""
    openings = sorted(
        (opening for pattern in (_OPENING, _LOOSE_OPENING) for opening in pattern.finditer(text)),
        key=lambda opening: opening.end("surname"),
    )
    done = 0
    for index, opening in enumerate(openings):
        next_start = openings[index + 1].end("surname") if index + 1 < len(openings) else len(text)
        end = min(opening.end() + _LONGEST_LIST_CHARS, next_start)
        closing = _closing_word().search(text, opening.end(), end)
        is_on_line = closing is not None and "\n" not in text[opening.end() : closing.end()]
        if closing is not None and is_on_line and opening.end("surname") >= done:
            yield Span(opening.end("surname"), closing.end())
            done = closing.end()


@cache
def _closing_word() -> re.Pattern[str]:
    """Give the pattern of the word in capitals that closes a list of links, behind a blank or glued to a name."""
    return re.compile(rf"(?:{_BLANK}|(?<=[^\W\dA-Z_]))(?:{join_page_words(PageWord.CLOSING).upper()})(?![\w-])")


def _move_repairs(repairs: Iterable[Repair], kept: Span, removed_chars: int) -> Iterator[Repair]:
    """Yield the repairs inside a kept stretch, moved to where it stands now."""
    for repair in repairs:
        if kept.holds(repair.span):
            start, end = repair.span.start_char - removed_chars, repair.span.end_char - removed_chars
            yield replace(repair, span=Span(start, end))


def _restore_original(mended: MendedText, span: Span) -> str:
    """Give what the input has in a stretch of a mended text."""
    parts: list[str] = []
    done = span.start_char
    for repair in mended.repairs:
        if repair.original is not None and span.holds(repair.span):
            parts += [mended.text[done : repair.span.start_char], repair.original]
            done = repair.span.end_char
    return "".join([*parts, mended.text[done : span.end_char]])
