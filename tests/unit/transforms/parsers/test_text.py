"""Which inputs are plain text; what is in it: tests/golden/text and tests/property/test_text_parser.py."""

import pytest

from transforms.document import RawArticle, Reject
from transforms.formats.heads import make_input_head
from transforms.parsers import text


@pytest.mark.parametrize(
    ("uri", "media_type", "is_claimed"),
    [
        pytest.param("file:///a.txt", None, True, id="by its name"),
        pytest.param("file:///a", None, True, id="a name that says nothing"),
        pytest.param("file:///a.unknown", "text/plain; charset=utf-8", True, id="by its media type"),
        pytest.param("file:///a.unknown", None, False, id="a name that says something else"),
        pytest.param("file:///a", "text/x-other", False, id="a media type that says something else"),
    ],
)
def test_plain_text_is_what_is_called_so(uri: str, media_type: str | None, is_claimed: bool) -> None:
    assert (text.claims(make_input_head(b"Words.", media_type, uri)) > 0) is is_claimed


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(b" \n ", "no letter and no digit in it", id="blanks"),
        pytest.param(b"Page not found\n\nGo to our home page.\n", 'it says "Page not found"', id="no page"),
    ],
)
def test_what_has_no_words_of_an_article_is_rejected(body: bytes, message: str) -> None:
    (reject,) = text.parse(RawArticle(body, "file:///a.txt"))
    assert isinstance(reject, Reject) and (reject.reason_code, reject.message) == ("empty", message)
