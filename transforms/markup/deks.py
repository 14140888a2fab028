"""Find the dek of a page: the sentence between the headline and the body that sums the article up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.document import Role, Span
from transforms.markup.blocks import PageBlock, fold_title
from transforms.markup.evidence import Candidate
from transforms.markup.phrases import has_stock_phrase
from transforms.markup.surroundings import has_links_only
from transforms.structure.stamps import read_stamps
from transforms.structure.written_days import WRITTEN_DAY

# What sites call the line between headline and body.
_DEK_WORDS = re.compile(
    r"(?:\A|[\s_-])(?:dek|deck|sub-?(?:title|head|heading|headline|line)|stand-?first|summary|excerpt|strap-?line)(?:[\s_-]|\Z)",
    re.IGNORECASE,
)
# What is no dek: a line that names the author, and a summary for other sites that is cut where it gets too long.
_BYLINE_OR_CUT = re.compile(r"(?:\A|[|•·]\s*)(?:By|BY):?\s+[A-Z]|(?:\.\.\.|…)\Z")
# "May 3, 2016 Ana Silva": a date that no sentence goes on with.
_DATED = re.compile(rf"(?:{WRITTEN_DAY.pattern})")
_SENTENCE_END = re.compile(r"[.?!][\"\u201d\u2019]?\Z")
# A dek is a sentence or two.
_FEWEST_CHARS = 20
_MOST_CHARS = 400


def find_page_dek(
    blocks: Sequence[PageBlock], kept: Sequence[int], title: Candidate | None, description: str | None
) -> int | None:
    """Find the dek, by index: between headline and body the block that says it is one, or says the description.

    It may be the first block of the body, if its class says that it is a dek.
    """
    if not kept or title is None:
        return None
    if _is_dek_by_element_name(blocks[kept[0]]) and len(kept) > 1 and _may_be_page_dek(blocks[kept[0]]):
        return kept[0]
    folded = fold_title(title.value)
    above = [index for index in range(kept[0]) if fold_title(blocks[index].text) == folded]
    if not above:
        return None
    wanted = fold_title(description or "")
    between = [index for index in range(above[-1] + 1, kept[0]) if _may_be_page_dek(blocks[index])]
    named = (
        index for index in between if _is_dek_by_element_name(blocks[index]) or fold_title(blocks[index].text) == wanted
    )
    headings = (index for index in between if blocks[index].role is Role.HEADING)
    return next(named, next(headings, None))


def _may_be_page_dek(block: PageBlock) -> bool:
    has_length = _FEWEST_CHARS <= len(block.text) <= _MOST_CHARS
    is_dated = _DATED.match(block.text) is not None and _SENTENCE_END.search(block.text) is None
    is_date_line = is_dated or bool(read_stamps(block.text, Span(0, len(block.text))))
    is_other_line = is_date_line or _BYLINE_OR_CUT.search(block.text) is not None
    return has_length and not is_other_line and not has_links_only(block) and not has_stock_phrase(block.text)


def _is_dek_by_element_name(block: PageBlock) -> bool:
    parent = block.element.getparent()
    marks = [block.element.get("class"), parent.get("class") if parent is not None else None]
    return any(mark and _DEK_WORDS.search(mark) for mark in marks)
