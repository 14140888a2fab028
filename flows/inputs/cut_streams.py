"""Read streams that are cut: all that stands before the cut is given, and then the cut is told."""

from __future__ import annotations

import io
from typing import BinaryIO


class CutStream(io.RawIOBase):
    """A stream that ends where another raises EOFError; `fault` holds what was raised."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.fault: EOFError | None = None

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read what there is at once into `buffer`; nothing at the end and behind a cut."""
        if self.fault is not None:
            return 0
        try:
            part = self._stream.read(len(buffer))
        except EOFError as error:
            self.fault = error
            return 0
        buffer[: len(part)] = part
        return len(part)


class StreamPart(io.RawIOBase):
    """The next bytes of a stream, as many as are said to be there; where it ends before, reading raises EOFError."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read as much as there is at once into `buffer`.

        Raises:
            EOFError: the stream ended before the part did.
        """
        wanted = min(len(buffer), self._left)
        part = self._stream.read(wanted)
        if wanted and not part:
            raise EOFError(f"it ends {self._left:,} bytes before its end")
        self._left -= len(part)
        buffer[: len(part)] = part
        return len(part)
