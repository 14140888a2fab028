"""Read sitemaps to entries: pages with what Google News asks for beside them, or mere pages; and indexes of sitemaps.

A sitemap has no texts. What it says beside a page is in `FeedEntry`; the time of a change is no time of publication.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from transforms.document import RawArticle
from transforms.feeds.dates import read_feed_published
from transforms.feeds.decoding import decode_feed_xml
from transforms.feeds.entries import FeedContents, FeedEntry, UnreadableFeed
from transforms.feeds.links import make_link_absolute
from transforms.feeds.texts import keep_distinct_keywords, read_entry_title
from transforms.markup.blocks import read_tag_name

SITEMAP = "application/xml"
_TIME = "publication_date"


def read_sitemap(raw: RawArticle) -> FeedContents:
    """Read the pages of a sitemap, in its order; of an index of sitemaps none.

    Raises:
        UnreadableFeed: no element can be read.
    """
    root = _parse_sitemap(raw)
    entries = (_read_sitemap_url(url, raw) for url in root if read_tag_name(url) == "url")
    return FeedContents(tuple(entry for entry in entries if entry.url), SITEMAP)


def read_sitemap_index(raw: RawArticle) -> list[str]:
    """Read the links of an index of sitemaps, in its order; of a sitemap none.

    Raises:
        UnreadableFeed: no element can be read.
    """
    links = (
        _read_sitemap_text(sitemap, "loc") for sitemap in _parse_sitemap(raw) if read_tag_name(sitemap) == "sitemap"
    )
    return [link for found in links if (link := make_link_absolute(found, [raw.source_uri]))]


def _parse_sitemap(raw: RawArticle) -> etree._Element:
    # no entity is resolved, and no address is opened
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(decode_feed_xml(raw).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFeed(f"not XML: {error}") from error
    if root is None:
        raise UnreadableFeed("no element in it")
    return root


def _read_sitemap_url(url: etree._Element, raw: RawArticle) -> FeedEntry:
    link = make_link_absolute(_read_sitemap_text(url, "loc"), [raw.source_uri])
    news = next(_list_sitemap_children(url, "news"), None)
    if news is None:
        return FeedEntry(url=link)

    publication = next(_list_sitemap_children(news, "publication"), None)
    return FeedEntry(
        url=link,
        title=read_entry_title(_read_sitemap_text(news, "title") or "", is_markup=True),
        published=read_feed_published([(_TIME, _read_sitemap_text(news, _TIME))]),
        language=_read_sitemap_text(publication, "language"),
        keywords=keep_distinct_keywords((_read_sitemap_text(news, "keywords") or "").split(",")),
        publisher=_read_sitemap_text(publication, "name"),
    )


def _list_sitemap_children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if read_tag_name(child) == name)


def _read_sitemap_text(element: etree._Element | None, name: str) -> str | None:
    """Give the words of the first child of a name, on one line."""
    child = next(_list_sitemap_children(element, name), None) if element is not None else None
    return (" ".join("".join(child.itertext()).split()) or None) if child is not None else None
