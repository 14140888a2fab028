"""What stands above the lead of a plain text: rubric, headline, dek, byline, date line."""

import re
from collections.abc import Sequence

from transforms.dateline import dateline_of, stamp_of
from transforms.document import Role
from transforms.lines import SENTENCE_END, Paragraph

# More lines than these above the lead are a list or a poem, not a head.
_MOST_LINES = 8
# A lead is a sentence or more; headlines and deks are shorter. Agencies write 20 to 40 words, headlines 6 to 14.
_LEAST_LEAD_WORDS = 20
_LONGEST_HEADLINE_WORDS = 30
_MOST_RUBRIC_WORDS = 3
_MOST_DEKS = 2
_NAME = r"[^\W\d_a-z][\w.’'\-]+"
_PEOPLE = rf"{_NAME}(?:\s+(?:(?:de|da|dos|van|von|der|den|el|al|bin|la|le)\s+)*{_NAME}|\s+[^\W\d_a-z]\.?(?=\s)){{1,4}}"
_BYLINE = re.compile(
    r"(?i:by|from|reporting by|written by|story by|words by|text by|text:|author:|reporter:)"
    rf"\s+{_PEOPLE}(?P<rest>.{{0,100}})",
    re.S,
)
_SIGNED = re.compile(
    rf"{_PEOPLE}(?:(?:,|\s+and|\s*&)\s+{_PEOPLE}){{0,3}}"
    rf"(?:\s+in\s+{_NAME}(?:[ ,]+(?:and\s+)?{_NAME}){{0,4}}"
    r"|\s*[,|/•·–—-]\s*(?i:(?:[\w.&’'\-]+\s+){0,4}(?:writer|reporter|correspondent|editor|columnist|bureau|staff|press|news|agency)))"
)


def lead_index(paragraphs: Sequence[Paragraph], text: str) -> int:
    """Give the index of the first paragraph of the body; 0 where nothing stands above it.

    It is the first with a dateline, else the first that is long or holds sentences, else what the head cannot be.
    """
    head = paragraphs[: _MOST_LINES + 1]
    for index, paragraph in enumerate(head):
        span = paragraph.span
        if not is_byline(paragraph) and not stamp_of(text, span) and dateline_of(text, span.start_char, span.end_char):
            return index
        if _is_lead(paragraph):
            return index
    return next((index for index in range(1, len(head)) if _has_stop(head[index])), len(head) and min(1, len(head) - 1))


def roles_above(head: Sequence[Paragraph], text: str) -> list[Role]:
    """Give the role of each paragraph above the lead.

    The headline is the first line that is neither byline nor date, unless a label of a few words stands over a longer
    one with a dek below it.
    """
    roles = [_fixed_role(paragraph, text) for paragraph in head]
    free = [index for index, role in enumerate(roles) if role is None]
    if _has_rubric([head[index] for index in free]):
        roles[free.pop(0)] = Role.RUBRIC
    for order, index in enumerate(free):
        roles[index] = Role.HEADLINE if order == 0 else Role.DEK if order <= _MOST_DEKS else Role.BODY
    return [role or Role.BODY for role in roles]


def is_byline(paragraph: Paragraph) -> bool:
    """Say whether the line names its author: "By Ana Silva", "Ana Silva in Lisbon", "Ana Silva, staff writer"."""
    inner = paragraph.text
    if len(inner) > 160 or paragraph.words_count > 18:
        return False
    match = _BYLINE.fullmatch(inner)
    if match is None:
        return _SIGNED.fullmatch(inner) is not None
    small = [word for word in match["rest"].split() if word[0].islower()]
    return not SENTENCE_END.search(inner[-3:].rstrip(".") or inner) and len(small) <= 6


def _fixed_role(paragraph: Paragraph, text: str) -> Role | None:
    if is_byline(paragraph):
        return Role.BYLINE
    return Role.DATELINE if stamp_of(text, paragraph.span) else None


def _is_lead(paragraph: Paragraph) -> bool:
    words = paragraph.words_count
    return words > _LONGEST_HEADLINE_WORDS or (words >= _LEAST_LEAD_WORDS and _has_stop(paragraph))


def _has_stop(paragraph: Paragraph) -> bool:
    return SENTENCE_END.search(paragraph.text[-8:]) is not None


def _has_rubric(free: Sequence[Paragraph]) -> bool:
    """Say whether the first of the lines above the lead is a label over the headline."""
    if len(free) < 2 or free[0].words_count > _MOST_RUBRIC_WORDS or _has_stop(free[0]):
        return False
    label, title = free[0], free[1]
    if len(free) == 2:  # a headline of three words over a dek looks alike; only capitals tell
        return label.text.isupper() and not title.text.isupper()
    return title.words_count >= label.words_count and not _has_stop(title)
