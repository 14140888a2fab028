"""Find the answers of an interview whose questions and answers take turns without labels, marks or cues.

Decides which paragraphs are answers: an interview shows by several short paragraphs that ask "you" something, each with
a paragraph below that is no question, and by the "I" of those. Whose answers they are is decided in
`transforms/speakers`. Turns with labels: transcript_turns.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.document import Document, Role, Span
from transforms.layouts.name_lines import FIRST_PERSON

# Fewer questions are those that any article may ask its readers.
_LEAST_QUESTIONS = 3
# Questions that address somebody; the others may be about anything.
_LEAST_ADDRESSED = 2
# A longer paragraph is no question of an interviewer.
_LONGEST_QUESTION_WORDS = 60
# An interviewer may say something in place of a question, in a sentence or two.
_LONGEST_REMARK_WORDS = 30
# Of the paragraphs from the first question on, one in so many asks: an answer has a few paragraphs at most.
_MOST_PARAGRAPHS_A_QUESTION = 4
# A first person is in one of so many answers at least: a list of questions and answers about a thing has none.
_MOST_ANSWERS_A_FIRST_PERSON = 2
_SECOND_PERSON = re.compile(r"\byours?\b|\byou\b", re.IGNORECASE)
# A text that says so above its questions is an interview.
_ANNOUNCED = re.compile(
    r"\b(?:[Ww]e|I) (?:asked|spoke|talked|sat down|caught up|met)\b|\b(?:talks|talked|speaks|spoke) (?:to|with)\b"
    r"|\binterview|\bour questions\b"
)
_MARKED = re.compile(
    r"[\"\u201c\u201e\u00ab][^\"\u201c\u201d\u00bb]*[\"\u201c\u201d\u00bb]|\u2018[^\u2019]*\u2019(?!\w)"
)
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s")
_OPENING_MARKS = "\"'\u201c\u2018\u201e\u00ab"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its body blocks by index, and their text."""

    blocks: tuple[int, ...]
    content: tuple[Span, ...]


def find_unlabelled_answers(doc: Document) -> tuple[Answer, ...]:
    """Find the answers of an interview without labels, in order; none where the text is no such interview."""
    bodies = [(index, block.span) for index, block in enumerate(doc.blocks) if block.role is Role.BODY]
    texts = [span.of(doc.text).strip() for _, span in bodies]
    asking = _find_asking_paragraphs(texts)
    if not _is_interview(texts, asking):
        return ()

    groups = list(_group_answers(texts, asking))
    if len(groups) < _LEAST_QUESTIONS or not _are_answers_of_a_person(groups, texts):
        return ()
    return tuple(Answer(tuple(bodies[at][0] for at in group), tuple(bodies[at][1] for at in group)) for group in groups)


def _find_asking_paragraphs(texts: Sequence[str]) -> list[int]:
    """Find the paragraphs that ask, from the first question on; what follows one that asks is an answer."""
    asking: list[int] = []
    for at, text in enumerate(texts):
        is_answer = bool(asking) and asking[-1] == at - 1
        if not is_answer and (_is_question(text) or (asking and _is_remark(text))):
            asking.append(at)
    return asking


def _is_question(text: str) -> bool:
    return text.endswith("?") and text[0] not in _OPENING_MARKS and len(text.split()) <= _LONGEST_QUESTION_WORDS


def _is_remark(text: str) -> bool:
    """Say whether a paragraph speaks to somebody and not of the one who writes it."""
    own = _MARKED.sub(" ", text)
    is_addressed = _SECOND_PERSON.search(own) is not None and FIRST_PERSON.search(own) is None
    return is_addressed and len(text.split()) <= _LONGEST_REMARK_WORDS


def _is_interview(texts: Sequence[str], asking: Sequence[int]) -> bool:
    questions = [texts[at] for at in asking if _is_question(texts[at]) and not _is_one_of_several(texts, at)]
    addressed = sum(_SECOND_PERSON.search(text) is not None for text in questions)
    is_announced = any(_ANNOUNCED.search(text) for text in texts[: asking[0]]) if asking else False
    if len(questions) < _LEAST_QUESTIONS or addressed < (1 if is_announced else _LEAST_ADDRESSED):
        return False
    return len(texts) - asking[0] <= _MOST_PARAGRAPHS_A_QUESTION * len(asking)


def _is_one_of_several(texts: Sequence[str], at: int) -> bool:
    """Say whether a question stands among numbered ones: the list asks, and what is between them answers nothing."""
    beside = [text for text in (*texts[max(0, at - 1) : at], *texts[at + 1 : at + 2]) if _is_question(text)]
    return any(map(_NUMBERED.match, beside))


def _group_answers(texts: Sequence[str], asking: Sequence[int]) -> Iterator[list[int]]:
    """Yield the paragraphs of each answer; those below the last answer's first go with it while they say "I"."""
    for at, after in zip(asking, [*asking[1:], None], strict=True):
        group = list(range(at + 1, len(texts) if after is None else after))
        while after is None and len(group) > 1 and not FIRST_PERSON.search(texts[group[-1]]):
            group.pop()
        if group:
            yield group


def _are_answers_of_a_person(groups: Sequence[Sequence[int]], texts: Sequence[str]) -> bool:
    """Say whether a first person is in most answers, and no answer has the marks that other interviews set."""
    if any(texts[group[0]][0] in _OPENING_MARKS for group in groups):
        return False
    own = [" ".join(texts[at] for at in group) for group in groups]
    personal = sum(FIRST_PERSON.search(text) is not None for text in own)
    return personal * _MOST_ANSWERS_A_FIRST_PERSON >= len(own)
