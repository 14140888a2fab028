"""JSON Feed to entries; a whole feed with its articles is in tests/golden/json_feed."""

import json
from typing import Any

import pytest

from transforms.document import RawArticle
from transforms.feeds.entries import EntryText, UnreadableFeed
from transforms.feeds.json_items import read_json_feed

VERSION = "https://jsonfeed.org/version/1"


def read(*items: Any, **feed: Any) -> Any:
    body = json.dumps({"version": VERSION, "items": list(items), **feed}).encode()
    return read_json_feed(RawArticle(body, "https://a.example/feed.json")).entries


def test_an_item_is_read() -> None:
    (entry,) = read(
        {
            "id": 7,
            "external_url": "/7",
            "title": "Tides & <times>",
            "content_html": "<p>Low.</p>",
            "content_text": "Low and high.",
            "date_modified": "2024-03-04T10:00:00Z",
            "author": {"name": "Ana Silva"},
            "tags": ["sea", 1, "sea"],
            "language": "pt",
        },
        title="Harbour",
        language="en",
    )
    assert (entry.guid, entry.url, entry.title) == ("7", "https://a.example/7", "Tides & <times>")
    assert (entry.text, entry.authors) == (EntryText("Low and high.", False), ("Ana Silva",))
    assert (entry.publisher, entry.language, entry.keywords) == ("Harbour", "pt", ("sea",))
    assert entry.published is not None and "date_modified" in entry.published.reason


def test_what_an_item_leaves_open_is_as_the_feed_says() -> None:
    (entry,) = read({"id": "1"}, authors=[{"name": "Rui Costa"}], language="en")
    assert (entry.authors, entry.metadata.authors, entry.language) == ((), ("Rui Costa",), "en")


def test_values_of_wrong_types_are_left_out() -> None:
    (entry,) = read(
        "no object", {"id": True, "url": [], "title": {}, "authors": "Ana", "author": [], "tags": "x", "summary": None}
    )
    assert entry.metadata.guid is None and entry.text is None and entry.authors == ()


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'{"items": {}}', b'{"items": ' + b"[" * 100_000, b'{"items": [' + b"1" * 5000 + b"]}"]
)
def test_what_is_no_json_feed_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableFeed):
        read_json_feed(RawArticle(body, "file:///f.json"))
