"""Find the paragraphs without a label that go on with a turn of a transcript.

Without a sign of it a paragraph between two turns may as well be the narrator's. It is the speaker's where the words
before have left a mark open, and where the text says that it is a transcript: there nobody else speaks. In an interview
or a briefing it is, unless the paragraph reports.
Which lines open a turn is decided in `transcript_turns.py`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise, takewhile

from transforms.document import Document, Role, Span
from transforms.layouts.name_lines import ADDRESS
from transforms.layouts.turn_labels import match_label_in_capitals
from transforms.structure.reporting_words import has_reporting_word

Body = tuple[int, Span]  # the index and the span of a body block

_OPENING_MARKS = ('"', "\u201c")
_CLOSING_MARKS = ('"', "\u201d")
_BRACKETS = ("(", "[")
# What a title calls a text in which nobody speaks but those whose labels it has.
_TRANSCRIPT = re.compile(
    r"(?i:\btranscripts?\b|\bq ?(?:&|and) ?a\b|\bquestions and answers\b|\banswers? to (?:\w+ )?questions?\b)"
)
# What such a text is of, and a report on it as well.
_TALK = re.compile(r"(?i:\b(?:press|news) conference\b|\bbriefings?\b|\binterview\b|\bdoorstop\b)")
_NAME_IN_LABEL = re.compile(r"\b[^\W\d_]{3,}\b")
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
    titles = [block.span.of(doc.text) for block in doc.blocks if block.role in (Role.HEADLINE, Role.DEK, Role.RUBRIC)]
    is_certain = any(map(_TRANSCRIPT.search, titles))
    is_of_talk = is_certain or any(map(_TALK.search, titles))
    is_transcript = not all(labels.values()) and (is_of_talk or _tells_of_talk(doc, bodies, list(labels)))
    names = frozenset() if is_certain else _names_in_labels(doc, bodies, labels)
    going_on: dict[int, tuple[Body, ...]] = {}
    for at in labels:
        further = list(_find_paragraphs_left_open(bodies, at, doc.text))
        if not further and is_transcript:
            speech = _find_paragraphs_of_speaker(doc, bodies, at, ends[at])
            further = list(takewhile(lambda body: is_certain or not _is_told(body[1].of(doc.text), names), speech))
        going_on[at] = tuple(further)
    return going_on


def _names_in_labels(doc: Document, bodies: Sequence[Body], labels: Iterable[int]) -> frozenset[str]:
    opening = (bodies[at][1].of(doc.text).partition(":")[0] for at in labels)
    return frozenset(word.casefold() for label in opening for word in _NAME_IN_LABEL.findall(label))


def _is_told(words: str, names: Set[str]) -> bool:
    """Say whether a paragraph may be the reporter's: it tells who said something, or of somebody whom a label names."""
    is_of_side = any(word[0].isupper() and word.casefold() in names for word in _NAME_IN_LABEL.findall(words))
    return is_of_side or has_reporting_word(words)


def _tells_of_talk(doc: Document, bodies: Sequence[Body], labelled: Sequence[int]) -> bool:
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
