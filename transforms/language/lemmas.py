"""Give tokens their lemma by the model's own rules, asked once for each word and part of speech.

spaCy's lemmatizer makes a token and its morphology for each word of a text, and keeps no answer for words that stand in
their base form, which most do. What it answers hangs on word, part of speech and morphology alone.
"""

from typing import cast

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

_Key = tuple[int, int, int]  # word, part of speech, morphology
_NAME = "lemmas_by_word"
_LEMMATIZER = "lemmatizer"
_WORD_LISTS = "lemma_index"
# More different words than a long run reads anew in a while.
_WORDS_KEPT = 50_000


def lemmatize_words_once(nlp: Language) -> None:
    """Have the model's lemmatizer asked once for each word, where it goes by rules and keeps lemmas that are there."""
    if _LEMMATIZER not in nlp.pipe_names:
        return

    lemmatizer = nlp.get_pipe(_LEMMATIZER)
    if isinstance(lemmatizer, Lemmatizer) and lemmatizer.mode == "rule" and not lemmatizer.overwrite:
        _hash_word_lists(lemmatizer)
        nlp.add_pipe(_NAME, before=_LEMMATIZER)
        nlp.disable_pipe(_LEMMATIZER)


def _hash_word_lists(lemmatizer: Lemmatizer) -> None:
    """Make sets of the lists of base forms: each rule looks for a form in them, and they have thousands of words."""
    lists = lemmatizer.lookups.get_table(_WORD_LISTS, {})
    for part_of_speech, words in list(lists.items()):
        lists[part_of_speech] = frozenset(words)


@Language.factory(_NAME)
class LemmasByWord:
    """A pipe in place of the lemmatizer, with the same results."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Take the model's lemmatizer."""
        self._lemmatizer = cast(Lemmatizer, nlp.get_pipe(_LEMMATIZER))
        self._strings = nlp.vocab.strings
        self._lemmas: dict[_Key, int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of each token that has none."""
        rows = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        lemmas = [lemma or self._lemma_of(doc, at, (*key,)) for at, (*key, lemma) in enumerate(rows)]
        doc.from_array([LEMMA], np.array(lemmas, np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
        return doc

    def _lemma_of(self, doc: Doc, at: int, key: _Key) -> int:
        found = self._lemmas.get(key)
        if found is None:
            if len(self._lemmas) >= _WORDS_KEPT:
                self._lemmas.clear()
            found = self._lemmas[key] = self._strings.add(self._lemmatizer.lemmatize(doc[at])[0])
        return found
