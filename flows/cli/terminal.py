"""Print on a terminal of any encoding. What must not reach it at all is replaced before, by flows/printable.py.

Changes what is drawn, never what is stored. Every text keeps its length, so that offsets still hold.
"""

from __future__ import annotations

import codecs
import sys
import unicodedata
from functools import cache
from typing import IO, TYPE_CHECKING, Any, TextIO, cast

from flows.printable import make_printable as make_printable

if TYPE_CHECKING:
    from rich.console import Console

# What stands for characters that an encoding lacks, one for one; letters lose their accents, all else is "?".
_STAND_INS = str.maketrans("“”„«»‘’‚–—‑…■•█\u00a0\u202f\u2009", '"""""\'\'`---.#*#   ')


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
