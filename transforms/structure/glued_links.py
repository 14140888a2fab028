"""Cut the list of links that a page unfolds behind a person's name, where extraction has glued it into the sentence.

"Ana Silva Ana Maria SilvaFerry stuck in port Silva opens new quay MORE said": the name once more in full, titles of
other articles glued to it without a blank, and the word that closes the list. Sentences go through it, so it can be no
block of its own: the text of the article is without it, and a repair says what stood there. Links on lines of their
own: furniture.py. Wrong encodings: mojibake.py.
"""

import re
from collections.abc import Iterator
from functools import cache

from transforms.document import Span
from transforms.knowledge.name_forms import PARTICLES
from transforms.knowledge.page_words import PageWord, join_page_words
from transforms.structure.mojibake import MendedText
from transforms.structure.text_edits import TextEdit, apply_edits

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


def cut_glued_links(mended: MendedText) -> MendedText:
    """Cut the lists of links behind names; each repair has the letter before a list, and what stood there with it."""
    text = mended.text
    cuts = list(_find_lists(text)) if _closing_word().search(text) else []
    if not cuts:
        return mended

    edits = (TextEdit(Span(cut.start_char - 1, cut.end_char), text[cut.start_char - 1]) for cut in cuts)
    return apply_edits(mended, edits, _GLUED_LINKS)


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
