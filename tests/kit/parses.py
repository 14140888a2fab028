"""Parses made by hand, without a language model: tokens with heads, relations and tags as a test gives them."""

from collections.abc import Sequence
from functools import cache

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from transforms.document import Parse, Tokens
from transforms.language.token_reading import read_tokens


def parse_of(
    words: Sequence[str],
    heads: Sequence[int],
    deps: Sequence[str],
    tags: Sequence[str],
    pos: Sequence[str],
    lemmas: Sequence[str] | None = None,
    start_char: int = 0,
    block: int = 0,
) -> Parse:
    """Make the parse of some words, one blank between them; `heads` are indices of `words`, a root is its own head.

    Sentences follow from the heads; lemmas are the words in lower case where none are given.
    """
    spaces = [True] * (len(words) - 1) + [False]
    lemmas = [word.lower() for word in words] if lemmas is None else list(lemmas)
    columns = {"heads": list(heads), "deps": list(deps), "tags": list(tags), "pos": list(pos), "lemmas": lemmas}
    return Parse(block, start_char, read_tokens(Doc(_vocab(), words=list(words), spaces=spaces, **columns)))


def label_name(tokens: Tokens, first: int, end: int, label: str) -> None:
    """Make the tokens [first, end) a named entity; all have been in none, or in others, before."""
    for token in tokens[first:end]:
        token.ent_type_, token.ent_iob_ = label, "B" if token.i == first else "I"


@cache
def _vocab() -> Vocab:
    """English's vocabulary knows what is lower case, a number or a mark, without a model."""
    vocab: Vocab = spacy.blank("en").vocab
    return vocab
