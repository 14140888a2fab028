"""Find named entities with the model's own weights, the words of a batch at once.

spaCy decides word by word, and its compiled states take Python's lock some hundred times a word, more than half of its
time. Outside of a name the model sees the word alone, so all words are decided by one product; inside of one it sees
the word, the one before and the name's first. So names are followed side by side, one step for all that are still open.
What names mean is decided in `transforms/entities`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

Array = npt.NDArray[Any]
_NAME = "entities_at_once"
_RECOGNIZER = "ner"
# What the model sees of a state: the word, the first word of the open name, the word before if a name is open.
_SEEN = 3
_SENTENCE_START = 1
# Words of a name that are followed here: no name has more, and a row of words that might all be one would take time
# quadratic in its length.
_MOST_WORDS = 40
_IMPOSSIBLE = -np.inf


def decode_entities_at_once(nlp: Language) -> None:
    """Have a model's named entities decoded by batches, where it decides greedily and sees what is named above."""
    if _RECOGNIZER in nlp.pipe_names and _is_greedy(nlp.get_pipe(_RECOGNIZER)):
        nlp.add_pipe(_NAME, before=_RECOGNIZER)
        nlp.disable_pipe(_RECOGNIZER)


def _is_greedy(recognizer: object) -> bool:
    if not isinstance(recognizer, EntityRecognizer) or recognizer.cfg["beam_width"] != 1:
        return False
    attributes = recognizer.model.attrs
    has_all_classes = attributes.get("has_upper", False) and not attributes.get("unseen_classes")
    return has_all_classes and recognizer.model.get_ref("lower").get_dim("nF") == _SEEN


@Language.factory(_NAME)
class EntitiesAtOnce:
    """A pipe in place of the model's recognizer, with the same entities."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Read the moves of the model's recognizer: to begin a name, go on in it, end it, and all in one word."""
        self._recognizer = cast(EntityRecognizer, nlp.get_pipe(_RECOGNIZER))
        model = self._recognizer.model
        self._words, self._lower, self._upper = (model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        moves = [
            self._recognizer.moves.get_class_name(number).partition("-") for number in range(self._upper.get_dim("nO"))
        ]
        self._labels = [label for _, _, label in moves]
        numbers = {(kind, label): number for number, (kind, _, label) in enumerate(moves)}
        self._begins, self._units = (
            np.array([kind == one and bool(label) for kind, _, label in moves]) for one in ("B", "U")
        )
        self._outside = numbers["O", ""]
        self._goes_on, self._ends = (
            np.array([numbers.get((one, label), 0) for label in self._labels]) for one in ("I", "L")
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one text."""
        self._decode([doc])
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Set the entities of texts, batch by batch."""
        texts = iter(stream)
        while batch := list(islice(texts, batch_size)):
            self._decode(batch)
            yield from batch

    def _decode(self, batch: Sequence[Doc]) -> None:
        docs = [doc for doc in batch if len(doc)]
        if not docs:
            return
        seen = self._lower.predict(self._words.predict(docs))
        best, ends = self._read_batch(seen, docs)
        if (ends - np.arange(len(ends))).max() > _MOST_WORDS:
            self._recognizer.set_annotations(docs, self._recognizer.predict(docs))
        else:
            self._set_entities(docs, best, ends)

    def _set_entities(self, docs: Sequence[Doc], best: Array, ends: Array) -> None:
        offset = 0
        for doc in docs:
            chosen = best[offset : offset + len(doc)]
            at = 0
            entities = []
            for start in np.flatnonzero(chosen != self._outside).tolist():
                if start < at:  # inside of the name before
                    continue
                at = int(ends[offset + start]) - offset
                entities.append(Span(doc, start, at, label=self._labels[chosen[start]]))
            doc.set_ents(entities, default="outside")
            offset += len(doc)

    def _read_batch(self, seen: Array, docs: Sequence[Doc]) -> tuple[Array, Array]:
        """Give each word's best move outside of a name, and where the name ends that it would begin."""
        is_space, begins_sentence = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs]).T
        can_go_on = np.append(begins_sentence[1:] != _SENTENCE_START, [False])
        can_go_on[np.cumsum([len(doc) for doc in docs]) - 1] = False
        words = np.arange(len(can_go_on))

        scores = self._score(seen, words, np.full_like(words, -1), np.full_like(words, -1))
        possible = self._begins & (can_go_on & (is_space == 0))[:, None] | self._units & (is_space == 0)[:, None]
        possible[:, self._outside] = True
        best = np.where(possible, scores, _IMPOSSIBLE).argmax(1)
        ends = words + 1
        starts = words[self._begins[best]]
        at = starts + 1
        for _ in range(_MOST_WORDS):
            if not len(starts):
                break
            scores = self._score(seen, at, starts, at - 1)
            rows, moves = np.arange(len(starts)), best[starts]
            is_open = can_go_on[at] & (scores[rows, self._goes_on[moves]] >= scores[rows, self._ends[moves]])
            ends[starts[~is_open]] = at[~is_open] + 1
            starts, at = starts[is_open], at[is_open] + 1
        ends[starts] = at + 1
        return best, ends

    def _score(self, seen: Array, words: Array, first_words: Array, words_before: Array) -> Array:
        """Score all moves of states, each by the words that the model sees of it; -1 where there is no such word."""
        summed = seen[words + 1, 0]
        summed += seen[first_words + 1, 1]
        summed += seen[words_before + 1, 2]
        summed += self._lower.get_param("b")
        hidden, _ = self._lower.ops.maxout(summed)
        scores: Array = hidden @ self._upper.get_param("W").T
        scores += self._upper.get_param("b")
        return scores
