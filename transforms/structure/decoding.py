"""Decode bytes to text: byte-order marks, UTF-8, UTF-16, Windows-1252, else what charset-normalizer finds.

Bytes that are no text are refused. Letters of a wrong script stay as they are: repairs.py.
"""

import codecs
import re

from charset_normalizer import from_bytes

# Longest first: the mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# File kinds that now and then decode as text: PDF, PostScript, RTF, zip (docx, odt, epub), gzip.
_BINARY_HEADS = (b"%PDF-", b"%!PS-", b"{\\rtf", b"PK\x03\x04", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"\x7fELF")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_MULTI_BYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# A stray control character happens in real wires; one in fifty is no text any more.
_MOST_JUNK = 0.02
# English or French with accents and curly quotes stays far under; Cyrillic, Greek or Japanese goes far over.
_MOST_HIGH_IN_LATIN = 0.3
# What charset-normalizer sees: more changes no verdict, and takes long.
_SAMPLE_BYTES = 30_000
_LONGEST_CHARACTER_BYTES = 4
# UTF-16 without a mark: what is read to recognize it, in bytes, and the least characters that can tell.
_HEAD_BYTES = 4096
_LEAST_CHARACTERS = 2
# Shares of zeros: among the high bytes at least, among the low bytes at most.
_LEAST_ZEROS_HIGH = 0.7
_MOST_ZEROS_LOW = 0.05
# Encodings of mainframes: junk reads as letters in them, and no article uses them.
_MAINFRAME = ["cp037", "cp273", "cp424", "cp500", "cp875", "cp1026", "cp1140"]


class NotText(Exception):
    """The bytes are no text in any known encoding; the message says why."""


def decode(body: bytes) -> str:
    """Decode `body` without its byte-order mark; every other character is kept, line ends too.

    Raises:
        NotText: another kind of file, or too many control characters or bytes that no encoding explains.
    """
    if body.startswith(_BINARY_HEADS):
        raise NotText(f"starts with {body[:5]!r}, the mark of another kind of file")
    text = _decode_by_mark(body)
    if text is None:
        text = _decode_utf16_without_mark(body)
    if text is None:
        text = _decode_without_mark(body)

    junk = sum(1 for _ in _NOT_TEXT.finditer(text))
    if junk > _MOST_JUNK * len(text):
        raise NotText(f"{junk} of {len(text)} characters are control characters or bytes of no encoding")
    return text


def _decode_by_mark(body: bytes) -> str | None:
    """Decode by the byte-order mark; None where there is no mark."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            rest = body[len(mark) :]
            if name == "utf-8":
                return _decode_mixed_utf8(rest)
            return rest.decode(name, "replace")
    return None


def _decode_utf16_without_mark(body: bytes) -> str | None:
    """Decode UTF-16 that lost its mark: in text of European languages every other byte is mostly zero.

    None where the zeros are elsewhere.
    """
    head = body[:_HEAD_BYTES]
    half = len(head) // 2
    if half < _LEAST_CHARACTERS:
        return None

    even_zeros = head[::2].count(0)
    odd_zeros = head[1::2].count(0)
    is_high_byte_zero = max(even_zeros, odd_zeros) >= _LEAST_ZEROS_HIGH * half
    is_low_byte_used = min(even_zeros, odd_zeros) <= _MOST_ZEROS_LOW * half
    if not is_high_byte_zero or not is_low_byte_used:
        return None
    return body.decode("utf-16-le" if odd_zeros > even_zeros else "utf-16-be", "replace")


def _decode_without_mark(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass

    high_count = sum(1 for _ in _HIGH.finditer(body))
    in_utf8_count = sum(len(match[0]) for match in _MULTI_BYTE.finditer(body))
    if in_utf8_count >= high_count / 2:  # UTF-8 with pieces of another encoding pasted in, or cut off in a character
        return _decode_mixed_utf8(body)
    if high_count <= _MOST_HIGH_IN_LATIN * len(body):
        return _decode_windows_1252(body)
    return _decode_by_guess(body)


def _decode_mixed_utf8(body: bytes) -> str:
    """Decode UTF-8; bytes that are not UTF-8 are read as Windows-1252, which is what people paste."""
    return body.decode("utf-8", "wireroom.windows-1252")


def _decode_windows_1252(body: bytes) -> str:
    """Decode Windows-1252; the five bytes that it leaves open become the control characters that Latin-1 gives them."""
    return body.decode("cp1252", "wireroom.latin-1")


def _replace_by_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _decode_windows_1252(error.object[error.start : error.end]), error.end


def _replace_by_latin_1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("wireroom.windows-1252", _replace_by_windows_1252)
codecs.register_error("wireroom.latin-1", _replace_by_latin_1)


def _decode_by_guess(body: bytes) -> str:
    """Decode by the encoding that charset-normalizer finds.

    Raises:
        NotText: it finds none.
    """
    sample = body[:_SAMPLE_BYTES]
    if len(body) > _SAMPLE_BYTES and b"\n" in sample:
        sample = sample[: sample.rindex(b"\n")]
    for cut in range(_LONGEST_CHARACTER_BYTES):  # a sample may end inside of a character
        best = from_bytes(sample[: len(sample) - cut], cp_exclusion=_MAINFRAME).best()
        if best is not None:
            return body.decode(best.encoding, "replace")
    raise NotText("no encoding explains the bytes")
