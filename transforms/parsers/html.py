"""Parse a page of HTML or XHTML: one page, one article. How a page is read: transforms/markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import BY_BYTES, BY_LIKENESS, InputHead
from transforms.markup.decoding import decode_page
from transforms.markup.metadata import describe_page
from transforms.markup.page import read_page
from transforms.markup.tree import TooDeep
from transforms.structure.assembly import from_blocks
from transforms.structure.decoding import NotText

NAME = "HTML"
MEDIA_TYPES = ("text/html", "application/xhtml+xml")
SUFFIXES = (".html", ".htm", ".xhtml")
# Declarations and comments may stand before the first tag.
_BEFORE_TAGS = re.compile(r"(?:\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_ROOT = re.compile(r"<(?:!doctype\s+html\b|(?:\w+:)?(?:html|head|body)(?=[\s>/]))", re.IGNORECASE)
_PART = re.compile(
    r"<(?:title|meta|script|link|style|div|p|h[1-6]|article|main|section|table|center|ul)(?=[\s>/])", re.IGNORECASE
)


def claims(head: InputHead) -> float:
    """Claim what begins with the root of a page, less surely what begins with a part of one, else what is declared."""
    if looks_like_html(head.text):
        return BY_BYTES
    declared = head.score_declared(MEDIA_TYPES, SUFFIXES)
    return max(declared, BY_LIKENESS) if looks_like_fragment(head.text) else declared


def looks_like_html(text: str) -> bool:
    """Say whether a text begins with a doctype of HTML or the tag `html`, `head` or `body`, comments left out."""
    return _ROOT.match(text, _skip_html_prologue(text)) is not None


def looks_like_fragment(text: str) -> bool:
    """Say whether a text begins with a tag of what stands in a page, comments left out."""
    return _PART.match(text, _skip_html_prologue(text)) is not None


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article, or one Reject: `binary`, `too_deep`, `empty`, `paywalled` or `no_article`."""
    try:
        decoded = decode_page(raw.body, raw.media_type)
        page = read_page(decoded.text, raw.fetched_at)
    except NotText as error:
        yield Reject.of(raw, RejectReason.BINARY, f"no text: {error}")
        return
    except TooDeep as error:
        yield Reject.of(raw, RejectReason.TOO_DEEP, str(error))
        return
    if page.refusal is not None:
        yield Reject.of(raw, page.refusal.reason, page.refusal.message)
        return
    yield from_blocks(raw, page.blocks, media_type=MEDIA_TYPES[0], metadata=describe_page(page.metadata))


def _skip_html_prologue(text: str) -> int:
    match = _BEFORE_TAGS.match(text)
    return match.end() if match else 0
