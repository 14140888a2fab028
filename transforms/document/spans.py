"""Places in the text: half-open ranges of code points. What a range means is said by the value that has it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A range of the text, [start_char, end_char) in code points."""

    start_char: int
    end_char: int

    def of(self, text: str) -> str:
        """Give the characters of `text` that this span covers."""
        return text[self.start_char : self.end_char]

    def holds(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return self.start_char <= other.start_char and other.end_char <= self.end_char

    def overlaps(self, other: Span) -> bool:
        """Say whether both share a character."""
        return self.start_char < other.end_char and other.start_char < self.end_char

    def shifted(self, chars: int) -> Span:
        """Give the span so many characters further on."""
        return Span(self.start_char + chars, self.end_char + chars)


@dataclass(frozen=True, slots=True)
class Piece(Span):
    """One contiguous piece of a quote; quotation marks stand outside of it."""

    is_quoted: bool = False
