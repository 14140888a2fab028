"""Read the entries of a live blog from JSON-LD, where the page itself shows none: each entry is a section."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from transforms.dates.written_times import read_written_time
from transforms.document import Role
from transforms.markup.blocks import fold_blanks, read_fragment_blocks
from transforms.markup.embedded import (
    LIVE_TYPE,
    EmbeddedData,
    Node,
    list_node_types,
    list_property_values,
    read_property_text,
)
from transforms.structure.assembly import BlockText

# Entries are the second level below the headline.
_ENTRY_LEVEL = 2
_LONG_AGO = datetime(1970, 1, 1)


def is_live_blog(article: Node | None) -> bool:
    """Say whether the article is a live blog."""
    return article is not None and LIVE_TYPE in list_node_types(article)


def read_live_entries(article: Node, embedded: EmbeddedData) -> list[BlockText]:
    """Read the entries of a live blog: a heading and its paragraphs each, newest first, as pages show them.

    Raises:
        TooDeep: the markup of an entry is nested deeper than any parser here goes.
    """
    entries = [embedded.resolve(entry) for entry in list_property_values(article.get("liveBlogUpdate"))]
    nodes = [entry for entry in entries if isinstance(entry, dict)]
    ordered = sorted(nodes, key=_read_live_entry_time, reverse=True)
    return [block for entry in ordered for block in _read_live_entry(entry)]


def _read_live_entry(entry: Node) -> Iterator[BlockText]:
    body = entry.get("articleBody")
    if not isinstance(body, str) or not fold_blanks(body):
        return
    if headline := read_property_text(entry.get("headline")):
        yield Role.HEADING, headline, _ENTRY_LEVEL
    yield from read_fragment_blocks(body)


def _read_live_entry_time(entry: Node) -> datetime:
    time = read_written_time(str(entry.get("datePublished") or ""))
    return time.at if time and time.at else _LONG_AGO
