"""Find a published article by what a person calls it, and read its rows.

Reads bi/ and draws nothing. Drawing: show.py and explain.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from flows.errors import WrongCall
from transforms.document import Row
from warehouse.bi import reader
from warehouse.tables import TABLES

_CHOICES = 10  # articles that a message lists where several are meant
_ID_OR_START = re.compile("[0-9a-f]{4,16}")


@dataclass(frozen=True, slots=True)
class PublishedArticle:
    """An article's row of `documents`, its text, quotes and their spans, and its rows of other tables by name."""

    row: Row
    text: str
    quotes: list[Row]
    spans: list[Row]
    other_rows: Mapping[str, list[Row]]


def read_article(data: Path, wanted: str, other_tables: Sequence[str] = ()) -> PublishedArticle:
    """Read the article that `wanted` names: an id or the start of one, a file name, or words of the headline.

    Raises:
        WrongCall: none or several are meant, or nothing is published.
    """
    columns = ["document_id", "headline", "source_uri", "published_date"]
    try:
        bi = reader.generation(data)
        row = _choose_article(reader.read(bi, "documents", columns).to_pylist(), wanted)
        owner = row["document_id"]
        return PublishedArticle(
            row=row,
            text=_read_rows(bi, "document_texts", owner, ["text"])[0]["text"],
            quotes=_read_rows(bi, "quotes", owner, TABLES["quotes"].schema.names),
            spans=_read_rows(bi, "quote_spans", owner),
            other_rows={table: _read_rows(bi, table, owner) for table in other_tables},
        )
    except FileNotFoundError as error:
        raise WrongCall(str(error)) from None


def _read_rows(bi: Path, table: str, document_id: str, columns: list[str] | None = None) -> list[Row]:
    import pyarrow.compute as pc

    rows = reader.read(bi, table, None if columns is None else list(dict.fromkeys(["document_id", *columns])))
    own: list[Row] = rows.filter(pc.equal(rows["document_id"], document_id)).to_pylist()
    return own


def _choose_article(articles: list[Row], wanted: str) -> Row:
    """Choose the one article that is meant; an id counts before a file name, a file name before a headline.

    Raises:
        WrongCall: none is, or several are.
    """
    matches = _match_articles(articles, wanted)
    if len(matches) == 1:
        return matches[0]
    if not matches:
        raise WrongCall(f"no article is called {wanted!r}: give an id, a file name or words of a headline")
    names = "; ".join(f"{one['document_id']} {one['headline'] or _file_name(one)}" for one in matches[:_CHOICES])
    raise WrongCall(f"{wanted!r} names {len(matches):,} articles, say which: {names}")


def _match_articles(articles: list[Row], wanted: str) -> list[Row]:
    may_be_id = _ID_OR_START.fullmatch(wanted) is not None
    name = Path(wanted).name
    ways = (
        [one for one in articles if one["document_id"] == wanted],
        [one for one in articles if may_be_id and one["document_id"].startswith(wanted)],
        [one for one in articles if name in {_file_name(one), Path(_file_name(one)).stem}],
        [one for one in articles if wanted.casefold() in (one["headline"] or "").casefold()],
    )
    return next((matches for matches in ways if matches), [])


def _file_name(article: Row) -> str:
    return unquote((article["source_uri"] or "").rpartition("/")[2])
