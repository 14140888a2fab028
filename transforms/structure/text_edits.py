"""Change stretches of a text before its blocks are found; each change is kept as a repair with what stood there.

What is to be changed is found by others: glued_links.py, glued_paragraphs.py, glued_words.py.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from transforms.document import Repair, Span
from transforms.structure.mojibake import MendedText


class TextEdit(NamedTuple):
    """A stretch of a text, one character or more, and what is to stand in its place."""

    span: Span
    meant: str


def insert_before(text: str, at: int, inserted: str) -> TextEdit:
    """Make the edit that inserts something before the character at `at`: it changes the character before that."""
    return TextEdit(Span(at - 1, at), text[at - 1] + inserted)


def apply_edits(mended: MendedText, edits: Iterable[TextEdit], kind: str) -> MendedText:
    """Make the edits of a text, in order and disjoint, and keep each as a repair of a `kind`.

    Repairs that the text has already move along; those that an edit touches become a part of it.
    """
    text = mended.text
    before = _EarlierRepairs(mended)
    parts: list[str] = []
    repairs: list[Repair] = []
    done = length = 0
    for edit in edits:
        wide = before.widen(edit)
        if wide.span.start_char < done:
            continue
        repairs += before.move(Span(done, wide.span.start_char), length - done)
        parts += [text[done : wide.span.start_char], wide.meant]
        start = length + wide.span.start_char - done
        length = start + len(wide.meant)
        repairs.append(Repair(Span(start, length), wide.meant, kind, before.restore(wide.span)))
        done = wide.span.end_char
    if not parts:
        return mended
    repairs += before.move(Span(done, len(text)), length - done)
    return MendedText("".join([*parts, text[done:]]), tuple(repairs))


class _EarlierRepairs:
    """The repairs that a text has before it is edited, found by their place."""

    def __init__(self, mended: MendedText) -> None:
        """Sort the repairs, which are disjoint."""
        self._text = mended.text
        self._repairs = sorted(mended.repairs, key=lambda repair: repair.span.start_char)
        self._starts = [repair.span.start_char for repair in self._repairs]
        self._ends = [repair.span.end_char for repair in self._repairs]

    def _touching(self, span: Span) -> Sequence[Repair]:
        first, last = bisect_right(self._ends, span.start_char), bisect_left(self._starts, span.end_char)
        return self._repairs[first:last]

    def widen(self, edit: TextEdit) -> TextEdit:
        """Widen an edit to the repairs that reach over its edges; what these read stays."""
        touching = [repair.span for repair in self._touching(edit.span)]
        start, end = edit.span.start_char, edit.span.end_char
        first = min([start, *(span.start_char for span in touching)])
        last = max([end, *(span.end_char for span in touching)])
        return TextEdit(Span(first, last), self._text[first:start] + edit.meant + self._text[end:last])

    def move(self, kept: Span, moved_chars: int) -> list[Repair]:
        """Give the repairs inside a kept stretch, moved to where it stands now."""
        inside = [repair for repair in self._touching(kept) if kept.holds(repair.span)]
        return [replace(one, span=one.span.shifted(moved_chars)) for one in inside]

    def restore(self, span: Span) -> str:
        """Give what the input has in a stretch of the text."""
        parts: list[str] = []
        done = span.start_char
        for repair in self._touching(span):
            if repair.original is not None and span.holds(repair.span):
                parts += [self._text[done : repair.span.start_char], repair.original]
                done = repair.span.end_char
        return "".join([*parts, self._text[done : span.end_char]])
