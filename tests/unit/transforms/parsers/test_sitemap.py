"""Which inputs are sitemaps, and what becomes of them; headlines of Google News: tests/golden/sitemap."""

import pytest

from transforms.document import RawArticle, Reject
from transforms.formats.heads import make_input_head
from transforms.parsers import sitemap


@pytest.mark.parametrize(
    ("body", "is_claimed"), [(b"<urlset>", True), (b"<sitemapindex>", True), (b"<rss>", False), (b"words", False)]
)
def test_sitemaps_are_claimed_by_their_root(body: bytes, is_claimed: bool) -> None:
    assert (sitemap.claims(make_input_head(body, "text/xml", "file:///sitemap.xml")) > 0) is is_claimed


@pytest.mark.parametrize(
    ("body", "reason", "said"),
    [
        pytest.param(
            b"<urlset><url><loc>https://a.example/1</loc></url></urlset>", "no_article", "1 pages", id="pages"
        ),
        pytest.param(
            b"<sitemapindex><sitemap><loc>https://a.example/1</loc></sitemap></sitemapindex>",
            "no_article",
            "1 sitemaps",
            id="index",
        ),
        pytest.param(b"<urlset/>", "empty", "without pages", id="empty"),
        pytest.param(b"<", "malformed", "no element", id="no element"),
    ],
)
def test_what_has_no_headline_is_one_reject(body: bytes, reason: str, said: str) -> None:
    (reject,) = sitemap.parse(RawArticle(body, "file:///sitemap.xml"))
    assert isinstance(reject, Reject) and reject.reason_code == reason and said in reject.message
