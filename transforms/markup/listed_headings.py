"""Know the headings of a list article that are links: each names a thing, and the paragraph below tells of it.

A heading that is a link and nothing else leads to another article; where several are made alike, short, and each stands
right over a paragraph beside it, they are the article's own. What is dropped for its links: body.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from transforms.document import Role
from transforms.markup.blocks import PageBlock
from transforms.markup.surroundings import describe_element_look, has_links_only, is_prose_block

# Fewer may be teasers between paragraphs.
_FEWEST_HEADINGS = 3
# The title of another article is longer than the name of a film, a town or a product.
_MOST_CHARS = 50


def find_listed_headings(blocks: Sequence[PageBlock]) -> set[int]:
    """Find the headings, by index, that are links and name what the paragraphs below them tell of."""
    by_look: dict[tuple[str, str, etree._Element | None], list[int]] = defaultdict(list)
    for index, block in enumerate(blocks):
        if block.role is Role.HEADING:
            by_look[*describe_element_look(block.element), block.element.getparent()].append(index)
    return {
        index
        for indices in by_look.values()
        if len(indices) >= _FEWEST_HEADINGS and all(_is_over_prose(blocks, index) for index in indices)
        for index in indices
        if has_links_only(blocks[index])
    }


def _is_over_prose(blocks: Sequence[PageBlock], index: int) -> bool:
    """Say whether a short heading stands over a paragraph of the same parent, captions between left out."""
    parent = blocks[index].element.getparent()
    below = next((block for block in blocks[index + 1 :] if block.element.getparent() is parent), None)
    return len(blocks[index].text) <= _MOST_CHARS and below is not None and is_prose_block(below)
