"""Ask trafilatura which words of a page are the article. It is a witness; the blocks come from the original tree."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from itertools import count

from lxml import html
from trafilatura import bare_extraction
from trafilatura.meta import reset_caches

from transforms.markup.blocks import PageBlock

_WORD = re.compile(r"\w+")
# A shorter block is looked for as a whole line: its words may stand anywhere.
_FEWEST_WORDS = 6
# Pages after which trafilatura's caches are emptied: they keep what they saw, and no page is seen twice.
_PAGES_BETWEEN_RESETS = 200
_pages_seen = count(1)

# It reports every page without an article as a warning; here that is a Reject.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def ask_trafilatura(root: html.HtmlElement, *, fast: bool) -> list[str]:
    """Give the lines that trafilatura takes for the article; none where it finds no article.

    Never with its duplicate filter, which remembers other pages. The tree stays as it is.
    """
    if next(_pages_seen) % _PAGES_BETWEEN_RESETS == 0:
        reset_caches()
    found = bare_extraction(deepcopy(root), fast=fast, include_comments=False, with_metadata=False)
    if found is None or isinstance(found, dict) or not found.text:
        return []
    return [line for line in found.text.split("\n") if line.strip()]


def find_said(blocks: Sequence[PageBlock], lines: Iterable[str]) -> set[int]:
    """Find the blocks, by index, whose words the witness says: in a row, short blocks as a line of their own."""
    spoken = [" ".join(fold_words(line)) for line in lines]
    whole = f" {' '.join(spoken)} "
    alone = set(spoken)
    return {index for index, block in enumerate(blocks) if _is_said(fold_words(block.text), whole, alone)}


def _is_said(words: Sequence[str], whole: str, alone: set[str]) -> bool:
    joined = " ".join(words)
    if len(words) < _FEWEST_WORDS:
        return bool(words) and joined in alone
    return f" {joined} " in whole


def fold_words(text: str) -> list[str]:
    """Give the words of a text in small letters, without punctuation."""
    return _WORD.findall(text.casefold())
