"""The head of an input: what parsers and containers look at before they claim it.

A claim is a score from 0 to 1. What the bytes themselves say goes before what a media type or a name says, as both are
wrong often enough.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

# Enough of an input to tell its format.
HEAD_BYTES = 4096

# How sure a claim is.
BY_BYTES = 1.0  # a magic number, a root element, keys that only this format has
BY_LIKENESS = 0.7  # the bytes look like it, and no more than that
BY_MEDIA_TYPE = 0.5
BY_NAME = 0.4
AS_A_LAST_RESORT = 0.1
NO_CLAIM = 0.0

# The headers of a mail, up to the first empty line.
_MAIL_HEADERS = re.compile(r"(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


@dataclass(frozen=True, slots=True)
class InputHead:
    """The first bytes of an input, the media type that somebody declares (without parameters), and its name."""

    start: bytes
    media_type: str = ""
    name: str = ""

    @property
    def suffix(self) -> str:
        """Give the last suffix of the name in lower case, with its dot; empty where there is none."""
        return posixpath.splitext(self.name)[1].lower()

    @property
    def text(self) -> str:
        """Give the first bytes as text, without byte-order mark and white space before it; bad bytes are shown."""
        for mark, encoding in _BYTE_ORDER_MARKS:
            if self.start.startswith(mark):
                return self.start[len(mark) :].decode(encoding, "replace").lstrip()
        return self.start.decode("utf-8", "replace").lstrip()

    @property
    def mail_headers(self) -> str | None:
        """Give the headers of a mail that the input begins with; None where it begins with none."""
        headers = _MAIL_HEADERS.match(self.text)
        return headers[0] if headers else None

    def score_declared(self, media_types: tuple[str, ...], suffixes: tuple[str, ...]) -> float:
        """Score what the media type and the name declare, without a look at the bytes."""
        if self.media_type in media_types:
            return BY_MEDIA_TYPE
        return BY_NAME if self.suffix in suffixes else NO_CLAIM


def make_input_head(start: bytes, media_type: str | None, uri: str) -> InputHead:
    """Make the head of an input from its first bytes, its declared media type and where it was read."""
    plain_type = (media_type or "").partition(";")[0].strip().lower()
    return InputHead(start[:HEAD_BYTES], plain_type, name_of_uri(uri))


def name_of_uri(uri: str) -> str:
    """Give the file's name that a URI ends in, that of the innermost member for a container's; "" where it has none."""
    innermost = uri.rpartition("!/")[2]
    try:
        path = urlsplit(innermost).path
    except ValueError:  # not a URL at all
        path = innermost
    return unquote(path).rpartition("/")[2]
