"""Read word roles with the encoder, a small transformer that reads words in windows of sentences.

Decides on no quote: what is made of the roles is in `encoder_view.py` and `attributions/encoder_fusion.py`. Run by
onnxruntime in int8; learned by `benchmarks/training/fit_encoder.py`, whose model card lies beside the weights. The
word pieces are lower case, so capitals, marks, breaks and the parse of each word go in as features of their own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from transforms.document import Block, Document
from transforms.document.word_roles import WordRoles
from transforms.knowledge.tables import data_file
from transforms.language.alignment import start_of_token
from transforms.quotations.quotation_marks import find_quotation_spans, uses_single_marks

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Array = npt.NDArray[Any]
Range = tuple[int, int]  # of word numbers, [first, end)
# Word pieces of a window, its two ends not counted.
WINDOW = 252
# Word pieces of sentences that a window repeats from the one before.
_CONTEXT = 30
# Word pieces of a word: a longer word is a number, an address or noise, and its first pieces say so.
_MAX_PIECES = 8
# The model's own pieces: the two ends of a window, and a word that has no piece.
_START = 101
_END = 102
_UNKNOWN = 100
# More different words than a long run reads anew in a while.
_WORDS_KEPT = 50_000
# A word that is less likely than this source or content has no cue.
_MIN_ROLE = 0.02
# A cue that is less likely than this is noise.
_MIN_CUE_LINK = 0.01
# The model's roles: none, then a first and a further word of cue, source and content each.
_ROLE_COUNT = 7
_CUE_ROLE = 1
_SOURCE_ROLE = 3
_CONTENT_ROLE = 5

# One of onnxruntime's optimizers, which joins a sum and the norm of a layer; the joined one takes three times as long.
_SLOW_OPTIMIZERS = ("SkipLayerNormFusion",)

CASES = ("sign", "digits", "lower", "capital", "upper", "mixed")
MARKS = ("outside", "inside", "first", "last")
BREAKS = ("none", "sentence", "block")
_POS_NAMES = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE"
_DEP_NAMES = """
ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep
det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet
prep prt punct quantmod relcl xcomp
"""
# The order of these names is the model's: a feature goes in as its number.
POS = tuple(_POS_NAMES.split())
DEPS = tuple(_DEP_NAMES.split())
ENTITIES = ("", "PERSON", "ORG", "GPE", "NORP")
FEATURES = (CASES, MARKS, BREAKS, POS, DEPS, ENTITIES)
_POS, _DEPS, _ENTITIES = ({name: number for number, name in enumerate(names)} for names in (POS, DEPS, ENTITIES))
_OTHER_POS, _OTHER_DEP = POS.index("X"), DEPS.index("dep")
_NO_BREAK, _NEW_SENTENCE, _NEW_BLOCK = map(BREAKS.index, ("none", "sentence", "block"))
_OUTSIDE, _LAST_BETWEEN_MARKS = map(MARKS.index, ("outside", "last"))


class EncoderWord(NamedTuple):
    """A token as the encoder takes it: where it starts in the text, its sentence, its pieces, its FEATURES."""

    start_char: int
    end_char: int
    sentence: int
    pieces: tuple[int, ...]
    features: tuple[int, ...]


def read_word_roles(doc: Document, session: "InferenceSession | None" = None) -> WordRoles:
    """Read the roles of a parsed document's words; by another `session` than the module's own where one is given."""
    words = encoder_words(doc)
    return _merge_encoder_windows(words, _read_encoder_windows(words, session or _load_encoder_session()))


def encoder_words(doc: Document) -> list[EncoderWord]:
    """Give the words of all parses in reading order, white space left out."""
    words: list[EncoderWord] = []
    only_single = uses_single_marks(doc.text, [block.span for block in doc.blocks])
    sentence = last_block = marked_block = -1
    marks: dict[int, int] = {}
    for parse in doc.parses:
        if parse.block != marked_block:  # a long block has many parses
            marked_block = parse.block
            marks = _characters_between_marks(doc, doc.blocks[parse.block], only_single)
        break_before = _NO_BREAK if parse.block == last_block else _NEW_BLOCK
        for token in parse.tokens:
            if token.i == 0 or token.is_sent_start:
                sentence += 1
                break_before = max(break_before, _NEW_SENTENCE)
            if token.is_space:
                continue
            start = start_of_token(parse, token)
            end = start + len(token.text)
            case, pieces = _read_encoder_text(token.text)
            is_last = marks.get(end - 1, _OUTSIDE) == _LAST_BETWEEN_MARKS
            mark = _LAST_BETWEEN_MARKS if is_last else marks.get(start, _OUTSIDE)
            parsed = (
                _POS.get(token.pos_, _OTHER_POS),
                _DEPS.get(token.dep_, _OTHER_DEP),
                _ENTITIES.get(token.ent_type_, 0),
            )
            words.append(EncoderWord(start, end, sentence, pieces, (case, mark, break_before, *parsed)))
            last_block, break_before = parse.block, _NO_BREAK
    return words


def _characters_between_marks(doc: Document, block: Block, only_single: bool) -> dict[int, int]:
    """Map each character between marks to what its word may be there, as a number of MARKS: inside, first or last."""
    marks: dict[int, int] = {}
    for span in find_quotation_spans(doc.text, block.span, single=only_single):
        start, end = span.with_marks.start_char, span.with_marks.end_char
        marks.update(dict.fromkeys(range(start, end), MARKS.index("inside")))
        marks[start] = MARKS.index("first")
        marks[end - 1] = MARKS.index("last")
    return marks


def _case_of_encoder_word(text: str) -> int:
    """Class the letters of a word, as a number of CASES."""
    if not any(char.isalpha() for char in text):
        return CASES.index("digits" if any(char.isdigit() for char in text) else "sign")
    if text.islower():
        return CASES.index("lower")
    if text.isupper() and len(text) > 1:
        return CASES.index("upper")
    return CASES.index("capital" if text[0].isupper() else "mixed")


@lru_cache(maxsize=_WORDS_KEPT)
def _read_encoder_text(text: str) -> tuple[int, tuple[int, ...]]:
    """Give the case of a word, as a number of CASES, and its pieces."""
    pieces = tuple(_load_encoder_tokenizer().encode(text, add_special_tokens=False).ids[:_MAX_PIECES])
    return _case_of_encoder_word(text), pieces or (_UNKNOWN,)


def cut_encoder_windows(words: Sequence[EncoderWord], context: int = _CONTEXT, short_by: int = 0) -> list[Range]:
    """Cut words into windows of whole sentences, each with the last `context` pieces of the one before repeated.

    A sentence longer than a window is cut. The first window is `short_by` pieces shorter than it could be.
    """
    sizes = np.concatenate([[0], np.cumsum([len(word.pieces) for word in words])])
    units = [
        unit
        for sentence in _sentences_of_encoder_words(words)
        for unit in _cut_encoder_sentence(sentence, sizes, WINDOW - context)
    ]
    windows: list[Range] = []
    at = 0
    while at < len(units):
        first = at
        while windows and first > 0 and sizes[units[at][0]] - sizes[units[first - 1][0]] <= context:
            first -= 1
        start = units[first][0]
        room = WINDOW - (0 if windows else short_by)
        at += 1
        while at < len(units) and sizes[units[at][1]] - sizes[start] <= room:
            at += 1
        windows.append((start, units[at - 1][1]))
    return windows


def _sentences_of_encoder_words(words: Sequence[EncoderWord]) -> list[Range]:
    starts = [
        number for number in range(len(words)) if not number or words[number].sentence != words[number - 1].sentence
    ]
    return list(pairwise([*starts, len(words)]))


def _cut_encoder_sentence(sentence: Range, sizes: Array, most: int) -> Iterator[Range]:
    """Cut a sentence into ranges of at most `most` pieces; `sizes` counts the pieces before each word."""
    first, last = sentence
    while sizes[last] - sizes[first] > most:
        end = int(np.searchsorted(sizes, sizes[first] + most, "right")) - 1
        yield first, end
        first = end
    yield first, last


def encoder_inputs(words: Sequence[EncoderWord]) -> dict[str, Array]:
    """Give one window's arrays, with a leading dimension of 1: pieces, features of pieces, first piece of each word."""
    sizes = [len(word.pieces) for word in words]
    no_features = (0,) * len(FEATURES)
    pieces = [_START, *(piece for word in words for piece in word.pieces), _END]
    features = [no_features, *(word.features for word in words for _ in word.pieces), no_features]
    return {
        "pieces": np.array([pieces], np.int64),
        "features": np.array([features], np.int64),
        "first": np.cumsum([[1, *sizes[:-1]]], axis=1).astype(np.int64),
    }


@dataclass(frozen=True, slots=True)
class _WindowReading:
    """What the model says of a window of n words: probabilities of roles, n x 7, and of cues, n x n+1."""

    first: int  # number of the window's first word
    own: Range  # the words that are taken from this window
    roles: Array
    cues: Array


def _read_encoder_windows(words: Sequence[EncoderWord], session: "InferenceSession") -> Iterator[_WindowReading]:
    """Read the windows; of words that two windows share, each has those that are farther from its edge."""
    windows = cut_encoder_windows(words)
    for number, (first, last) in enumerate(windows):
        start = _border_between_windows(windows[number - 1], windows[number]) if number else 0
        end = _border_between_windows(windows[number], windows[number + 1]) if number + 1 < len(windows) else last
        roles, cues = session.run(None, encoder_inputs(words[first:last]))
        yield _WindowReading(first, (start, end), roles[0], cues[0])


def _border_between_windows(window: Range, next_window: Range) -> int:
    """Give the first word that is taken from the next window: the middle of what both share."""
    if next_window[0] >= window[1]:
        return next_window[0]
    return max(next_window[0], (next_window[0] + window[1] + 1) // 2)


def _merge_encoder_windows(words: Sequence[EncoderWord], readings: Iterable[_WindowReading]) -> WordRoles:
    roles = np.zeros((len(words), _ROLE_COUNT))
    cue_links: list[tuple[tuple[int, float], ...]] = [()] * len(words)
    for reading in readings:
        start, end = reading.own
        roles[start:end] = reading.roles[start - reading.first : end - reading.first]
        words_linked = np.flatnonzero(roles[start:end, _SOURCE_ROLE:].sum(1) > _MIN_ROLE) + start
        links = _cue_links_of(reading.cues[words_linked - reading.first], reading.first)
        for word, linked in zip(words_linked.tolist(), links, strict=True):
            cue_links[word] = linked
    starts = tuple(word.start_char for word in words)
    cue, source, content = (
        tuple((roles[:, role] + roles[:, role + 1]).tolist()) for role in (_CUE_ROLE, _SOURCE_ROLE, _CONTENT_ROLE)
    )
    return WordRoles(starts, cue, source, content, tuple(cue_links))


def _cue_links_of(rows: Array, first: int) -> Iterator[tuple[tuple[int, float], ...]]:
    """Give the likely cues of words, a row each, by number; the model's column 0 stands for no cue and becomes -1."""
    at, columns = np.nonzero(rows > _MIN_CUE_LINK)
    cues = np.where(columns > 0, columns - 1 + first, -1).tolist()
    links = list(zip(cues, rows[at, columns].tolist(), strict=True))
    for begin, end in pairwise(np.searchsorted(at, np.arange(len(rows) + 1)).tolist()):
        yield tuple(links[begin:end])


@cache
def _load_encoder_tokenizer() -> "Tokenizer":
    from tokenizers import Tokenizer

    file = data_file("models/encoder/tokenizer.json")
    tokenizer = Tokenizer.from_str(file.read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def open_encoder_session(
    entries: Mapping[str, str] | None = None, left_out: Sequence[str] = _SLOW_OPTIMIZERS
) -> "InferenceSession":
    """Load the weights: `entries` are onnxruntime's settings, `left_out` those of its optimizers that do not run."""
    import onnxruntime  # here: the profile without an encoder needs neither its time nor its memory

    wanted = onnxruntime.SessionOptions()
    wanted.intra_op_num_threads = wanted.inter_op_num_threads = 1  # the same sums in the same order, load or no load
    for name, value in (entries or {}).items():
        wanted.add_session_config_entry(name, value)
    with as_file(data_file("models/encoder/model.onnx")) as path:
        return onnxruntime.InferenceSession(
            str(path), wanted, providers=["CPUExecutionProvider"], disabled_optimizers=list(left_out)
        )


@cache
def _load_encoder_session() -> "InferenceSession":
    return open_encoder_session()
