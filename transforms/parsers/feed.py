"""Parse RSS, RDF and Atom feeds: each entry with text is an article (`transforms/feeds`)."""

from collections.abc import Iterator

from transforms.document import Document, RawArticle, Reject
from transforms.feeds.documents import make_entry_documents
from transforms.feeds.entries import UnreadableFeed
from transforms.feeds.kinds import FeedKind, has_feed_root, score_feed
from transforms.feeds.syndication import ATOM, RSS, read_syndication_feed
from transforms.formats.heads import NO_CLAIM, InputHead

NAME = "RSS and Atom feeds"
MEDIA_TYPES = (RSS, ATOM, "application/rdf+xml")
SUFFIXES = (".rss", ".atom", ".rdf", ".xml")
# Names that only feeds have; what is called .xml may be anything.
_OWN_SUFFIXES = (".rss", ".atom")


def claims(head: InputHead) -> float:
    """Claim what has the root element of a feed; what is called a feed only where no other root element is seen."""
    if score := score_feed(head, FeedKind.SYNDICATION):
        return score
    return NO_CLAIM if has_feed_root(head) else head.score_declared(MEDIA_TYPES, _OWN_SUFFIXES)


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield a Document or a Reject for each entry, or one Reject: `malformed`, or `empty` (no entries)."""
    try:
        contents = read_syndication_feed(raw)
    except UnreadableFeed as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    yield from make_entry_documents(raw, contents)
