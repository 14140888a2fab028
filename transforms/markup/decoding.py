"""Decode the bytes of HTML, and say how the encoding was found. Bytes in general: transforms/structure/decoding.py."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

from transforms.structure.decoding import NotText, decode


class EncodingEvidence(StrEnum):
    """How the encoding of a page is known."""

    MARK = "mark"  # a byte-order mark
    HEADER = "header"  # the media type that came with the page
    META = "meta"  # what the page declares
    VALID = "valid"  # the bytes are UTF-8, whatever is declared
    GUESS = "guess"  # what the bytes look like


@dataclass(frozen=True, slots=True)
class DecodedPage:
    """The text of a page, the encoding it was read in, and how that is known."""

    text: str
    encoding: str
    evidence: EncodingEvidence


_UTF_8 = "utf-8"
# Encodings in which letters other than English ones are written with ASCII bytes.
_ESCAPED = re.compile(r"iso2022|hz")
_TAG = re.compile(rb"<[^>]*>")
# What charset-normalizer sees.
_SAMPLE_BYTES = 30_000
# More of these in a text than one in so many characters: the declared encoding is not the true one.
_REPLACEMENT = "\ufffd"
_CHARS_PER_REPLACEMENT = 2000
# English, French or Portuguese stays far under; a text in Cyrillic or Greek letters goes far over.
_MOST_HIGH_IN_LATIN = 0.3
# A language has this many letters outside of ASCII before its encoding can be guessed by them.
_LEAST_HIGH_BYTES = 20


def decode_page(body: bytes, media_type: str | None) -> DecodedPage:
    """Decode a page: by its mark, as UTF-8 where it is, by header, by what it declares, else by a guess.

    Valid UTF-8 with letters outside of ASCII is read as such even where another encoding is declared: pages that say
    ISO-8859-1 and are UTF-8 are many, the reverse is as good as none.

    Raises:
        NotText: another kind of file, or bytes that no encoding explains.
    """
    by_mark, _ = read_bom(body)
    if by_mark is not None:
        return DecodedPage(decode(body), by_mark, EncodingEvidence.MARK)

    declared, evidence = _find_declared_page_encoding(body, media_type)
    is_escaped = declared is not None and _ESCAPED.match(declared) is not None
    if not is_escaped and _is_utf_8_page(body):
        found = evidence if declared == _UTF_8 and evidence else EncodingEvidence.VALID
        return DecodedPage(decode(body), _UTF_8, found)
    if declared is not None and evidence is not None and declared != _UTF_8:
        text = body.decode(declared, "replace")
        if text.count(_REPLACEMENT) * _CHARS_PER_REPLACEMENT <= len(text):
            return DecodedPage(text, declared, evidence)
    return _guess_page_encoding(body, is_utf_8=declared == _UTF_8)


def _find_declared_page_encoding(body: bytes, media_type: str | None) -> tuple[str | None, EncodingEvidence | None]:
    """Give the encoding of the header, else of the page itself, by the name that Python has for it."""
    in_header = http_content_type_encoding(media_type)
    if in_header is not None and _is_known_page_encoding(in_header):
        return resolve_encoding(in_header), EncodingEvidence.HEADER
    in_page = html_body_declared_encoding(body)
    if in_page is None or not _is_known_page_encoding(in_page):
        return None, None
    # a page whose declaration could be read as ASCII is no UTF-16, whatever it says
    name = resolve_encoding(in_page)
    is_wide = name is not None and name.startswith(("utf-16", "utf-32"))
    return (_UTF_8 if is_wide else name), EncodingEvidence.META


def _is_known_page_encoding(name: str) -> bool:
    """Say whether Python decodes text by the encoding: some of its codecs make bytes of bytes."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):  # a name with a NUL is no value
        return False


def _is_utf_8_page(body: bytes) -> bool:
    try:
        body.decode(_UTF_8)
    except UnicodeDecodeError:
        return False
    return b"\x00" not in body


def _guess_page_encoding(body: bytes, *, is_utf_8: bool) -> DecodedPage:
    """Decode by what the words between the tags look like; a page that is mostly UTF-8 is read as that.

    Raises:
        NotText: no encoding explains the bytes.
    """
    words = _TAG.sub(b" ", body)
    high_count = sum(byte >= 0x80 for byte in words)
    letters = re.sub(rb"[\s\d]+", b"", words)
    is_latin = high_count <= max(_LEAST_HIGH_BYTES, _MOST_HIGH_IN_LATIN * len(letters))
    if is_utf_8 or is_latin:
        return DecodedPage(decode(body), "windows-1252", EncodingEvidence.GUESS)

    best = from_bytes(words[:_SAMPLE_BYTES]).best()
    if best is None:
        raise NotText("no encoding explains the bytes")
    return DecodedPage(body.decode(best.encoding, "replace"), best.encoding, EncodingEvidence.GUESS)
