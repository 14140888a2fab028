"""Which JSON is ninjs, and what each of its items becomes; what is in it: tests/golden/ninjs."""

import json

import pytest

from transforms.document import Document, RawArticle, Reject
from transforms.formats.heads import BY_BYTES, BY_MEDIA_TYPE, NO_CLAIM, make_input_head
from transforms.parsers import ninjs


@pytest.mark.parametrize(
    ("start", "media_type", "claim"),
    [
        pytest.param(b'{"uri": "1", "versioncreated": "", "pubstatus": ""}', None, BY_BYTES, id="keys of ninjs 1"),
        pytest.param(b'[{"uri": "1", "headlines": [], "bodies": []}]', None, BY_BYTES, id="a list of ninjs 2"),
        pytest.param(b'{"body_html": "words"}', None, BY_MEDIA_TYPE, id="one key"),
        pytest.param(b'{"title": "A", "text": "B"}', None, NO_CLAIM, id="an article in other JSON"),
        pytest.param(b'{"title": "A"}', "application/ninjs+json", BY_MEDIA_TYPE, id="by its media type"),
        pytest.param(b'<a>"versioncreated": "pubstatus": </a>', None, NO_CLAIM, id="no JSON"),
    ],
)
def test_keys_that_ninjs_alone_has_make_the_claim(start: bytes, media_type: str | None, claim: float) -> None:
    assert ninjs.claims(make_input_head(start, media_type, "file:///a.json")) == claim


def test_each_item_of_a_list_is_a_result() -> None:
    items = [{"uri": "urn:a", "body_text": "It voted."}, {"type": "video"}]
    document, reject = ninjs.parse(RawArticle(json.dumps(items).encode(), "file:///a.json"))
    assert isinstance(document, Document) and document.raw is not None
    assert document.raw.source_uri == "file:///a.json#urn:a"
    assert isinstance(reject, Reject) and (reject.source_uri, reject.reason_code) == ("file:///a.json#2", "no_article")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"[]", "no_article"),
        (b'{"uri": "1", "type": "picture"}', "no_article"),
        (b'{"uri" 1}', "malformed"),
        (b'{"uri"', "cut"),
        (json.dumps({"uri": "1", "body_html": "<p>" + "<ul>" * 3000}).encode(), "too_deep"),
    ],
)
def test_what_has_no_article_is_rejected(body: bytes, reason: str) -> None:
    (reject,) = ninjs.parse(RawArticle(body, "file:///a.json"))
    assert isinstance(reject, Reject) and reject.reason_code == reason
