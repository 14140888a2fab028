"""Read tokens as the values that names are found in: offsets of the document, heads by index.

Nothing is decided here. Sentences are cut in sentences.py; the parse itself comes from parsing.py.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.document import Parse, Token

# Stands in a parse where a repair has fewer letters than it replaces: a letter that shows nothing.
LETTER_FILLER = "\u3164"


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
    """Read the words of one parse in order, one for each of its tokens, blanks too (so that indices agree)."""
    return [_read_word(token, parse.start_char + token.idx) for token in parse.tokens]


def _read_word(token: Token, start: int) -> Word:
    read = token.text.replace(LETTER_FILLER, "") or token.text
    end = start + len(token.text)
    return Word(read, start, end, token.tag_, token.dep_, token.head.i, token.ent_type_, token.ent_iob_ == "B")


def tokens_with_tags(parse: Parse, tags: Container[str]) -> Iterator[Token]:
    """Yield the tokens of a parse that have one of these Penn tags, in order."""
    return (token for token in parse.tokens if token.tag_ in tags)


def tokens_with_relations(parse: Parse, relations: Container[str]) -> Iterator[Token]:
    """Yield the tokens of a parse that have one of these relations to their head, in order."""
    return (token for token in parse.tokens if token.dep_ in relations)


def text_of_words(words: Sequence[Word], first: int, last: int) -> str:
    """Give the text of the words `first` to `last`, the last one included, white space as single blanks.

    Quotation marks around nicknames are kept.
    """
    text = words[first].text
    for before, word in pairwise(words[first : last + 1]):
        gap = " " if word.start > before.end else ""
        text += gap + word.text
    return " ".join(text.split())


def texts_from_word(words: list[Word], first: int, last: int) -> list[str]:
    """Give what `text_of_words` gives of the words from `first` to itself, to the next one, and so on up to `last`."""
    text = words[first].text
    texts = [" ".join(text.split())]
    for before, word in pairwise(words[first : last + 1]):
        text += f" {word.text}" if word.start > before.end else word.text
        texts.append(" ".join(text.split()))
    return texts


def text_beside_words(words: Sequence[Word], at: int) -> str:
    """Give the text of a word; an empty one outside of the parse."""
    return words[at].text if 0 <= at < len(words) else ""
