"""Words embedded once: the vectors that the model's own embedding gives, by fewer products."""

from importlib import import_module
from typing import Any

import numpy as np
import pytest
from spacy.language import Language
from thinc.api import Model

from transforms.language.model_package import model_package_name
from transforms.language.word_embedding import embed_words_once

# "the" with and without a blank behind it, capitals, a contraction, whose norm is not its own.
TEXTS = ["The mayor said the mayor's the mayor, the", "", "  The  MAYOR can't, and the mayor couldn't"]
# Of spaCy's embedding; what holds it has a name that begins alike.
LAYERS = 5


def embeddings_of(nlp: Language, name: str) -> list[Model[Any, Any]]:
    pipes = [getattr(pipe, "model", None) for _, pipe in nlp.pipeline]
    layers = [layer for one in pipes if isinstance(one, Model) for layer in one.walk()]
    return [layer for layer in layers if layer.name.startswith(name) and len(layer.layers) == LAYERS]


@pytest.mark.slow
def test_words_embedded_once_have_the_vectors_of_the_models_own_embedding() -> None:
    own, once = (import_module(model_package_name()).load() for _ in range(2))
    embed_words_once(once)
    pairs = list(zip(embeddings_of(own, "extract_features"), embeddings_of(once, "embed_once"), strict=True))
    docs = [own.make_doc(text) for text in TEXTS]
    assert len(pairs) == 2  # of the tagger and parser, and of names
    for wanted, found in pairs:
        for one, other in zip(wanted.predict(docs), found.predict(docs), strict=True):
            np.testing.assert_allclose(one, other, atol=1e-5)


@pytest.mark.slow
def test_a_repeated_word_is_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = import_module(model_package_name()).load()
    embed_words_once(nlp)
    embedding = embeddings_of(nlp, "embed_once")[0]
    rows: list[int] = []
    joined = embedding.layers[3]
    monkeypatch.setattr(joined, "_func", lambda _, x, is_train: (rows.append(len(x)), x)[::-1])
    embedding.predict([nlp.make_doc("go go go"), nlp.make_doc("go go go")])
    assert rows == [2]  # the last has no blank behind it
