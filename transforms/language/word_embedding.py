"""Have the language model embed each word of a batch once, however often it stands there.

What the model makes of a word before it looks at its neighbours depends on a few of its features alone (norm, prefix,
suffix, shape), and half of the words of an article are repeated. That is a third of the work of its word vectors.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Array = npt.NDArray[Any]
# The layers of spaCy's embedding, each by its name up to the layers that it holds: features of words, hashed vectors
# side by side, one vector of all.
_LAYERS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")
# Fibonacci hashing: an odd number near 2**64 over the golden ratio.
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


def embed_words_once(nlp: Language) -> None:
    """Put such an embedding in place of each of the model's that has spaCy's layers."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for parent in list(model.walk()):
                parent.layers[:] = [_once(layer) if _is_embedding(layer) else layer for layer in parent.layers]


def _is_embedding(layer: Model[Any, Any]) -> bool:
    return tuple(inner.name.partition("(")[0] for inner in layer.layers) == _LAYERS


def _once(embedding: Model[Any, Any]) -> Model[Any, Any]:
    return Model("embed_once", _embed_once, layers=embedding.layers)


def _embed_once(
    model: Model[Sequence[Doc], list[Array]], docs: Sequence[Doc], is_train: bool
) -> tuple[list[Array], object]:
    extract, _, hashed, joined, _ = model.layers
    features = extract.predict(docs)
    rows = np.concatenate(features)
    _, first, where = np.unique(_hash_rows(rows), return_index=True, return_inverse=True)
    vectors = joined.predict(hashed.predict(rows[first]))[where]
    return np.split(vectors, np.cumsum([len(one) for one in features[:-1]])), _refuse_training


def _hash_rows(rows: Array) -> Array:
    """Hash rows of 64-bit numbers, which are hashes themselves, into one number each."""
    keys = rows[:, 0].copy()
    for column in range(1, rows.shape[1]):
        keys *= _FACTOR
        keys += rows[:, column]
    return keys


def _refuse_training(_: object) -> None:
    raise NotImplementedError("words that are embedded once are not trained")
