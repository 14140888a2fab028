"""Tell which paragraphs a page sets off as somebody's words, and hand the blocks over with that.

A blockquote says so, unless most of the text stands in some, as where a page indents with them, or it shows once more
what a paragraph says. What is quoted by it, and by whom: `transforms/quotations`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from transforms.document import Role
from transforms.structure.assembly import BlockText

# With a larger share of the text in them, blockquotes are how a page indents.
_MOST_SET_OFF = 0.8
# Words in a row that stand in a paragraph too: the blockquote shows a passage of it in large letters.
_WORDS_SHOWN_AGAIN = 6
_WORD = re.compile(r"\w+")


class MarkedText(Protocol):
    """A block of a page as far as it matters here."""

    @property
    def role(self) -> Role:
        """What the block is."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def level(self) -> int | None:
        """Of a heading, from 1."""

    @property
    def is_set_off(self) -> bool:
        """Whether it stands in a blockquote."""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""


def make_block_texts(blocks: Sequence[MarkedText]) -> Iterator[BlockText]:
    """Yield the blocks with their roles, headings with their level, body blocks that are set off or items with that."""
    set_off = _find_set_off(blocks)
    for index, block in enumerate(blocks):
        if block.role is Role.HEADING:
            yield block.role, block.text, block.level
        elif index in set_off or (block.is_item and block.role is Role.BODY):
            yield block.role, block.text, None, index in set_off, block.is_item
        else:
            yield block.role, block.text


def _find_set_off(blocks: Sequence[MarkedText]) -> set[int]:
    """Find the body blocks, by index, that are somebody's words by their blockquote."""
    found = {index for index, block in enumerate(blocks) if block.is_set_off and block.role is Role.BODY}
    chars = sum(len(block.text) for block in blocks if block.role is Role.BODY)
    if not found or sum(len(blocks[index].text) for index in found) > _MOST_SET_OFF * chars:
        return set()
    others = (_WORD.findall(block.text.lower()) for index, block in enumerate(blocks) if index not in found)
    told = {run for words in others for run in _list_runs(words)}
    return {
        index for index in found if told.isdisjoint(list(_list_runs(_WORD.findall(blocks[index].text.lower())))[:1])
    }


def _list_runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield each run of so many words."""
    for start in range(len(words) - _WORDS_SHOWN_AGAIN + 1):
        yield tuple(words[start : start + _WORDS_SHOWN_AGAIN])
