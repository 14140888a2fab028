"""Parse JSON Feed: each item with text is an article (`transforms/feeds`)."""

from collections.abc import Iterator

from transforms.document import Document, RawArticle, Reject
from transforms.feeds.documents import make_entry_documents
from transforms.feeds.entries import UnreadableFeed
from transforms.feeds.json_items import JSON_FEED, read_json_feed
from transforms.feeds.kinds import FeedKind, score_feed
from transforms.formats.heads import NO_CLAIM, InputHead

NAME = "JSON Feed"
MEDIA_TYPES = (JSON_FEED,)
SUFFIXES = (".json",)


def claims(head: InputHead) -> float:
    """Claim an object that has keys of JSON Feed; any object that is sent as one."""
    if score := score_feed(head, FeedKind.JSON_FEED):
        return score
    return head.score_declared(MEDIA_TYPES, ()) if head.text.startswith("{") else NO_CLAIM


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield a Document or a Reject for each item, or one Reject: `malformed`, or `empty` (no items)."""
    try:
        contents = read_json_feed(raw)
    except UnreadableFeed as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    yield from make_entry_documents(raw, contents)
