"""Text to paragraphs by layout alone: line ends of every kind, blank lines, rules of dashes or stars, wrapped lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.document import Span

# The line, then its end. Form feeds and the two separators of Unicode end lines too.
_LINE = re.compile(r"([^\r\n\f\v\u2028\u2029]*)(?:\r\n|[\r\n\f\v\u2028\u2029]|\Z)")
# White space, and what is as invisible: zero-width characters, a stray byte-order mark, NULs.
BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u2060\ufeff\x00"
_RULE = re.compile(r"[-–—_=*~#•·.\s]{3,}|[*#~•]")
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
# Nobody wraps wider than this by hand; a longer line is a paragraph.
_WIDEST_WRAP_CHARS = 132
# Narrower columns are lists, scores and verse.
_NARROWEST_WRAP_CHARS = 34


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something; the span leaves out white space at both ends."""

    span: Span
    text: str
    indent_chars: int
    blanks_before: int  # blank lines between it and the line before
    is_after_rule: bool  # a line of dashes or stars stands between


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line, or several that an editor wrapped."""

    span: Span
    text: str  # as it stands, newlines of wrapping included
    blanks_before: int
    is_after_rule: bool
    words_count: int


def split_paragraphs(text: str) -> list[Paragraph]:
    """Give the paragraphs of `text` in order, none blank; only a file that is hard-wrapped has several lines joined."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    out: list[Paragraph] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or not _goes_on(lines[index - 1], lines[index], width):
            out.append(_paragraph(text, lines[first], lines[index - 1]))
            first = index
    return out


def _lines(text: str) -> Iterator[Line]:
    blanks, is_after_rule = -1, False
    for match in _LINE.finditer(text):
        whole = match[1]
        inner = whole.strip(BLANK)
        if not inner:
            blanks += 1
        elif _RULE.fullmatch(inner[:200]) and len(inner) <= 200:
            is_after_rule = True
        else:
            indent = len(whole) - len(whole.lstrip(BLANK))
            start = match.start() + indent
            yield Line(Span(start, start + len(inner)), inner, indent, max(blanks, 0), is_after_rule)
            blanks, is_after_rule = 0, False


def _paragraph(text: str, first: Line, last: Line) -> Paragraph:
    span = Span(first.span.start_char, last.span.end_char)
    inner = span.of(text)
    return Paragraph(span, inner, first.blanks_before, first.is_after_rule, len(inner.split()))


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """Give the width at which the file's lines were wrapped, None where each line is a paragraph.

    A wrapped line ends where the next word did not fit, and mostly in the middle of a sentence.
    """
    joins = [(one, two) for one, two in zip(lines, lines[1:], strict=False) if _are_neighbours(one, two)]
    lengths = sorted(line.indent_chars + len(line.text) for pair in joins for line in pair)
    if not lengths:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST_WRAP_CHARS <= width <= _WIDEST_WRAP_CHARS:
        return None
    full = [pair for pair in joins if _is_full(*pair, width)]
    torn = [pair for pair in joins if _is_torn(*pair)]
    return width if len(full) >= 0.6 * len(joins) and len(torn) >= 0.3 * len(joins) else None


def _are_neighbours(one: Line, two: Line) -> bool:
    return two.blanks_before == 0 and not two.is_after_rule and two.span.start_char > one.span.end_char


def _is_full(one: Line, two: Line, width: int) -> bool:
    return one.indent_chars + len(one.text) + 1 + len(two.text.split(None, 1)[0]) > width


def _is_torn(one: Line, two: Line) -> bool:
    """Say whether a sentence runs over the line's end: no full stop there, a small letter after."""
    return two.text[0].islower() and not SENTENCE_END.search(one.text[-8:])


def _goes_on(one: Line, two: Line, width: int | None) -> bool:
    if not _are_neighbours(one, two) or two.indent_chars > one.indent_chars + 1:
        return False
    if width is None:  # a headline or sentence broken by hand
        return _is_torn(one, two) and len(one.text) >= _NARROWEST_WRAP_CHARS
    return _is_full(one, two, width) or _is_torn(one, two)
