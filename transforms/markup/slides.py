"""Know the slides of a gallery that stands in an article: "3/12 The old bridge" over a picture's text.

Their headings and texts are captions, so that a long gallery is not taken for the article. Which blocks are the
article: body.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from transforms.document import Role
from transforms.markup.blocks import PageBlock

_NUMBERED = re.compile(r"\s*(?P<number>\d{1,3})\s?(?:/|of)\s?(?P<total>\d{1,3})\b")
# Fewer are parts of the article: "1/2 What happened".
_FEWEST_SLIDES = 4
# With less prose beside them the slides are the article.
_LEAST_PROSE_CHARS = 500


def caption_slides(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Make captions of the slides of a gallery: of each heading that numbers one, and of what follows up to the next.

    Nothing changes where the rest of the page has no article.
    """
    slides = _find_slides(blocks)
    prose_chars = sum(
        len(block.text) for index, block in enumerate(blocks) if block.role is Role.BODY and index not in slides
    )
    if prose_chars < _LEAST_PROSE_CHARS:
        return list(blocks)
    return [replace(block, role=Role.CAPTION, level=None) if n in slides else block for n, block in enumerate(blocks)]


def _find_slides(blocks: Sequence[PageBlock]) -> set[int]:
    """Find the blocks from the first numbered heading on; behind the last one, as many as each slide has."""
    numbered = {index: match["total"] for index, block in enumerate(blocks) if (match := _read_number(block))}
    total, count = Counter(numbered.values()).most_common(1)[0] if numbered else ("", 0)
    if count < _FEWEST_SLIDES:
        return set()
    starts = [index for index, its_total in numbered.items() if its_total == total]
    size = Counter(behind - before for before, behind in zip(starts, starts[1:], strict=False)).most_common(1)[0][0]
    return {index for start in starts for index in range(start, start + size)} & set(range(len(blocks)))


def _read_number(block: PageBlock) -> re.Match[str] | None:
    match = _NUMBERED.match(block.text) if block.role is Role.HEADING else None
    return match if match and 0 < int(match["number"]) <= int(match["total"]) else None
