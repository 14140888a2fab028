"""Choose what an article of a feed is known by: its guid, else the canonical link to its page, else its text.

What several entries of one feed share, such as a link to the site, tells none of them: then the next of these counts.
A guid that only its publisher knows, such as a number, counts together with the publisher and behind the link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from transforms.document.ids import is_global_guid
from transforms.feeds.entries import FeedEntry
from transforms.feeds.links import make_link_canonical


def choose_entry_identities(entries: Sequence[FeedEntry]) -> list[str | None]:
    """Choose what each entry is known by: guid, canonical link, publisher and guid; None stands for its text.

    A guid or link that entries of different titles have is none.
    """
    chosen: list[str | None] = [None] * len(entries)
    for find_key in (_find_global_entry_guid, _find_entry_link, _find_local_entry_guid):
        keys = [find_key(entry) if known is None else None for entry, known in zip(entries, chosen, strict=True)]
        distinguishing = _keep_distinguishing_entry_keys(entries, keys)
        chosen = [known or key for known, key in zip(chosen, distinguishing, strict=True)]
    return chosen


def _find_global_entry_guid(entry: FeedEntry) -> str | None:
    return entry.guid if entry.guid is not None and is_global_guid(entry.guid) else None


def _find_entry_link(entry: FeedEntry) -> str | None:
    return make_link_canonical(entry.url) if entry.url else None


def _find_local_entry_guid(entry: FeedEntry) -> str | None:
    """Find a guid that only its publisher knows, with the publisher's name."""
    return f"{entry.publisher}#{entry.guid}" if entry.guid and entry.publisher else None


def _keep_distinguishing_entry_keys(entries: Sequence[FeedEntry], keys: Sequence[str | None]) -> list[str | None]:
    """Keep of the keys of entries those that no entry of another title has."""
    titles: dict[str | None, set[str | None]] = defaultdict(set)
    for entry, key in zip(entries, keys, strict=True):
        titles[key].add(entry.title)
    return [key if len(titles[key]) == 1 else None for key in keys]
