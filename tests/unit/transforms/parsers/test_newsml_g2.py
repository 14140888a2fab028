"""Which inputs are NewsML-G2, and what each of their items becomes; what is in them: tests/golden/newsml_g2."""

import pytest

from transforms.document import Document, RawArticle, Reject
from transforms.formats.heads import BY_BYTES, BY_MEDIA_TYPE, NO_CLAIM, make_input_head
from transforms.parsers import newsml_g2

ITEM = (
    "<newsItem guid='{}'><itemMeta><itemClass qcode='ninat:{}'/></itemMeta>"
    "<contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>"
)


@pytest.mark.parametrize(
    ("start", "media_type", "claim"),
    [
        pytest.param(b"<newsItem>", None, BY_BYTES, id="an item"),
        pytest.param(b"<?xml version='1.0'?><g:NewsMessage xmlns:g='u'>", "text/html", BY_BYTES, id="a message"),
        pytest.param(b"<contentSet>", None, BY_BYTES, id="a part of an item"),
        pytest.param(b"<rss>", "application/vnd.iptc.g2.newsitem+xml", NO_CLAIM, id="a feed that is called an item"),
        pytest.param(b"<!-- long", "application/vnd.iptc.g2.newsitem+xml", BY_MEDIA_TYPE, id="by its media type"),
        pytest.param(b"<html>", None, NO_CLAIM, id="a page"),
        pytest.param(b"words", None, NO_CLAIM, id="words"),
    ],
)
def test_the_root_element_makes_the_claim(start: bytes, media_type: str | None, claim: float) -> None:
    assert newsml_g2.claims(make_input_head(start, media_type, "file:///a.xml")) == claim


def test_each_item_of_a_message_is_a_result() -> None:
    items = ITEM.format("a", "text", "<p>It voted.</p>") + ITEM.format("b", "picture", "<p>The wall</p>")
    raw = RawArticle(f"<newsMessage><itemSet>{items}</itemSet></newsMessage>".encode(), "file:///a.xml")
    document, reject = newsml_g2.parse(raw)
    assert isinstance(document, Document) and document.raw is not None
    assert (document.raw.source_uri, document.metadata.guid) == ("file:///a.xml#a", "a")
    assert isinstance(reject, Reject) and (reject.source_uri, reject.reason_code) == ("file:///a.xml#b", "no_article")


def test_an_item_alone_keeps_the_uri() -> None:
    (document,) = newsml_g2.parse(RawArticle(ITEM.format("a", "text", "<p>It voted.</p>").encode(), "file:///a.xml"))
    assert isinstance(document, Document) and document.raw is not None and document.raw.source_uri == "file:///a.xml"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<newsMessage><itemSet/></newsMessage>", "no_article"),
        (b"<contentMeta><headline>A</headline></contentMeta>", "no_article"),
        (b"<newsItem><a></a>", "cut"),
        (ITEM.format("a", "text", "&lt;p&gt;" + "&lt;ul&gt;" * 3000 + "x").encode(), "too_deep"),
    ],
)
def test_what_has_no_article_is_rejected(body: bytes, reason: str) -> None:
    (reject,) = newsml_g2.parse(RawArticle(body, "file:///a.xml"))
    assert isinstance(reject, Reject) and reject.reason_code == reason
