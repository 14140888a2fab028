"""Find the words by which several articles know one statement: its longest sentence between marks, spelled plainly.

clustering.py decides which quotes of one article are one statement.
"""

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
    """Find the words of the longest sentence between marks; None where no sentence has six words or more.

    Case, marks, forms of characters (NFKC) and `brackets`, the editor's insertions, make no difference, nor does a cue
    that cuts the sentence in two. Of two sentences of one length the last by alphabet counts, in whatever order
    articles have them.
    """
    insertions = [Repair(bracket, "", "insertion") for bracket in brackets]
    sentences = (
        words
        for passage in _join_pieces_of_statement(quote, insertions, text)
        for words in _split_statement_into_words(passage)
    )
    long_enough = (words for words in sentences if len(words) >= _LEAST_WORDS)
    return max(long_enough, key=lambda words: (len(words), words), default=None)


def _join_pieces_of_statement(quote: Quote, insertions: list[Repair], text: str) -> Iterator[str]:
    """Yield what is between marks, without insertions; pieces are joined where no unquoted piece separates them."""
    joined: list[str] = []
    for piece in quote.spans:
        if piece.is_quoted:
            joined.append(cleaned(piece, text, insertions))
        elif joined:
            yield " ".join(joined)
            joined = []
    if joined:
        yield " ".join(joined)


def _split_statement_into_words(passage: str) -> Iterator[list[str]]:
    """Yield the words of each sentence, in small letters and without apostrophes."""
    plain = unicodedata.normalize("NFKC", _SENTENCE_END.sub("\n", f"{passage} "))
    for sentence in plain.split("\n"):
        yield _WORD.findall(_APOSTROPHES.sub("", sentence.casefold()))
