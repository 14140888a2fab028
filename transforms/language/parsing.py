"""The one spaCy pass; nobody else loads a model. It is loaded at the first document that needs it, never before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import pairwise

from spacy.language import Language
from spacy.util import compile_infix_regex

from transforms.document import Block, Document, Parse, Repair
from transforms.language.model_package import model_version as model_version
from transforms.language.model_package import package_name

# 200: spaCy's tokenizer takes time quadratic in a run without white space (40,000 marks: 127 s), and no word is longer.
_RUN = re.compile(r"\S{200}")
# 10,000 characters: some 1,600 words, longer than any paragraph of prose, short enough for the parser's memory.
_LONGEST_CHARS = 10_000
# 10,000 characters of prose are 2,300 tokens, of bare marks 10,000, and the parser's memory goes by tokens.
_MOST_TOKENS = 3_000
# 8,000 tokens at once: more than an article has; 40,000 marks in one batch took 1 to 2 GB.
_BATCH_TOKENS = 8_000
_TOKEN = re.compile(r"\w+|[^\w\s]")
# Typographic apostrophes read as plain ones: the tokenizer knows more contractions of those.
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'"})
# White space and control characters, which no word holds.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]")
# Where blanks are missing around marks, a word ends all the same: "late,"he said."We ...
_GLUED = (
    r"[,.?!:;\u2026](?=''|``|[\"\u201c\u201d\u201e\u00ab\u00bb])",
    r"''|``|[\"\u201c\u201d\u201e\u00ab\u00bb]",
    r"(?<=[\"\u201c\u201d\u00bb])[,.;:!?]",
    r"[,?!](?='\w)|\.(?='[A-Z])",
    r"(?<=[,?!])'(?=\w)|(?<=\.)'(?=[A-Z])",
)


def parsed(documents: Iterable[Document]) -> Iterator[Document]:
    """Fill `parses` of each document: one Parse a block, more where a block is longer than any paragraph.

    The pieces of one document are batches of its own, one as a rule, so that no neighbour moves a number of its parse.
    """
    for doc in documents:
        pieces = [piece for index, block in enumerate(doc.blocks) for piece in _pieces(index, block, doc)]
        parses = (
            tokens
            for batch in _batches([text for _, _, text in pieces])
            for tokens in _model().pipe(batch, batch_size=len(batch))
        )
        found = (Parse(index, start, tokens) for (index, start, _), tokens in zip(pieces, parses, strict=True))
        yield replace(doc, parses=tuple(found))


@cache
def _model() -> Language:
    nlp: Language = import_module(package_name()).load()
    infixes = [*(nlp.Defaults.infixes or ()), *_GLUED]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    return nlp


def _pieces(index: int, block: Block, doc: Document) -> Iterator[tuple[int, int, str]]:
    """Cut a block's readable copy into pieces: (index, start_char, text), offsets as in the document."""
    start, text = block.span.start_char, _readable(block, doc.text, doc.repairs)
    for first, last in pairwise(_cuts(text)):
        yield index, start + first, text[first:last]


def _batches(texts: list[str]) -> Iterator[list[str]]:
    """Cut the pieces of a document where there are too many for the parser's memory."""
    batch: list[str] = []
    held = 0
    for text in texts:
        size = _tokens_count(text)
        if batch and held + size > _BATCH_TOKENS:
            yield batch
            batch, held = [], 0
        batch.append(text)
        held += size
    if batch:
        yield batch


def _tokens_count(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))


def _cuts(text: str) -> list[int]:
    return [0, *(last for first, end in pairwise(_even_cuts(text)) for last in _sparse_cuts(text, first, end))]


def _sparse_cuts(text: str, first: int, last: int) -> list[int]:
    """Where the pieces of [first, last) end that have few enough tokens: one piece, of anything but rows of marks."""
    if last - first <= _MOST_TOKENS or _tokens_count(text[first:last]) <= _MOST_TOKENS:
        return [last]
    middle = (first + last) // 2
    blank = text.rfind(" ", first + 1, middle)
    middle = blank if blank > first + _MOST_TOKENS // 4 else middle
    return [*_sparse_cuts(text, first, middle), *_sparse_cuts(text, middle, last)]


def _even_cuts(text: str) -> list[int]:
    cuts = [0]
    while len(text) - cuts[-1] > _LONGEST_CHARS:
        blank = text.rfind(" ", cuts[-1] + 1, cuts[-1] + _LONGEST_CHARS)
        cuts.append(blank if blank > 0 else cuts[-1] + _LONGEST_CHARS)
    return [*cuts, len(text)] if text else [0]


def _readable(block: Block, text: str, repairs: tuple[Repair, ...]) -> str:
    """The block as spaCy reads it: the same length, repairs of one character made, over-long runs cut by a blank."""
    chars = list(block.span.of(text).translate(_PLAIN))
    for repair in repairs:
        if len(repair.repaired) == repair.span.end_char - repair.span.start_char == 1 and block.span.holds(repair.span):
            chars[repair.span.start_char - block.span.start_char] = repair.repaired
    plain = _SPACE.sub(" ", "".join(chars))
    return _RUN.sub(lambda run: run[0][:-1] + " ", plain)
