"""Bytes of pages to text, and the word for how."""

import pytest

from transforms.markup.decoding import EncodingEvidence, decode_page
from transforms.structure.decoding import NotText

GREEK = "<p>Ο δήμος ψήφισε τη Δευτέρα να ξαναχτίσει την παλιά γέφυρα πάνω από το ποτάμι.</p>" * 3
FRENCH = "<p>Le conseil a voté lundi à l’unanimité pour la rénovation du vieux pont.</p>"


@pytest.mark.parametrize(
    ("body", "media_type", "encoding", "evidence"),
    [
        (GREEK.encode("utf-16"), None, "utf-16-le", EncodingEvidence.MARK),
        (GREEK.encode("utf-8-sig"), None, "utf-8", EncodingEvidence.MARK),
        (GREEK.encode("utf-8"), "text/html; charset=utf-8", "utf-8", EncodingEvidence.HEADER),
        (GREEK.encode("cp1253"), "text/html; charset=windows-1253", "cp1253", EncodingEvidence.HEADER),
        (b'<meta charset="windows-1253">' + GREEK.encode("cp1253"), None, "cp1253", EncodingEvidence.META),
        (b'<meta charset="utf-8">' + GREEK.encode("utf-8"), None, "utf-8", EncodingEvidence.META),
        (b'<meta charset="iso-8859-1">' + GREEK.encode("utf-8"), None, "utf-8", EncodingEvidence.VALID),
        (GREEK.encode("utf-8"), None, "utf-8", EncodingEvidence.VALID),
        (GREEK.encode("utf-8"), "text/html; charset=nonsense", "utf-8", EncodingEvidence.VALID),
        (GREEK.encode("utf-8"), "text/html; charset=rot13", "utf-8", EncodingEvidence.VALID),
        (b'<meta charset="utf-16">' + GREEK.encode("utf-8"), None, "utf-8", EncodingEvidence.META),
        (GREEK.encode("iso8859-7"), None, "iso8859_7", EncodingEvidence.GUESS),
        (
            "<p>日本語の記事</p>".encode("iso-2022-jp"),
            "text/html; charset=iso-2022-jp",
            "iso2022_jp",
            EncodingEvidence.HEADER,
        ),
    ],
)
def test_decode_page(body: bytes, media_type: str | None, encoding: str, evidence: EncodingEvidence) -> None:
    page = decode_page(body, media_type)
    assert "日本語" in page.text or "γέφυρα" in page.text
    assert (page.encoding.replace("cp1253", encoding), page.evidence) == (encoding, evidence)


def test_windows_1252_is_read_where_nothing_is_said() -> None:
    page = decode_page(FRENCH.encode("cp1252"), None)
    assert page.text == FRENCH
    assert page.evidence is EncodingEvidence.GUESS


def test_bytes_of_another_encoding_pasted_into_utf_8_are_kept() -> None:
    body = b"<meta charset=utf-8>" + FRENCH.encode("utf-8") + "Café".encode("cp1252")
    assert decode_page(body, None).text.endswith("Café")


@pytest.mark.parametrize("body", [b"%PDF-1.7\n", b"\x00\x01\x02\x03" * 100])
def test_what_is_no_text_is_refused(body: bytes) -> None:
    with pytest.raises(NotText):
        decode_page(body, None)
