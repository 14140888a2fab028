"""Bytes of feeds: encodings, control characters, what stands before the root, limits."""

import pytest

from transforms.document import RawArticle
from transforms.feeds import decoding
from transforms.feeds.decoding import decode_feed, decode_feed_xml
from transforms.feeds.entries import UnreadableFeed


def raw_of(body: bytes) -> RawArticle:
    return RawArticle(body, "file:///a.xml")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<a>Café – Ж</a>".encode(), id="UTF-8"),
        pytest.param("\ufeff<a>Café – Ж</a>".encode("utf-16"), id="UTF-16"),
        pytest.param("<?xml version='1.0' encoding='iso-8859-1'?><a>Café – Ж</a>".encode(), id="declared wrongly"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(body: bytes) -> None:
    assert decode_feed_xml(raw_of(body)) == "<a>Café – Ж</a>"


def test_the_declared_encoding_is_read_where_it_is_true() -> None:
    body = "<?xml version='1.0' encoding='windows-1251'?><a>Жук и жаба живут</a>".encode("cp1251")
    assert decode_feed_xml(raw_of(body)) == "<a>Жук и жаба живут</a>"


def test_one_bad_byte_spoils_nothing_else() -> None:
    assert decode_feed_xml(raw_of("<a>Café ".encode() + b"\x96 caf\xe9</a>")) == "<a>Café – café</a>"


def test_control_characters_are_dropped() -> None:
    words = b"words " * 50
    assert decode_feed(raw_of(b"\n{\x01" + words + b"}\x0b")) == f"{{{words.decode()}}}"


def test_declarations_of_entities_are_cut() -> None:
    assert decode_feed_xml(raw_of(b'<!DOCTYPE a [\n<!ENTITY b "c">\n]>\n<a>&b;</a>')) == "<a>&b;</a>"
    assert decode_feed_xml(raw_of(b'<!DOCTYPE a [\n<!ENTITY b "c">\n<a>&b;</a>')) == "<a>&b;</a>"


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"\x89PNG\r\n\x1a\n\x00\x00\x00", "binary"), (b"only words", "malformed"), (b"<a>" * 11, "too_many")],
)
def test_what_cannot_be_read_says_why(body: bytes, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_MOST_TAGS", 10)
    with pytest.raises(UnreadableFeed) as error:
        decode_feed_xml(raw_of(body))
    assert error.value.reason == reason
