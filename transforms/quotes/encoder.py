"""The encoder: a small transformer that reads words in windows of sentences and says which role each word has.

Run by onnxruntime in int8; learned by `benchmarks/training/fit_encoder.py`, whose model card lies beside the weights.
The word pieces are lower case, so capitals, marks, breaks and the parse of each word go in as features of their own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Token

from transforms.document import Block, Document, Parse
from transforms.document.word_roles import WordRoles
from transforms.knowledge.tables import data_file
from transforms.quotes.quotation_marks import marked, uses_single_marks

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Array = npt.NDArray[Any]
Range = tuple[int, int]
# Word pieces of a window, its two ends not counted, and those of sentences repeated from the window before.
WINDOW, _CONTEXT = 252, 60
# A longer word is a number, an address or noise; its first pieces tell.
_PIECES = 8
_START, _END, _UNKNOWN = 101, 102, 100
# A word less likely than this to be source or content has no cue; shares below the second number are noise.
_HAS_CUE, _LEAST = 0.02, 0.01

# Products of 8-bit numbers in pairs overflow 16 bits on processors with AVX2 and without VNNI, and onnxruntime cuts the
# sums off; with this entry it widens the numbers first there, which costs a fifth of the encoder's time, and changes
# nothing elsewhere (`python -m benchmarks.quality.kernels`).
EXACT_PRODUCTS = {"session.x64quantprecision": "1"}

CASES = ("sign", "digits", "lower", "capital", "upper", "mixed")
MARKS = ("outside", "inside", "first", "last")
BREAKS = ("none", "sentence", "block")
POS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ"),
    *("SYM", "VERB", "X", "SPACE"),
)
DEPS = (
    *("ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc"),
    *(
        "ccomp",
        "compound",
        "conj",
        "csubj",
        "csubjpass",
        "dative",
        "dep",
        "det",
        "dobj",
        "expl",
        "intj",
        "mark",
        "meta",
    ),
    *("neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss"),
    *("preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp"),
)
ENTITIES = ("", "PERSON", "ORG", "GPE", "NORP")
FEATURES = (CASES, MARKS, BREAKS, POS, DEPS, ENTITIES)
_POS, _DEPS, _ENTITIES = ({name: at for at, name in enumerate(names)} for names in (POS, DEPS, ENTITIES))


@dataclass(frozen=True, slots=True)
class EncoderWord:
    """A token as the encoder takes it: where it starts in the text, its sentence, its pieces, its FEATURES."""

    start_char: int
    end_char: int
    sentence: int
    pieces: tuple[int, ...]
    features: tuple[int, ...]


def read_word_roles(doc: Document, session: "InferenceSession | None" = None) -> WordRoles:
    """Read the roles of a parsed document's words; by another `session` than the module's own where one is given."""
    read = words(doc)
    return _tags(read, _windows_read(read, session or _session()))


def words(doc: Document) -> list[EncoderWord]:
    """Give the words of all parses in reading order, white space left out."""
    out: list[EncoderWord] = []
    only_single = uses_single_marks(doc.text, [block.span for block in doc.blocks])
    sentence, last_block, marks_of, inside = -1, -1, -1, dict[int, int]()
    for parse in doc.parses:
        if parse.block != marks_of:  # a long block has many parses
            marks_of, inside = parse.block, _inside(doc, doc.blocks[parse.block], only_single)
        for sent in parse.tokens.sents:
            sentence, is_first = sentence + 1, True
            for token in sent:
                if not token.is_space:
                    opening = 2 if parse.block != last_block else int(is_first)
                    out.append(_word(token, parse, sentence, opening, inside))
                    last_block, is_first = parse.block, False
    return out


def _inside(doc: Document, block: Block, only_single: bool) -> dict[int, int]:
    """Say of each character between marks whose first or last word it may be: (inside 1, first 2, last 3)."""
    found: dict[int, int] = {}
    for one in marked(doc.text, block.span, single=only_single):
        for at in range(one.outer.start_char, one.outer.end_char):
            found[at] = 1
        found[one.outer.start_char], found[one.outer.end_char - 1] = 2, 3
    return found


def _word(token: Token, parse: Parse, sentence: int, opening: int, inside: dict[int, int]) -> EncoderWord:
    start = parse.start_char + token.idx
    end = start + len(token)
    features = (
        _case(token.text),
        inside.get(start, 0) if inside.get(end - 1, 0) != 3 else 3,
        opening,
        _POS.get(token.pos_, _POS["X"]),
        _DEPS.get(token.dep_, _DEPS["dep"]),
        _ENTITIES.get(token.ent_type_, 0),
    )
    return EncoderWord(start, end, sentence, _pieces(token.text), features)


def _case(text: str) -> int:
    if not any(char.isalpha() for char in text):
        return int(any(char.isdigit() for char in text))
    if text.islower():
        return 2
    if text.isupper():
        return 4 if len(text) > 1 else 3
    return 3 if text[0].isupper() else 5


@lru_cache(maxsize=50_000)
def _pieces(text: str) -> tuple[int, ...]:
    return tuple(_tokenizer().encode(text, add_special_tokens=False).ids[:_PIECES]) or (_UNKNOWN,)


def windows(read: Sequence[EncoderWord], context: int = _CONTEXT, short_by: int = 0) -> list[Range]:
    """Cut words into windows of whole sentences, each with the last `context` pieces of the one before repeated.

    A sentence longer than a window is cut. The first window is `short_by` pieces shorter than it could be.
    """
    sizes = np.concatenate([[0], np.cumsum([len(word.pieces) for word in read])])
    units = [unit for one in _sentences(read) for unit in _cut(one, sizes, WINDOW - context)]
    out: list[Range] = []
    at = 0
    while at < len(units):
        first = at
        while out and first > 0 and sizes[units[at][0]] - sizes[units[first - 1][0]] <= context:
            first -= 1
        start, room = units[first][0], WINDOW - (0 if out else short_by)
        at += 1
        while at < len(units) and sizes[units[at][1]] - sizes[start] <= room:
            at += 1
        out.append((start, units[at - 1][1]))
    return out


def _sentences(read: Sequence[EncoderWord]) -> list[Range]:
    starts = [at for at in range(len(read)) if not at or read[at].sentence != read[at - 1].sentence]
    return list(pairwise([*starts, len(read)]))


def _cut(sentence: Range, sizes: Array, most: int) -> Iterator[Range]:
    first, last = sentence
    while sizes[last] - sizes[first] > most:
        end = int(np.searchsorted(sizes, sizes[first] + most, "right")) - 1
        yield first, end
        first = end
    yield first, last


def inputs(read: Sequence[EncoderWord]) -> dict[str, Array]:
    """Give one window's arrays, with a leading dimension of 1: pieces, features of pieces, first piece of each word."""
    sizes = [len(word.pieces) for word in read]
    none = (0,) * len(FEATURES)
    pieces = [_START, *(piece for word in read for piece in word.pieces), _END]
    features = [none, *(word.features for word in read for _ in word.pieces), none]
    return {
        "pieces": np.array([pieces], np.int64),
        "features": np.array([features], np.int64),
        "first": np.cumsum([[1, *sizes[:-1]]], axis=1).astype(np.int64),
    }


def _windows_read(
    read: Sequence[EncoderWord], session: "InferenceSession"
) -> Iterator[tuple[Range, Range, Array, Array]]:
    """Yield windows with the words that each of them tells best, and what the model says: n x 7 roles, n x n+1 cues."""
    cuts = windows(read)
    for number, (first, last) in enumerate(cuts):
        # of words that two windows share, each tells those that are farther from its edge
        own = (_between(cuts[number - 1], (first, last)) if number else 0, last)
        if number + 1 < len(cuts):
            own = own[0], _between((first, last), cuts[number + 1])
        roles, cues = session.run(None, inputs(read[first:last]))
        yield (first, last), own, roles[0], cues[0]


def _between(one: Range, other: Range) -> int:
    return max(other[0], (other[0] + one[1] + 1) // 2) if other[0] < one[1] else other[0]


def _tags(read: Sequence[EncoderWord], windows_read: Iterator[tuple[Range, Range, Array, Array]]) -> WordRoles:
    roles = np.zeros((len(read), 7))
    cue_links: list[tuple[tuple[int, float], ...]] = [()] * len(read)
    for (first, _), (start, end), shares, cues in windows_read:
        roles[start:end] = shares[start - first : end - first]
        for word in np.flatnonzero(roles[start:end, 3:].sum(1) > _HAS_CUE) + start:
            row = cues[word - first]
            cue_links[word] = tuple(
                (int(at) - 1 + first if at else -1, float(row[at])) for at in np.flatnonzero(row > _LEAST)
            )
    starts = tuple(word.start_char for word in read)
    cue, source, content = (tuple((roles[:, at] + roles[:, at + 1]).tolist()) for at in (1, 3, 5))
    return WordRoles(starts, cue, source, content, tuple(cue_links))


@cache
def _tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer

    file = data_file("models/encoder/tokenizer.json")
    tokenizer = Tokenizer.from_str(file.read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def opened(entries: Mapping[str, str], left_out: Sequence[str] = ()) -> "InferenceSession":
    """Load the weights: `entries` are onnxruntime's settings, `left_out` those of its optimizers that do not run."""
    import onnxruntime  # here: the profile without an encoder needs neither its time nor its memory

    wanted = onnxruntime.SessionOptions()
    wanted.intra_op_num_threads = wanted.inter_op_num_threads = 1  # the same sums in the same order, load or no load
    for name, value in entries.items():
        wanted.add_session_config_entry(name, value)
    with as_file(data_file("models/encoder/model.onnx")) as path:
        return onnxruntime.InferenceSession(
            str(path), wanted, providers=["CPUExecutionProvider"], disabled_optimizers=list(left_out)
        )


@cache
def _session() -> "InferenceSession":
    return opened(EXACT_PRODUCTS)
