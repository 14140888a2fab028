"""Read the tokens of a parse into plain values, each once: to ask spaCy for a token or its text takes much longer."""

from functools import lru_cache
from sys import intern

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, IS_PUNCT, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

from transforms.document import Token, Tokens

_TEXTS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE]
_NUMBERS = [IDX, SPACY, ENT_IOB, IS_PUNCT, HEAD, SENT_START]
_BLANKS = ("", " ")
_IOB = ("", "I", "O", "B")  # by spaCy's number
_SENTENCE_START = 1
# More different words than a long run reads anew in a while.
_STRINGS_KEPT = 100_000


class _Strings(dict[int, str]):
    """spaCy's strings by its numbers for them, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        super().__init__()
        self._store = store

    def __missing__(self, number: int) -> str:
        if len(self) >= _STRINGS_KEPT:
            self.clear()
        text = intern(self._store[number])
        self[number] = text
        return text


def read_tokens(parsed: Doc) -> Tokens:
    """Read the tokens of a parse, in order, linked to each other."""
    if not len(parsed):
        return Tokens.link([], [], [], [])
    text_of = _strings_of(parsed.vocab.strings).__getitem__
    texts, lowers, lemmas, *labels = (map(text_of, column) for column in parsed.to_array(_TEXTS).T.tolist())
    starts, blanks, iobs, marks, distances, begins = parsed.to_array(_NUMBERS).astype("int64").T.tolist()
    tokens = list(
        map(
            Token,
            range(len(parsed)),
            starts,
            texts,
            map(_BLANKS.__getitem__, blanks),
            lowers,
            lemmas,
            *labels,
            map(_IOB.__getitem__, iobs),
            map(bool, marks),
        )
    )
    heads = [at + distance for at, distance in enumerate(distances)]
    edges = [(token.left_edge.i, token.right_edge.i) for token in parsed]
    sentences = [at for at, begin in enumerate(begins) if at == 0 or begin == _SENTENCE_START]
    return Tokens.link(tokens, heads, edges, sentences)


@lru_cache(maxsize=2)  # the English model's, and that of the one which only cuts sentences
def _strings_of(store: StringStore) -> _Strings:
    return _Strings(store)
