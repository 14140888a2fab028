"""Make text safe to print: control characters of an article must not reach the terminal, which would obey them.

Changes what is drawn, never what is stored. Every text keeps its length, so that offsets still hold.
"""

from __future__ import annotations

import re

# An escape sequence can move the cursor, recolour or retitle the terminal. Line feeds and tabs are layout.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_CONTROL_PICTURES = 0x2400  # U+2400 and the 31 after it are pictures of the control characters 0 to 31
_PICTURE_OF_DELETE = "\u2421"
_REPLACEMENT = "\ufffd"  # for 0x80 to 0x9f, which have no pictures


def make_printable(text: str) -> str:
    """Replace each control character by one visible character: ESC and "[31m" gives "␛[31m".

    The carriage return of a line end becomes a blank. Line feeds and tabs stay.
    """
    return _CONTROL.sub(_picture_of, text.replace("\r\n", " \n"))


def _picture_of(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return _PICTURE_OF_DELETE if code == 0x7F else _REPLACEMENT
