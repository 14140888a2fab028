"""Find where paragraphs end in a text that has lost the breaks between them, and the blanks with them.

`... at the quay."We go on," said Silva.FERRY STUCK IN PORTThe council`: behind the end of a sentence a capital follows
without a blank. Such an end is certain where the word before is in small letters. With two of them a text has lost its
breaks, and then credits in brackets, titles in capitals and dates are ends too. The text of the article has the breaks,
and repairs say what stood there. Breaks whose blanks are left: lost_breaks.py; credits: credits.py; titles in capitals:
glued_titles.py; words glued within sentences: glued_words.py.
"""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from transforms.knowledge.calendar import MONTHS
from transforms.knowledge.lexicon import abbreviated_titles
from transforms.structure.credits import find_ends_of_glued_credits
from transforms.structure.glued_marks import find_opening_marks
from transforms.structure.glued_titles import find_title_end, list_acronyms
from transforms.structure.mojibake import MendedText
from transforms.structure.text_edits import apply_edits, insert_before

# The kind of repair, as stored.
_GLUED_PARAGRAPHS = "glued_paragraphs"
_BREAK, _BLANK = "\n\n", " "
# One place may be a slip of the keys; with two, the breaks are lost.
_LEAST_CERTAIN_ENDS = 2
# A word in small letters, and a word with a capital that goes on with a blank: "harbour.com" and "Node.js" have none.
_CERTAIN_END = re.compile(
    r"(?:(?<![\w@.-])[a-z]{2,}|\d|%)[.!?]+[\"\u201d]?(?=[\"\u201c]?(?:[A-Z][a-z]*['\u2019]?[a-z]* ))"
)
# What the marks belong to, the sentence before or the one behind, is read from their form and place.
_END = re.compile(
    r"(?:(?P<stop>[.!?\u2026]+)|(?<=\w),?(?=\"\"|\u201d\u201c))(?P<marks>[)\]\"\u201c\u201d\u2018\u2019']*)"
    r"(?=[A-Z(\[]|\d{1,2}(?:\) |[ ]?[A-Z]))"
)
_CLOSING_MARKS = frozenset('"\u201d\u2019)]')
# Behind the stop of an address no sentence begins: "Ana.Silva@post.example", "Harbour.Com".
_ADDRESS = re.compile(r"[\w.-]+@\w|(?:[Cc]om|COM|[Oo]rg|ORG|[Nn]et|NET)(?![a-z])")
_LAST_WORD = re.compile(r"[\w.'\u2019&@-]*\Z")
_LONGEST_WORD_CHARS = 40
# Letters that keep their full stop within a sentence: "U.S.", "D.C.", "R-N.D.", "p.m.".
_ENDS_IN_INITIAL = re.compile(r"(?:^|[.-])\w\Z|^[A-Z][a-z]?-[A-Z]\w{1,5}\Z")
_ABBREVIATED = re.compile(r"[A-Z][a-z]")  # "St.John's", "Mt.Silva"
_OPENING_WORD = re.compile(
    r"(?:The|An?|In|On|At|It|He|She|They|We|But|And|As|This|That|For|If|When|With|His|Her|Its|Get)\b"
)
# A sentence goes on: "the harbour fund (PHF)Secretary Silva", "FIRST IN THE POST:Senator Silva".
_GLUED_WITHIN = re.compile(r"(?:\)|[A-Z]{2}:)(?=[A-Z])")
_WORD_IN_SENTENCE = re.compile(r"[\"\u201c]?[A-Z](?:[a-z]| [a-z])")
_LINE_START = re.compile(r"^", re.MULTILINE)
_COLON = re.compile(r"(?<=[a-z]:)(?=[A-Z][a-z])")
# A line without a full stop, then "You've", "It's".
_CONTRACTION = re.compile(r"(?<=[a-z])(?=(?:You|We|They|He|She|It|I)['\u2019](?:ve|re|ll|m|s|d) )")
_DAY = rf"\d{{1,2}} (?:{'|'.join(month.title()[:3] for month in MONTHS)})[a-z]* (?:19|20)\d\d"
# The clock of an entry of a live blog, and the date under a post.
_STAMP_EDGE = re.compile(
    rf"(?<=[A-Za-z.!?\"\u201d])(?={_DAY} - \d\d:\d\d [A-Z]{{3}})|(?<=\d\d:\d\d [A-Z]{{3}})(?=[A-Z][a-z])"
    r"|(?<=\d, (?:19|20)\d\d)(?=[\"\u201c]?[A-Z][a-z])"
)


def break_glued_paragraphs(mended: MendedText) -> MendedText:
    """Put the breaks between paragraphs back into a text that has lost them; each repair has what stood there."""
    text = mended.text
    found = dict(_find_edges(text) if _has_lost_breaks(text) else _find_sure_titles(text))
    edits = (insert_before(text, at, found[at]) for at in sorted(found) if at > 0)
    return apply_edits(mended, edits, _GLUED_PARAGRAPHS)


def _has_lost_breaks(text: str) -> bool:
    """Say whether a text has lost its breaks: enough sentences begin right behind another one's end."""
    ends = [match.end() for match in _CERTAIN_END.finditer(text) if not _ADDRESS.match(text, match.end())]
    return len(ends) + len(find_ends_of_glued_credits(text)) >= _LEAST_CERTAIN_ENDS


def _find_edges(text: str) -> Iterator[tuple[int, str]]:
    """Yield the places where something is missing, and what: a break, or a blank within a paragraph."""
    starts: list[int] = []
    opening = find_opening_marks(text)
    for match in _END.finditer(text):
        at = _find_start_behind(match, opening)
        gap = _find_gap(text, match, at)
        if gap is None:
            continue
        yield at, gap
        starts.append(at)
    yield from ((match.end(), _BLANK) for match in _GLUED_WITHIN.finditer(text))
    patterns = (_STAMP_EDGE, _COLON, _CONTRACTION)
    ends = [match.end() for pattern in patterns for match in pattern.finditer(text)]
    for at in (*find_ends_of_glued_credits(text), *ends):
        yield at, _BREAK
        starts.append(at)
    yield from _find_titles(text, [*starts, *_find_line_starts(text)])


def _find_line_starts(text: str) -> list[int]:
    return [line.start() for line in _LINE_START.finditer(text)]


def _find_sure_titles(text: str) -> Iterator[tuple[int, str]]:
    """Yield the ends of titles that run into a sentence in a text that has its breaks, if only its first word shows."""
    titles = _find_titles(text, _find_line_starts(text))
    return ((at, gap) for at, gap in titles if _WORD_IN_SENTENCE.match(text, at))


def _find_titles(text: str, starts: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield the ends of the titles in capitals that begin at one of the places and run into a sentence."""
    acronyms = list_acronyms(text)
    ends = (find_title_end(text, start, acronyms) for start in starts)
    yield from ((end, _BREAK) for end in ends if end is not None)


def _find_start_behind(match: re.Match[str], opening: Container[int]) -> int:
    """Find where the next sentence begins: marks that open belong to it, all others to the sentence before."""
    first, end = match.span("marks")
    return next((at for at in range(first, end) if at in opening), end)


def _find_gap(text: str, match: re.Match[str], at: int) -> str | None:
    """Give what is missing between two sentences, None where no sentence ends."""
    if text[at] == "(":  # as it stands it is known for a credit: captions.py
        return None
    word = _last_word(text, match.start())
    is_plain_stop = match["stop"] == "." and not match["marks"]
    if not is_plain_stop or text[match.start() - 1] in _CLOSING_MARKS:
        return _BREAK
    is_abbreviated = f"{word}." in _titles() or _ABBREVIATED.fullmatch(word) is not None
    if is_abbreviated or _ADDRESS.match(text, at) or (len(word) < 2 and not word.isdigit()):
        return None
    if text[match.start() - 1].isupper() and text[at + 1 : at + 2] == ".":  # "U.S."
        return None
    if _ENDS_IN_INITIAL.search(word):
        return _BREAK if _OPENING_WORD.match(text, at) else _BLANK
    return _BREAK if text[at].isalpha() or word.islower() else None


def _last_word(text: str, end: int) -> str:
    match = _LAST_WORD.search(text, max(0, end - _LONGEST_WORD_CHARS), end)
    return match[0] if match else ""


@cache
def _titles() -> frozenset[str]:
    return frozenset(abbreviated_titles())
