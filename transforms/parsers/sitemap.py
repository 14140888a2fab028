"""Parse sitemaps: what Google News is told of an article, without its text; mere lists of pages are refused.

The pages themselves are listed for those who fetch them by `transforms/feeds/pages.py`.
"""

from collections.abc import Iterator
from dataclasses import replace

from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.feeds.documents import make_entry_documents
from transforms.feeds.entries import UnreadableFeed
from transforms.feeds.kinds import FeedKind, score_feed
from transforms.feeds.sitemap_urls import SITEMAP, read_sitemap, read_sitemap_index
from transforms.formats.heads import InputHead

NAME = "sitemaps"
MEDIA_TYPES = (SITEMAP, "text/xml")
SUFFIXES = (".xml",)


def claims(head: InputHead) -> float:
    """Claim what has the root element of a sitemap or of an index of sitemaps."""
    return score_feed(head, FeedKind.SITEMAP)


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield a Document of its headline for each page that has one, and one Reject for all others.

    Rejects: `malformed`; `empty`, no page and no sitemap; `no_article`, pages without headlines, or an index.
    """
    try:
        contents = read_sitemap(raw)
        sitemaps = [] if contents.entries else read_sitemap_index(raw)
    except UnreadableFeed as error:
        yield Reject.of(raw, error.reason, str(error))
        return

    with_headline = tuple(entry for entry in contents.entries if entry.title)
    pages = [entry.url for entry in contents.entries if not entry.title]
    if with_headline:
        yield from make_entry_documents(raw, replace(contents, entries=with_headline), needs_text=False)
    if pages:
        yield Reject.of(raw, RejectReason.NO_ARTICLE, f"{len(pages)} pages without text, to be fetched: {pages[0]} ...")
    elif sitemaps:
        yield Reject.of(raw, RejectReason.NO_ARTICLE, f"an index of {len(sitemaps)} sitemaps: {sitemaps[0]} ...")
    elif not with_headline:
        yield Reject.of(raw, RejectReason.EMPTY, "a sitemap without pages")
