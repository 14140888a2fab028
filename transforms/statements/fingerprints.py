"""The words by which several articles tell one statement: its longest sentence between marks, spelled plainly."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from transforms.document import Quote, Repair, Span, cleaned

# Fewer words are said by chance by many: "I am very proud of them".
_LEAST_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u2019\u201d)\]]*\s+")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bc](?=\w)")
_WORD = re.compile(r"[^\W_]+")


def statement_fingerprint(quote: Quote, brackets: Iterable[Span], text: str) -> list[str] | None:
    """Give the words of the longest sentence that stands between marks; None where none has six words or more.

    Case, marks, forms of characters (NFKC) and `brackets`, the editor's insertions, make no difference; nor does it
    whether the cue cuts the sentence in two. Of two sentences of one length the last by alphabet counts, in whatever
    order articles have them.
    """
    holes = [Repair(one, "", "insertion") for one in brackets]
    found = (words for passage in _passages(quote, holes, text) for words in _sentences(passage))
    return max((words for words in found if len(words) >= _LEAST_WORDS), key=lambda one: (len(one), one), default=None)


def _passages(quote: Quote, holes: list[Repair], text: str) -> Iterator[str]:
    """What stands between marks, pieces joined where no word of the quote stands between them."""
    joined: list[str] = []
    for piece in quote.spans:
        if piece.is_quoted:
            joined.append(cleaned(piece, text, holes))
        elif joined:
            yield " ".join(joined)
            joined = []
    if joined:
        yield " ".join(joined)


def _sentences(passage: str) -> Iterator[list[str]]:
    plain = unicodedata.normalize("NFKC", _SENTENCE_END.sub("\n", f"{passage} "))
    for sentence in plain.split("\n"):
        yield _WORD.findall(_APOSTROPHES.sub("", sentence.casefold()))
