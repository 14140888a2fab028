"""Which first bytes are a feed's."""

import pytest

from transforms.feeds.kinds import FeedKind, has_feed_root, skip_xml_prolog, tell_feed_kind
from transforms.formats.heads import InputHead

ATOM = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        pytest.param(b'<?xml version="1.0"?>\n<rss version="2.0">', FeedKind.SYNDICATION, id="RSS"),
        pytest.param(b"\xef\xbb\xbf \n<!-- <html> --><RSS>", FeedKind.SYNDICATION, id="mark, comment, capitals"),
        pytest.param(b'<!DOCTYPE rss [\n<!ENTITY a "b">\n]>\n<rss>', FeedKind.SYNDICATION, id="document type"),
        pytest.param(ATOM, FeedKind.SYNDICATION, id="Atom"),
        pytest.param(b'<a:feed xmlns:a="http://www.w3.org/2005/Atom">', FeedKind.SYNDICATION, id="a prefix"),
        pytest.param(b'<rdf:RDF xmlns="http://purl.org/rss/1.0/">', FeedKind.SYNDICATION, id="RSS 1.0"),
        pytest.param(b"<CHANNEL><ITEM>", FeedKind.SYNDICATION, id="a channel"),
        pytest.param(b'Warning: line 1\n<rss version="2.0">', None, id="words before"),
        pytest.param(b'<br/>Warning<rss version="2.0">', FeedKind.SYNDICATION, id="markup before"),
        pytest.param(b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"', FeedKind.JSON_FEED, id="JSON Feed"),
        pytest.param(b'{"title": "x", "home_page_url": "https://a.example"', FeedKind.JSON_FEED, id="by its keys"),
        pytest.param(b'<urlset xmlns="http://www.sitemaps.org/">', FeedKind.SITEMAP, id="sitemap"),
        pytest.param(b"<sitemapindex>", FeedKind.SITEMAP, id="index"),
        pytest.param(b"<!DOCTYPE html><html><body><rss version='2.0'>", None, id="an error page"),
        pytest.param(b"<html><body>", None, id="HTML"),
        pytest.param(b'<rdf:RDF xmlns="http://xmlns.com/foaf/0.1/">', None, id="other RDF"),
        pytest.param(b'<feed xmlns="http://cattle.example/">', None, id="another feed"),
        pytest.param(b'{"type": "article", "items": []}', None, id="other JSON"),
        pytest.param(b"<newsItem>", None, id="other XML"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_the_kind_is_told_by_the_bytes(start: bytes, kind: FeedKind | None) -> None:
    assert tell_feed_kind(InputHead(start)) is kind


@pytest.mark.parametrize(("start", "is_seen"), [(b"<x>", True), (b"{", True), (b"words", False), (b"<!-- open", False)])
def test_a_root_of_anything_is_seen(start: bytes, is_seen: bool) -> None:
    assert has_feed_root(InputHead(start)) is is_seen


def test_the_prolog_ends_at_the_root() -> None:
    text = '<?xml version="1.0"?><!-- <rss> --> <rss>'
    assert text[skip_xml_prolog(text) :] == "<rss>"
