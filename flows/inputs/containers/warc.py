"""Unpack WARC: the pages of a crawl, and the texts of one (WET).

A page is a response of status 200 with a media type in which articles come: HTML, XML, JSON, text. All other records
are passed over: requests, pictures, scripts, errors, what was seen before (`revisit`), what no server gave (`urn:`). A
page that its crawler stopped reading is a Reject `cut`. ARC, the older format, is not read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from fastwarc.warc import HeaderMap, WarcRecord, WarcRecordType

from flows.inputs.containers import ContainerContext, Member
from flows.inputs.content_decoding import decode_body
from flows.inputs.warc_records import RECORD_MAGIC, DamagedRecord, read_warc_records
from transforms.document import ArticleMetadata, Reject, RejectReason
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

NAME = "WARC"
MEDIA_TYPES = ("application/warc",)
SUFFIXES = (".warc", ".wet")
_PAGES = (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion)
_SCHEMES = ("http://", "https://", "ftp://")
_ARTICLE_TYPES = frozenset({
    *("text/html", "text/plain", "text/xml", "application/xml"),
    *("application/json", "text/json", "application/feed+json", "application/ld+json"),
})
# XML, and no text for readers: pictures, lists of films, forms for searching.
_OTHER_XML = ("image/", "application/dash+xml", "application/opensearchdescription+xml")
# Characters of a URL that are written as they are.
_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=~"
_FOUND = 200


def claims(head: InputHead) -> float:
    """Claim what begins with a record of WARC 1.0 or 1.1."""
    return BY_BYTES if head.start.startswith(RECORD_MAGIC) else NO_CLAIM


def unpack(stream: BinaryIO, context: ContainerContext) -> Iterator[Member | Reject]:
    """Yield the pages in order; a WARC that is cut raises EOFError behind the last whole record."""
    for record in read_warc_records(stream):
        if isinstance(record, DamagedRecord):
            yield context.reject(RejectReason.MALFORMED, f"WARC: {record}")
            continue
        url = _read_record_url(record)
        page = _read_page_record(record, url, context) if url is not None else None
        _finish_record(record, url)
        if page is not None:
            yield page


def _read_record_url(record: WarcRecord) -> str | None:
    """Give the address of a page; None for a record that is none."""
    url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    if record.record_type not in _PAGES or not url.lower().startswith(_SCHEMES):
        return None
    try:
        is_for_crawlers = urlsplit(url).path == "/robots.txt"
    except ValueError:  # an address of no form
        return None
    return None if is_for_crawlers else quote(url, safe=_URL_CHARACTERS)


def _finish_record(record: WarcRecord, url: str | None) -> None:
    """Read what is left of a record.

    Raises:
        EOFError: there is less than its head says.
    """
    if record.reader is not None:
        record.reader.consume()
    if lacking := _count_unread_record_bytes(record):
        raise EOFError(f"the record of {url or 'no page'} at byte {record.stream_pos:,} lacks {lacking:,} bytes")


def _count_unread_record_bytes(record: WarcRecord) -> int:
    return record.content_length - (record.reader.tell() if record.reader is not None else 0)


def _read_page_record(record: WarcRecord, url: str, context: ContainerContext) -> Member | Reject | None:
    """Read the page of a record; None where it is not of an article's type."""
    headers = record.headers
    if record.record_type == WarcRecordType.response:
        record.is_http = True  # some do not say so
        try:
            record.parse_http()
        except OSError as error:
            return context.reject(RejectReason.MALFORMED, f"WARC: head of the response: {error}", f"!/{url}")
        if record.http_headers is None or record.http_headers.status_code != _FOUND:
            return None
        headers = record.http_headers
    media_type = headers.get("Content-Type")
    if media_type and not _is_article_media_type(media_type):
        return None
    if record.headers.get("WARC-Truncated") or record.headers.get("WARC-Segment-Number"):
        return context.reject(RejectReason.CUT, "WARC: its crawler kept a part of it", f"!/{url}")
    return _make_page_member(record, url, headers, context)


def _make_page_member(
    record: WarcRecord, url: str, headers: HeaderMap, context: ContainerContext
) -> Member | Reject | None:
    media_type = headers.get("Content-Type")
    transfer_encoding = headers.get("Transfer-Encoding") or ""
    content_encoding = headers.get("Content-Encoding") or ""
    packed = record.reader.read(context.max_bytes + 1) if record.reader is not None else b""
    if _count_unread_record_bytes(record) and len(packed) <= context.max_bytes:
        return None  # it is cut, as is said of the record
    try:
        body = decode_body(packed, transfer_encoding, content_encoding, context.max_bytes)
    except EOFError as error:
        return context.reject(RejectReason.CUT, f"WARC: {error}", f"!/{url}")
    except ValueError as error:
        return context.reject(RejectReason.MALFORMED, f"WARC: {error}", f"!/{url}")
    metadata = ArticleMetadata(url=url, url_evidence="address in the archive")
    # without a type, the bytes have to tell that it is an article
    return Member(
        io.BytesIO(body), f"!/{url}", media_type, _read_record_time(record), metadata, is_optional=not media_type
    )


def _read_record_time(record: WarcRecord) -> datetime | None:
    fetched_at = record.record_date
    return None if fetched_at is None else fetched_at.astimezone(UTC).replace(tzinfo=None)


def _is_article_media_type(media_type: str) -> bool:
    plain_type = media_type.partition(";")[0].strip().lower()
    is_xml = plain_type.endswith("+xml") and not plain_type.startswith(_OTHER_XML)
    return is_xml or plain_type in _ARTICLE_TYPES
