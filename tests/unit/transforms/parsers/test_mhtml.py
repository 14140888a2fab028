"""Pages saved with their pictures."""

from email import policy
from email.message import EmailMessage

import pytest

from tests.kit.pages import make_article, make_page, make_paragraphs
from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import BY_BYTES, NO_CLAIM, make_input_head
from transforms.parsers import html, mhtml

PAGE = make_page(make_article(make_paragraphs("Der Rat stimmte am Montag für die neue Brücke. " * 6)))
PLACE = "https://example.org/news/bridge"


def _save(page: str = PAGE, subtype: str = "html", charset: str = "iso-8859-15", **headers: str) -> bytes:
    part = EmailMessage(policy=policy.SMTP)
    part.set_content(page, subtype=subtype, cte="quoted-printable", charset=charset)
    part["Content-Location"] = PLACE
    picture = EmailMessage(policy=policy.SMTP)
    picture.set_content(b"\x89PNG", "image", "png")
    saved = EmailMessage(policy=policy.SMTP)
    for name, value in headers.items():
        saved[name.replace("_", "-")] = value
    saved["MIME-Version"] = "1.0"
    saved.make_related()
    saved.attach(picture)
    saved.attach(part)
    return bytes(saved)


@pytest.mark.parametrize(
    ("body", "uri", "claim"),
    [
        (_save(From="<Saved by Blink>"), "file:///x", BY_BYTES),
        (_save(Snapshot_Content_Location=PLACE), "file:///x", BY_BYTES),
        (_save(From="ana@example.org"), "file:///x.mht", BY_BYTES),
        (_save(From="ana@example.org"), "file:///x.eml", NO_CLAIM),
        (b"From: ana@example.org\n\nWords", "file:///x.mhtml", NO_CLAIM),
        (PAGE.encode(), "file:///x.mhtml", NO_CLAIM),
        (b"", "file:///x.mhtml", NO_CLAIM),
    ],
)
def test_claims(body: bytes, uri: str, claim: float) -> None:
    assert mhtml.claims(make_input_head(body, None, uri)) == claim


def test_the_page_in_it_is_read_as_html_with_the_address_it_was_saved_from() -> None:
    raw = RawArticle(_save(From="<Saved by Blink>"), "file:///x.mhtml")
    (saved,) = mhtml.parse(raw)
    (plain,) = html.parse(RawArticle(PAGE.encode(), "file:///x.html"))
    assert isinstance(saved, Document)
    assert isinstance(plain, Document)
    assert (saved.text, saved.blocks) == (plain.text, plain.blocks)
    assert (saved.metadata.url, saved.metadata.url_evidence) == (PLACE, "header Content-Location")
    assert saved.raw is raw


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (_save("Words", "plain"), RejectReason.MALFORMED),
        (b"", RejectReason.MALFORMED),
        (_save("<h1>Sport</h1>"), RejectReason.NO_ARTICLE),
    ],
)
def test_what_is_no_page_is_rejected_with_its_own_bytes(body: bytes, reason: RejectReason) -> None:
    (result,) = mhtml.parse(RawArticle(body, "file:///x.mhtml"))
    assert isinstance(result, Reject)
    assert (result.reason_code, result.payload) == (reason, body)
