"""Read the blocks of HTML: paragraphs, headings, list items, captions, rows of tables, in reading order.

Every block keeps the element that it stands in. Which blocks are the article is decided in body.py.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from transforms.document import Role
from transforms.markup.set_off import make_block_texts
from transforms.markup.tree import parse_page_markup
from transforms.structure.assembly import BlockText

# What a browser does not show as text, or shows only where something else fails.
_NOT_SHOWN = frozenset({
    *(
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
    ),
    *("button", "select", "option", "datalist", "input", "textarea", "progress", "meter", "dialog", "rp", "rt"),
    *("map", "area", "frameset", "applet", "link", "meta", "title"),
})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that begin and end a block; every other element is part of a line.
_BLOCKS = frozenset({
    *("html", "body", "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "form"),
    *("ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "blockquote", "pre", "address", "center", "fieldset"),
    *("legend", "details", "summary", "hgroup", "search", "hr", "table", "thead", "tbody", "tfoot", "tr", "td", "th"),
    *("caption", "figcaption", "multicol", "block", "hl2"),
    *_HEADINGS,
})
_CAPTIONS = frozenset({"figcaption", "caption"})
_LINE_BREAK = "br"
_LINK = "a"
_SET_OFF = "blockquote"
_ITEM = "li"
_MAIL_BEFORE = "cite"  # the type of a blockquote that is the mail replied to
_ROW = "tr"
_CELLS = frozenset({"td", "th"})
_BETWEEN_CELLS = " | "
# A cell that holds one of these lays the page out; it is no value of a table.
_LAYOUT_PARTS = frozenset({"table", "figure", "article", "section", "ul", "ol", "blockquote", *_HEADINGS})
# A longer cell is a column of the page.
_LONGEST_CELL_CHARS = 400
# Elements inside of a line that scripts show as boxes over it, and how much of a card's words is links.
_INLINE_BOXES = frozenset({"span", "a"})
_PICTURE = "img"
_LEAST_LINKED_OF_CARD = 0.8
_HIDING_STYLE = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:;|\Z))", re.IGNORECASE
)
# Where a word may be broken, marks without width, control characters: readers do not see them.
_NOT_WORD = re.compile(r"[\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]")
# Runs of white space that hold a break, and those that do not.
_BREAK = "\u2028"
_SPACES = re.compile(r"[^\S\u2028]+")
_PARAGRAPH_BREAK = re.compile(r"\u2028\s*\u2028[\s\u2028]*")
_SINGLE_BREAK = re.compile(r" ?\u2028 ?")


@dataclass(frozen=True, slots=True)
class PageBlock:
    """A block of a page with the innermost element that begins and ends it."""

    role: Role
    text: str
    level: int | None  # of a heading, from 1
    element: etree._Element
    link_chars: int  # characters of the text that stand in links
    is_set_off: bool = False  # in a blockquote
    is_item: bool = False  # of a list


def read_page_blocks(element: etree._Element) -> list[BlockText]:
    """Read the blocks below `element`, in reading order: a role, its words, and for headings the level.

    Tables come row by row, cells joined by " | ". Two line breaks end a paragraph, one stays a line break.
    """
    return list(make_block_texts(walk_page_blocks(element)))


def read_fragment_blocks(markup: str) -> list[BlockText]:
    """Read the blocks of a fragment of HTML, such as the content of a feed's entry; plain text is one block.

    Raises:
        TooDeep: nested deeper than any parser here goes.
    """
    return read_page_blocks(parse_page_markup(markup)) if markup.strip() else []


def walk_page_blocks(element: etree._Element) -> list[PageBlock]:
    """Read the blocks below `element` with their elements, in reading order, as far as a browser shows them."""
    reader = _BlockReader(element)
    walker = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "end":
            reader.close(node)
        elif event != "start":
            reader.read_tail(node)
        elif reader.skips(node):
            walker.skip_subtree()
        elif reader.open(node) == _ROW and is_data_table_row(node):
            reader.read_row(node)
            walker.skip_subtree()
    reader.flush()
    return reader.blocks


def read_tag_name(element: etree._Element) -> str:
    """Give the name of an element without its namespace or prefix, in small letters; "" for comments."""
    tag = element.tag
    return _fold_html_tag(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1000)
def _fold_html_tag(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def fold_blanks(text: str) -> str:
    """Fold white space to single blanks and drop characters without width."""
    return " ".join(_INVISIBLE.sub("", text).split())


def fold_lines(text: str) -> str:
    """Fold white space to single blanks, breaks aside, and drop characters without width."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text))


def fold_title(title: str) -> str:
    """Fold case, quotation marks and punctuation, so that two writings of a title are equal."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", title).casefold()).strip()


def is_hidden_element(element: etree._Element) -> bool:
    """Say whether the element's own attributes hide it from readers."""
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING_STYLE.search(style) is not None


def is_card_in_line(element: etree._Element) -> bool:
    """Say whether the element is a card that pages show over a word of a line: a picture, then links and no more."""
    if read_tag_name(element) not in _INLINE_BOXES or not _begins_with_picture(element):
        return False
    links = [fold_blanks("".join(link.itertext())) for link in element.iter(_LINK)]
    words = fold_blanks("".join(element.itertext()))
    return len(links) > 1 and bool(words) and sum(map(len, links)) >= _LEAST_LINKED_OF_CARD * len(words)


def _begins_with_picture(element: etree._Element) -> bool:
    """Say whether the first thing that an element shows is a picture."""
    while read_tag_name(element) != _PICTURE:
        if (element.text or "").strip() or len(element) == 0:
            return False
        element = element[0]
    return True


def is_data_table_row(element: etree._Element) -> bool:
    """Say whether the element is a row of values: two cells or more, none of which lays out the page."""
    if read_tag_name(element) != _ROW:
        return False
    cells = [child for child in element if read_tag_name(child) in _CELLS]
    return len(cells) > 1 and not any(map(_is_column_cell, cells))


def _is_column_cell(cell: etree._Element) -> bool:
    """Say whether a cell is a column of the page, not a value: long, or with parts that articles have."""
    chars_count = paragraphs_count = 0
    for part in cell.iter():
        name = read_tag_name(part)
        paragraphs_count += name == "p"
        chars_count += len(part.text or "") + len(part.tail or "")
        if name in _LAYOUT_PARTS or paragraphs_count > 1 or chars_count > _LONGEST_CELL_CHARS:
            return True
    return False


@dataclass(slots=True)
class _OpenBlock:
    """A block that has begun and not ended, and the role that its words have."""

    element: etree._Element
    role: Role
    level: int | None
    keeps_lines: bool
    is_set_off: bool = False
    is_item: bool = False


class _BlockReader:
    """Gathers the words of lines until a block begins or ends."""

    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[PageBlock] = []
        self._root = root
        self._open = [_OpenBlock(root, Role.BODY, None, False)]
        self._parts: list[str] = []
        self._linked: list[bool] = []  # for each of the parts
        self._links = 0  # links that are open
        self._skipped: etree._Element | None = None

    def skips(self, node: etree._Element) -> bool:
        """Say whether a reader sees nothing of the element."""
        if node is self._root:
            return False
        is_shown = read_tag_name(node) not in _NOT_SHOWN and not is_hidden_element(node)
        if is_shown and not (self._parts and is_card_in_line(node)):
            return False
        self._skipped = node
        return True

    def open(self, node: etree._Element) -> str:
        """Begin an element, and give its name: a block ends the words before it."""
        name = read_tag_name(node)
        if name in _BLOCKS:
            self.flush()
            self._open.append(self._describe_block_element(node, name))
        elif name == _LINK:
            self._links += 1
        elif name == _LINE_BREAK:
            self._parts.append(_BREAK)
            self._linked.append(False)
        self._add_block_text(node.text)
        return name

    def close(self, node: etree._Element) -> None:
        """End an element, and read the words that follow it."""
        if node is not self._skipped:
            name = read_tag_name(node)
            if name in _BLOCKS:
                self.flush()
                self._open.pop()
            elif name == _LINK:
                self._links -= 1
        self._skipped = None
        self.read_tail(node)

    def read_tail(self, node: etree._Element) -> None:
        """Read the words that follow a node."""
        if node is not self._root:
            self._add_block_text(node.tail)

    def read_row(self, row: etree._Element) -> None:
        """Read the row of a table as one block, and leave nothing of it for the walk."""
        self._clear_block()
        cells = [
            " ".join(block.text for block in walk_page_blocks(cell)) for cell in row if read_tag_name(cell) in _CELLS
        ]
        link_chars = sum(len(fold_blanks("".join(link.itertext()))) for link in row.iter(_LINK))
        text = _BETWEEN_CELLS.join(cell for cell in cells if cell)
        if text:
            self._place_block(text, min(link_chars, len(text)), row)

    def flush(self) -> None:
        """Make blocks of the words so far: one, or several where two line breaks part them."""
        words = "".join(self._parts)
        if not words or words.isspace():
            self._clear_block()
            return
        linked = self._blank_out_unlinked_block_text()
        start = 0
        for gap in _PARAGRAPH_BREAK.finditer(words):
            self._place_block_words(words[start : gap.start()], linked[start : gap.start()])
            start = gap.end()
        self._place_block_words(words[start:], linked[start:])
        self._clear_block()

    def _add_block_text(self, text: str | None) -> None:
        """Take words into the block that is open."""
        if not text:
            return
        if _BREAK in text:
            text = text.replace(_BREAK, "\n")
        if self._open[-1].keeps_lines:
            text = text.replace("\n", _BREAK)
        self._parts.append(text)
        self._linked.append(self._links > 0)

    def _blank_out_unlinked_block_text(self) -> str:
        """Give the words so far with blanks for those that stand in no link; "" where no link is."""
        if not any(self._linked):
            return ""
        pairs = zip(self._parts, self._linked, strict=True)
        return "".join(part if is_linked else " " * len(part) for part, is_linked in pairs)

    def _place_block_words(self, words: str, linked: str) -> None:
        text = _SINGLE_BREAK.sub("\n", fold_lines(words).strip(f" {_BREAK}"))
        if self._open[-1].role is Role.HEADING:
            text = text.replace("\n", " ")
        if text:
            self._place_block(text, min(len(fold_blanks(linked)), len(text)), self._open[-1].element)

    def _place_block(self, text: str, link_chars: int, element: etree._Element) -> None:
        block = self._open[-1]
        place = (block.is_set_off, block.is_item)
        self.blocks.append(PageBlock(block.role, text, block.level, element, link_chars, *place))

    def _clear_block(self) -> None:
        self._parts.clear()
        self._linked.clear()

    def _describe_block_element(self, node: etree._Element, name: str) -> _OpenBlock:
        outer = self._open[-1]
        role, level = outer.role, outer.level
        if name in _HEADINGS and role is not Role.CAPTION:
            role, level = Role.HEADING, _HEADINGS[name]
        elif name in _CAPTIONS:
            role, level = Role.CAPTION, None
        is_set_off = outer.is_set_off or (name == _SET_OFF and node.get("type") != _MAIL_BEFORE)
        is_item = outer.is_item or name == _ITEM
        return _OpenBlock(node, role, level, outer.keeps_lines or name == "pre", is_set_off, is_item)
