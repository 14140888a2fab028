"""Map the columns of a table, or the keys of an object, to the fields of an article by the names that people give them.

The table of names is data and nothing is guessed from values. `wireroom parse` shows the map, and a caller may name
columns otherwise: `rename_columns`. What the values say is read in fields.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

Value = TypeVar("Value")
# All rows of a table have the same columns: the map of so many tables is made once.
_TABLES_REMEMBERED = 64
# A string of JSON, and the colon behind it where it is a key.
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?')


class ArticleField(StrEnum):
    """What a column of a table of articles holds."""

    HEADLINE = "headline"
    TEXT = "text"
    MARKUP = "markup"  # the text as HTML
    PUBLISHED = "published"
    UPDATED = "updated"
    FETCHED = "fetched"  # when the row was read from the site: what "3 hours ago" counts from
    AUTHORS = "authors"
    URL = "url"
    GUID = "guid"
    PUBLISHER = "publisher"
    LANGUAGE = "language"
    KEYWORDS = "keywords"
    DEK = "dek"
    SECTION = "section"


# Names of each field, the surest first; case, blanks and marks do not count: "Body_Text" is "bodytext".
ALIASES: Mapping[ArticleField, tuple[str, ...]] = {
    ArticleField.HEADLINE: ("headline", "title", "head", "heading", "hl1", "titletext"),
    ArticleField.TEXT: (
        *("fulltext", "maintext", "articlebody", "articletext", "bodytext", "plaintext", "cleantext", "text"),
        *("body", "content", "contenttext", "article", "story", "rawtext", "contents"),
    ),
    ArticleField.MARKUP: (
        *("bodyhtml", "contenthtml", "articlehtml", "htmlbody", "htmlcontent", "contentencoded", "html", "bodyxhtml"),
        "rawhtml",
    ),
    ArticleField.PUBLISHED: (
        *("published", "publishedat", "publishedon", "datepublished", "datepublish", "publishdate", "publisheddate"),
        *("publicationdate", "pubdate", "dateofpublication", "publishtime", "publishedtime", "publicationtime"),
        *("firstpublished", "firstpublishedat", "webpublicationdate", "releasedate", "issued", "date", "datetime"),
        *("created", "createdat", "datecreated", "timestamp", "time", "posted", "postedat", "ts"),
    ),
    ArticleField.UPDATED: (
        *("updated", "updatedat", "dateupdated", "lastupdated", "modified", "modifiedat", "datemodified"),
        *("datemodify", "lastmodified", "versioncreated"),
    ),
    # Behind PUBLISHED: where a table has both "date" and "timestamp", the second says when it was made.
    ArticleField.FETCHED: (
        *("fetchedat", "fetched", "fetchdate", "scrapedat", "scraped", "scrapedate", "scrapedon", "scrapetime"),
        *(
            "scrapingdate",
            "crawledat",
            "crawled",
            "crawldate",
            "crawltime",
            "retrievedat",
            "retrieved",
            "retrievaldate",
        ),
        *(
            "downloadedat",
            "downloaddate",
            "datedownload",
            "datedownloaded",
            "collectedat",
            "dateaccessed",
            "accessdate",
        ),
        *("accessedat", "extractedat", "timestamp", "ts"),
    ),
    ArticleField.AUTHORS: (
        *("authors", "author", "byline", "authornames", "authorname", "creator", "dccreator", "writers", "writer"),
        *("reporter", "reporters", "writtenby"),
    ),
    ArticleField.URL: (
        *("url", "canonicalurl", "link", "permalink", "weburl", "sourceurl", "uri", "href", "originalurl", "pageurl"),
        "fullurl",
    ),
    ArticleField.GUID: ("guid", "uuid", "id", "identifier", "articleid", "docid", "documentid", "rowid"),
    ArticleField.PUBLISHER: (
        *("publisher", "publishername", "publication", "newspaper", "outlet", "sourcename", "source", "sitename"),
        *("site", "provider", "newsoutlet", "domain", "sourcedomain", "hostname", "website", "agency"),
    ),
    ArticleField.LANGUAGE: ("language", "lang", "languagecode", "inlanguage", "locale", "dclanguage"),
    ArticleField.KEYWORDS: ("keywords", "tags", "keyword", "tag", "topics", "topic", "subjects", "labels"),
    ArticleField.DEK: (
        *("dek", "standfirst", "subheadline", "subheading", "subtitle", "subhead", "deck", "description", "abstract"),
        *("summary", "excerpt", "lead", "teaser", "trailtext", "intro"),
    ),
    ArticleField.SECTION: ("section", "rubric", "sectionname", "category", "categories", "desk", "kicker", "subject"),
}
# What people put before a name: "article_url", "news_title".
_NOUNS = ("article", "news", "story", "post", "item", "document", "doc", "entry", "meta", "og")


def map_columns(keys: Iterable[str], override: Mapping[str, str] | None = None) -> dict[str, str]:
    """Map fields of an article to the columns among `keys` that hold them; each column serves one field at most.

    Of several columns for one field the one whose name is surest counts, of equal ones the first. `override` maps
    fields to columns by a caller's word; one that names a column which is not there is passed over.

    Raises:
        ValueError: `override` names a field that articles do not have.
    """
    fields = _check_column_fields(override or {})
    return dict(_map_checked_columns(tuple(dict.fromkeys(keys)), tuple(fields.items())))


@lru_cache(maxsize=_TABLES_REMEMBERED)
def _map_checked_columns(
    columns: tuple[str, ...], override: tuple[tuple[ArticleField, str], ...]
) -> tuple[tuple[str, str], ...]:
    chosen = {field: column for field, column in override if column in columns}
    folded = {column: fold_column_key(column) for column in columns if column not in chosen.values()}
    for field in ArticleField:
        if field not in chosen and (column := _find_column(field, folded)) is not None:
            chosen[field] = column
            del folded[column]
    return tuple((field.value, chosen[field]) for field in ArticleField if field in chosen)


def list_keys(text: str) -> list[str]:
    """List the keys that the beginning of a text in JSON has, of all levels, in their order; none of other texts."""
    return [match[1] for match in _STRING.finditer(text) if match[2]] if text.startswith(("{", "[")) else []


def rename_columns(row: Mapping[str, Value], override: Mapping[str, str]) -> dict[str, Value]:
    """Rename the columns of a row by a caller's word, so that `map_columns` finds what he means without being told.

    Columns that would go for the same fields by their names are left out.
    """
    field_of = {column: field for field, column in _check_column_fields(override).items() if column in row}
    kept = {
        name: value
        for name, value in row.items()
        if name not in field_of
        and all(_rank_column_key(field, fold_column_key(name)) is None for field in field_of.values())
    }
    return {field.value: row[column] for column, field in field_of.items()} | kept


def fold_column_key(key: str) -> str:
    """Fold the name of a column: its letters and digits, in small letters."""
    return "".join(char for char in key.casefold() if char.isalnum())


def _check_column_fields(override: Mapping[str, str]) -> dict[ArticleField, str]:
    unknown = sorted(set(override) - {field.value for field in ArticleField})
    if unknown:
        raise ValueError(f"no field of an article: {', '.join(unknown)}; fields are {', '.join(ArticleField)}")
    return {ArticleField(field): column for field, column in override.items()}


def _find_column(field: ArticleField, folded: Mapping[str, str]) -> str | None:
    """Find the column of the surest name; the bare name ("title") goes before one behind a noun ("news_title")."""
    ranks = {column: rank for column, key in folded.items() if (rank := _rank_column_key(field, key)) is not None}
    return min(ranks, key=ranks.__getitem__, default=None)


def _rank_column_key(field: ArticleField, key: str) -> tuple[int, bool] | None:
    """Rank a folded key among the names of a field, the surest first; None where it is none of them."""
    aliases = ALIASES[field]
    if key in aliases:
        return aliases.index(key), False
    bare_names = (key.removeprefix(noun) for noun in _NOUNS if key.startswith(noun))
    bare = next((name for name in bare_names if name in aliases), None)
    return (aliases.index(bare), True) if bare is not None else None
