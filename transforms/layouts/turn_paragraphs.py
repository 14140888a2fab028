"""Find the paragraphs without a label that go on with a turn of a transcript.

Without a sign of it a paragraph between two turns may as well be the narrator's. It is the speaker's where the words
before have left a mark open, and where the text says that it is a transcript or an interview: there nobody else speaks.
Which lines open a turn is decided in `transcript_turns.py`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from transforms.document import Document, Role, Span
from transforms.layouts.name_lines import ADDRESS
from transforms.layouts.turn_labels import match_label_in_capitals

Body = tuple[int, Span]  # the index and the span of a body block

_OPENING_MARKS = ('"', "\u201c")
_CLOSING_MARKS = ('"', "\u201d")
_BRACKETS = ("(", "[")
# What a title calls a text in which nobody speaks but those whose labels it has.
_TRANSCRIPT = re.compile(
    r"(?i:\btranscripts?\b|\b(?:press|news) conference\b|\bbriefings?\b|\binterview\b|\bdoorstop\b|\bq ?(?:&|and) ?a\b"
    r"|\bquestions and answers\b|\banswers? to (?:\w+ )?questions?\b)"
)
# The same of a paragraph above the first turn, which may tell of an interview that another text has.
_TRANSCRIPT_BELOW = re.compile(
    r"(?i:\btranscript\b|\binterviewed\b|\b(?:talks|talked|speaks|spoke|sat down|caught up) (?:to|with)\b)"
)
# With such a paragraph alone, so many of the paragraphs from the first label to the last have one.
_LEAST_SHARE_OF_LABELS = 1 / 3


def find_paragraphs_going_on(
    doc: Document, bodies: Sequence[Body], labels: Mapping[int, bool]
) -> dict[int, tuple[Body, ...]]:
    """Find the paragraphs that go on with each turn.

    Args:
        doc: the text.
        bodies: its body blocks.
        labels: by the position of the body block that opens each turn, whether its label is of a side that asks.

    Returns:
        The body blocks that go on with it, by that position.
    """
    ends = dict(pairwise([*labels, len(bodies)]))
    is_transcript = not all(labels.values()) and _is_transcript(doc, bodies, list(labels))
    going_on: dict[int, tuple[Body, ...]] = {}
    for at in labels:
        further = list(_find_paragraphs_left_open(bodies, at, doc.text))
        if not further and is_transcript:
            further = list(_find_paragraphs_of_speaker(doc, bodies, at, ends[at]))
        going_on[at] = tuple(further)
    return going_on


def _is_transcript(doc: Document, bodies: Sequence[Body], labelled: Sequence[int]) -> bool:
    titles = [block.span.of(doc.text) for block in doc.blocks if block.role in (Role.HEADLINE, Role.DEK, Role.RUBRIC)]
    if any(map(_TRANSCRIPT.search, titles)):
        return True
    above = [span.of(doc.text) for _, span in bodies[: labelled[0]]]
    share = len(labelled) / (labelled[-1] - labelled[0] + 1)
    return share >= _LEAST_SHARE_OF_LABELS and any(map(_TRANSCRIPT_BELOW.search, above))


def _find_paragraphs_of_speaker(doc: Document, bodies: Sequence[Body], at: int, end: int) -> Iterator[Body]:
    """Yield the paragraphs from a turn to the next one, or to a heading or a note in brackets.

    Behind the last turn they have words of those who talk with each other.
    """
    for before, body in pairwise(bodies[at:end]):
        words = body[1].of(doc.text).strip()
        is_note = words.startswith(_BRACKETS) and words.endswith((")", "]"))
        is_below_heading = any(block.role is Role.HEADING for block in doc.blocks[before[0] : body[0]])
        if words.startswith(_OPENING_MARKS) or is_note or is_below_heading:
            return
        if end == len(bodies) and not ADDRESS.search(words):
            return
        yield body


def _find_paragraphs_left_open(bodies: Sequence[Body], at: int, text: str) -> Iterator[Body]:
    """Yield the blocks behind a turn that open with its mark, which no block before them closes, and with no label."""
    mark = text[bodies[at][1].start_char]
    if mark not in _OPENING_MARKS:
        return
    for before, (index, span) in pairwise(bodies[at:]):
        is_left_open = index == before[0] + 1 and not before[1].of(text).rstrip().endswith(_CLOSING_MARKS)
        is_labelled = match_label_in_capitals(text, span.start_char, span.end_char)
        is_staged = text[span.start_char + 1] in _BRACKETS
        if text[span.start_char] != mark or not is_left_open or is_labelled or is_staged:
            return
        yield index, span
