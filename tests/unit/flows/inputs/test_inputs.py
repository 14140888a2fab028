"""Batches of what is read: cut by articles and by bytes, whatever the inputs that these came in."""

from __future__ import annotations

from collections.abc import Iterator

from flows import inputs
from flows.inputs.parsed import ParsedInput
from transforms.document import Document, RawArticle, Reject


def parsed(body: bytes) -> ParsedInput:
    return ParsedInput(Document("0" * 16, RawArticle(body, "file:///a"), "Words.", ()), "file:///a")


def test_batches_are_cut_by_number_and_by_bytes_and_pulled_one_at_a_time() -> None:
    pulled: list[int] = []

    def articles() -> Iterator[ParsedInput]:
        for size in (1, 1, 1, 9, 1, 1):
            pulled.append(size)
            yield parsed(b"x" * size)

    made = inputs.cut_article_batches(articles(), size=2, max_bytes=5)
    assert len(next(made)) == 2 and len(pulled) == 2
    assert [len(batch) for batch in made] == [2, 2]


def test_a_large_article_closes_its_batch() -> None:
    articles = [parsed(b"x" * size) for size in (9, 1, 1)]
    assert [len(batch) for batch in inputs.cut_article_batches(articles, size=10, max_bytes=5)] == [1, 2]


def test_the_bytes_that_articles_share_count_once_in_each_batch() -> None:
    feed = b"x" * 4
    articles = [parsed(feed) for _ in range(5)]
    assert [len(batch) for batch in inputs.cut_article_batches(articles, size=3, max_bytes=5)] == [3, 2]


def test_the_bytes_of_rejects_count() -> None:
    articles = [ParsedInput(Reject("file:///a", "parse", "empty", "none", b"x" * 9), "file:///a") for _ in range(2)]
    assert [len(batch) for batch in inputs.cut_article_batches(articles, size=3, max_bytes=5)] == [1, 1]
