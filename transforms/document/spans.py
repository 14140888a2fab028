"""Places in the text: half-open stretches of code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, [start_char, end_char) in code points."""

    start_char: int
    end_char: int

    def of(self, text: str) -> str:
        """Give the characters of `text` that this span covers."""
        return text[self.start_char : self.end_char]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return self.start_char <= other.start_char and other.end_char <= self.end_char


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """One contiguous piece of a quote; quotation marks stand outside of it."""

    is_quoted: bool = False
