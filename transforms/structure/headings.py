"""Decide by layout which paragraphs of a body are section headings, and where a part without a heading begins.

Only plain text comes here: formats with markup say themselves what a heading is (assembly.py).
"""

import re
from collections import Counter
from collections.abc import Sequence

from transforms.structure.furniture import find_beside_line
from transforms.structure.line_edges import ends_sentence
from transforms.structure.paragraphs import Paragraph

# A longer line is a sentence that lost its full stop.
_LONGEST_CHARS = 90
_LONGEST_WORDS = 14
# A sentence below a heading has so many words, where it ends as a sentence does.
_LEAST_SENTENCE_WORDS = 4
# Times of entries in an article that make it a live blog; names under quotes that make those a habit.
_LEAST_CLOCKS = 2
_LEAST_NAMES = 3
# Questions among the headings that show an interview, however many other headings there are.
_MOST_QUESTIONS = 2
# Characters at a line's start in which the time of an entry is looked for.
_CLOCK_CHARS = 24
# What follows a heading says more than the heading does: a sentence of this many words, or one with its full stop.
_LEAST_WORDS_BELOW = 12
# One heading makes no rule that a gap could break.
_LEAST_HEADINGS = 2
# "SMITH: ...", "Q. ...", "Anna Smith: ...": a turn of talk, also a label before a link.
_TURN = re.compile(r"[^\W\d_][\w.’' \-]{0,40}:(?!\w)|(?:Q|A)[.:)]\s")
_BULLET = re.compile(r"[-–—•*·▪►+>]|\(?[0-9a-z]{1,3}[.)]\s|\W*https?:")
# A line that ends so goes on below.
_OPEN_ENDS = ",;:-–—(…"
_MARKS_OPEN = "\"“„«‘'"
# "9:45 a.m.", "14:05 GMT": the entries of a live blog. Its number comes from two such lines at least.
_CLOCK = re.compile(r"[012]?\d[:.h][0-5]\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?:?|[01]?\d\s*[ap]\.?m\.?:?", re.I)


def find_headings(body: Sequence[Paragraph]) -> set[int]:
    """Find the headings of a body, by index: short lines alone, no full stop, capital start, more words below."""
    short = [_is_short_line(paragraph) for paragraph in body]
    texts = Counter(paragraph.text for paragraph, is_short in zip(body, short, strict=True) if is_short)
    unique = [index for index, is_short in enumerate(short) if is_short and texts[body[index].text] == 1]
    headings = {index for index in unique if _has_part_below(body, short, index)}
    headings -= _find_questions(body, headings) | _find_names_under_quotes(body, short)

    clocks = {index for index, paragraph in enumerate(body[:-1]) if _CLOCK.fullmatch(paragraph.text[:_CLOCK_CHARS])}
    if len(clocks) >= _LEAST_CLOCKS:
        headings |= clocks
    return headings


def find_missing_headings(body: Sequence[Paragraph], headings: set[int]) -> set[int]:
    """Find the paragraphs, by index, that open a part without a heading.

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
    is_statement = ends_sentence(text) and not text.endswith("?")
    if is_statement or text[-1] in _OPEN_ENDS:
        return False
    return not any(pattern.match(text) for pattern in (_TURN, _BULLET)) and find_beside_line(text) is None


def _has_part_below(body: Sequence[Paragraph], short: Sequence[bool], index: int) -> bool:
    """Say whether words of a part follow, and no list of short lines surrounds the line."""
    if index + 1 >= len(body) or short[index + 1]:
        return False
    if index and (short[index - 1] or body[index - 1].text.endswith(":")):
        return False
    line, below = body[index], body[index + 1]
    if _BULLET.match(below.text) and below.words_count < _LEAST_WORDS_BELOW:
        return False
    if below.words_count <= line.words_count:
        return False
    ends_as_sentence = ends_sentence(below.text)
    is_sentence = ends_as_sentence and below.words_count >= _LEAST_SENTENCE_WORDS
    return is_sentence or below.words_count >= _LEAST_WORDS_BELOW


def _find_questions(body: Sequence[Paragraph], headings: set[int]) -> set[int]:
    """Find the headings that are an interviewer's questions: where most headings ask, or more than two do."""
    questions = {index for index in headings if body[index].text.endswith("?")}
    is_interview = 2 * len(questions) > len(headings) or len(questions) > _MOST_QUESTIONS
    return questions if is_interview else set()


def _find_names_under_quotes(body: Sequence[Paragraph], short: Sequence[bool]) -> set[int]:
    """Find the lines that name the speaker of the quote above ("Ana Silva, baker"), where there are three or more."""
    below = (index for index in range(1, len(body)) if short[index] and _is_quote(body[index - 1].text))
    named = {index for index in below if _is_name(body[index].text)}
    return named if len(named) >= _LEAST_NAMES else set()


def _is_quote(text: str) -> bool:
    return text[0] in _MARKS_OPEN and text[-1] in "\"”»’'"


def _is_name(text: str) -> bool:
    words = text.split(",", 1)[0].split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
