"""Choose which blocks of a page are the article. Witnesses propose blocks; reasons to drop, and neighbours, amend.

What a block is comes from blocks.py, why one is beside the article from surroundings.py and
phrases.py, who proposes from
witnesses.py. Title, dek and byline are put above the body in page.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from transforms.document import Role
from transforms.markup.blocks import PageBlock, fold_title, read_tag_name
from transforms.markup.listed_headings import find_listed_headings
from transforms.markup.phrases import has_stock_phrase, is_closing_call, is_credit_line, is_date_line
from transforms.markup.surroundings import (
    DropReason,
    Surroundings,
    count_prose_chars,
    has_links_only,
    is_prose_block,
)
from transforms.markup.witnesses import Witness

# Of the article's prose, boxes of one look beside it hold at most this much.
_MOST_OF_BOX = 0.4
# The main element holds at least this much of the prose that the witness proposes.
_LEAST_OF_MAIN = 0.8
# No more than this share of the words that a witness proposes is dropped: beyond it the reasons are wrong.
_MOST_DROPPED = 0.28
# A witness who finds less than this share of the page's prose is doubted, and the next one asked.
_LEAST_FOUND = 0.6
# A longer heading is a caption or a dek.
_MOST_HEADING_CHARS = 160
_PARAGRAPH = "p"
_NUMBERS = re.compile(r"\d+")
_LISTS = frozenset({"ul", "ol", "dl", "table"})


@dataclass(frozen=True, slots=True)
class BodyChoice:
    """The blocks that are the article, by index, in order, and those that were dropped, each with its reason."""

    kept: tuple[int, ...]
    dropped: Mapping[int, DropReason]


@dataclass(frozen=True, slots=True)
class _Page:
    """The blocks of a page and what is known of it before a body is chosen."""

    blocks: Sequence[PageBlock]
    title: str  # folded
    prose_chars: int  # of the prose that no surroundings speak against


def choose_page_body(blocks: Sequence[PageBlock], witnesses: Sequence[Witness], title: str | None) -> BodyChoice:
    """Choose the blocks of the article: by the first witness who finds most of the page's prose, else by the best one.

    The witnesses are asked in order, and no further one than needed.
    """
    page = _Page(blocks, fold_title(title or ""), _count_free_page_prose(blocks))
    best = BodyChoice((), {})
    for witness in witnesses:
        choice = choose_witness_blocks(page.blocks, witness(), page.title)
        if _count_kept_page_prose(page, choice) > _count_kept_page_prose(page, best) or not best.kept:
            best = choice
        if _count_kept_page_prose(page, best) >= _LEAST_FOUND * page.prose_chars:
            break
    return best


def choose_witness_blocks(blocks: Sequence[PageBlock], said: set[int], title: str) -> BodyChoice:
    """Choose the blocks of the article from those that one witness says."""
    prose = count_prose_chars([blocks[index] for index in sorted(said)])
    total = sum(len(blocks[index].text) for index in said if is_prose_block(blocks[index]))
    spoken = [blocks[index] for index in sorted(said) if is_prose_block(blocks[index])]
    main = widen_to_parts_of_one_make(find_main_element(prose, total), spoken)
    around = Surroundings(prose, _MOST_OF_BOX * total)
    inside = _list_blocks_inside(blocks, main)
    listed = find_listed_headings(blocks)
    reasons = {index: _find_block_drop_reason(blocks[index], around, title, index in listed) for index in inside}
    proposed = _add_neighbour_blocks(blocks, said, inside)
    dropped = {index: reason for index in proposed if (reason := reasons[index]) is not None}
    if _measure_block_share(blocks, set(dropped) & said, said) > _MOST_DROPPED:
        dropped = {index: reason for index, reason in dropped.items() if index not in said}
    kept = [index for index in proposed if index not in dropped]
    return BodyChoice(tuple(_trim_body_blocks(blocks, kept)), dropped)


def find_main_element(prose: Mapping[etree._Element, int], total: int) -> etree._Element | None:
    """Find the innermost element that holds most of the prose that is said; None where there is no prose.

    A paragraph is none, however long: short ones stand beside it.
    """
    held = [
        element
        for element, chars in prose.items()
        if chars >= _LEAST_OF_MAIN * total and read_tag_name(element) != _PARAGRAPH
    ]
    return max(held, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def widen_to_parts_of_one_make(main: etree._Element | None, said: Sequence[PageBlock]) -> etree._Element | None:
    """Widen the main element to the one that also holds the said paragraphs made as its own are, with their class.

    An article is cut in parts where an advertisement stands: the first part may hold a fifth of it.
    """
    if main is None:
        return None
    inner = set(main.iter())
    looks = {_describe_look_with_parent(block) for block in said if block.element in inner} - {None}
    outside = [block.element for block in said if block.element not in inner]
    parts = [block.element for block in said if _describe_look_with_parent(block) in looks]
    missing = set(parts) & set(outside)
    while missing and main.getparent() is not None:
        main = main.getparent()
        missing -= set(main.iter())
    return main


def _describe_look_with_parent(block: PageBlock) -> tuple[str, str, str] | None:
    """Give tag, class and the parent's class without its numbers; None for a block and parent without a class."""
    parent = block.element.getparent()
    own = block.element.get("class") or ""
    around = _NUMBERS.sub("", (parent.get("class") or "") if parent is not None else "")
    return (read_tag_name(block.element), own, around) if own or around else None


def _add_neighbour_blocks(blocks: Sequence[PageBlock], said: set[int], inside: Sequence[int]) -> list[int]:
    """Add to what is said: what is made as its paragraphs are, headings, lists that stand between the paragraphs."""
    paragraphs = [blocks[index] for index in inside if index in said and is_prose_block(blocks[index])]
    makes = set(map(describe_block_make, paragraphs))
    parents = {block.element.getparent() for block in paragraphs}
    return [
        index
        for index in inside
        if index in said
        or blocks[index].role is Role.HEADING
        or (blocks[index].role is Role.BODY and describe_block_make(blocks[index]) in makes)
        or _is_listed_block(blocks[index], parents)
    ]


def describe_block_make(block: PageBlock) -> tuple[str, str, object]:
    """Give what blocks of one make share: the tag, the class, and the look of the element around, else itself."""
    element = block.element
    parent = element.getparent()
    own = element.get("class") or ""
    around = (parent.get("class") or "") if parent is not None else ""
    return read_tag_name(element), own, around if own and around else parent


def _is_listed_block(block: PageBlock, parents: set[etree._Element]) -> bool:
    """Say whether a block is an item of a list or table that stands between the paragraphs."""
    inner = (element for element in block.element.iterancestors() if read_tag_name(element) in _LISTS)
    element = next(inner, None)
    return element is not None and element.getparent() in parents


def _find_block_drop_reason(block: PageBlock, around: Surroundings, title: str, is_listed: bool) -> DropReason | None:
    """Find why a block inside the main element is no part of the article; None where nothing speaks against it."""
    is_long_heading = block.role is Role.HEADING and len(block.text) > _MOST_HEADING_CHARS
    if block.role is Role.CAPTION or is_long_heading:
        return DropReason.ELEMENT
    if reason := around.find_reason(block):
        return reason
    if title and fold_title(block.text) == title:
        return DropReason.TITLE
    if has_links_only(block) and not is_listed:
        return DropReason.LINKS
    return DropReason.PHRASE if has_stock_phrase(block.text) else None


def _trim_body_blocks(blocks: Sequence[PageBlock], kept: Sequence[int]) -> list[int]:
    """Leave out the day above the first paragraph, headings that nothing follows, credits at the end.

    A heading above all others goes too, unless it has others of its level below.
    """
    first = next((place for place, index in enumerate(kept) if is_prose_block(blocks[index])), 0)
    kept = [index for place, index in enumerate(kept) if place >= first or not _is_date_block(blocks[index])]
    while kept and _is_tail_block(blocks[kept[-1]]):
        kept.pop()
    while kept and blocks[kept[0]].role is Role.HEADING:
        same = [index for index in kept if blocks[index].level == blocks[kept[0]].level]
        if len(same) > 1:
            break
        kept.pop(0)
    return kept


def _is_tail_block(block: PageBlock) -> bool:
    """Say whether a last block is none of the article: a heading of nothing, a credit, a call to the reader."""
    return block.role is Role.HEADING or is_credit_line(block.text) or is_closing_call(block.text)


def _is_date_block(block: PageBlock) -> bool:
    return block.role is Role.BODY and is_date_line(block.text)


def _list_blocks_inside(blocks: Sequence[PageBlock], outer: etree._Element | None) -> Sequence[int]:
    """List the blocks, by index, that stand in an element; all where there is none."""
    if outer is None:
        return range(len(blocks))
    elements = set(outer.iter())
    return [index for index, block in enumerate(blocks) if block.element in elements]


def _measure_block_share(blocks: Sequence[PageBlock], part: set[int], whole: set[int]) -> float:
    """Give the share of the prose of the whole that is in the part."""
    chars = sum(len(blocks[index].text) for index in whole if is_prose_block(blocks[index]))
    return sum(len(blocks[index].text) for index in part if is_prose_block(blocks[index])) / chars if chars else 0.0


def _count_free_page_prose(blocks: Sequence[PageBlock]) -> int:
    """Count the characters of the page's prose that no surroundings speak against."""
    paragraphs = [block for block in blocks if is_prose_block(block)]
    total = sum(len(block.text) for block in paragraphs)
    around = Surroundings(count_prose_chars(paragraphs), _MOST_OF_BOX * total)
    return sum(len(block.text) for block in paragraphs if around.find_reason(block) is None)


def _count_kept_page_prose(page: _Page, choice: BodyChoice) -> int:
    return sum(len(page.blocks[index].text) for index in choice.kept if is_prose_block(page.blocks[index]))
