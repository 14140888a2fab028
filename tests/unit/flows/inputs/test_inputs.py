"""Batches of what is read."""

from __future__ import annotations

from flows import inputs
from transforms.document import RawArticle


def test_batches_are_cut_by_number_and_by_bytes_and_pulled_one_at_a_time() -> None:
    pulled: list[int] = []

    def articles() -> object:
        for size in (1, 1, 1, 9, 1, 1):
            pulled.append(size)
            yield RawArticle(b"x" * size, "file:///a")

    made = inputs.cut_article_batches(articles(), size=2, max_bytes=5)  # type: ignore[arg-type]
    assert len(next(made)) == 2 and len(pulled) == 2
    assert [len(batch) for batch in made] == [2, 2]


def test_a_large_article_closes_its_batch() -> None:
    articles = [RawArticle(b"x" * size, "file:///a") for size in (9, 1, 1)]
    assert [len(batch) for batch in inputs.cut_article_batches(articles, size=10, max_bytes=5)] == [1, 2]
