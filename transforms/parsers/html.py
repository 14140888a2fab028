"""Parse a page of HTML or XHTML: one page, one article. How a page is read: transforms/markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.markup.decoding import decode_page
from transforms.markup.evidence import value_of
from transforms.markup.page import ReadPage, read_page
from transforms.markup.tree import TooDeep
from transforms.structure.assembly import from_blocks
from transforms.structure.decoding import NotText

MEDIA_TYPES = ("text/html", "application/xhtml+xml")
# Marks, comments and declarations may stand before the first tag.
_BEFORE_TAGS = re.compile(r"(?:\ufeff|\s|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_FIRST_TAG = re.compile(
    r"<(?:!doctype\s+html\b|(?:\w+:)?(?:html|head|body|title|meta|script|link|style|div|p|h[1-6]|article|main|table|center)(?=[\s>/]))",
    re.IGNORECASE,
)


def claims(head: bytes) -> bool:
    """Say whether the first bytes are those of a page."""
    return looks_like_html(head)


def looks_like_html(head: bytes) -> bool:
    """Say whether bytes begin with a doctype of HTML or a tag that pages begin with, comments left out."""
    text = head.replace(b"\x00", b"").decode("utf-8", "replace").lstrip("\ufffd")
    start = _BEFORE_TAGS.match(text)
    return _FIRST_TAG.match(text, start.end() if start else 0) is not None


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
    yield _make_document(raw, page)


def _make_document(raw: RawArticle, page: ReadPage) -> Document:
    said = page.metadata
    return from_blocks(
        raw,
        page.blocks,
        media_type=MEDIA_TYPES[0],
        url=value_of(said.url),
        publisher=value_of(said.publisher),
        language=value_of(said.language),
        authors=said.authors.names,
        published=said.published,
    )
