"""Parse MHTML, a page saved with its pictures: a mail whose root part is the page. How the page is read: html.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from transforms.document import ArticleMetadata, Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead
from transforms.parsers import html

NAME = "MHTML"
MEDIA_TYPES = ("multipart/related", "application/x-mimearchive")
SUFFIXES = (".mhtml", ".mht")
_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
# What browsers write, and mails do not.
_SAVED = re.compile(r"^(?:snapshot-content-location:|from:\s*<saved by\b)", re.IGNORECASE | re.MULTILINE)
_LOCATIONS = ("Snapshot-Content-Location", "Content-Location")
_WEB = ("http://", "https://")


def claims(head: InputHead) -> float:
    """Claim what has headers of a mail in related parts and was saved by a browser, or is called MHTML."""
    headers = head.mail_headers
    if headers is None or not _RELATED.search(headers):
        return NO_CLAIM
    is_called = head.score_declared(MEDIA_TYPES, SUFFIXES) > NO_CLAIM
    return BY_BYTES if is_called or _SAVED.search(headers) else NO_CLAIM


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article of the page, or one Reject: `malformed` (no page in it) or as html.py says.

    The page's address is that which it was saved from, unless the page itself gives one.
    """
    try:
        mail = message_from_bytes(raw.body.lstrip())
        page = next(_find_saved_pages(mail), None)
    except (MessageError, RecursionError) as error:
        yield Reject.of(raw, RejectReason.MALFORMED, f"no mail with a page in it: {error}")
        return
    if page is None:
        yield Reject.of(raw, RejectReason.MALFORMED, "no part of it is a page")
        return
    body = page.get_payload(decode=True)
    charset = page.get_param("charset")
    media_type = f"text/html; charset={charset}" if isinstance(charset, str) else "text/html"
    known = raw.metadata.fill_from(_find_saved_page_location(mail, page))
    inner = replace(raw, body=body if isinstance(body, bytes) else b"", media_type=media_type, metadata=known)
    for result in html.parse(inner):
        yield replace(result, raw=raw) if isinstance(result, Document) else replace(result, payload=raw.body)


def _find_saved_pages(mail: Message) -> Iterator[Message]:
    """Yield the parts that are pages: the one that the mail calls its root first."""
    parts = [part for part in mail.walk() if part.get_content_type() in html.MEDIA_TYPES]
    root = mail.get_param("start")
    yield from (part for part in parts if root and part["Content-ID"] == root)
    yield from parts


def _find_saved_page_location(mail: Message, page: Message) -> ArticleMetadata:
    """Find the address that a page was saved from, and the header that says it; nothing where none does."""
    locations = ((name, str(part[name] or "").strip()) for part in (mail, page) for name in _LOCATIONS)
    name, url = next((pair for pair in locations if pair[1].startswith(_WEB)), (None, None))
    return ArticleMetadata(url=url, url_evidence=name and f"header {name}")
