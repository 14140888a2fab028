"""Read a JSON Feed, version 1 or 1.1, to entries (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from transforms.document import RawArticle
from transforms.feeds.authors import split_feed_authors
from transforms.feeds.dates import read_feed_published
from transforms.feeds.decoding import decode_feed
from transforms.feeds.entries import EntryText, FeedContents, FeedEntry, UnreadableFeed
from transforms.feeds.links import make_link_absolute
from transforms.feeds.texts import choose_entry_text, keep_distinct_keywords, read_entry_title

JSON_FEED = "application/feed+json"
_Object = Mapping[str, Any]
_TIMES = ("date_published", "date_modified")
# Texts of an item, and whether they are markup; of equally long ones the first counts.
_TEXTS = (("content_html", True), ("content_text", False), ("summary", False))


def read_json_feed(raw: RawArticle) -> FeedContents:
    """Read the items of a JSON Feed, in its order; what is no object among them is left out.

    Raises:
        UnreadableFeed: no JSON, no object, or no list of items.
    """
    try:
        feed = json.loads(decode_feed(raw), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableFeed(f"not JSON: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise UnreadableFeed("no list of items in it")
    return FeedContents(
        tuple(_read_json_feed_item(item, feed, raw) for item in items if isinstance(item, dict)), JSON_FEED
    )


def _read_json_feed_item(item: _Object, feed: _Object, raw: RawArticle) -> FeedEntry:
    bases = (_read_json_feed_text(feed, "home_page_url"), _read_json_feed_text(feed, "feed_url"), raw.source_uri)
    link = _read_json_feed_text(item, "url") or _read_json_feed_text(item, "external_url")
    texts = (EntryText(value, is_markup) for key, is_markup in _TEXTS if (value := _read_json_feed_text(item, key)))
    return FeedEntry(
        guid=_read_json_feed_text(item, "id"),
        url=make_link_absolute(link, bases),
        title=read_entry_title(_read_json_feed_text(item, "title") or "", is_markup=False),
        authors=split_feed_authors(_find_json_feed_authors(item)),
        feed_authors=split_feed_authors(_find_json_feed_authors(feed)),
        published=read_feed_published((key, _read_json_feed_text(item, key)) for key in _TIMES),
        text=choose_entry_text(texts),
        language=_read_json_feed_text(item, "language") or _read_json_feed_text(feed, "language"),
        keywords=keep_distinct_keywords(tag for tag in _read_json_feed_list(item, "tags") if isinstance(tag, str)),
        publisher=_read_json_feed_text(feed, "title"),
    )


def _read_json_feed_text(item: _Object, key: str) -> str | None:
    """Give a value as text; numbers stand where texts are asked for often enough."""
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None


def _read_json_feed_list(item: _Object, key: str) -> list[Any]:
    value = item.get(key)
    return value if isinstance(value, list) else []


def _find_json_feed_authors(item: _Object) -> Iterator[str]:
    """Yield the names of version 1.1's list of authors, else that of version 1's one author."""
    for author in _read_json_feed_list(item, "authors") or [item.get("author")]:
        name = _read_json_feed_text(author, "name") if isinstance(author, dict) else author
        if isinstance(name, str):
            yield name
