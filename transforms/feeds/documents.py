"""Make Documents of the entries of a feed, the one way for all of its formats.

What an article is known by is decided in identities.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from transforms.document import Document, RawArticle, Reject, RejectReason, Role, document_id_of
from transforms.feeds.entries import FeedContents, FeedEntry
from transforms.feeds.identities import choose_entry_identities
from transforms.feeds.texts import read_entry_text_blocks
from transforms.markup.tree import TooDeep
from transforms.structure.assembly import BlockText, from_blocks

# More than the longest feed or sitemap that is still read entry by entry.
MOST_ENTRIES = 10_000
_BETWEEN_NAMES = ", "


def make_entry_documents(
    raw: RawArticle, feed: FeedContents, *, needs_text: bool = True
) -> Iterator[Document | Reject]:
    """Yield a Document or a Reject for each entry, in order; unless `needs_text`, a headline makes a Document.

    Rejects: `empty`, no entries; `no_article`, an entry without text; `too_deep`; `too_many`, for all entries beyond
    10,000.
    """
    entries = feed.entries
    if not entries:
        yield Reject.of(raw, RejectReason.EMPTY, "a feed without entries")
        return

    read = entries[:MOST_ENTRIES]
    for entry, identity in zip(read, choose_entry_identities(read), strict=True):
        of_entry = replace(raw, source_uri=_make_entry_uri(raw, entry))
        try:
            blocks = _read_entry_blocks(entry, needs_text=needs_text)
        except TooDeep as error:
            yield _reject_entry(of_entry, RejectReason.TOO_DEEP, str(error))
            continue
        yield _make_entry_document(of_entry, entry, blocks, identity, feed.media_type)
    if len(entries) > MOST_ENTRIES:
        message = f"{len(entries)} entries; those beyond {MOST_ENTRIES} are not read"
        yield Reject.of(raw, RejectReason.TOO_MANY, message)


def _make_entry_uri(raw: RawArticle, entry: FeedEntry) -> str:
    """Give where an entry is: the feed's own URI, and its guid or link behind a `#`."""
    name = entry.guid or entry.url
    return f"{raw.source_uri}#{quote(name, safe='', errors='replace')}" if name else raw.source_uri


def _read_entry_blocks(entry: FeedEntry, *, needs_text: bool) -> list[BlockText]:
    """Read the blocks of an entry: headline, names of its own authors, text; none where it lacks what it needs.

    The lines above the text are words of the feed alone, so that no word of the article is ours.

    Raises:
        TooDeep: its markup is nested deeper than any parser here goes.
    """
    head: list[BlockText] = [(Role.HEADLINE, entry.title), (Role.BYLINE, _BETWEEN_NAMES.join(entry.authors))]
    body = read_entry_text_blocks(entry.text) if entry.text else []
    if _has_entry_words(body) or (entry.title and not needs_text):
        return [*head, *body]
    return []


def _make_entry_document(
    raw: RawArticle, entry: FeedEntry, blocks: Sequence[BlockText], identity: str | None, media_type: str
) -> Document | Reject:
    if not blocks:
        return _reject_entry(raw, RejectReason.NO_ARTICLE, _describe_missing_entry_text(entry))
    document = from_blocks(raw, blocks, media_type=media_type, metadata=entry.metadata)
    return replace(document, document_id=document_id_of(identity or document.text))


def _reject_entry(raw: RawArticle, reason: RejectReason, message: str) -> Reject:
    """Make the Reject of an entry, without bytes: they are the whole feed's, which may have many such entries."""
    return Reject(raw.source_uri, "parse", reason, message)


def _describe_missing_entry_text(entry: FeedEntry) -> str:
    """Say that an entry has no text, and where its page is."""
    if entry.url is None:
        return "an entry without text and without a link"
    return f"an entry without text; its page can be fetched: {entry.url}"


def _has_entry_words(blocks: Iterable[BlockText]) -> bool:
    return any(char.isalnum() for _, words, *_ in blocks for char in words or "")
