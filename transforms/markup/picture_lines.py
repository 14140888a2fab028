"""Know the line under a picture that no caption element marks: all that a box says beside its picture.

Which blocks are the article is decided in body.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from transforms.document import Role
from transforms.markup.blocks import PageBlock, read_tag_name

_PICTURES = ("img", "picture")
# What a picture and its line stand in.
_BOXES = frozenset({"div", "li", "span", "td", "section"})
# A longer one is a paragraph with a picture.
_MOST_CHARS = 400
# With a larger share of the text in such boxes, they are the article: a list of things, each with its picture.
_MOST_IN_BOXES = 0.25


def caption_picture_lines(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Make captions of the lines that stand alone with a picture in a box, where the article is elsewhere."""
    lines = {index for index, block in enumerate(blocks) if block.role is Role.BODY and _is_line_of_picture(block)}
    chars = sum(len(block.text) for block in blocks if block.role is Role.BODY)
    if sum(len(blocks[index].text) for index in lines) > _MOST_IN_BOXES * chars:
        return list(blocks)
    return [replace(block, role=Role.CAPTION) if index in lines else block for index, block in enumerate(blocks)]


def _is_line_of_picture(block: PageBlock) -> bool:
    """Say whether a box around a block, or its own element, holds a picture and no other words."""
    if len(block.text) > _MOST_CHARS:
        return False
    element: etree._Element | None = block.element
    while element is not None and read_tag_name(element) not in ("body", "html"):
        if _holds_more(element, block.text):
            return False
        if read_tag_name(element) in _BOXES and next(element.iter(*_PICTURES), None) is not None:
            return True
        element = element.getparent()
    return False


def _holds_more(element: etree._Element, text: str) -> bool:
    """Say whether an element holds more than some text, blanks left out; it is read no further than that shows."""
    left = _count_signs(text)
    for piece in element.itertext():
        left -= _count_signs(piece)
        if left < 0:
            return True
    return False


def _count_signs(text: str) -> int:
    return sum(map(len, text.split()))
