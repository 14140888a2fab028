"""List the pages behind a feed's entries, so that a flow can fetch them where the feed has too little text.

Nothing is fetched here. What the feed says of an entry goes with the page, as `RawArticle.metadata`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from transforms.document import ArticleMetadata, RawArticle
from transforms.feeds.entries import FeedContents, UnreadableFeed
from transforms.feeds.identities import choose_entry_identities
from transforms.feeds.json_items import read_json_feed
from transforms.feeds.kinds import FeedKind, tell_feed_kind
from transforms.feeds.sitemap_urls import read_sitemap, read_sitemap_index
from transforms.feeds.syndication import read_syndication_feed
from transforms.feeds.texts import count_entry_text_words
from transforms.formats.heads import make_input_head

# An entry with fewer words is mostly a teaser; the shortest agency reports have more.
LEAST_WORDS = 100
_READERS: dict[FeedKind, Callable[[RawArticle], FeedContents]] = {
    FeedKind.SYNDICATION: read_syndication_feed,
    FeedKind.JSON_FEED: read_json_feed,
    FeedKind.SITEMAP: read_sitemap,
}


def list_page_links(raw: RawArticle, least_words: int = LEAST_WORDS) -> list[ArticleMetadata]:
    """List what a feed says of the entries with fewer than `least_words` words and a link, in its order.

    Its guid is what the feed's own article is known by, so that the page is that article and no second one. Empty
    where `raw` is no feed, or cannot be read.
    """
    kind = _tell_kind_of_link_list(raw)
    if kind is None:
        return []
    try:
        entries = _READERS[kind](raw).entries
    except UnreadableFeed:
        return []
    return [
        replace(entry.metadata, guid=identity)
        for entry, identity in zip(entries, choose_entry_identities(entries), strict=True)
        if entry.url and count_entry_text_words(entry.text) < least_words
    ]


def list_sitemap_links(raw: RawArticle) -> list[str]:
    """List the sitemaps that an index of sitemaps names, in its order; empty where `raw` is no such index."""
    if _tell_kind_of_link_list(raw) is not FeedKind.SITEMAP:
        return []
    try:
        return read_sitemap_index(raw)
    except UnreadableFeed:
        return []


def _tell_kind_of_link_list(raw: RawArticle) -> FeedKind | None:
    return tell_feed_kind(make_input_head(raw.body, raw.media_type, raw.source_uri))
