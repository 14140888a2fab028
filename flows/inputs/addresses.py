"""Read inputs that are named by an address in place of a path: http(s) URLs, `-` for standard input, other stores.

How something is fetched over HTTP: http.py. What is packed in it: unpacking.py.
"""

from __future__ import annotations

import importlib
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flows.errors import WrongCall
from flows.inputs import unpacking
from flows.inputs.declared import NOTHING_DECLARED, DeclaredInput
from flows.inputs.fetching import Fetched, Fetcher, FetchRequest
from flows.secrets import hide_secrets, hide_secrets_of
from transforms.document import ArticleMetadata, RawArticle, Reject, RejectReason
from transforms.feeds.kinds import tell_feed_kind
from transforms.formats.heads import InputHead, make_input_head

STANDARD_INPUT = "-"
# What the URI of an input is that has no place.
STANDARD_INPUT_URI = "stdin:"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_WEB = ("http", "https")
# What reads other stores than the local disk, and is no part of the package.
_STORE_READER = "fsspec"


def is_address(path: str) -> bool:
    """Say whether `path` is the address of an input, and no path on this machine."""
    return path == STANDARD_INPUT or _SCHEME.match(path) is not None


def is_web_address(path: str) -> bool:
    """Say whether `path` is a URL of http or https."""
    return path.lower().startswith(tuple(f"{scheme}://" for scheme in _WEB))


def check_address(address: str) -> None:
    """Check that an address can be read, before anything starts; nothing is fetched.

    Raises:
        WrongCall: it is no complete URL, or needs a package that is not installed.
    """
    if address == STANDARD_INPUT:
        return
    if not is_web_address(address):
        _import_store_reader(address)
    elif not re.match(r"https?://[^\s/?#]+([/?#]\S*)?$", address, re.IGNORECASE):
        raise WrongCall(f"{address}: no complete URL; write it as https://host/page, blanks as %20")


def read_addresses(
    addresses: Iterable[str],
    client: Fetcher,
    max_bytes: int,
    declared: DeclaredInput = NOTHING_DECLARED,
    allow_private: bool = False,
) -> Iterator[RawArticle | Reject]:
    """Yield the articles at all `addresses`, one address after the other; what cannot be read is a Reject.

    Args:
        addresses: `-` (standard input), URLs, and places in object stores.
        client: what fetches pages and feeds.
        max_bytes: of one article; a larger one is a Reject.
        declared: what the caller says of all inputs, where they leave it open.
        allow_private: whether addresses inside a private network, or this machine's, may be asked.
    """
    for address in addresses:
        if address == STANDARD_INPUT:
            article = RawArticle(
                b"", STANDARD_INPUT_URI, _read_fetch_clock(), source=declared.source, metadata=declared.metadata
            )
            yield from unpacking.read_articles(sys.stdin.buffer, article, max_bytes, declared.columns)
        elif is_web_address(address):
            yield from _read_web_address(
                FetchRequest(address, allow_private=allow_private), client, max_bytes, declared
            )
        else:
            yield from _read_store_address(address, max_bytes, declared)


def read_fetched(
    fetched: Fetched, max_bytes: int, declared: DeclaredInput = NOTHING_DECLARED
) -> Iterator[RawArticle | Reject]:
    """Yield the articles in an answer: a page's, a feed's as one, those in an archive.

    A page is known by its URL where it names no other; a feed or an archive is not what its articles are known by.
    """
    head = make_input_head(fetched.body, fetched.media_type, fetched.final_url)
    said = declared.metadata
    if _is_article_of_its_own(head):
        said = said.fill_from(ArticleMetadata(url=fetched.final_url, url_evidence="address it was fetched from"))
    article = RawArticle(b"", fetched.final_url, fetched.fetched_at, fetched.media_type, declared.source, said)
    for found in unpacking.read_articles(io.BytesIO(fetched.body), article, max_bytes, declared.columns):
        if isinstance(found, Reject) and found.payload is None and found.source_uri == fetched.final_url:
            yield replace(found, payload=fetched.body, raw=article)
        else:
            yield found


def _read_web_address(
    request: FetchRequest, client: Fetcher, max_bytes: int, declared: DeclaredInput
) -> Iterator[RawArticle | Reject]:
    answer = client.fetch(request)
    if isinstance(answer, Reject):
        yield answer
    else:
        yield from read_fetched(answer, max_bytes, declared)


def _is_article_of_its_own(head: InputHead) -> bool:
    """Say whether an input is a page or a plain text, by its bytes, as feeds are often declared to be pages."""
    start = head.text.lower()
    if unpacking.choose_container(head) is not None or tell_feed_kind(head) is not None:
        return False
    return "<html" in start or "<!doctype html" in start or not start.startswith(("<", "{", "["))


def _read_store_address(address: str, max_bytes: int, declared: DeclaredInput) -> Iterator[RawArticle | Reject]:
    """Yield the articles of all files that an address of another store names; it may be a pattern."""
    reader = _import_store_reader(address)
    try:
        for file in reader.open_files(address, "rb"):
            uri = f"{address.partition('://')[0]}://{file.path.lstrip('/')}"
            article = RawArticle(b"", uri, source=declared.source, metadata=declared.metadata)
            with file as stream:
                yield from unpacking.read_articles(stream, article, max_bytes, declared.columns)
    except (OSError, ValueError) as error:
        message = hide_secrets_of(address, str(error)) or type(error).__name__
        yield Reject(hide_secrets(address), "read", RejectReason.UNREACHABLE.value, message)


def _import_store_reader(address: str) -> Any:
    """Import what reads addresses such as s3://bucket/file.

    Raises:
        WrongCall: it is not installed, or knows no such store.
    """
    scheme = address.partition("://")[0].lower()
    try:
        reader = importlib.import_module(_STORE_READER)
        reader.get_filesystem_class(scheme)
    except ImportError as error:
        missing = f"{error} (`pip install {_STORE_READER}`)" if error.name == _STORE_READER else str(error)
        raise WrongCall(f"{address}: needs a package that is not installed: {missing}") from None
    except ValueError:
        raise WrongCall(f"{address}: no kind of address that is read; http, https, or one that fsspec knows") from None
    return reader


def _read_fetch_clock() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
