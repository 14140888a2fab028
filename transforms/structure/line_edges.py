"""Know the edges of a line: characters that show nothing, and whether a sentence ends there."""

# White space, and what is as invisible: zero-width characters, a stray byte-order mark, NULs.
BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u2060\ufeff\x00"
_SENTENCE_ENDS = (".", "!", "?", "\u2026", ":")
_CLOSING_MARKS = "\"'\u201d\u2019\u00bb)]"


def ends_sentence(text: str) -> bool:
    """Say whether a text ends with a sentence's end, or with the colon that leads to the next line."""
    return text.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS)
