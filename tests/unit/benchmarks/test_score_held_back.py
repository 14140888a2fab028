"""Held-back articles: each in one fold, none read by weights that it taught."""

from collections import Counter

import pytest

from benchmarks.training import fit_fusion, score_held_back
from benchmarks.training.fit_quotes import Article
from transforms.cues.weights import QuoteWeights
from transforms.document import Document

NONE = QuoteWeights({})


def test_folds_are_of_one_size_and_the_same_in_each_run() -> None:
    folds = score_held_back.fold_numbers(120)
    assert set(Counter(folds).values()) == {30}
    assert folds == score_held_back.fold_numbers(120)


def test_no_article_is_read_by_weights_that_it_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    data: list[Article] = [(Document(str(number), None, "", ()), []) for number in range(8)]
    read: dict[str, set[str]] = {}

    def learn(taught: list[Article], _rules: QuoteWeights) -> QuoteWeights:
        return QuoteWeights({doc.document_id: 1.0 for doc, _ in taught})

    def annotate(doc: Document, weights: QuoteWeights) -> Document:
        read[doc.document_id] = set(weights.lexicon)
        return doc

    monkeypatch.setattr(fit_fusion, "learned", learn)
    monkeypatch.setattr(score_held_back, "_annotate_by_weights", annotate)
    assert list(score_held_back.annotate_by_others(data, NONE)) == [doc for doc, _ in data]
    assert all(len(taught) == 6 and own not in taught for own, taught in read.items())
