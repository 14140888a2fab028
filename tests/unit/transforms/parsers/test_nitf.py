"""Which inputs are NITF; what is in them: tests/golden/nitf."""

import pytest

from transforms.document import RawArticle, Reject
from transforms.formats.heads import BY_BYTES, BY_NAME, NO_CLAIM, make_input_head
from transforms.parsers import nitf


@pytest.mark.parametrize(
    ("start", "uri", "claim"),
    [
        pytest.param(b"<!DOCTYPE nitf SYSTEM 'n.dtd'><nitf>", "file:///a", BY_BYTES, id="its root"),
        pytest.param(b"<NITF version='3'>", "file:///a.xml", BY_BYTES, id="in capitals"),
        pytest.param(b"<newsItem><nitf>", "file:///a.nitf", NO_CLAIM, id="another root"),
        pytest.param(b"<!-- long", "file:///a.nitf", BY_NAME, id="by its name"),
        pytest.param(b"<!-- long", "file:///a.xml", NO_CLAIM, id="a name of any XML"),
    ],
)
def test_the_root_element_makes_the_claim(start: bytes, uri: str, claim: float) -> None:
    assert nitf.claims(make_input_head(start, None, uri)) == claim


@pytest.mark.parametrize(("body", "reason"), [(b"<nitf><body/></nitf>", "no_article"), (b"<nitf><body><p></p>", "cut")])
def test_what_has_no_article_is_rejected(body: bytes, reason: str) -> None:
    (reject,) = nitf.parse(RawArticle(body, "file:///a.nitf"))
    assert isinstance(reject, Reject) and reject.reason_code == reason
