"""Which paragraphs of a body are section headings by layout, and where a part begins that has none."""

import re
from collections import Counter
from collections.abc import Sequence

from transforms.structure.paragraphs import SENTENCE_END, Paragraph

# Longer than either, and it is a sentence that lost its full stop.
_LONGEST_CHARS = 90
_LONGEST_WORDS = 14
# What follows a heading says more than the heading does: a sentence of this many words, or one with its full stop.
_LEAST_WORDS_BELOW = 12
# One heading makes no rule that a gap could break.
_LEAST_HEADINGS = 2
# "SMITH: ...", "Q. ...", "Anna Smith: ...": a turn of talk, also a label before a link.
_TURN = re.compile(r"[^\W\d_][\w.’' \-]{0,40}:(?!\w)|(?:Q|A)[.:)]\s")
_BULLET = re.compile(r"[-–—•*·▪►+>]|\(?[0-9a-z]{1,3}[.)]\s|\W*https?:")
_MARKS_OPEN = "\"“„«‘'"
# "9:45 a.m.", "14:05 GMT": the entries of a live blog. Its number comes from two such lines at least.
_CLOCK = re.compile(r"[012]?\d[:.h][0-5]\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?:?|[01]?\d\s*[ap]\.?m\.?:?", re.I)
# Lines that sites put between paragraphs.
_FURNITURE = re.compile(
    r"(?:advertisement|related|read (?:more|also|next)|see also|more (?:on|from)|share|sign up|subscribe|click|"
    r"follow us|continue reading|story continues|watch|listen|download|copyright|©|all rights|photo|image|video)\b",
    re.I,
)


def find_headings(body: Sequence[Paragraph]) -> set[int]:
    """Give the indexes in `body` of its headings: short lines alone, no full stop, capital start, more words below."""
    short = [_is_short_line(paragraph) for paragraph in body]
    clocks = {index for index, paragraph in enumerate(body[:-1]) if _CLOCK.fullmatch(paragraph.text[:24])}
    texts = Counter(body[index].text for index, is_short in enumerate(short) if is_short)
    found = {
        index
        for index, is_short in enumerate(short)
        if is_short and texts[body[index].text] == 1 and _is_over_a_part(body, short, index)
    }
    found -= _questions(body, found) | _names_under_quotes(body, short)
    if len(clocks) >= 2:
        found |= clocks
    return found


def find_missing_headings(body: Sequence[Paragraph], headings: set[int]) -> set[int]:
    """Give the indexes of the paragraphs that open a part without a heading.

    A rule of dashes or stars opens one; so do more blank lines than this article sets between paragraphs, where other
    parts have headings.
    """
    plain = [index for index in range(1, len(body)) if index not in headings and index - 1 not in headings]
    ruled = {index for index in plain if body[index].is_after_rule}
    gaps = Counter(body[index].blanks_before for index in plain)
    if len(headings) < _LEAST_HEADINGS or not gaps:
        return ruled
    usual = gaps.most_common(1)[0][0]
    wider = {index for index in plain if body[index].blanks_before > usual}
    # Wider gaps everywhere are no sign: each part has several paragraphs.
    return ruled | wider if 4 * len(wider) <= len(plain) else ruled


def _is_short_line(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_CHARS or paragraph.words_count > _LONGEST_WORDS or "\n" in text or "\r" in text:
        return False
    if not (text[0].isupper() or text[0].isdigit()) or not any(char.isalpha() for char in text):
        return False
    ends_open = text[-1] in ",;:-–—(…" or (SENTENCE_END.search(text[-8:]) is not None and not text.endswith("?"))
    return not (ends_open or _TURN.match(text) or _BULLET.match(text) or _FURNITURE.match(text))


def _is_over_a_part(body: Sequence[Paragraph], short: Sequence[bool], index: int) -> bool:
    """Say whether words of a part follow, and no list of short lines surrounds the line."""
    if index + 1 >= len(body) or short[index + 1]:
        return False
    if index and (short[index - 1] or body[index - 1].text.endswith(":")):
        return False
    line, below = body[index], body[index + 1]
    if _BULLET.match(below.text) and below.words_count < _LEAST_WORDS_BELOW:
        return False
    is_sentence = below.words_count >= 4 and SENTENCE_END.search(below.text[-8:]) is not None
    return below.words_count > line.words_count and (is_sentence or below.words_count >= _LEAST_WORDS_BELOW)


def _questions(body: Sequence[Paragraph], found: set[int]) -> set[int]:
    """Give those that are an interviewer's questions: most of the short lines ask, or two stand one answer apart."""
    asking = {index for index in found if body[index].text.endswith("?")}
    return asking if 2 * len(asking) > len(found) or len(asking) > 2 else set()


def _names_under_quotes(body: Sequence[Paragraph], short: Sequence[bool]) -> set[int]:
    """Give those that name who said the quote above ("Ana Silva, baker"), where the article does so again and again."""
    below = (index for index in range(1, len(body)) if short[index] and _is_quote(body[index - 1].text))
    named = {index for index in below if _is_name(body[index].text)}
    return named if len(named) >= 3 else set()


def _is_quote(text: str) -> bool:
    return text[0] in _MARKS_OPEN and text[-1] in "\"”»’'"


def _is_name(text: str) -> bool:
    words = text.split(",", 1)[0].split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
