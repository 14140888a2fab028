"""Choose what an article of a feed is known by: its guid, else the canonical link to its page, else its text.

What several entries of one feed share, such as a link to the site, tells none of them: then the next of these counts.
A guid that is a mere number is one feed's own; it counts together with the site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from transforms.feeds.entries import FeedEntry
from transforms.feeds.links import canonical_link

# A guid that no other feed has: it begins with the name of a scheme, or is as long as a digest.
_GLOBAL_GUID = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S|.{16}", re.DOTALL)


def choose_identities(entries: Sequence[FeedEntry]) -> list[str | None]:
    """Choose what each entry is known by: guid, else canonical link, else None, which stands for its text.

    A guid or link that entries of different titles have is none.
    """
    guids = _keep_distinguishing(entries, [_make_global(entry) for entry in entries])
    links = [
        canonical_link(entry.url) if entry.url and guid is None else None
        for entry, guid in zip(entries, guids, strict=True)
    ]
    distinguishing = _keep_distinguishing(entries, links)
    return [guid or link for guid, link in zip(guids, distinguishing, strict=True)]


def _make_global(entry: FeedEntry) -> str | None:
    """Give the guid as no other feed has it: with the host of the link, or the publisher, where it is short."""
    if entry.guid is None or _GLOBAL_GUID.match(entry.guid):
        return entry.guid
    scope = _host_of(entry.url) or entry.publisher
    return f"{scope}#{entry.guid}" if scope else entry.guid


def _host_of(url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else None
    except ValueError:  # brackets that are no address
        return None


def _keep_distinguishing(entries: Sequence[FeedEntry], keys: Sequence[str | None]) -> list[str | None]:
    """Keep of the keys of entries those that no entry of another title has."""
    titles: dict[str | None, set[str | None]] = defaultdict(set)
    for entry, key in zip(entries, keys, strict=True):
        titles[key].add(entry.title)
    return [key if len(titles[key]) == 1 else None for key in keys]
