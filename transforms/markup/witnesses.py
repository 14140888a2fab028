"""Ask who may know which blocks of a page are the article: trafilatura, JSON-LD, the page's own markup.

Witnesses propose only; the blocks come from the original tree, and body.py chooses.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count

from lxml import etree, html

from transforms.markup.blocks import PageBlock, read_fragment_blocks
from transforms.markup.embedded import Node
from transforms.markup.tree import TooDeep

_WORD = re.compile(r"\w+")
# A shorter block is looked for as a whole line: its words may stand anywhere.
_FEWEST_WORDS = 6
# Pages after which trafilatura's caches are emptied: they keep what they saw, and no page is seen twice.
_PAGES_BETWEEN_RESETS = 200
_pages_seen = count(1)

_ARTICLE_BODY = "articlebody"
# Gives the blocks, by index, that a witness takes for the article.
Witness = Callable[[], set[int]]

# It reports every page without an article as a warning; here that is a Reject. And htmldate reports an error where it
# finds no cache to empty.
for _name in ("trafilatura", "htmldate.meta"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def list_witnesses(root: html.HtmlElement, blocks: Sequence[PageBlock], article: Node | None) -> list[Witness]:
    """List the witnesses in the order in which they are asked: the cheap ones first."""
    return [
        partial(_ask_witness, root, blocks, fast=True),
        partial(find_marked_blocks, blocks),
        lambda: find_said_blocks(blocks, read_article_body(article)),
        partial(_ask_witness, root, blocks, fast=False),
    ]


def _ask_witness(root: html.HtmlElement, blocks: Sequence[PageBlock], *, fast: bool) -> set[int]:
    return find_said_blocks(blocks, ask_trafilatura(root, fast=fast))


def find_marked_blocks(blocks: Sequence[PageBlock]) -> set[int]:
    """Find the blocks, by index, that stand in an element marked as the body of the article by its itemprop."""
    marked: dict[etree._Element, bool] = {}
    return {index for index, block in enumerate(blocks) if _is_marked_element(block.element, marked)}


def _is_marked_element(element: etree._Element | None, marked: dict[etree._Element, bool]) -> bool:
    """Say whether the element or one around it is marked; remembers what it found for the elements on the way."""
    path: list[etree._Element] = []
    while element is not None and element not in marked:
        path.append(element)
        if _ARTICLE_BODY in (element.get("itemprop") or "").lower().split():
            marked[element] = True
            break
        element = element.getparent()
    is_marked = element is not None and marked[element]
    marked.update(dict.fromkeys(path, is_marked))
    return is_marked


def read_article_body(article: Node | None) -> list[str]:
    """Read the lines of the body that JSON-LD gives; none where it gives none, or markup that nests too deep."""
    body = (article or {}).get("articleBody")
    if not isinstance(body, str):
        return []
    try:
        return [words for _, words, *_ in read_fragment_blocks(body) if words]
    except TooDeep:
        return []


def ask_trafilatura(root: html.HtmlElement, *, fast: bool) -> list[str]:
    """Give the lines that trafilatura takes for the article; none where it finds no article.

    Never with its duplicate filter, which remembers other pages. It works on a copy of the tree.
    """
    from trafilatura import bare_extraction  # heavy: only where there is a page
    from trafilatura.meta import reset_caches

    if next(_pages_seen) % _PAGES_BETWEEN_RESETS == 0:
        reset_caches()
    found = bare_extraction(root, fast=fast, include_comments=False, with_metadata=False)
    if found is None or isinstance(found, dict) or not found.text:
        return []
    return [line for line in found.text.split("\n") if line.strip()]


def find_said_blocks(blocks: Sequence[PageBlock], lines: Iterable[str]) -> set[int]:
    """Find the blocks, by index, whose words the witness says: in a row, short blocks as a line of their own."""
    spoken = [" ".join(fold_words(line)) for line in lines]
    whole = f" {' '.join(spoken)} "
    alone = set(spoken)
    return {index for index, block in enumerate(blocks) if _is_said_by_witness(fold_words(block.text), whole, alone)}


def _is_said_by_witness(words: Sequence[str], whole: str, alone: set[str]) -> bool:
    joined = " ".join(words)
    if len(words) < _FEWEST_WORDS:
        return bool(words) and joined in alone
    return f" {joined} " in whole


def fold_words(text: str) -> list[str]:
    """Give the words of a text in small letters, without punctuation."""
    return _WORD.findall(text.casefold())
