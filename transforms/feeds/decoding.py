"""Decode the bytes of a feed, and cut what stands before the root element. The encoding is found in markup/decoding.py.

Declarations of entities go with the rest: they may name files, or grow to any size. Those of HTML need no declaration.
"""

from __future__ import annotations

import re

from transforms.document import RawArticle, RejectReason
from transforms.feeds.entries import UnreadableFeed
from transforms.feeds.kinds import skip_xml_prolog
from transforms.markup.decoding import decode_page
from transforms.structure.decoding import NotText

# Characters that XML forbids: one of them ends the reading of a whole feed.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ELEMENT = re.compile(r"<[A-Za-z_]")
# Each costs time, and a feed of 10,000 entries has fewer.
_MOST_TAGS = 1_000_000


def decode_feed(raw: RawArticle) -> str:
    """Decode a feed, without the control characters that XML forbids.

    Raises:
        UnreadableFeed: no encoding explains the bytes (`binary`).
    """
    try:
        text = decode_page(raw.body, raw.media_type).text
    except NotText as error:
        raise UnreadableFeed(f"no text: {error}", RejectReason.BINARY) from error
    return _FORBIDDEN.sub("", text).lstrip()


def decode_feed_xml(raw: RawArticle) -> str:
    """Decode a feed in XML, from its root element on.

    Raises:
        UnreadableFeed: `binary`; `malformed`, no element in it; `too_many` elements.
    """
    text = decode_feed(raw)
    root = _ELEMENT.search(text, skip_xml_prolog(text))
    if root is None:
        raise UnreadableFeed("no element in it")
    if text.count("<") > _MOST_TAGS:
        raise UnreadableFeed(f"more than {_MOST_TAGS} elements", RejectReason.TOO_MANY)
    return text[root.start() :]
