"""What inputs come to: one after the other, each article by itself, what is refused with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from flows import inputs
from flows.inputs.parsed import ParsedInput, parse_inputs
from transforms.document import Document, RawArticle, Reject

MAX_CHARS = 1_000


def feed(name: str, entries: int) -> RawArticle:
    items = "".join(
        f"<item><title>Boat {number}</title><guid>urn:{name}:{number}</guid>"
        f"<description>Boat {number} waits in the harbour.</description></item>"
        for number in range(entries)
    )
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'
    return RawArticle(text.encode(), f"file:///{name}.rss", source="harbour desk")


def test_a_feed_counts_as_its_articles_and_is_cut_over_batches() -> None:
    batches = list(inputs.cut_article_batches(parse_inputs([feed("a", 7), feed("b", 2)], MAX_CHARS), size=4))
    assert [len(batch) for batch in batches] == [4, 4, 1]
    assert [article.input_uri for article in batches[1]] == ["file:///a.rss"] * 3 + ["file:///b.rss"]
    assert {article.source for batch in batches for article in batch} == {"harbour desk"}


def test_an_input_is_not_parsed_before_it_is_asked_for() -> None:
    read: list[str] = []

    def articles() -> Iterator[RawArticle]:
        for name in ("a", "b"):
            read.append(name)
            yield feed(name, 3)

    batches = inputs.cut_article_batches(parse_inputs(articles(), MAX_CHARS), size=2)
    assert len(next(batches)) == 2 and read == ["a"]


def test_what_could_not_be_read_stays_as_it_is_and_has_no_source() -> None:
    unread = Reject("file:///a.txt", "read", "vanished", "gone")
    assert list(parse_inputs([unread], MAX_CHARS)) == [ParsedInput(unread, "file:///a.txt")]


def test_a_text_over_the_limit_is_refused_with_its_bytes() -> None:
    raw = RawArticle(b"Ships wait in the harbour.", "file:///a.txt", media_type="text/plain")
    (read,) = parse_inputs([raw], 26)
    (refused,) = parse_inputs([raw], 25)
    assert isinstance(read.result, Document) and isinstance(refused.result, Reject)
    assert (refused.result.reason_code, refused.result.payload) == ("too_long", raw.body)
