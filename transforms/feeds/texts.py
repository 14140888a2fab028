"""Choose the text of an entry, and read texts to blocks. What HTML says is read in the room markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from transforms.document import Role
from transforms.feeds.entries import EntryText
from transforms.markup.blocks import fold_blanks, read_fragment_blocks
from transforms.markup.tree import TooDeep
from transforms.structure.assembly import BlockText

_TAG = re.compile(r"<[^<>]*>")
_MARKUP = re.compile(r"<[!/?a-zA-Z]|&#?\w+;")
# What is no text in any reading, and tags, the last one cut off as it may be.
_CODE = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_CUT_TAG = re.compile(r"</?[a-zA-Z][^<>]*(?:>|\Z)")
# Text that is said to be plain and is not: elements that end, or a break or paragraph that begins.
_HTML_IN_PLAIN_TEXT = re.compile(
    r"</(?:p|a|b|i|em|strong|span|div|ul|ol|li|blockquote|table|h[1-6]|code|pre)>|<(?:p|br)\b[^<>]*>", re.IGNORECASE
)
# Tags of what a feed embeds: often without an end, so that they would hide the rest of the text.
_EMBEDDING_TAG = re.compile(r"</?(?:embed|object|applet|iframe|param)\b[^<>]*>", re.IGNORECASE)
# Marks of a section of XML within another one, which HTML takes for a comment.
_NESTED_CDATA = re.compile(r"<!\[CDATA\[|\]\](?:>|&gt;)")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def choose_entry_text(candidates: Iterable[EntryText]) -> EntryText | None:
    """Choose the longest text, tags left out; of equal ones the first. None where there is none."""
    texts = [text for text in candidates if text.value.strip()]
    if len(texts) < 2:
        return texts[0] if texts else None
    return max(texts, key=_count_entry_text_chars)


def read_entry_text_blocks(text: EntryText) -> list[BlockText]:
    """Read the text of an entry to blocks; plain text by its blank lines.

    Raises:
        TooDeep: markup nested deeper than any parser here goes.
    """
    is_markup = _MARKUP if text.is_markup else _HTML_IN_PLAIN_TEXT
    if is_markup.search(text.value):
        blocks = read_fragment_blocks(_EMBEDDING_TAG.sub(" ", _NESTED_CDATA.sub(" ", text.value)))
        return blocks or [(Role.BODY, _read_unshown_entry_words(text.value))]
    return [(Role.BODY, fold_blanks(paragraph)) for paragraph in _PARAGRAPH_BREAK.split(text.value)]


def count_entry_text_words(text: EntryText | None) -> int:
    """Count the words of an entry's text, tags left out."""
    return len(_strip_entry_text_tags(text).split()) if text is not None else 0


def read_entry_title(title: str, *, is_markup: bool) -> str | None:
    """Give a title on one line, without tags and with its entities resolved; None where it has no letter or digit."""
    folded = fold_blanks(_read_entry_title_words(title) if is_markup and _MARKUP.search(title) else title)
    return folded if any(char.isalnum() for char in folded) else None


def _read_entry_title_words(title: str) -> str:
    try:
        return " ".join(words or "" for _, words, *_ in read_fragment_blocks(title))
    except TooDeep:
        return _read_unshown_entry_words(title)


def keep_distinct_keywords(words: Iterable[str]) -> tuple[str, ...]:
    """Keep each keyword once, without white space around it; blank ones are left out."""
    return tuple(dict.fromkeys(stripped for word in words if (stripped := word.strip())))


def _count_entry_text_chars(text: EntryText) -> int:
    return len("".join(_strip_entry_text_tags(text).split()))


def _read_unshown_entry_words(markup: str) -> str:
    """Give the words of markup of which a browser shows nothing, such as the title of a drawing; no scripts."""
    return fold_blanks(html.unescape(_CUT_TAG.sub(" ", _CODE.sub(" ", markup))))


def _strip_entry_text_tags(text: EntryText) -> str:
    return html.unescape(_TAG.sub(" ", text.value)) if text.is_markup else text.value
