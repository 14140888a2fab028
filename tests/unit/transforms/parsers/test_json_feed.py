"""Which inputs are a JSON Feed; what is in them: tests/golden/json_feed."""

import pytest

from transforms.document import RawArticle
from transforms.formats.heads import make_input_head
from transforms.parsers import json_feed


@pytest.mark.parametrize(
    ("body", "media_type", "is_claimed"),
    [
        pytest.param(b'{"version": "https://jsonfeed.org/version/1"', None, True, id="by its version"),
        pytest.param(b'{"a": 1', "application/feed+json", True, id="by its media type"),
        pytest.param(b"<html>", "application/feed+json", False, id="an error page"),
        pytest.param(b'{"a": 1', "application/json", False, id="other JSON"),
    ],
)
def test_json_feeds_are_claimed_by_their_keys(body: bytes, media_type: str | None, is_claimed: bool) -> None:
    assert (json_feed.claims(make_input_head(body, media_type, "file:///a.json")) > 0) is is_claimed


@pytest.mark.parametrize(("body", "reason"), [(b"{", "malformed"), (b'{"items": []}', "empty")])
def test_what_has_no_items_is_rejected(body: bytes, reason: str) -> None:
    (reject,) = json_feed.parse(RawArticle(body, "file:///a.json"))
    assert getattr(reject, "reason_code", None) == reason
