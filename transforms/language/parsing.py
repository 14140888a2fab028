"""Parse the language of documents: the one spaCy pass. No other module loads a model.

The model is loaded at the first document that needs it, never before. What the parse means is decided elsewhere:
sentences.py cuts sentences, `transforms/entities` finds names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.util import compile_infix_regex

from transforms.document import BESIDE_ARTICLE, Block, Document, Parse, Repair
from transforms.knowledge.lexicon import abbreviated_titles
from transforms.knowledge.name_forms import CHILD_OF
from transforms.knowledge.name_words import list_short_names
from transforms.language.detection import is_english
from transforms.language.entity_decoding import decode_entities_at_once
from transforms.language.lemmas import lemmatize_words_once
from transforms.language.model_package import model_package_name
from transforms.language.model_package import model_version as model_version
from transforms.language.products import multiply_by_numpy
from transforms.language.sentence_ends import NETWORK_END
from transforms.language.token_reading import read_tokens
from transforms.language.word_classes import ask_rules_once
from transforms.language.word_embedding import embed_words_once
from transforms.language.words import LETTER_FILLER

# 200: spaCy's tokenizer takes time quadratic in a run without white space (40,000 marks: 127 s), and no word is longer.
_RUN = re.compile(r"\S{200}")
# 10,000 characters: some 1,600 words, longer than any paragraph of prose, short enough for the parser's memory.
_LONGEST_CHARS = 10_000
# 10,000 characters of prose are 2,300 tokens, of bare marks 10,000, and the parser's memory goes by tokens.
_MOST_TOKENS = 3_000
# A piece is cut at a blank only where that leaves a piece of some length.
_LEAST_PIECE_CHARS = _MOST_TOKENS // 4
# 8,000 tokens at once: more than an article has; 40,000 marks in one batch took 1 to 2 GB.
_BATCH_TOKENS = 8_000
# spaCy's parser and its finder of names cut a batch into four, by length; so many parts keep them at one.
_PARTS_OF_BATCH = 4
_TOKEN = re.compile(r"\w+|[^\w\s]")
# Typographic apostrophes read as plain ones: the tokenizer knows more contractions of those.
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'"})
# A sentence's end that the parser takes for no part of an abbreviation.
_PLAIN_END = "!"
# Characters that show nothing, before a word or behind it; inside a word they stay.
_INVISIBLE_AT_EDGE = re.compile(r"(?<!\w)[\u00ad\u200b\u2060\ufeff]|[\u00ad\u200b\u2060\ufeff](?!\w)")
# White space and control characters, which no word holds.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]")
# A word ends at a mark even where the blank is missing: "late,"he said."We ...
_GLUED = (
    r"[,.?!:;\u2026](?=''|``|[\"\u201c\u201d\u201e\u00ab\u00bb])",
    r"''|``|[\"\u201c\u201d\u201e\u00ab\u00bb]",
    r"(?<=[\"\u201c\u201d\u00bb])[,.;:!?]",
    r"[,?!](?='\w)|\.(?='[A-Z])",
    r"(?<=[,?!])'(?=\w)|(?<=\.)'(?=[A-Z])",
    r"(?<=[\d%)\]])\.(?=[A-Z][a-z])",
    r"(?<=[a-z][a-z])[?!](?=[A-Z][a-z])",
)


def add_parses(documents: Iterable[Document]) -> Iterator[Document]:
    """Add `parses` to each document: one Parse a block, more where a block is longer than any paragraph.

    What stands beside the article has none, so it has no quotes, names or topics either.

    The pieces of one document are batches of its own, one as a rule, so that no neighbour moves a number of its parse.
    A document in another language than English is only cut into sentences, at their closing marks.
    """
    for doc in documents:
        model = _load_language_model() if is_english(doc) else _load_sentencizer()
        read = [(index, block) for index, block in enumerate(doc.blocks) if block.role not in BESIDE_ARTICLE]
        pieces = [piece for index, block in read for piece in _cut_block_for_parser(index, block, doc)]
        parsed_texts = (
            parsed
            for batch in _batch_texts_for_parser([text for _, _, text in pieces])
            for parsed in model.pipe(batch, batch_size=_PARTS_OF_BATCH * len(batch))
        )
        parses = (
            Parse(index, start, read_tokens(parsed))
            for (index, start, _), parsed in zip(pieces, parsed_texts, strict=True)
        )
        yield replace(doc, parses=tuple(parses))


@cache
def _load_language_model() -> Language:
    nlp: Language = import_module(model_package_name()).load()
    ask_rules_once(nlp)
    lemmatize_words_once(nlp)
    embed_words_once(nlp)
    multiply_by_numpy(nlp)
    decode_entities_at_once(nlp)
    infixes = [*(nlp.Defaults.infixes or ()), *_GLUED]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    one_word = (*abbreviated_titles(), *list_short_names(), "Ste.", *CHILD_OF)  # a full stop there ends no sentence
    for word in one_word:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return nlp


@cache
def words_of_dictionary() -> frozenset[str]:
    """Give the base forms and irregular forms of English that the language model lists, in lower case."""
    lookups = getattr(_load_language_model().get_pipe("lemmatizer"), "lookups", None)
    tables = [lookups.get_table(name, {}) for name in ("lemma_index", "lemma_exc")] if lookups is not None else []
    return frozenset(str(word) for table in tables for words in table.values() for word in words)


@cache
def _load_sentencizer() -> Language:
    nlp = spacy.blank("xx")
    nlp.add_pipe("sentencizer")
    return nlp


def _cut_block_for_parser(index: int, block: Block, doc: Document) -> Iterator[tuple[int, int, str]]:
    """Cut a block's readable copy into pieces: (index, start_char, text), offsets as in the document."""
    start, text = block.span.start_char, _make_readable_for_parser(block, doc.text, doc.repairs)
    for first, last in pairwise(_find_cuts_for_parser(text)):
        yield index, start + first, text[first:last]


def _batch_texts_for_parser(texts: list[str]) -> Iterator[list[str]]:
    """Batch the pieces of a document where there are too many for the parser's memory."""
    batch: list[str] = []
    batch_tokens = 0
    for text in texts:
        tokens = _count_parser_tokens(text)
        if batch and batch_tokens + tokens > _BATCH_TOKENS:
            yield batch
            batch = []
            batch_tokens = 0
        batch.append(text)
        batch_tokens += tokens
    if batch:
        yield batch


def _count_parser_tokens(text: str) -> int:
    return sum(1 for _ in _TOKEN.finditer(text))


def _find_cuts_for_parser(text: str) -> list[int]:
    """Find where to cut a text: its start, and the end of each piece."""
    by_length = pairwise(_cut_text_by_length(text))
    return [0, *(cut for first, last in by_length for cut in _cut_text_by_tokens(text, first, last))]


def _cut_text_by_tokens(text: str, first: int, last: int) -> list[int]:
    """Halve [first, last) until each piece has few enough tokens; give the ends. Only rows of marks need halving."""
    if last - first <= _MOST_TOKENS or _count_parser_tokens(text[first:last]) <= _MOST_TOKENS:
        return [last]

    middle = (first + last) // 2
    blank = text.rfind(" ", first + 1, middle)
    if blank > first + _LEAST_PIECE_CHARS:
        middle = blank
    return [*_cut_text_by_tokens(text, first, middle), *_cut_text_by_tokens(text, middle, last)]


def _cut_text_by_length(text: str) -> list[int]:
    """Cut a text at blanks so that no piece is over-long; give the start and the ends."""
    cuts = [0]
    while len(text) - cuts[-1] > _LONGEST_CHARS:
        blank = text.rfind(" ", cuts[-1] + 1, cuts[-1] + _LONGEST_CHARS)
        cuts.append(blank if blank > 0 else cuts[-1] + _LONGEST_CHARS)
    return [*cuts, len(text)] if text else [0]


def _make_readable_for_parser(block: Block, text: str, repairs: tuple[Repair, ...]) -> str:
    """Write the block as spaCy reads it, of the same length: repairs of letters made, over-long runs cut by a blank."""
    chars = list(block.span.of(text).translate(_PLAIN))
    for repair in repairs:
        length = repair.span.end_char - repair.span.start_char
        if repair.repaired.isalpha() and len(repair.repaired) <= length and block.span.holds(repair.span):
            start = repair.span.start_char - block.span.start_char
            chars[start : start + length] = repair.repaired.ljust(length, LETTER_FILLER)
    plain = _SPACE.sub(" ", _INVISIBLE_AT_EDGE.sub(" ", "".join(chars)))
    plain = NETWORK_END.sub(_PLAIN_END, plain)
    return _RUN.sub(lambda run: run[0][:-1] + " ", plain)
