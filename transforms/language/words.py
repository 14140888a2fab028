"""Read spaCy's tokens as plain values with offsets of the document: made once a block, cheap to walk through.

Nothing is decided here. Sentences are cut in sentences.py; the parse itself comes from parsing.py.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from transforms.document import Parse

if TYPE_CHECKING:  # rows are made also where nothing is parsed, and spaCy takes long to load
    from spacy.tokens import Token

_COLUMNS: list[int | str] = ["ORTH", "IDX", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB"]
# spaCy's number of B, the first token of a named entity.
_IOB_BEGIN = 3
# Stands in a parse where a repair has fewer letters than it replaces: a letter that shows nothing.
LETTER_FILLER = "\u3164"
# Hashes are unsigned numbers of 64 bits; the array has them as signed ones.
_UNSIGNED = 0xFFFFFFFFFFFFFFFF


class Word(NamedTuple):
    """A token of a parse."""

    text: str  # with repairs made
    start: int  # offset in the document
    end: int
    tag: str  # Penn tag
    dep: str  # dependency on the head
    head: int  # index of the head among the block's words
    label: str  # of the named entity: PERSON, ORG, ...; empty outside of names
    begins: bool  # the first word of its named entity


def words_of_parse(parse: Parse) -> list[Word]:
    """Read the words of one parse in order, one for each of its tokens, blanks too (so that indices agree).

    They are read from arrays: to ask each Token takes twice the time.
    """
    tokens = parse.tokens
    if not len(tokens):
        return []

    strings = tokens.vocab.strings
    names = {0: ""}  # text by spaCy's hash of it
    rows = tokens.to_array(_COLUMNS).astype("int64").tolist()
    words: list[Word] = []
    for at, (orth, start, tag, dep, head, label, iob) in enumerate(rows):
        for key in (orth, tag, dep, label):
            if key not in names:
                names[key] = strings[key & _UNSIGNED]
        text = names[orth]
        first = start + parse.start_char
        begins = iob == _IOB_BEGIN
        read = text.replace(LETTER_FILLER, "") or text
        words.append(Word(read, first, first + len(text), names[tag], names[dep], at + head, names[label], begins))
    return words


def tokens_with_tags(parse: Parse, tags: Iterable[str]) -> "Iterator[Token]":
    """Yield the tokens of a parse that have one of these Penn tags; no others are made, since that is what costs."""
    return _tokens_with(parse, "TAG", tags)


def tokens_with_relations(parse: Parse, relations: Iterable[str]) -> "Iterator[Token]":
    """Yield the tokens of a parse that have one of these relations to their head, in order."""
    return _tokens_with(parse, "DEP", relations)


def _tokens_with(parse: Parse, attribute: str, values: Iterable[str]) -> "Iterator[Token]":
    ids = {parse.tokens.vocab.strings[value] for value in values}
    return (parse.tokens[at] for at, value in enumerate(parse.tokens.to_array(attribute).tolist()) if value in ids)


def text_of_words(words: list[Word], first: int, last: int) -> str:
    """Give the text of the words `first` to `last`, the last one included, white space as single blanks.

    Quotation marks around nicknames are kept.
    """
    text = words[first].text
    for before, word in pairwise(words[first : last + 1]):
        gap = " " if word.start > before.end else ""
        text += gap + word.text
    return " ".join(text.split())


def text_beside_words(words: list[Word], at: int) -> str:
    """Give the text of a word; an empty one outside of the parse."""
    return words[at].text if 0 <= at < len(words) else ""
