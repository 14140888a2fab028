"""Which inputs are NewsML 1, and what each of their items becomes; what is in them: tests/golden/newsml_1."""

import pytest

from transforms.document import Document, RawArticle, Reject
from transforms.formats.heads import BY_BYTES, BY_NAME, NO_CLAIM, make_input_head
from transforms.parsers import newsml_1

ITEM = (
    "<NewsItem><Identification><NewsIdentifier><PublicIdentifier>{}</PublicIdentifier></NewsIdentifier></Identification>"
    "<NewsComponent><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent></NewsItem>"
)


@pytest.mark.parametrize(
    ("start", "uri", "claim"),
    [
        pytest.param(b"<NewsML Version='1.2'>", "file:///a", BY_BYTES, id="its root"),
        pytest.param(b"<newsItem>", "file:///a.newsml", NO_CLAIM, id="an item of G2"),
        pytest.param(b"<!-- long", "file:///a.newsml", BY_NAME, id="by its name"),
        pytest.param(b"<!-- long", "file:///a.xml", NO_CLAIM, id="a name of any XML"),
    ],
)
def test_the_root_element_makes_the_claim(start: bytes, uri: str, claim: float) -> None:
    assert newsml_1.claims(make_input_head(start, None, uri)) == claim


def test_each_item_is_a_result_of_its_own() -> None:
    items = ITEM.format("urn:a", "<p>It voted.</p>") + ITEM.format("urn:b", "")
    document, reject = newsml_1.parse(RawArticle(f"<NewsML>{items}</NewsML>".encode(), "file:///a.xml"))
    assert isinstance(document, Document) and document.raw is not None
    assert document.raw.source_uri == "file:///a.xml#urn:a"
    assert isinstance(reject, Reject) and (reject.source_uri, reject.reason_code) == (
        "file:///a.xml#urn:b",
        "no_article",
    )


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<NewsML/>", "no_article"),
        (b"<NewsML><NewsItem></NewsItem>", "cut"),
        (f"<NewsML>{ITEM.format('a', '&lt;p&gt;' + '&lt;ul&gt;' * 3000)}</NewsML>".encode(), "too_deep"),
    ],
)
def test_what_has_no_article_is_rejected(body: bytes, reason: str) -> None:
    (reject,) = newsml_1.parse(RawArticle(body, "file:///a.xml"))
    assert isinstance(reject, Reject) and reject.reason_code == reason
