"""Mails as they are sent: their parts, headers of every kind, mails attached to mails."""

from email.message import EmailMessage

import pytest

from transforms.document import Document, RawArticle, Reject, Role
from transforms.formats.heads import make_input_head
from transforms.parsers import mail


def parse(body: bytes) -> list[Document | Reject]:
    return list(mail.parse(RawArticle(body, "file:///a.eml")))


def document_of(body: bytes) -> Document:
    (document,) = parse(body)
    assert isinstance(document, Document)
    return document


def body_of(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.role in (Role.BODY, Role.HEADING)]


def write_mail(plain: str | None = "The port opens.", html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def test_headers_say_what_is_known_beside_the_text() -> None:
    message = (
        b"Subject: Port opens\nFrom: North Wire <news@north.example>\nDate: Wed, 12 Apr 2017 10:30:00 +0200\n"
        b"Message-ID: <17@north.example>\nContent-Language: en\n"
        b"Archived-At: <https://north.example/port>\n\nIt opens.\n"
    )
    metadata = document_of(message).metadata
    assert (metadata.headline, metadata.publisher, metadata.authors) == ("Port opens", "North Wire", ())
    assert (metadata.guid, metadata.url, metadata.language) == ("17@north.example", "https://north.example/port", "en")
    assert (metadata.headline_evidence, metadata.byline_evidence) == ("header Subject", None)
    assert metadata.url_evidence == "header Archived-At"
    assert metadata.published is not None and metadata.published.at is not None
    assert metadata.published.at.isoformat() == "2017-04-12T08:30:00"


@pytest.mark.parametrize(
    ("sender", "authors", "publisher"),
    [
        ("Ana Silva from North Wire <a@north.example>", ("Ana Silva",), "North Wire"),
        ('"Ana Silva | North Wire" <a@north.example>', ("Ana Silva",), "North Wire"),
        ("news@north.example", (), "north.example"),
        ("", (), None),
        ("<<>>", (), None),
    ],
)
def test_who_sends_it(sender: str, authors: tuple[str, ...], publisher: str | None) -> None:
    document = document_of(f"From: {sender}\nSubject: A\n\nThe port opens.\n".encode())
    assert (document.metadata.authors, document.metadata.publisher) == (authors, publisher)
    bylines = [block.span.of(document.text) for block in document.blocks if block.role is Role.BYLINE]
    assert bylines == list(authors[:1])


def test_html_goes_before_plain_text() -> None:
    message = write_mail("Read it in a browser.", "<h2>Port</h2><p>It opens.</p>", Subject="A")
    assert body_of(document_of(bytes(message))) == ["Port", "It opens."]


PAGE = """<html><head><title>Port opens</title><link rel="canonical" href="https://north.example/port"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav><article><h1>Port opens</h1>{}
</article><footer><p><a href="/about">About us</a></p></footer></body></html>"""
WORDS = "The council approved the plan for the harbour on Monday after nine hours, and the mayor was glad of it."


def test_a_page_that_was_sent_is_read_as_a_page() -> None:
    paragraphs = [f"{WORDS} It was the vote of day {day}." for day in ("one", "two", "three", "four")]
    page = PAGE.format("".join(f"<p>{words}</p>" for words in paragraphs))
    document = document_of(bytes(write_mail("See the HTML.", page, Subject="Sent to you", From="a@b.example")))
    assert body_of(document) == paragraphs
    assert (document.metadata.headline, document.metadata.url) == ("Sent to you", "https://north.example/port")


def test_a_letter_is_read_whole() -> None:
    letter = PAGE.format(f"<p>{WORDS}</p>").replace("canonical", "icon")
    assert body_of(document_of(bytes(write_mail("See the HTML.", letter, Subject="A"))))[-1] == "About us"


def test_attachments_are_left_out_and_parts_joined() -> None:
    message = write_mail("One.", Subject="A")
    message.add_attachment("Two.", filename="b.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png")
    assert body_of(document_of(bytes(message))) == ["One."]


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        pytest.param(b"=?utf-8?q?Caf=C3=A9_opens?=", "Café opens", id="encoded words"),
        pytest.param(b"=?iso-8859-1?b?Q2Fm6Q==?= =?utf-8?q?_opens?=", "Café opens", id="several"),
        pytest.param("Café opens".encode(), "Café opens", id="raw UTF-8"),
        pytest.param("Café opens".encode("cp1252"), "Café opens", id="raw Windows-1252"),
        pytest.param(b"=?nowhere?q?Cafe?= opens", "Cafe opens", id="an unknown character set"),
        pytest.param(b"Port\r\n opens", "Port opens", id="folded"),
        pytest.param(b"=?utf-8?b?Q2Fm6?=", "=?utf-8?b?Q2Fm6?=", id="broken"),
    ],
)
def test_subjects(subject: bytes, headline: str) -> None:
    document = document_of(b"From: a@b.example\r\nSubject: " + subject + b"\r\n\r\nThe port opens.\r\n")
    assert document.metadata.headline == headline


@pytest.mark.parametrize("charset", ["utf-8", "nowhere", "cp1252", "utf-16", "", "ut\0f-8"])
def test_wrong_character_sets_are_no_harm(charset: str) -> None:
    head = f"Subject: A\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert "Caf" in document_of(head.encode() + "Café opens.".encode()).text or charset == "utf-16"


def test_flowed_lines_are_one_paragraph() -> None:
    head = b"Subject: A\nContent-Type: text/plain; format=flowed\n\n"
    assert body_of(document_of(head + b"The port \nopens on Monday.\n\nTwo.\n")) == [
        "The port opens on Monday.",
        "Two.",
    ]


def test_a_mail_attached_to_a_mail_is_an_article_of_its_own() -> None:
    outer = write_mail("For you to read.", Subject="Fwd")
    outer.add_attachment(write_mail("The port opens.", Subject="Port", Message_ID="<1@b.example>"))
    documents = parse(bytes(outer))
    assert [document.raw.source_uri for document in documents if isinstance(document, Document) and document.raw] == [
        "file:///a.eml",
        "file:///a.eml#1%40b.example",
    ]
    assert [document.metadata.headline for document in documents if isinstance(document, Document)] == ["Fwd", "Port"]


def test_a_mail_that_only_carries_another_is_no_reject() -> None:
    outer = write_mail(" ", Subject="Fwd")
    outer.add_attachment(write_mail("The port opens.", Subject="Port"))
    (document,) = parse(bytes(outer))
    assert isinstance(document, Document) and document.metadata.headline == "Port"


def nest(levels: int) -> bytes:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(levels))
    return f"Subject: A\n{parts}Content-Type: text/plain\n\nThe port opens.\n".encode()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"Subject: A\n\n \n", "empty", id="no words"),
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(bytes(write_mail(html="<div>" * 5_000, Subject="A", plain=None)), "too_deep", id="deep HTML"),
        pytest.param(b"Subject: A\nContent-Type: application/pkcs7-mime\n\nMIIB", "encrypted", id="encrypted"),
        pytest.param(b"Subject: A\nContent-Type: image/png\n\nport", "empty", id="a picture"),
        pytest.param(nest(5_000), None, id="deep parts"),
    ],
)
def test_what_is_refused(body: bytes, reason: str | None) -> None:
    (reject,) = parse(body)
    assert isinstance(reject, Reject) and (reason is None or reject.reason_code == reason)


@pytest.mark.parametrize(
    ("start", "uri", "is_claimed"),
    [
        (b"Received: by b.example\n id 5\nFrom: a@b.example\nSubject: A\n\n", "file:///a", True),
        (b"Subject: A\n\nB", "file:///a.eml", True),
        (b"From: the editor\nTo: all\n\nA memo.", "file:///a.txt", False),
        (b"The port: it opens.", "file:///a", False),
        (b"\x89PNG", "file:///a.eml", False),
    ],
)
def test_what_is_a_mail(start: bytes, uri: str, is_claimed: bool) -> None:
    assert (mail.claims(make_input_head(start, None, uri)) > 0) is is_claimed
