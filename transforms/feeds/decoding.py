"""Decode the bytes of a feed to characters that XML allows. How the encoding is found: markup/decoding.py."""

from __future__ import annotations

import re

from transforms.document import RawArticle
from transforms.feeds.entries import MalformedFeed
from transforms.markup.decoding import decode_page
from transforms.structure.decoding import NotText

_XML_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")
# Characters that XML forbids: one of them ends the reading of a whole feed.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def decode_feed(raw: RawArticle) -> str:
    """Decode a feed, without the declaration of XML, whose word on the encoding holds no longer.

    Raises:
        MalformedFeed: no encoding explains the bytes.
    """
    try:
        text = decode_page(raw.body, raw.media_type).text
    except NotText as error:
        raise MalformedFeed(f"no text: {error}") from error
    return _FORBIDDEN.sub("", _XML_DECLARATION.sub("", text)).lstrip()
