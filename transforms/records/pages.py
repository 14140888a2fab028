"""Read a page of the web that lies in something else: in a cell of a table, in a mail.

How a page is read: transforms/markup. A letter or a fragment of HTML is no page: all of it is text.
"""

from __future__ import annotations

import re

from transforms.document import Role
from transforms.structure.assembly import BlockText

# A page says at which address of the web it stands; a letter does not.
_NAMES_ADDRESS = re.compile(r"<link[^<>]{1,200}\bcanonical\b|<meta[^<>]{1,200}\bog:url\b", re.IGNORECASE)
_BEGINS_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_LINES_OF_HEAD = frozenset({Role.HEADLINE, Role.BYLINE})


def names_its_address(markup: str) -> bool:
    """Say whether HTML names its own address, as pages of publishers do and letters do not."""
    return _NAMES_ADDRESS.search(markup) is not None


def begins_as_page(markup: str) -> bool:
    """Say whether HTML begins as a whole page does."""
    return _BEGINS_PAGE.match(markup) is not None


def drop_record_head(blocks: tuple[BlockText, ...]) -> list[BlockText]:
    """Leave out headline and byline, for what says them itself."""
    return [block for block in blocks if block[0] not in _LINES_OF_HEAD]
