"""Formats that are known and not read, so that a reject can say which one it is and what helps."""

from __future__ import annotations

from transforms.formats.heads import InputHead

# Bytes at the start of an input, and what it is.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "RTF: save it as DOCX or text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file: save it as DOCX, CSV or text"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"ID3", "sound (MP3)"),
    (b"OggS", "sound or film (Ogg)"),
    (b"fLaC", "sound (FLAC)"),
    (b"\x1aE\xdf\xa3", "film (Matroska)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: pack it as zip or tar"),
    (b"Rar!\x1a\x07", "a RAR archive: pack it as zip or tar"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a SQLite database: export the table as CSV"),
    (b"filedesc://", "an ARC archive: convert it to WARC"),
    (b"%!PS", "PostScript: convert it to PDF"),
    (b"\xed\xab\xee\xdb", "a software package"),
)
# What stands further in: the bytes, where they stand, and what it is.
_MAGIC_INSIDE: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "film or sound (MP4)"),
    (8, b"WEBP", "a WebP picture"),
    (8, b"WAVE", "sound (WAV)"),
    (8, b"AVI ", "film (AVI)"),
)


def name_unread_format(head: InputHead) -> str | None:
    """Name the known format that `head` is of and that is not read; None where it is of none of them."""
    for magic, name in _MAGIC:
        if head.start.startswith(magic):
            return name
    for offset, magic, name in _MAGIC_INSIDE:
        if head.start[offset:].startswith(magic):
            return name
    return None
