"""Know the characters that show nothing at the edges of a line."""

# White space, and what is as invisible: zero-width characters, a stray byte-order mark, NULs.
BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\u200b\u2060\ufeff\x00"
