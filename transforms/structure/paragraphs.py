"""Split a text into paragraphs by layout alone: line ends of every kind, blank lines, rules of dashes, wrapped lines.

Within a line the breaks are found again that extraction has lost (lost_breaks.py).
What a paragraph is (headline, heading, caption) is decided in front_matter.py, headings.py and captions.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.document import Span
from transforms.structure.line_edges import BLANK, ends_sentence
from transforms.structure.lost_breaks import find_lost_breaks

# The line, then its end. Form feeds and the two separators of Unicode end lines too.
_LINE = re.compile(r"([^\r\n\f\v\u2028\u2029]*)(?:\r\n|[\r\n\f\v\u2028\u2029]|\Z)")
_RULE = re.compile(r"[-–—_=*~#•·.\s]{3,}|[*#~•]")
# Editors wrap lines at 132 characters or fewer; a longer line is a paragraph.
_WIDEST_WRAP_CHARS = 132
# Narrower columns are lists, scores and verse.
_NARROWEST_WRAP_CHARS = 34
# A rule of dashes that is longer than this is something else.
_LONGEST_RULE_CHARS = 200
# The width of a wrapped file is that of nearly its longest line: a stray long line must not count.
_WIDTH_QUANTILE = 0.95
# In a wrapped file most lines leave no room for the next word, and many end in the middle of a sentence.
_LEAST_FULL_SHARE = 0.6
_LEAST_BROKEN_SHARE = 0.3
# Fewer breaks within sentences are a headline or a line broken by chance.
_LEAST_BROKEN_LINES = 2
# A line that ends so goes on below, whatever letter follows: a comma, a title or a small word that needs another.
_OPEN_END = re.compile(
    r"(?:,[\"\u201d\u2019']?|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov)\.?"
    r"|\b(?:a|an|and|as|at|but|by|for|from|in|into|of|on|or|over|that|the|to|with|who|whose|which|is|was|were|are))\Z"
)
# An item of a list or a turn of talk begins a paragraph.
_STARTS_ANEW = re.compile(r"[-–—•*·▪►+>]\s|\(?\d{1,3}[.)]\s|[^\W\d_a-z][^\W\d_a-z.'’ -]{0,40}:\s|[QA][.:]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something; the span leaves out white space at both ends."""

    span: Span
    text: str
    indent_chars: int
    blanks_before: int  # blank lines between it and the line before
    is_after_rule: bool  # a line of dashes or stars is between


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line, or several that an editor wrapped."""

    span: Span
    text: str  # verbatim, newlines of wrapping included
    blanks_before: int
    is_after_rule: bool
    words_count: int


def split_paragraphs(text: str) -> list[Paragraph]:
    """Split `text` into paragraphs, in order; blank ones are left out. Lines are joined where they were wrapped."""
    lines = list(_split_lines(text))
    continued = _find_continued_lines(lines)
    paragraphs: list[Paragraph] = []
    first = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or index not in continued:
            paragraphs.append(_join_lines(text, lines[first], lines[index - 1]))
            first = index
    return paragraphs


def _split_lines(text: str) -> Iterator[Line]:
    blanks_before = -1  # the first blank line above the text is no gap
    is_after_rule = False
    for match in _LINE.finditer(text):
        full_line = match[1]
        inner = full_line.strip(BLANK)
        if not inner:
            blanks_before += 1
        elif len(inner) <= _LONGEST_RULE_CHARS and _RULE.fullmatch(inner):
            is_after_rule = True
        else:
            indent = len(full_line) - len(full_line.lstrip(BLANK))
            start = match.start() + indent
            for part in _split_at_lost_breaks(inner, start):
                yield Line(part, part.of(text), indent, max(blanks_before, 0), is_after_rule)
                blanks_before = 1
                is_after_rule = False
            blanks_before = 0


def _split_at_lost_breaks(line: str, start_char: int) -> Iterator[Span]:
    """Yield the spans of the paragraphs of a line that begins at `start_char`, white space at both ends left out."""
    for start, end in pairwise([0, *find_lost_breaks(line), len(line)]):
        inner = line[start:end].strip(BLANK)
        if inner:
            first = start_char + start + line[start:end].index(inner)
            yield Span(first, first + len(inner))


def _join_lines(text: str, first: Line, last: Line) -> Paragraph:
    span = Span(first.span.start_char, last.span.end_char)
    inner = span.of(text)
    return Paragraph(span, inner, first.blanks_before, first.is_after_rule, len(inner.split()))


def _find_continued_lines(lines: Sequence[Line]) -> set[int]:
    """Find the lines, by index, that belong to the same paragraph as the line above."""
    width = _find_wrap_width(lines)
    if width is None and _is_wrapped_unevenly(lines):
        return _join_uneven_lines(lines)
    continued = {index for index in range(1, len(lines)) if _continues(lines[index - 1], lines[index], width)}
    if width is not None and _ends_paragraphs_with_gaps(lines, width):
        continued |= _join_uneven_lines(lines)
    return continued


def _ends_paragraphs_with_gaps(lines: Sequence[Line], width: int) -> bool:
    """Say whether no paragraph of a wrapped file ends but before a gap: a short line with the end of a sentence."""
    return not any(
        _are_adjacent(line, below) and _ends_sentence(line) and not _is_full(line, below, width)
        for line, below in pairwise(lines)
    )


def _is_wrapped_unevenly(lines: Sequence[Line]) -> bool:
    """Say whether lines of any length were broken within sentences, with blank lines between paragraphs."""
    pairs = list(pairwise(lines))
    joins = [(line, below) for line, below in pairs if _are_adjacent(line, below)]
    has_gaps = any(below.blanks_before for _, below in pairs)
    broken_count = sum(_runs_on(line, below) for line, below in joins)
    is_narrow = all(len(line.text) <= _WIDEST_WRAP_CHARS for line in lines)
    is_broken = broken_count >= max(_LEAST_BROKEN_LINES, _LEAST_BROKEN_SHARE * len(joins))
    return has_gaps and is_narrow and is_broken


def _join_uneven_lines(lines: Sequence[Line]) -> set[int]:
    """Join the lines of each group without a gap that is a paragraph; of other groups, those that break a sentence."""
    continued: set[int] = set()
    first = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and _may_be_joined(lines[index - 1], lines[index]):
            continue
        group = range(first + 1, index)
        if _is_broken_paragraph(lines[first:index]):
            continued.update(group)
        else:
            continued.update(at for at in group if _runs_on(lines[at - 1], lines[at]))
        first = index
    return continued


def _may_be_joined(line: Line, below: Line) -> bool:
    is_indented = below.indent_chars > line.indent_chars + 1
    return _are_adjacent(line, below) and not is_indented and _STARTS_ANEW.match(below.text) is None


def _is_broken_paragraph(group: Sequence[Line]) -> bool:
    """Say whether adjacent lines are one paragraph: its end is that of a sentence, and a line breaks off before."""
    if len(group) < 2 or not _ends_sentence(group[-1]):
        return False
    return any(_runs_on(line, below) for line, below in pairwise(group))


def _runs_on(line: Line, below: Line) -> bool:
    """Say whether a sentence runs over the line's end: a small letter after it, or a comma or an open word before."""
    return _breaks_sentence(line, below) or _OPEN_END.search(line.text) is not None


def _ends_sentence(line: Line) -> bool:
    return ends_sentence(line.text)


def _find_wrap_width(lines: Sequence[Line]) -> int | None:
    """Find the width at which the file's lines were wrapped, in characters; None where each line is a paragraph.

    A wrapped line ends where the next word did not fit, and mostly in the middle of a sentence.
    """
    joins = [(line, below) for line, below in pairwise(lines) if _are_adjacent(line, below)]
    lengths = sorted(line.indent_chars + len(line.text) for pair in joins for line in pair)
    if not lengths:
        return None

    width = lengths[int(_WIDTH_QUANTILE * (len(lengths) - 1))]
    if not _NARROWEST_WRAP_CHARS <= width <= _WIDEST_WRAP_CHARS:
        return None

    full_count = sum(_is_full(line, below, width) for line, below in joins)
    broken_count = sum(_breaks_sentence(line, below) for line, below in joins)
    is_wrapped = full_count >= _LEAST_FULL_SHARE * len(joins) and broken_count >= _LEAST_BROKEN_SHARE * len(joins)
    return width if is_wrapped else None


def _are_adjacent(line: Line, below: Line) -> bool:
    has_gap = below.blanks_before > 0 or below.is_after_rule
    return not has_gap and below.span.start_char > line.span.end_char


def _is_full(line: Line, below: Line, width: int) -> bool:
    """Say whether the first word below would not have fitted on the line."""
    next_word = below.text.split(None, 1)[0]
    return line.indent_chars + len(line.text) + 1 + len(next_word) > width


def _breaks_sentence(line: Line, below: Line) -> bool:
    """Say whether a sentence runs over the line's end: no full stop there, a small letter after."""
    return below.text[0].islower() and not ends_sentence(line.text)


def _continues(line: Line, below: Line, width: int | None) -> bool:
    """Say whether the line below belongs to the same paragraph."""
    is_indented = below.indent_chars > line.indent_chars + 1
    if is_indented or not _are_adjacent(line, below):
        return False
    if width is None:  # a headline or sentence broken by hand
        return _breaks_sentence(line, below) and len(line.text) >= _NARROWEST_WRAP_CHARS
    return _is_full(line, below, width) or _breaks_sentence(line, below)
