"""Parse what is read, one input after the other, so that batches count articles: a feed holds hundreds of them.

How a format is parsed: transforms/parsers. How batches are cut: `cut_article_batches` in __init__.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms import reading
from transforms.document import Document, RawArticle, Reject, RejectReason


@dataclass(frozen=True, slots=True)
class ParsedInput:
    """An article or a Reject, with the place and the source of the input that it came of."""

    result: Document | Reject
    input_uri: str
    source: str | None = None  # None too for what could not be read: that is counted where it is read

    @property
    def body(self) -> bytes:
        """Give the bytes that are held with it: the whole input's, which all of its articles share."""
        if isinstance(self.result, Document):
            return b"" if self.result.raw is None else self.result.raw.body
        return self.result.payload if isinstance(self.result.payload, bytes) else b""


def parse_inputs(inputs: Iterable[RawArticle | Reject], max_chars: int) -> Iterator[ParsedInput]:
    """Yield what each input comes to, lazily, an input at a time; a text over `max_chars` is a Reject."""
    for found in inputs:
        if isinstance(found, Reject):
            yield ParsedInput(found, found.source_uri)
            continue
        for result in reading.parse(found):
            yield ParsedInput(_check_length(result, max_chars), found.source_uri, found.source)


def _check_length(result: Document | Reject, max_chars: int) -> Document | Reject:
    if isinstance(result, Reject) or len(result.text) <= max_chars:
        return result
    message = f"{len(result.text):,} characters, the limit is {max_chars:,} (setting max_chars)"
    return Reject.of_document(result, RejectReason.TOO_LONG.value, message)
