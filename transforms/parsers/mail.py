"""Parse a mail, such as a newsletter: its HTML, else its plain text; a mail attached to it is an article of its own.

A page of the web that was sent as a mail is read as a page: its navigation is no part of the article. Headers are read
as they were sent, since the standard library's own reader of them raises on broken ones. Attachments
are not read. Signatures and footers stay: where a text ends is not for a format to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from urllib.parse import quote

from transforms.dates.written_times import read_publication
from transforms.document import ArticleMetadata, Document, RawArticle, Reject, RejectReason, Role
from transforms.document.article import NO_METADATA
from transforms.formats.heads import BY_LIKENESS, NO_CLAIM, InputHead
from transforms.markup.blocks import read_fragment_blocks
from transforms.markup.metadata import describe_page
from transforms.markup.page import read_page
from transforms.markup.tree import TooDeep
from transforms.records.pages import drop_record_head, names_its_address
from transforms.records.values import read_record_language, read_record_url
from transforms.structure.assembly import BlockText, from_blocks
from transforms.structure.decoding import NotText, decode
from transforms.structure.paragraphs import split_paragraphs

NAME = "mail"
MEDIA_TYPES = ("message/rfc822", "message/global")
SUFFIXES = (".eml",)
# Headers of mail servers and mail programs: a memo has none of them.
_OF_MAILS = re.compile(r"^(?:Message-ID|Received|MIME-Version|Return-Path|Delivered-To|DKIM-Signature):", re.I | re.M)
_NAMES_SENDER = re.compile(r"^From:", re.I | re.M)
# Parts in parts, and mails in mails, as deep as people nest them.
_MOST_LEVELS = 20
# A longer header is no line to read; a longer sender is no address.
_LONGEST_HEADER_CHARS = 2_000
_LONGEST_SENDER_CHARS = 400
# "Ana Silva from North Wire", "Ana Silva | North Wire": who writes, and for whom.
_SENDER_OF_PUBLISHER = re.compile(r"(?P<author>.+?)\s+(?:from|at|via|@|\|)\s+(?P<publisher>.+)")
_WHITE = re.compile(r"\s+")
# A line that goes on below ends with a blank (RFC 3676, format=flowed); "-- " opens a signature.
_FLOWED = re.compile(r"(?<!^--) \r?\n(?!\s)", re.MULTILINE)
_ENCRYPTED_TYPES = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


@dataclass(slots=True)
class _MailContent:
    """What is found in a mail's parts."""

    blocks: list[BlockText] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)  # attached ones
    beside_text: ArticleMetadata = NO_METADATA  # what a page in it says of itself
    is_encrypted: bool = False


def claims(head: InputHead) -> float:
    """Claim what begins with headers of a mail, and what is called a mail and begins with any."""
    headers = head.mail_headers
    if headers is None:
        return NO_CLAIM
    if _OF_MAILS.search(headers) and _NAMES_SENDER.search(headers):
        return BY_LIKENESS
    return head.score_declared(MEDIA_TYPES, SUFFIXES)


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the mail's article and those of the mails attached to it, which have `#<Message-ID>` behind the URI.

    Rejects: `empty` (no words in it nor in a mail attached to it), `encrypted`, `too_deep`.
    """
    try:
        results = list(_read_mail(raw, message_from_bytes(raw.body.lstrip()), _MOST_LEVELS))
    except (RecursionError, TooDeep) as error:
        yield Reject.of(raw, RejectReason.TOO_DEEP, str(error))
        return
    documents = [result for result in results if isinstance(result, Document)]
    yield from documents or results[:1]


def _read_mail(raw: RawArticle, mail: Message, levels: int) -> Iterator[Document | Reject]:
    content = _MailContent()
    _read_mail_part(mail, content, levels)
    if any(char.isalnum() for block in content.blocks for char in str(block[1])):
        metadata = _read_mail_metadata(mail).fill_from(content.beside_text)
        yield from_blocks(
            raw, [*_make_mail_head(metadata), *content.blocks], media_type=MEDIA_TYPES[0], metadata=metadata
        )
    elif content.is_encrypted:
        yield Reject.of(raw, RejectReason.ENCRYPTED, "an encrypted mail")
    else:
        yield Reject.of(raw, RejectReason.EMPTY, "no words in its text")
    for position, attached in enumerate(content.mails, start=1):
        name = _read_message_id(attached) or f"mail-{position}"
        yield from _read_mail(replace(raw, source_uri=f"{raw.source_uri}#{quote(name, safe='')}"), attached, levels - 1)


def _read_mail_part(part: Message, content: _MailContent, levels: int) -> None:
    """Read a part and those in it; of alternatives the HTML, else the plain text.

    Raises:
        TooDeep: parts or HTML are nested deeper than is read.
    """
    kind = part.get_content_type()
    content.is_encrypted = content.is_encrypted or kind in _ENCRYPTED_TYPES
    if levels == 0:
        raise TooDeep("parts in parts, nested deeper than is read")
    if kind == "message/rfc822" and part.is_multipart():
        content.mails += part.get_payload()  # type: ignore[arg-type]  # a list, as the part has parts
    elif part.is_multipart():
        parts: list[Message] = part.get_payload()  # type: ignore[assignment]
        chosen = [_choose_mail_alternative(parts)] if kind == "multipart/alternative" else parts
        for inner in chosen:
            _read_mail_part(inner, content, levels - 1)
    elif kind in {"text/html", "text/plain"} and part.get_content_disposition() != "attachment":
        _read_mail_text(part, kind, content)


def _choose_mail_alternative(parts: list[Message]) -> Message:
    """Choose the HTML, or what has it in it (a page with its pictures), else plain text, else the last one."""
    for wanted in ("text/html", "text/plain"):
        for part in parts:
            if any(inner.get_content_type() == wanted for inner in part.walk()):
                return part
    return parts[-1]


def _read_mail_text(part: Message, kind: str, content: _MailContent) -> None:
    text = _decode_mail_text(part)
    if kind == "text/html":
        _read_mail_html(text, content)
        return
    if part.get_param("format") == "flowed":
        text = _FLOWED.sub(" ", text)
    content.blocks += [(Role.BODY, paragraph.text) for paragraph in split_paragraphs(text)]


def _read_mail_html(markup: str, content: _MailContent) -> None:
    """Read a letter whole, and of a page of the web its article."""
    page = read_page(markup, None) if names_its_address(markup) else None
    if page is None or page.refusal is not None:
        content.blocks += read_fragment_blocks(markup)
        return
    content.blocks += drop_record_head(page.blocks)
    content.beside_text = describe_page(page.metadata)


def _decode_mail_text(part: Message) -> str:
    """Decode a text by its declared character set, else by its bytes; "" for what is no text."""
    payload = part.get_payload(decode=True)
    body = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        return body.decode(charset) if charset and charset != "us-ascii" else decode(body)
    except NotText:
        return ""
    except (LookupError, ValueError):  # a character set that is none, or not that of the bytes
        return _decode_mail_bytes(body)


def _decode_mail_bytes(body: bytes) -> str:
    try:
        return decode(body)
    except NotText:
        return ""


def _read_mail_metadata(mail: Message) -> ArticleMetadata:
    authors, publisher = _read_mail_sender(_read_mail_header(mail, "From"))
    url = read_record_url((_read_mail_header(mail, "Archived-At") or "").strip("<> "))
    subject = _read_mail_header(mail, "Subject")
    return ArticleMetadata(
        guid=_read_message_id(mail),
        url=url,
        url_evidence="header Archived-At" if url else None,
        publisher=publisher,
        language=read_record_language(_read_mail_header(mail, "Content-Language")),
        headline=subject,
        headline_evidence="header Subject" if subject else None,
        authors=authors,
        byline_evidence="header From" if authors else None,
        published=read_publication(_read_mail_header(mail, "Date")),
    )


def _make_mail_head(metadata: ArticleMetadata) -> Iterator[BlockText]:
    yield Role.HEADLINE, metadata.headline
    if metadata.authors:
        yield Role.BYLINE, ", ".join(metadata.authors)


def _read_mail_sender(sender: str | None) -> tuple[tuple[str, ...], str | None]:
    """Read who writes and who publishes; a name alone is the publisher's, an address alone gives its domain."""
    name, address = parseaddr((sender or "")[:_LONGEST_SENDER_CHARS])
    match = _SENDER_OF_PUBLISHER.fullmatch(name)
    if match:
        return (match["author"],), match["publisher"]
    return (), name or address.rpartition("@")[2] or None


def _read_message_id(mail: Message) -> str | None:
    return (_read_mail_header(mail, "Message-ID") or "").strip("<> ") or None


def _read_mail_header(mail: Message, name: str) -> str | None:
    """Read the words of a header: encoded words and raw bytes decoded, white space folded."""
    sent = next((str(value) for key, value in mail.raw_items() if key.lower() == name.lower()), "")
    raw_bytes = sent[:_LONGEST_HEADER_CHARS].encode("utf-8", "surrogateescape")
    line = _WHITE.sub(
        " ", "".join(map(_decode_header_word, _split_encoded_header_words(_decode_mail_bytes(raw_bytes))))
    ).strip()
    return line or None


def _split_encoded_header_words(line: str) -> list[tuple[bytes | str, str | None]]:
    try:
        return decode_header(line)
    except (HeaderParseError, UnicodeError, ValueError):
        return [(line, None)]


def _decode_header_word(word: tuple[bytes | str, str | None]) -> str:
    encoded, charset = word
    if isinstance(encoded, str):
        return encoded
    try:
        return encoded.decode(charset or "raw-unicode-escape", "replace")
    except (LookupError, ValueError):
        return encoded.decode("utf-8", "replace")
