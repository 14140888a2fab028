"""Tell speech from words held at a distance (titles, terms, names), for quotation spans that no cue claims.

Decides by the looks of the span alone. Who speaks is decided in `transforms/speakers/turn_taking.py`.
"""

import re

from transforms.cues.cues import PlacedQuotation
from transforms.language.grammar import SENTENCE_ENDS_OR_DOTS

# From this many words on, a span that begins and ends as a sentence does is speech wherever it stands.
_MIN_WORDS_ANYWHERE = 6
_MIN_WORDS_OF_HEADLINE = 4
_WORD = re.compile(r"\w+")
# Before a sentence that stands by itself: the end of another one, a colon, a question, or the paragraph's start.
_SENTENCE_END_BEFORE = re.compile(r"[.?!:\u2026][\"\u201d\u2019')\]\u00bb]*\s*$")
_DOTS = " .\u2026[("


def is_uncued_speech(quotation: PlacedQuotation, text: str) -> bool:
    """Say whether a quotation span without a cue reads as a sentence: capital, final mark, six words or a place alone.

    The final mark may stand behind the closing quotation mark, and dots before the first word. What a page sets off
    without marks is speech however it reads.
    """
    span = quotation.span
    if span.with_marks == span.content:
        return True
    content = span.content.of(text).strip()
    first = content.lstrip(_DOTS)[:1]
    if not (first.isupper() or first.isdecimal()):
        return False

    behind = text[span.with_marks.end_char : span.with_marks.end_char + 1]
    has_final_mark = content[-1:] in SENTENCE_ENDS_OR_DOTS or behind in (".", "?", "!")
    word_count = len(_WORD.findall(content))
    if quotation.is_headline and word_count >= _MIN_WORDS_OF_HEADLINE and _is_whole_headline(quotation, text):
        return True
    if word_count >= _MIN_WORDS_ANYWHERE:
        return has_final_mark or content[-1:] == "," or not span.is_closed
    if word_count <= 1 or not has_final_mark or quotation.is_headline:
        return False
    return _is_quotation_alone(quotation, text)


def _is_whole_headline(quotation: PlacedQuotation, text: str) -> bool:
    """Say whether a headline is the span alone, or with a colon behind it, and written as a sentence is."""
    behind = text[quotation.span.with_marks.end_char :].lstrip(" ")[:1]
    words = quotation.span.content.of(text).split()
    return quotation.is_block_start and behind in ("", "\n", ":") and any(map(str.islower, words[1:]))


def _is_quotation_alone(quotation: PlacedQuotation, text: str) -> bool:
    """Say whether no words of a sentence around the span go on before or behind it."""
    with_marks = quotation.span.with_marks
    behind = text[with_marks.end_char : with_marks.end_char + 3].lstrip(" .?!")[:1]
    if behind.islower():
        return False
    before = text[max(0, with_marks.start_char - 4) : with_marks.start_char]
    return quotation.is_block_start or bool(_SENTENCE_END_BEFORE.search(before))
