"""Sitemaps to entries; a whole sitemap with its articles is in tests/golden/sitemap."""

from datetime import datetime

import pytest

from transforms.document import RawArticle
from transforms.feeds.entries import UnreadableFeed
from transforms.feeds.sitemap_urls import read_sitemap, read_sitemap_index

NEWS = """<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc> https://a.example/1
</loc><n:news><n:publication><n:name>Harbour</n:name><n:language>en</n:language></n:publication>
<n:publication_date>2024-03-04T10:00:00+01:00</n:publication_date><n:title>Tides &amp; times</n:title>
<n:keywords>sea, ,boats</n:keywords></n:news></url><url><loc>ftp://a.example/2</loc></url><url/></urlset>"""


def raw_of(text: str) -> RawArticle:
    return RawArticle(text.encode(), "https://a.example/sitemap.xml")


def test_what_google_news_is_told_is_read() -> None:
    (entry,) = read_sitemap(raw_of(NEWS)).entries
    assert (entry.url, entry.title, entry.publisher) == ("https://a.example/1", "Tides & times", "Harbour")
    assert (entry.language, entry.keywords) == ("en", ("sea", "boats"))
    assert entry.published is not None and entry.published.at == datetime(2024, 3, 4, 9)


def test_a_change_is_no_publication_and_a_picture_no_headline() -> None:
    text = "<urlset><url><loc>/1</loc><lastmod>2024-03-04</lastmod><image><title>A map</title></image></url></urlset>"
    (entry,) = read_sitemap(raw_of(text)).entries
    assert (entry.url, entry.title, entry.published) == ("https://a.example/1", None, None)


def test_an_index_names_sitemaps_and_no_pages() -> None:
    index = "<sitemapindex><sitemap><loc>/1.xml</loc></sitemap><sitemap><loc/></sitemap></sitemapindex>"
    assert read_sitemap_index(raw_of(index)) == ["https://a.example/1.xml"]
    assert read_sitemap(raw_of(index)).entries == ()
    assert read_sitemap_index(raw_of(NEWS)) == []


def test_a_damaged_sitemap_is_read_as_far_as_it_goes() -> None:
    assert [entry.url for entry in read_sitemap(raw_of("<urlset><url><loc>/1</loc></url><url><lo")).entries] == [
        "https://a.example/1"
    ]


def test_entities_name_no_files() -> None:
    text = '<!DOCTYPE u [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + NEWS.replace("Tides", "&f;")
    (entry,) = read_sitemap(raw_of(text)).entries
    assert entry.title is not None and "root:" not in entry.title


def test_what_has_no_element_is_refused() -> None:
    with pytest.raises(UnreadableFeed):
        read_sitemap(raw_of("words"))
