"""Reading what a report's page holds, as the page reads it."""

from __future__ import annotations

_UNSAFE = (0x00, 0x0D, 0x3C)


def read_characters(written: str) -> bytes:
    """Read characters as `assets/unpack.js` does: seven bits each, fourteen in those of two bytes."""
    bits = "".join(
        f"{ord(sign):07b}" if sign.isascii() else f"{_UNSAFE[(ord(sign) - 0x100) >> 7]:07b}{ord(sign) & 0x7F:07b}"
        for sign in written
    )
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))
