"""Make text safe to print: control characters of an article must not reach the terminal, which would obey them.

Changes what is drawn, never what is stored. A text keeps its length, unless it is to be one line.
"""

from __future__ import annotations

import re

# An escape sequence can move the cursor, recolour or retitle the terminal. Line feeds and tabs are layout. Overrides of
# direction (U+202A to U+202E, U+2066 to U+2069) would turn round what stands behind them. Lone surrogates, of
# names that are not UTF-8, can be written to no stream.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# What colours the errors of libraries.
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# What Markdown makes something of; a colon and a dot too, as bare addresses become links.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+\-.!|~:@=]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}  # the first one first
_LINE_END_PICTURE = "\u240a"
_CONTROL_PICTURES = 0x2400  # U+2400 and the 31 after it are pictures of the control characters 0 to 31
_PICTURE_OF_DELETE = "\u2421"
_REPLACEMENT = "\ufffd"  # for 0x80 to 0x9f, overrides and surrogates, which have no pictures


def make_printable(text: str) -> str:
    """Replace each control character by one visible character: ESC and "[31m" gives "␛[31m".

    The carriage return of a line end becomes a blank. Line feeds and tabs stay.
    """
    return _CONTROL.sub(_picture_of, text.replace("\r\n", " \n"))


def make_one_line(text: str) -> str:
    """Make text printable on one line: line feeds are characters to be seen too, and colours of libraries are left out.

    A message that a library or a path brings with it may have both.
    """
    lines = (line.strip() for line in _COLOUR.sub("", text).strip().split("\n"))
    return make_printable(_LINE_END_PICTURE.join(lines))


def join_lines(text: str) -> str:
    """Join the lines of a library's message, which says on each what led to the one before."""
    lines = (line.strip(" \t\u21b3") for line in text.splitlines())
    return ": ".join(line for line in lines if line)


def escape_markdown(text: object) -> str:
    """Write a text so that Markdown shows it on one line as it is: no link, picture, list or HTML comes of it."""
    line = make_one_line(str(text))
    for character, entity in _ENTITIES.items():
        line = line.replace(character, entity)
    return _MARKDOWN.sub(r"\\\g<0>", line)


def _picture_of(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return _PICTURE_OF_DELETE if code == 0x7F else _REPLACEMENT
