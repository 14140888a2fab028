"""Recognize captions of pictures that were copied along with a text, and cut them from their credits.

Only what is beyond doubt: any other line keeps the role that front_matter.py or headings.py gives it. What is a credit:
credits.py.
"""

import re
from collections.abc import Iterator

from transforms.document import Block, Role, RoleEvidence, Span
from transforms.structure.credits import (
    LONGEST_CAPTION_CHARS,
    find_credit,
    find_credit_in_front,
    find_last_sentence,
    is_end_of_sentence,
)
from transforms.structure.line_edges import BLANK
from transforms.structure.reporting_words import tells_speech

# What a page writes before a caption without a colon: "Image copyright LUSA Image caption The bridge".
_PAGE_CAPTION = (
    r"(?-i:Image (?:copyright|source)\s[^\n]{2,60}?\s)?"
    r"(?:Media playback is (?:unsupported|not supported) on \w+ device\s)?"
    r"(?-i:(?:Image|Media) caption\s+(?=[\"\u201c'\u2018(]?[^\W\d_a-z]))"
)
# "FILE - In this March 3, 2019, file photo, ...": an agency's picture from its files.
_FILE_LABEL = r"(?-i:FILE)\s*[-\u2013\u2014]\s+(?=In this\b|.{4,90}\bfile (?:photo|image))"
_LABEL = re.compile(
    r"(?:File )?(?:Photo|Image|Picture|Caption|Photograph|Pictured)(?: credit)?s?(?: by)?:\s"
    r"|(?:From left|Clockwise from [a-z ]{2,20}|L-R|Left to right|From left to right)[,:]\s"
    rf"|{_FILE_LABEL}|{_PAGE_CAPTION}"
    r"|In this (?:[\w.]+,? ){1,6}\d{4},? (?:file )?(?:photo|image|frame)\b"
    r"|(?:Pictured|Seen here)(?: (?:left|right|above|below|here))?[,:]\s",
    re.IGNORECASE,
)
# Labels that stand before a caption and are none of its words: "FILE PHOTO: ...", "Image caption ...".
_LABEL_BEFORE_CAPTION = re.compile(
    rf"(?:File Photo|Photo|Image|Picture|Caption)s?:\s+|{_FILE_LABEL}|{_PAGE_CAPTION}", re.IGNORECASE
)
# A verb that a caption without one does not have, whatever picture it describes.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|be|been)\b|n['\u2019]t\b"
    r"|\b[a-z]{3,}ed\b"
)
_PLACED = re.compile(
    r"\s(?:at|in|on|outside|inside|near|with|during|beside|behind|above|below|over|by|before|after|from|under|along)\s"
)
# Agencies tell a whole story under a picture from their files.
_LONGEST_FILE_CAPTION_CHARS = 1200
_WORDS_OF_CAPTION = range(4, 31)


def is_caption(text: str) -> bool:
    """Say whether a paragraph is a picture's caption or credit beyond doubt."""
    if len(text) > LONGEST_CAPTION_CHARS:
        return len(text) <= _LONGEST_FILE_CAPTION_CHARS and re.match(_FILE_LABEL, text) is not None
    return _LABEL.match(text) is not None or find_credit(text) is not None or find_credit_in_front(text) is not None


def split_caption(text: str, span: Span) -> Iterator[Block]:
    """Cut a paragraph that is a caption into the page's label, the caption and the credit, behind it or in front of it.

    A credit in the middle of a sentence, "The bridge (Photo: Ana Silva)", stays with it.
    """
    label = _LABEL_BEFORE_CAPTION.match(span.of(text))
    if label is not None and find_credit(span.of(text)) != 0 and label.end() < len(span.of(text)):
        cut = span.start_char + label.end()
        label_end = span.start_char + len(label[0].rstrip(BLANK))
        yield Block(Role.FURNITURE, Span(span.start_char, label_end), evidence=RoleEvidence.LABEL)
        span = Span(cut, span.end_char)
    words = span.of(text)
    if front := find_credit_in_front(words):
        end = span.start_char + len(words[:front].rstrip(BLANK))
        yield Block(Role.CREDIT, Span(span.start_char, end), evidence=RoleEvidence.CREDIT_FORM)
        yield Block(Role.CAPTION, Span(span.start_char + front, span.end_char))
        return
    start = find_credit(words)
    is_apart = start is not None and (start == 0 or is_end_of_sentence(words[:start]))
    if start is None or not is_apart:
        yield Block(Role.CAPTION, span)
        return
    above = words[:start].rstrip(BLANK)
    if above:
        yield Block(Role.CAPTION, Span(span.start_char, span.start_char + len(above)))
    yield Block(Role.CREDIT, Span(span.start_char + start, span.end_char), evidence=RoleEvidence.CREDIT_FORM)


def is_like_caption(text: str) -> bool:
    """Say whether a paragraph beside a credit describes a picture: one line that tells a place and has no verb."""
    if len(text.split()) not in _WORDS_OF_CAPTION or not text[0].isupper():
        return False
    if tells_speech(text) or _FINITE.search(text) or find_last_sentence(text):
        return False
    return _PLACED.search(text) is not None
