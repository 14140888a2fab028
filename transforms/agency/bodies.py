"""Read the body of a story: HTML, NITF or plain text to blocks, and choose where a story has several bodies.

What else an item says (headline, byline, codes) is read in the module of its format.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lxml import etree

from transforms.agency.xml_tree import Element
from transforms.document import Role
from transforms.markup.blocks import read_page_blocks
from transforms.markup.tree import parse_page_markup
from transforms.structure.assembly import BlockText
from transforms.structure.paragraphs import split_paragraphs


class BodyMarkup(StrEnum):
    """What a body is written in."""

    HTML = "html"
    NITF = "nitf"
    PLAIN = "plain"
    OTHER = "other"  # XML of an agency's own


# The fuller the markup, the more of the story's form it keeps.
_BEST_MARKUP_FIRST = (BodyMarkup.HTML, BodyMarkup.NITF, BodyMarkup.PLAIN, BodyMarkup.OTHER)
# Of the words of the longest body; a shorter one is a summary, whatever it is called.
_LEAST_SHARE_OF_LONGEST = 0.5
_MARKUP = re.compile(
    r"<(?:/\s*)?(?:p|br|div|h[1-6]|ul|ol|li|table|tr|td|a|b|i|em|strong|span|html|body)\b[^<>]*>", re.IGNORECASE
)
_ROOT_TAG = re.compile(r"(?:\s|<[?!][^>]*>)*<([A-Za-z][\w.-]*)")
_BLOCKS_OF_HTML = frozenset({
    "section",
    "article",
    "main",
    "header",
    "figure",
    "img",
    "blockquote",
    "pre",
    "font",
    "strong",
})
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_FIGURE = "figure"
_CAPTION = "figcaption"
# The part that is the story, where a page says so.
_MAIN_CLASS = "main"
_MAIN_ELEMENTS = frozenset({"main", "section", "article", "div"})
# Elements of NITF by the names that HTML has for them.
_AS_HTML = {
    "hl1": "h1",
    "hl2": "h2",
    "bq": "blockquote",
    "block": "div",
    "media": "figure",
    "media-caption": "figcaption",
    "nitf-table": "div",
    "body.content": "div",
}
# What is beside the story in HTML; and in NITF how a picture is made and by whom, and notes to editors.
_NOT_STORY = frozenset({
    *("header", "footer", "aside", "nav"),
    *("media-reference", "media-metadata", "media-producer", "media-object", "note", "ed-msg", "nitf-table-metadata"),
    *("tagline", "custom-table"),
})


@dataclass(frozen=True, slots=True)
class Body:
    """One of the bodies of a story."""

    markup: BodyMarkup
    blocks: tuple[BlockText, ...]
    is_main: bool = True  # False where its role says that it is a short or other version

    @property
    def word_count(self) -> int:
        """Count the words of all blocks."""
        return sum(len((block[1] or "").split()) for block in self.blocks)


def choose_story_body(bodies: Iterable[Body]) -> Sequence[BlockText]:
    """Choose the blocks of the best body: the main one, in HTML before NITF before plain text; () where none has words.

    A body of less than half the words of the longest is no match for it.
    """
    readable = [body for body in bodies if body.word_count]
    if not readable:
        return ()
    main = [body for body in readable if body.is_main] or readable
    longest = max(body.word_count for body in main)
    full = [body for body in main if body.word_count >= _LEAST_SHARE_OF_LONGEST * longest]
    return min(full, key=lambda body: _BEST_MARKUP_FIRST.index(body.markup)).blocks


def read_plain_story_body(text: str, *, is_main: bool = True) -> Body:
    """Read a body that is given as characters: HTML where there are tags in it, else plain text.

    Raises:
        TooDeep: HTML nested deeper than any parser here goes.
    """
    if _MARKUP.search(text):
        body = read_html_story_body(parse_page_markup(text), is_main=is_main)
        return replace(body, markup=BodyMarkup.OTHER) if _is_foreign_markup(text) else body
    plain = html.unescape(text) if _ENTITY.search(text) else text
    blocks = tuple((Role.BODY, paragraph.text) for paragraph in split_paragraphs(plain))
    return Body(BodyMarkup.PLAIN, blocks, is_main)


def read_html_story_body(root: Element, *, is_main: bool = True) -> Body:
    """Read the story out of a tree of HTML: its main part where one is marked, else all but what is beside it.

    Elements of NITF count as those of HTML that they are like. The tree is changed.
    """
    main_parts = {element: None for element in root.iter("*") if _is_main_body_part(element)}
    parts = [part for part in main_parts if not any(outer in main_parts for outer in part.iterancestors())] or [root]
    for part in parts:
        etree.strip_elements(part, *_NOT_STORY, with_tail=False)
        for element in part.iter(*_AS_HTML):
            element.tag = _AS_HTML[element.tag]
        _strip_body_figures(part)
    blocks = tuple(_unescape_block(block) for part in parts for block in read_page_blocks(part))
    return Body(BodyMarkup.HTML, blocks, is_main)


def read_nitf_body(content: Element, *, is_main: bool = True) -> Body:
    """Read the story out of NITF's body.content; the tree is changed."""
    return replace(read_html_story_body(content, is_main=is_main), markup=BodyMarkup.NITF)


def read_story_line(text: str | None) -> str | None:
    """Read a line that should be plain, such as a headline: tags and entities go, white space is folded."""
    if not text:
        return None
    words = " ".join(block[1] or "" for block in read_plain_story_body(text).blocks)
    return " ".join(words.split()) or None


def _is_foreign_markup(text: str) -> bool:
    """Say whether the text is XML whose root is no element of HTML."""
    match = _ROOT_TAG.match(text)
    return match is not None and not _MARKUP.match(f"<{match[1]}>") and match[1].lower() not in _BLOCKS_OF_HTML


def _strip_body_figures(part: Element) -> None:
    """Leave nothing of a figure but its captions: the other words say who made the picture, or how."""
    for figure in _list_outermost_elements(part, _FIGURE):
        captions = _list_outermost_elements(figure, _CAPTION)
        figure.clear(keep_tail=True)
        for caption in captions:
            caption.tail = None
            figure.append(caption)


def _list_outermost_elements(root: Element, tag: str) -> list[Element]:
    """List the elements of a tag that are in no other of that tag."""
    return [element for element in root.iter(tag) if next(element.iterancestors(tag), None) is None]


def _is_main_body_part(element: Element) -> bool:
    if element.tag not in _MAIN_ELEMENTS:
        return False
    return element.tag == _MAIN_CLASS or _MAIN_CLASS in element.get("class", "").split()


def _unescape_block(block: BlockText) -> BlockText:
    """Read entities that were escaped twice, which a reader would see as they are written."""
    role, words, *level = block
    if words is None or not _ENTITY.search(words):
        return block
    return (role, html.unescape(words), level[0]) if level else (role, html.unescape(words))
