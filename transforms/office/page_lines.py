"""Make blocks of the lines of pages: paragraphs joined, broken words mended, running heads and page numbers left out.

The evidence is where lines stand and how high their letters are. Reading the lines: child.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from transforms.document import Role
from transforms.structure.assembly import BlockText

# PDFium writes one of these for a hyphen that breaks a word at the end of a line.
_BROKEN_WORD = re.compile("[\ufffe\x02\xad]\\s*")
_HARD_HYPHEN = re.compile(r"(\w+)[-‐]\n(\w+)")
_PAGE_NUMBER = re.compile(r"[-–—|\s]*(?:page|p\.)?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’»)\]]*\Z")
# Lines at the top and at the bottom of a page among which running heads are looked for.
_EDGE_LINES = 2
# A running head stands on this share of the pages, two at least.
_LEAST_PAGES_SHARE = 0.5
_LEAST_PAGES = 2
# The usual distance between lines is that of most lines, and of the closer ones where there are few.
_LEADING_QUANTILE = 0.25
# Lines as wide as this one's share of all are taken to fill the column.
_WIDTH_QUANTILE = 0.8
# A line's height counts once more for each of these characters, so that the text outweighs its headings.
_CHARS_OF_A_VOTE = 20
# In shares of the usual distance between lines: more is a gap between paragraphs.
_GAP = 1.35
# In shares of the text's width: a line that ends this far from the right edge, or begins this far in.
_SHORT = 0.12
_LEAST_INDENT = 0.012
_MOST_INDENT = 0.12
# In shares of the usual height of letters: headlines, headings, and lines of one paragraph.
_HEADLINE_HEIGHT = 1.3
_HEADING_HEIGHT = 1.12
_SAME_HEIGHT = 0.1
_MOST_HEADING_WORDS = 30


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page with its place, in points from the lower left corner."""

    text: str
    left: float
    right: float
    bottom: float  # of its first character
    last_bottom: float  # of its last one: lower where a broken word goes on below
    height: float  # of its letters


@dataclass(frozen=True, slots=True)
class _TextFrame:
    """What is usual in a document: width of lines, distance between them, height of letters."""

    width: float
    leading: float
    height: float


def make_page_line_blocks(pages: Sequence[Sequence[PageLine]]) -> list[BlockText]:
    """Make the blocks of pages: the highest letters of the first page are the headline, other high ones headings."""
    kept = [list(lines) for lines in drop_running_heads(pages)]
    lines = [line for page in kept for line in page]
    if not lines:
        return []

    frame = _measure_text_frame(kept)
    words = "\n".join(line.text for line in lines)
    paragraphs = list(_split_page_paragraphs(lines, frame))
    blocks = [
        (_tell_paragraph_role(paragraph, frame), mend_broken_words("\n".join(line.text for line in paragraph), words))
        for paragraph in paragraphs
    ]
    return _promote_printed_headline(blocks, paragraphs, len(kept[0]), frame)


def drop_running_heads(pages: Sequence[Sequence[PageLine]]) -> Iterator[Sequence[PageLine]]:
    """Drop the lines at the edges of pages that repeat from page to page, digits aside, and bare page numbers."""
    seen = Counter(key for lines in pages for key in {_fold_page_line(line) for line in _list_page_edge_lines(lines)})
    least = max(_LEAST_PAGES, _LEAST_PAGES_SHARE * len(pages))
    repeated = {key for key, count in seen.items() if count >= least}
    for lines in pages:
        dropped = {id(line) for line in _list_page_edge_lines(lines) if _is_running_head(line, repeated)}
        yield [line for line in lines if id(line) not in dropped]


def mend_broken_words(text: str, document_text: str) -> str:
    """Join the lines of a paragraph; a word that was broken is mended, one that has a hyphen elsewhere keeps it."""

    def join(match: re.Match[str]) -> str:
        with_hyphen = f"{match[1]}-{match[2]}"
        keeps = not match[2][0].islower() or with_hyphen in document_text
        return with_hyphen if keeps else match[1] + match[2]

    return " ".join(_HARD_HYPHEN.sub(join, _BROKEN_WORD.sub("", text)).split())


def _list_page_edge_lines(lines: Sequence[PageLine]) -> list[PageLine]:
    return [*lines[:_EDGE_LINES], *lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]]


def _fold_page_line(line: PageLine) -> tuple[str, int]:
    """Fold what stays the same in a running head from page to page; a title that it repeats has higher letters."""
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold()), round(line.height)


def _is_running_head(line: PageLine, repeated: set[tuple[str, int]]) -> bool:
    return _fold_page_line(line) in repeated or _PAGE_NUMBER.fullmatch(line.text) is not None


# In points; smaller letters cannot be read.
_LEAST_SIZE = 1.0


def _measure_text_frame(pages: Sequence[Sequence[PageLine]]) -> _TextFrame:
    lines = [line for page in pages for line in page]
    heights = [line.height for line in lines for _ in range(1 + len(line.text) // _CHARS_OF_A_VOTE)]
    drops = [line.last_bottom - below.bottom for page in pages for line, below in pairwise(page)]
    height = median(heights)
    drops += [line.bottom - line.last_bottom for line in lines]  # within a line: where a broken word goes on
    downward = sorted(drop for drop in drops if drop > height / 2) or [height]
    leading = downward[int(_LEADING_QUANTILE * (len(downward) - 1))]
    widths = sorted(line.right - line.left for line in lines)
    width = widths[int(_WIDTH_QUANTILE * (len(widths) - 1))]
    # letters without height or lines without width are no measure, and nothing may be divided by nothing
    return _TextFrame(max(width, _LEAST_SIZE), max(leading, _LEAST_SIZE), max(height, _LEAST_SIZE))


def _split_page_paragraphs(lines: Sequence[PageLine], frame: _TextFrame) -> Iterator[list[PageLine]]:
    paragraph = [lines[0]]
    for line, below in pairwise(lines):
        if _ends_page_paragraph(line, below, paragraph, frame):
            yield paragraph
            paragraph = []
        paragraph.append(below)
    yield paragraph


def _ends_page_paragraph(line: PageLine, below: PageLine, paragraph: Sequence[PageLine], frame: _TextFrame) -> bool:
    """Say whether a paragraph ends between two lines: by height, gap, indent, or a line that leaves room."""
    if abs(line.height - below.height) > _SAME_HEIGHT * frame.height:
        return True
    drop = line.last_bottom - below.bottom
    is_next_column = drop <= 0  # or the next page
    if not is_next_column and drop > _GAP * frame.leading * max(1.0, line.height / frame.height):
        return True
    is_sentence_over = _SENTENCE_END.search(line.text) is not None
    if is_next_column:
        return is_sentence_over and not below.text[0].islower()
    indent = (below.left - min(part.left for part in paragraph)) / frame.width
    if _LEAST_INDENT < indent < _MOST_INDENT and is_sentence_over:
        return True
    reach = max(part.right for part in (*paragraph, below))
    is_short = line.right < reach - _SHORT * frame.width
    return is_short and (is_sentence_over or not below.text[0].islower())


def _tell_paragraph_role(paragraph: Sequence[PageLine], frame: _TextFrame) -> Role:
    is_high = min(line.height for line in paragraph) >= _HEADING_HEIGHT * frame.height
    return Role.HEADING if is_high and _count_page_line_words(paragraph) <= _MOST_HEADING_WORDS else Role.BODY


def _count_page_line_words(paragraph: Iterable[PageLine]) -> int:
    return sum(len(line.text.split()) for line in paragraph)


def _promote_printed_headline(
    blocks: list[tuple[Role, str]], paragraphs: Sequence[Sequence[PageLine]], first_page_lines: int, frame: _TextFrame
) -> list[BlockText]:
    """Make the heading of the first page whose letters are highest the headline, and put it in front."""
    line_counts = [len(paragraph) for paragraph in paragraphs]
    on_first_page = [index for index in range(len(blocks)) if sum(line_counts[:index]) < first_page_lines]
    headings = [index for index in on_first_page if blocks[index][0] is Role.HEADING]
    highest = max(headings, key=lambda index: paragraphs[index][0].height, default=None)
    if highest is None or paragraphs[highest][0].height < _HEADLINE_HEIGHT * frame.height:
        return list(blocks)
    return [(Role.HEADLINE, blocks[highest][1]), *blocks[:highest], *blocks[highest + 1 :]]
