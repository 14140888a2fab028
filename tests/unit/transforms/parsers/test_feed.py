"""Which inputs are RSS or Atom; what is in them: tests/golden/feed and tests/unit/transforms/feeds."""

import pytest

from transforms.document import RawArticle
from transforms.formats.heads import make_input_head
from transforms.parsers import choose_parser, feed

RSS = b'<?xml version="1.0"?><rss version="2.0">'


@pytest.mark.parametrize(
    ("body", "name", "media_type", "is_claimed"),
    [
        pytest.param(RSS, "a.rss", None, True, id="by root and name"),
        pytest.param(RSS, "a.html", "text/html", True, id="by root, whatever it is called"),
        pytest.param(b"words", "a.rss", None, True, id="by its name"),
        pytest.param(b"words", "a", "application/rss+xml; charset=utf-8", True, id="by its media type"),
        pytest.param(b"<!DOCTYPE html><html>", "a.rss", "application/rss+xml", False, id="an error page"),
        pytest.param(b'{"a": 1}', "a.rss", None, False, id="JSON"),
        pytest.param(b"words", "a.xml", "text/xml", False, id="some XML"),
    ],
)
def test_feeds_are_claimed_by_their_root(body: bytes, name: str, media_type: str | None, is_claimed: bool) -> None:
    assert (feed.claims(make_input_head(body, media_type, f"file:///{name}")) > 0) is is_claimed


def test_a_feed_is_read_as_one() -> None:
    assert choose_parser(RawArticle(RSS, "file:///a.txt", media_type="text/plain")) is feed


def test_what_cannot_be_read_is_one_reject() -> None:
    (reject,) = feed.parse(RawArticle(b"words", "file:///a.rss"))
    assert getattr(reject, "reason_code", None) == "malformed"
