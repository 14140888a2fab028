"""Find the turns of a talk whose speakers stand as names on lines of their own, above what each says.

Decides that a text is such a talk: names come back in turn, and those below them say "I" or "you", or ask. Labels on
the line of the words: turn_labels.py. Whose name it is, is decided in `transforms/speakers`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.document import Block, Document, Role, Span
from transforms.layouts.turn_labels import BEFORE_SURNAME, NAME_WORD, do_labels_come_back

_NAME_LINE = re.compile(rf"{NAME_WORD}(?: {BEFORE_SURNAME}{NAME_WORD}){{1,3}}:?")
# Fewer names on lines are bylines, credits and headings.
_LEAST_LINES = 4
# So many of the turns have words of those who talk with each other: parts under people's names have none.
_LEAST_SHARE = 0.6
# Words of those who talk with each other, and of one who speaks of themselves.
ADDRESS = re.compile(r"\b(?:I|(?i:me|my|mine|we|us|our|ours|you|your|yours))\b|\?")
FIRST_PERSON = re.compile(r"\b(?:I|(?i:me|my|mine|we|us|our|ours))\b")

NamedTurn = tuple[Span, tuple[int, ...]]  # the name, and the indices of the blocks below it


def find_turns_below_names(doc: Document) -> tuple[NamedTurn, ...]:
    """Find the turns of a talk whose speakers' names stand on lines of their own; none where the text is no such."""
    lines = [index for index, block in enumerate(doc.blocks) if _is_name_line(block, doc.text)]
    if len(lines) < _LEAST_LINES or not do_labels_come_back(doc.blocks[index].span.of(doc.text) for index in lines):
        return ()
    turns = tuple(_group_turns(doc, lines))
    words = [" ".join(doc.blocks[index].span.of(doc.text) for index in blocks) for _, blocks in turns]
    talking = sum(ADDRESS.search(turn) is not None for turn in words)
    names = [name.of(doc.text) for name, _ in turns]
    is_in_turn = all(before != after for before, after in pairwise(names))
    return turns if is_in_turn and len(turns) >= _LEAST_LINES and talking >= _LEAST_SHARE * len(turns) else ()


def _is_name_line(block: Block, text: str) -> bool:
    return block.role in (Role.BODY, Role.HEADING) and _NAME_LINE.fullmatch(block.span.of(text).strip()) is not None


def _group_turns(doc: Document, lines: Sequence[int]) -> Iterator[NamedTurn]:
    """Yield each name with the body blocks below it, of the last one those that say "I" or "we"."""
    for line, after in pairwise([*lines, len(doc.blocks)]):
        below = [index for index in range(line + 1, after) if doc.blocks[index].role is Role.BODY]
        if after == len(doc.blocks):
            while len(below) > 1 and not FIRST_PERSON.search(doc.blocks[below[-1]].span.of(doc.text)):
                below.pop()
        if below:
            name = doc.blocks[line].span
            yield Span(name.start_char, name.start_char + len(name.of(doc.text).rstrip(" :\n"))), tuple(below)
