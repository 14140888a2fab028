"""spaCy's tokens as plain values, offsets those of the document: made once a block, cheap to walk through."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, ORTH, TAG
from spacy.tokens import Token

from transforms.document import Parse


class Word(NamedTuple):
    """A token: its text with repairs made, offsets in the document, Penn tag, dependency, head, named-entity label."""

    text: str
    start: int
    end: int
    tag: str
    dep: str
    head: int  # index of the head among the block's words
    label: str  # PERSON, ORG, ...; empty outside of names
    begins: bool  # the first word of its label's stretch


def words_of(parse: Parse) -> list[Word]:
    """The words of one parse in order, one for each of its tokens, blanks too (so that indices agree).

    Read from arrays: to ask each Token takes twice the time.
    """
    tokens = parse.tokens
    if not len(tokens):
        return []
    strings, names = tokens.vocab.strings, {0: ""}
    rows = tokens.to_array([ORTH, IDX, TAG, DEP, HEAD, ENT_TYPE, ENT_IOB]).astype("int64").tolist()
    out, offset = [], parse.start_char
    for at, (orth, start, tag, dep, head, label, iob) in enumerate(rows):
        for key in (orth, tag, dep, label):
            if key not in names:
                names[key] = strings[key & 0xFFFFFFFFFFFFFFFF]
        text, start = names[orth], start + offset
        out.append(Word(text, start, start + len(text), names[tag], names[dep], at + head, names[label], iob == 3))
    return out


def tagged(parse: Parse, tags: Iterable[str]) -> Iterator[Token]:
    """The tokens of a parse that bear one of these Penn tags; the others are never made, which is what costs."""
    ids = {parse.tokens.vocab.strings[tag] for tag in tags}
    return (parse.tokens[at] for at, tag in enumerate(parse.tokens.to_array(TAG).tolist()) if tag in ids)


def text_of(words: list[Word], first: int, last: int) -> str:
    """The text of some words, single blanks where the text has any white space; nicknames' quotation marks kept."""
    out = words[first].text
    for before, word in zip(words[first:last], words[first + 1 : last + 1], strict=True):
        out += (" " if word.start > before.end else "") + word.text
    return re.sub(r"\s+", " ", out).strip()
