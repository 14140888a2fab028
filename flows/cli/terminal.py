"""Make text safe to print: control characters of an article must not reach the terminal, which would obey them.

Changes what is drawn, never what is stored. Every text keeps its length, so that offsets still hold.
"""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata
from functools import cache
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

if TYPE_CHECKING:
    from rich.console import Console

# An escape sequence can move the cursor, recolour or retitle the terminal. Line feeds and tabs are layout. Overrides of
# direction (U+202A to U+202E, U+2066 to U+2069) would turn round what stands behind them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_CONTROL_PICTURES = 0x2400  # U+2400 and the 31 after it are pictures of the control characters 0 to 31
_PICTURE_OF_DELETE = "\u2421"
_REPLACEMENT = "\ufffd"  # for 0x80 to 0x9f and overrides, which have no pictures
# What stands for characters that an encoding lacks, one for one; letters lose their accents, all else is "?".
_STAND_INS = str.maketrans("“”„«»‘’‚–—‑…■•█\u00a0\u202f\u2009", '"""""\'\'`---.#*#   ')


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


def make_encodable(text: str, encoding: str) -> str:
    """Replace each character that an encoding lacks by one that it has: "“Café”" is '"Cafe"' in ASCII."""
    if _can_encode(text, encoding):
        return text
    return "".join(
        character if _can_encode(character, encoding) else _find_stand_in(character, encoding) for character in text
    )


@cache
def _find_stand_in(character: str, encoding: str) -> str:
    for candidate in (character.translate(_STAND_INS), unicodedata.normalize("NFD", character)[0]):
        if _can_encode(candidate, encoding):
            return candidate
    return "?"


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


class EncodableStream:
    """A stream of text that takes every character, whatever its encoding has; all else is the stream's own."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._encoding = codecs.lookup(stream.encoding or "utf-8").name

    def write(self, text: str) -> int:
        """Write a text with stand-ins for what the encoding lacks; give the count of characters."""
        return self._stream.write(make_encodable(text, self._encoding))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def open_console() -> Console:
    """Give a console on standard output that draws what it is given, on any encoding.

    Whoever prints text of an article hands it through `make_printable` first.
    """
    from rich.console import Console

    return Console(file=cast(IO[str], EncodableStream(sys.stdout)), highlight=False, emoji=False, markup=False)


def shows_colour(console: Console) -> bool:
    """Say whether colours reach the reader: not through a pipe, nor with NO_COLOR."""
    return console.color_system is not None and not console.no_color
