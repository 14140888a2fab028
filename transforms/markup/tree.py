"""Parse HTML to one lxml tree whose depth is known. What the tree says is read in the other modules of this room.

lxml drops what is nested deeper than 256 levels without a word, so its error log is read after each parse. A deeper
page is parsed again with the higher limit and flattened; beyond that it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

# libxml2 drops what is deeper than this.
_MOST_LEVELS = 256
# Levels that a flattened tree keeps: trafilatura nests the tree once more, and libxml2 counts the text as a level.
_FLATTENED_LEVELS = 200
# Elements that say nothing but where a part begins; they may go where a page nests too deep.
_WRAPPERS = frozenset({"div", "span", "section", "article", "main", "center", "font", "b", "i", "u", "em", "strong"})
# What may stand in a head; libxml2 takes elements that it does not know, such as `main`, for another of these.
_OF_HEADS = frozenset({"title", "meta", "link", "style", "script", "base", "noscript", "template", "object"})
_PROGRAMS = ("script", "style", "svg", "noscript", "template", "iframe")
# What such an element is called on its way out.
_GONE = "gone"
# Characters that no text of XML may have, as such or by number: lxml takes them in and refuses to copy them.
_CONTROLS = bytes([*range(9), *range(14, 32), 127])
_TO_BLANKS = bytes.maketrans(b"\x0b\x0c", b"  ")
_NO_CHARACTERS = ("\ufffe".encode(), "\uffff".encode())
_CONTROLS_BY_NUMBER = re.compile(
    rb"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|127)|[xX]0*(?:[0-8bBeEcCfF]|1[\da-fA-F]|7[fF]))(?:;|(?![\da-fA-F]))"
)
_NO_MARKUP = "<html><body></body></html>"


class TooDeep(Exception):
    """The markup is nested deeper than any parser here goes; the message says how deep that is."""


def parse_page_markup(markup: str) -> html.HtmlElement:
    """Parse a page or a fragment of HTML to its `html` element; text outside of the body is put into it.

    Raises:
        TooDeep: nested deeper than 2,048 levels, or still deeper than lxml copies once its wrappers are gone.
    """
    # as bytes, since lxml refuses a text that declares an encoding of its own
    source = _drop_page_control_characters(markup.encode("utf-8", "replace"))
    root, is_cut = _parse_page_source(source, huge_tree=False)
    if not is_cut:
        return root

    root, is_cut = _parse_page_source(source, huge_tree=True)
    if is_cut:
        raise TooDeep("nested deeper than 2048 levels")
    _flatten_page_tree(root)
    return root


def drop_page_programs(root: html.HtmlElement) -> None:
    """Drop what is for machines alone: no witness reads it, and a copy of the tree costs less without."""
    etree.strip_elements(root, *_PROGRAMS, with_tail=False)


def _parse_page_source(source: bytes, *, huge_tree: bool) -> tuple[html.HtmlElement, bool]:
    """Parse, and say whether libxml2 gave up on the depth."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=huge_tree)
    try:
        root = html.document_fromstring(source, parser=parser)
    except etree.ParserError:  # nothing but white space or comments
        root = html.document_fromstring(_NO_MARKUP)
    _mend_page_head(root)
    is_cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, is_cut


def _mend_page_head(root: html.HtmlElement) -> None:
    """Move to the body what is no part of a head, and all that follows it there."""
    head = root.find("head")
    children = [] if head is None else list(head)
    is_body = [isinstance(child.tag, str) and child.tag not in _OF_HEADS for child in children]
    if not any(is_body):
        return
    body = root.find("body")
    if body is None:
        body = etree.SubElement(root, "body")
    moved = children[is_body.index(True) :]
    moved[-1].tail = (moved[-1].tail or "") + (body.text or "")
    body.text = None
    for place, child in enumerate(moved):
        body.insert(place, child)


def _drop_page_control_characters(source: bytes) -> bytes:
    """Drop the characters that no text of XML may have; marks of pages and columns become blanks."""
    source = source.translate(_TO_BLANKS, delete=_CONTROLS)
    for character in _NO_CHARACTERS:
        source = source.replace(character, b"")
    return _CONTROLS_BY_NUMBER.sub(b"", source)


def _flatten_page_tree(root: html.HtmlElement) -> None:
    """Take wrappers away where it is deep, until no element is deeper than what trafilatura can copy.

    Raises:
        TooDeep: it is deeper still.
    """
    for element, level in _walk_tree_levels(root):
        if level > _FLATTENED_LEVELS and element.tag in _WRAPPERS:
            element.tag = _GONE
    etree.strip_tags(root, _GONE)
    deepest = max(level for _, level in _walk_tree_levels(root))
    if deepest >= _MOST_LEVELS - 1:
        raise TooDeep(f"nested {deepest} levels deep without its wrappers")


def _walk_tree_levels(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, int]]:
    """Yield each element with its level, the root's being 1."""
    level = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        if event == "start":
            yield element, level
