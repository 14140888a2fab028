"""Parse HTML to one lxml tree whose depth is known. What the tree says is read in the other modules of this room.

lxml drops what is nested deeper than 256 levels without a word, so its error log is read after each parse. A deeper
page is parsed again with the higher limit and flattened; beyond that it is refused.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

# libxml2 drops what is deeper than this.
_MOST_LEVELS = 256
# Levels that a flattened tree keeps: trafilatura nests the tree once more, and libxml2 counts the text as a level.
_FLATTENED_LEVELS = 200
# Elements that say nothing but where a part begins; they may go where a page nests too deep.
_WRAPPERS = frozenset({"div", "span", "section", "article", "main", "center", "font", "b", "i", "u", "em", "strong"})
_NO_MARKUP = "<html><body></body></html>"


class TooDeep(Exception):
    """The markup is nested deeper than any parser here goes; the message says how deep that is."""


def parse_markup(markup: str) -> html.HtmlElement:
    """Parse a page or a fragment of HTML to its `html` element; text outside of the body is put into it.

    Raises:
        TooDeep: nested deeper than 2,048 levels, or still deeper than 200 without wrappers.
    """
    root, is_cut = _parse(markup, huge_tree=False)
    if not is_cut:
        return root

    root, is_cut = _parse(markup, huge_tree=True)
    if is_cut:
        raise TooDeep("nested deeper than 2048 levels")
    _flatten(root)
    return root


def _parse(markup: str, *, huge_tree: bool) -> tuple[html.HtmlElement, bool]:
    """Parse, and say whether libxml2 gave up on the depth."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=huge_tree)
    # as bytes, since lxml refuses a text that declares an encoding of its own
    source = markup.encode("utf-8", "replace")
    try:
        root = html.document_fromstring(source, parser=parser)
    except etree.ParserError:  # nothing but white space or comments
        root = html.document_fromstring(_NO_MARKUP)
    is_cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, is_cut


def _flatten(root: html.HtmlElement) -> None:
    """Take wrappers away from below, until no element is deeper than what trafilatura can copy.

    Raises:
        TooDeep: it is deeper still.
    """
    deep = [element for element, level in _walk_levels(root) if level > _FLATTENED_LEVELS]
    for element in reversed(deep):
        if element.tag in _WRAPPERS:
            element.drop_tag()
    deepest = max(level for _, level in _walk_levels(root))
    if deepest >= _MOST_LEVELS - 1:
        raise TooDeep(f"nested {deepest} levels deep without its wrappers")


def _walk_levels(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, int]]:
    """Yield each element with its level, the root's being 1."""
    level = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        if event == "start":
            yield element, level
