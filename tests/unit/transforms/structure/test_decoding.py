"""Bytes to text: every encoding that wires come in, and what is refused."""

import random

import pytest

from transforms.structure.decoding import NotText, decode

ENGLISH = "“We’re ready,” said the mayor of Orléans – at last.\r\nThe bridge opens…"
RUSSIAN = "Правительство повысит минимальную заработную плату, сообщил во вторник министр финансов. " * 3
GREEK = "Η κυβέρνηση θα αυξήσει τον κατώτατο μισθό, δήλωσε την Τρίτη ο υπουργός Οικονομικών. " * 3
JAPANESE = "政府は来年、最低賃金を四パーセント引き上げると、財務大臣が火曜日に組合との会合の後で述べた。" * 3


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(b"Plain words.", "Plain words.", id="ascii"),
        pytest.param(ENGLISH.encode(), ENGLISH, id="utf-8"),
        pytest.param(ENGLISH.encode("utf-8-sig"), ENGLISH, id="utf-8 with its mark, which is no character"),
        pytest.param(ENGLISH.encode("utf-16"), ENGLISH, id="utf-16 with its mark"),
        pytest.param(b"\xfe\xff" + ENGLISH.encode("utf-16-be"), ENGLISH, id="utf-16 the other way round"),
        pytest.param(ENGLISH.encode("utf-16-le"), ENGLISH, id="utf-16 that lost its mark"),
        pytest.param(ENGLISH.encode("utf-16-be"), ENGLISH, id="utf-16-be that lost its mark"),
        pytest.param(ENGLISH.encode("utf-32"), ENGLISH, id="utf-32, whose mark begins as utf-16's does"),
        pytest.param(ENGLISH.encode("cp1252"), ENGLISH, id="windows-1252: quotes, dash, ellipsis"),
        pytest.param("naïve café".encode("latin-1"), "naïve café", id="latin-1 reads alike"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="windows-1251 by its letters"),
        pytest.param(GREEK.encode("cp1253"), GREEK, id="windows-1253 by its letters"),
        pytest.param(JAPANESE.encode("shift-jis"), JAPANESE, id="shift-jis"),
        pytest.param("café ".encode() + b"\x93so\x94", "café “so”", id="windows-1252 pasted into utf-8"),
        pytest.param("café".encode() + b"\xe2\x80", "café" + "â€", id="cut off inside of a character"),
        pytest.param(b"one\x00 two words and more of them, so that one NUL is nothing to speak of", None, id="one NUL"),
        pytest.param(b"", "", id="empty is text"),
        pytest.param(b"a\x81b plain words", "a\x81b plain words", id="a byte that windows-1252 leaves open"),
    ],
)
def test_text_is_decoded(body: bytes, text: str | None) -> None:
    assert decode(body) == (body.decode() if text is None else text)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(bytes(range(256)) * 50, id="all bytes"),
        pytest.param(random.Random(7).randbytes(20_000), id="noise"),
        pytest.param(b"\x00" * 500, id="only NULs"),
        pytest.param(b"%PDF-1.7\nplain words follow", id="a PDF's head"),
        pytest.param(b"PK\x03\x04 word/document.xml", id="a zip's head"),
        pytest.param(b"ab\x01\x02\x03\x04\x05\x06cd", id="control characters all over"),
    ],
)
def test_junk_is_refused(body: bytes) -> None:
    with pytest.raises(NotText):
        decode(body)


def test_a_sample_cut_inside_of_a_character_is_still_recognised() -> None:
    text = JAPANESE.replace("。", "") * 200
    assert decode(text.encode("shift-jis")) == text
