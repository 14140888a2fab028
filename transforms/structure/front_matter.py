"""What stands above the lead of a plain text: rubric, headline, dek, byline, date line."""

import re
from collections.abc import Sequence
from enum import Enum

from transforms.document import Role
from transforms.structure.captions import is_caption
from transforms.structure.datelines import read_dateline, read_stamp
from transforms.structure.paragraphs import SENTENCE_END, Paragraph

# More lines than these above the lead are a list or a poem, not a head.
_MOST_LINES = 8
# A lead is a sentence or more; headlines and deks are shorter. Agencies write 20 to 40 words, headlines 6 to 14.
_LEAST_LEAD_WORDS = 17
_LONGEST_HEADLINE_WORDS = 30
# Some papers write headlines as long as this, Each Word With a Capital; only words as long as "with" tell.
_LONGEST_TITLE_WORDS = 40
_LONGEST_SMALL_WORD = 4
_MOST_RUBRIC_WORDS = 3
_MOST_AGENCY_WORDS = 4
_MOST_DEKS = 2
# A turn of talk, or the time over an entry of a live blog: the body has begun.
_TALK = re.compile(r"(?:[QA][.:)]|[^\W\d_a-z](?:[^\W\d_a-z]|[.’' \-]){0,60}:)\s|[012]?\d(?:[:.h][0-5]\d)?\s*[ap]\.?m\b")
_NAME = r"[^\W\d_a-z][\w.’'\-]+"
_PEOPLE = rf"{_NAME}(?:\s+(?:(?:de|da|dos|van|von|der|den|el|al|bin|la|le)\s+)*{_NAME}|\s+[^\W\d_a-z]\.?(?=\s)){{1,4}}"
_BYLINE = re.compile(
    r"(?i:by|from|reporting by|written by|story by|words by|text by|text:|author:|reporter:|byline:)"
    rf"\s+{_PEOPLE}(?P<rest>.{{0,100}})",
    re.S,
)
_SIGNED = re.compile(
    rf"{_PEOPLE}(?:(?:,|\s+and|\s*&)\s+{_PEOPLE}){{0,3}}"
    rf"(?:\s+in\s+{_NAME}(?:[ ,]+(?:and\s+)?{_NAME}){{0,4}}"
    r"|\s*[,|/•·–—-]\s*(?i:(?:[\w.&’'\-]+\s+){0,4}(?:writer|reporter|correspondent|editor|columnist|bureau|staff|press|news|agency)))"
)


def find_lead(paragraphs: Sequence[Paragraph], text: str) -> int:
    """Give the index of the first paragraph of the body; 0 where nothing stands above it.

    It is the one with the dateline, else the first that is long, or a sentence that cannot be a dek.
    """
    head = _seen(paragraphs[: _MOST_LINES + 1], text)
    lead = next(
        (index for index, one in enumerate(head) if one is LineKind.LEAD or one is LineKind.DATED_LEAD), len(head)
    )
    # Whatever stands over a byline, a date line or a dateline is no body yet.
    sure = max((index for index, one in enumerate(head[: lead + 1]) if one in _SURE), default=-1)
    free = [index for index in range(min(lead, len(paragraphs) - 1)) if head[index] in _FREE]
    for order, index in enumerate(free[1:], start=1):
        is_joined = paragraphs[index].blanks_before == 0 < paragraphs[index + 1].blanks_before
        if index > sure and not is_joined and not _may_be_dek(head, free[:order], index):
            return index
    return lead if lead < len(paragraphs) else _lead_without_length(head)


def assign_roles_above(head: Sequence[Paragraph], text: str) -> list[Role]:
    """Give the role of each paragraph above the lead.

    The headline is the first line that is neither byline nor date, unless a label of a few words stands over a longer
    one with a dek below it.
    """
    lines = _seen(head, text)
    roles = [_FIXED.get(line) for line in lines]
    free = [index for index, role in enumerate(roles) if role is None]
    if _has_rubric([head[index] for index in free]):
        roles[free.pop(0)] = Role.RUBRIC
    for index in free[:1]:
        roles[index] = Role.HEADLINE
    below = [index for index in free[1:] if lines[index] is not LineKind.LABEL]
    for index in below:
        roles[index] = Role.DEK if index in below[:_MOST_DEKS] else Role.BODY
    return [role or Role.RUBRIC for role in roles]


class LineKind(Enum):
    """What a paragraph near the top looks like by itself."""

    BYLINE = "names the author"
    STAMP = "is a date"
    CAPTION = "belongs to a picture"
    DATED_LEAD = "begins with a dateline"
    LEAD = "is long, or a turn of talk, or the clock time of an entry"
    LABEL = "is a word or two in capitals"
    SENTENCE = "is short and ends as a sentence does"
    TITLE = "is short and has no full stop"


_FIXED = {LineKind.BYLINE: Role.BYLINE, LineKind.STAMP: Role.DATELINE, LineKind.CAPTION: Role.CAPTION}
_SURE = frozenset({LineKind.BYLINE, LineKind.STAMP, LineKind.DATED_LEAD})
_FREE = frozenset({LineKind.LABEL, LineKind.SENTENCE, LineKind.TITLE})


def _seen(head: Sequence[Paragraph], text: str) -> list[LineKind]:
    lines = [_seen_alone(paragraph, text) for paragraph in head]
    if lines and _is_headline_after_all(head, lines):
        lines[0] = LineKind.TITLE
    for index in range(1, len(lines)):
        is_below_author = lines[index - 1] is LineKind.BYLINE  # the desk or agency
        is_above_date = lines[index + 1 : index + 2] == [LineKind.STAMP]  # an author without "By"
        if lines[index] is LineKind.TITLE and (is_below_author or is_above_date) and _is_name_like(head[index]):
            lines[index] = LineKind.BYLINE
    return lines


def _is_headline_after_all(head: Sequence[Paragraph], lines: Sequence[LineKind]) -> bool:
    """Say whether the first line, though long or like a byline or a turn of talk, is a headline by its neighbours or
    its capitals ("Oil Prices Keep Gains in Check", "Mayor: we go on").
    """
    first = head[0].text
    if lines[0] is LineKind.BYLINE:
        return not _BYLINE.fullmatch(first)
    if lines[0] is not LineKind.LEAD or len(head) < 2 or head[0].words_count > _LONGEST_TITLE_WORDS:
        return False
    if _TALK.match(first):
        return not any(_TALK.match(paragraph.text) for paragraph in head[1:])
    return lines[1] is LineKind.DATED_LEAD or _is_title_case(first)


def _is_title_case(text: str) -> bool:
    words = [word for word in text.split() if len(word) > _LONGEST_SMALL_WORD and word[0].isalpha()]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _is_name_like(paragraph: Paragraph) -> bool:
    return paragraph.words_count <= _MOST_AGENCY_WORDS and all(word[0].isupper() for word in paragraph.text.split())


def _seen_alone(paragraph: Paragraph, text: str) -> LineKind:
    span, words = paragraph.span, paragraph.words_count
    if is_byline(paragraph):
        return LineKind.BYLINE
    if read_stamp(text, span):
        return LineKind.STAMP
    if read_dateline(text, span.start_char, span.end_char):
        return LineKind.DATED_LEAD
    if is_caption(paragraph.text):
        return LineKind.CAPTION
    has_stop = SENTENCE_END.search(paragraph.text[-8:]) is not None
    if words > _LONGEST_HEADLINE_WORDS or (words >= _LEAST_LEAD_WORDS and has_stop) or _TALK.match(paragraph.text):
        return LineKind.LEAD
    if words <= _MOST_RUBRIC_WORDS and paragraph.text.isupper():
        return LineKind.LABEL
    return LineKind.SENTENCE if has_stop else LineKind.TITLE


def _may_be_dek(head: Sequence[LineKind], above: Sequence[int], index: int) -> bool:
    """Say whether a line below the headline may still be a dek: not below a byline, and a sentence only where the
    headline is one too (some archives end every line with a full stop), and then only one.
    """
    if any(head[one] in {LineKind.BYLINE, LineKind.STAMP} for one in range(above[0], index)):
        return False
    sentences = [one for one in above if head[one] is LineKind.SENTENCE]
    return head[index] is not LineKind.SENTENCE or sentences == [above[0]]


def _lead_without_length(head: Sequence[LineKind]) -> int:
    """Give the lead of a text whose every paragraph is short: the first sentence below the first line."""
    first = next((index for index in range(1, len(head)) if head[index] is LineKind.SENTENCE), min(1, len(head) - 1))
    return max(first, 0)


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


def _has_rubric(free: Sequence[Paragraph]) -> bool:
    """Say whether the first of the lines above the lead is a label over the headline."""
    if len(free) < 2 or free[0].words_count > _MOST_RUBRIC_WORDS:
        return False
    label, title = free[0], free[1]
    if any(SENTENCE_END.search(line.text[-8:]) for line in (label, title)):
        return False
    if len(free) == 2:  # a headline of two words over a dek looks alike; only capitals tell
        return label.text.isupper() or label.words_count == 1
    return title.words_count >= label.words_count
