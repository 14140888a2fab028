"""Speech that the layout attributes: turns of a transcript ("SMITH: ...") and signed quotes ("..." - Ana Silva)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.document import Document, Role, Span
from transforms.quotes.quotation_marks import QuotationSpan

# A turn: a label of capitals, or Q and A; a mark may stand before it.
_CAPITALS = re.compile(r"[\"\u201c]?\s*((?:[A-Z][A-Z.'\u2019-]+[ ]?){1,4}(?:\([A-Z. ]+\))?|Q|A|Q\.|A\.)\s?(:)\s+(?=\S)")
# A label in ordinary letters is a turn's only where labels come back.
_LABEL = re.compile(r"((?:[A-Z][\w.'\u2019-]+[ ]?){1,3})(:)\s+(?=\S)")
_SIGNED = re.compile(r"\s*(?:[-\u2013\u2014\u2015]{1,2})\s*([A-Z][^\n\"\u201c]{2,80}?)[.\s]*$")
# Labels of a side, not of a person.
_ASKS = frozenset([
    "q",
    "question",
    "questions",
    "reporter",
    "reporters",
    "interviewer",
    "moderator",
    "host",
    "audience",
])
_ANSWERS = frozenset(["a", "answer"])
# "We build for heat": Ana Silva on her trade. A title's speech and who speaks.
_TITLED = re.compile(r":\s+((?:[A-Z][\w'\u2019-]+\s?){2,4})")
_MARKS = ' \t\n\r"\u201d'
# Three turns with two or more labels, of which one comes back, make an interview of a text.
_FEWEST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A block that one person speaks: whose label it bears, and what is said."""

    block: int
    source: Span
    cue: Span
    content: Span


def turns(doc: Document) -> Iterator[Turn]:
    """Yield the blocks that open with a speaker's label."""
    bodies = [(index, block.span) for index, block in enumerate(doc.blocks) if block.role is Role.BODY]
    labels = Counter(
        match[1] for _, span in bodies if (match := _LABEL.match(doc.text, span.start_char, span.end_char))
    )
    is_interview = sum(labels.values()) >= _FEWEST_TURNS and len(labels) >= 2 and max(labels.values()) >= 2
    capitals = [index for index, span in bodies if _CAPITALS.match(doc.text, span.start_char, span.end_char)]
    # one label alone, at the very start, is a dateline
    is_dateline = len(capitals) == 1 and capitals[0] == bodies[0][0]
    for index, span in bodies:
        if is_dateline and index == capitals[0]:
            continue
        match = _CAPITALS.match(doc.text, span.start_char, span.end_char)
        if match is None and is_interview:
            match = _LABEL.match(doc.text, span.start_char, span.end_char)
        if match is not None and match.end() < span.end_char:
            end = match.end() + len(doc.text[match.end() : span.end_char].rstrip(_MARKS))
            yield Turn(index, Span(*match.span(1)), Span(*match.span(2)), Span(match.end(), max(end, match.end() + 1)))


def side_of(label: str) -> str | None:
    """Give `asks` or `answers` for a label that names a side of an interview, None for a person's."""
    word = label.strip(". ").lower()
    return "asks" if word in _ASKS else "answers" if word in _ANSWERS else None


def signature(one: QuotationSpan, block: int, doc: Document) -> Span | None:
    """Give the name that signs a stretch: behind a dash, its block ending or in the next; in titles a colon."""
    end = doc.blocks[block].span.end_char
    is_title = doc.blocks[block].role in (Role.HEADLINE, Role.DEK)
    match = (_TITLED if is_title else _SIGNED).match(doc.text, one.outer.end_char, end)
    if match is None and not doc.text[one.outer.end_char : end].strip() and block + 1 < len(doc.blocks):
        after = doc.blocks[block + 1].span
        match = _SIGNED.match(doc.text, after.start_char, after.end_char)
    return Span(match.start(1), match.start(1) + len(match[1].rstrip())) if match else None
