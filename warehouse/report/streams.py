"""Write values as streams that stand in HTML: JSON, under bzip2, seven bits a character.

Its twins in the page, which read them again, are `assets/unpack.js` and `assets/decompress.js`. bzip2 packs texts a
quarter smaller than gzip, and seven bits a character cost a seventh more than the bytes where base64 costs a third.
"""

from __future__ import annotations

import bz2
import json
import re
from typing import Any

import numpy as np

# What a page must not hold as it is: HTML reads a null byte and a carriage return as other characters, and "<" may end
# the element. Each is written with the seven bits behind it as one character of two bytes, from _FIRST_PAIR on.
_UNSAFE = "\0\r<"
_FIRST_PAIR = 0x100
_SYMBOL_BITS = 7
_SYMBOLS = 1 << _SYMBOL_BITS
_UNSAFE_AND_NEXT = re.compile(f"([{_UNSAFE}])(.)", re.DOTALL)
# bzip2's level is the size of what it sorts at once, in this unit. A page sorts it back in four times as much memory,
# by leaps: 0.8 MB fits into a processor's own cache. The highest level would save another 8 %.
_LEVEL_BYTES = 100_000
_HIGHEST_LEVEL = 2


def compress(value: Any) -> bytes:
    """Compress a value as JSON; the same value gives the same bytes."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return bz2.compress(written, min(_HIGHEST_LEVEL, 1 + len(written) // _LEVEL_BYTES))


def write_characters(packed: bytes) -> str:
    """Write bytes as characters that an element of a page in UTF-8 can hold, seven bits in each."""
    bits = np.unpackbits(np.frombuffer(packed, np.uint8))
    # the last character is filled up, and one more follows, in case that the last is unsafe
    filled = np.pad(bits, (0, -len(bits) % _SYMBOL_BITS + _SYMBOL_BITS)).reshape(-1, _SYMBOL_BITS)
    symbols = (np.packbits(filled, axis=1) >> 1).tobytes().decode("ascii")
    # of the one that follows nothing is left but where it is needed, as it holds a null byte
    return _UNSAFE_AND_NEXT.sub(_write_pair, symbols).removesuffix("\0")


def _write_pair(found: re.Match[str]) -> str:
    unsafe, following = found.groups()
    return chr(_FIRST_PAIR + _SYMBOLS * _UNSAFE.index(unsafe) + ord(following))
