"""Which pages of a feed are worth fetching."""

import pytest

from transforms.document import Document, RawArticle, document_id_of
from transforms.feeds.pages import list_page_links, list_sitemap_links
from transforms.parsers import feed

LONG = "word " * 120
RSS = f"""<rss version="2.0"><channel><title>Harbour</title>
<item><title>Short</title><link>https://a.example/1</link><guid isPermaLink="false">urn:harbour:1</guid>
<description>A teaser.</description></item>
<item><title>Long</title><link>https://a.example/2</link><description>{LONG}</description></item>
<item><title>Nowhere</title><description>A teaser.</description></item>
<item><title>Bare</title><link>https://a.example/3?utm_source=rss</link></item></channel></rss>"""


def raw_of(text: str) -> RawArticle:
    return RawArticle(text.encode(), "file:///f.xml")


def test_entries_with_little_text_and_a_link_are_listed() -> None:
    links = list_page_links(raw_of(RSS))
    assert [link.url for link in links] == ["https://a.example/1", "https://a.example/3?utm_source=rss"]
    assert (links[0].headline, links[0].publisher) == ("Short", "Harbour")
    assert len(list_page_links(raw_of(RSS), least_words=200)) == 3


def test_a_page_is_the_article_that_the_feed_tells_of() -> None:
    first = next(feed.parse(raw_of(RSS)))
    links = list_page_links(raw_of(RSS))
    assert isinstance(first, Document) and first.document_id == document_id_of(links[0].guid or "")
    assert links[1].guid == "https://a.example/3"


def test_other_feeds_are_listed_too() -> None:
    json_feed = '{"version": "https://jsonfeed.org/version/1", "items": [{"url": "https://a.example/1"}]}'
    sitemap = "<urlset><url><loc>https://a.example/1</loc></url></urlset>"
    assert [link.url for text in (json_feed, sitemap) for link in list_page_links(raw_of(text))] == [
        "https://a.example/1"
    ] * 2


@pytest.mark.parametrize("text", ["", "<html><body>", "words", "<rss", '{"feed_url": 1'])
def test_what_is_no_feed_lists_nothing(text: str) -> None:
    assert list_page_links(raw_of(text)) == [] and list_sitemap_links(raw_of(text)) == []


def test_sitemaps_of_an_index_are_listed() -> None:
    index = "<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>"
    assert list_sitemap_links(raw_of(index)) == ["https://a.example/1.xml"]
    assert list_page_links(raw_of(index)) == []
