"""Make the Document of a record: an object with the columns of an article, whatever they are called.

Which column is which: columns.py; what their values say: values.py. How records stand in a file: parsers/record.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from transforms.dates.written_dates import read_written_date
from transforms.document import ArticleMetadata, Document, Published, RawArticle, Role
from transforms.markup.blocks import fragment_blocks
from transforms.records.columns import ArticleField, fold_key, map_columns
from transforms.records.values import (
    read_keywords,
    read_language,
    read_line,
    read_moment,
    read_names,
    read_publisher,
    read_text,
    read_url,
)
from transforms.structure.assembly import BlockText, from_blocks
from transforms.structure.layout import read_layout
from transforms.structure.paragraphs import split_paragraphs

# A text that has one of these is HTML.
_BLOCK_TAG = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|li|table|blockquote|article|section|figure)\b[^<>]*>", re.IGNORECASE)
# One that has only these is plain text with marks in it: its paragraphs stand as they are.
_INLINE_MARK = re.compile(r"</?(?:a|b|i|em|strong|span|u|sup|sub)\b[^<>]*>|&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});", re.IGNORECASE)
# What an interface leaves at the place where it cuts a text: "... [+2304 chars]".
_CUT_MARK = re.compile(r"\s*\[\+\d+ chars\]\s*\Z")
# Columns whose values tell an article from all others in the world; an "id" may count the rows of one table.
_GUID_NAMES = frozenset({"guid", "uuid"})
# As long as this, an id is made to be unique anywhere.
_LEAST_GUID_CHARS = 16


def read_article(raw: RawArticle, record: Mapping[str, object], media_type: str) -> Document | None:
    """Make the Document of a record; None where it has no text.

    Where the text is missing, the summary is the text.

    Raises:
        TooDeep: its HTML is nested deeper than is read.
    """
    columns = map_columns(record)
    values = {field: record[column] for field, column in columns.items()}
    metadata = _read_metadata(values, columns)
    body = list(_read_body(values, metadata.headline))
    if not body:
        return None

    head = list(_read_head(values, metadata))
    return from_blocks(raw, [*head, *_without_repeated_headline(body, metadata.headline)], media_type=media_type, metadata=metadata)


def _read_metadata(values: Mapping[str, object], columns: Mapping[str, str]) -> ArticleMetadata:
    return ArticleMetadata(
        guid=_read_guid(values.get(ArticleField.GUID), columns.get(ArticleField.GUID, "")),
        url=read_url(values.get(ArticleField.URL)),
        publisher=read_publisher(values.get(ArticleField.PUBLISHER)),
        language=read_language(values.get(ArticleField.LANGUAGE)),
        headline=_read_inline(values.get(ArticleField.HEADLINE)),
        authors=read_names(values.get(ArticleField.AUTHORS)),
        published=_read_published(values),
        keywords=read_keywords(values.get(ArticleField.KEYWORDS)),
    )


def _read_guid(value: object, column: str) -> str | None:
    guid = read_line(value)
    if guid is None:
        return None
    is_unique = fold_key(column) in _GUID_NAMES or len(guid) >= _LEAST_GUID_CHARS
    return guid if is_unique else None


def _read_published(values: Mapping[str, object]) -> Published | None:
    return read_written_date(read_moment(values.get(ArticleField.PUBLISHED)))


def _read_inline(value: object) -> str | None:
    """Read a line without its marks: tags and references to characters."""
    line = read_line(value)
    if line is None or not (_INLINE_MARK.search(line) or _BLOCK_TAG.search(line)):
        return line
    return " ".join(str(block[1]) for block in fragment_blocks(line)) or None


def _read_head(values: Mapping[str, object], metadata: ArticleMetadata) -> Iterator[BlockText]:
    """Yield what stands above the body; a summary only where there is a text beside it."""
    yield Role.RUBRIC, read_line(values.get(ArticleField.SECTION))
    yield Role.HEADLINE, metadata.headline
    if _has_text(values):
        yield Role.DEK, _read_inline(values.get(ArticleField.DEK))
    if metadata.authors:
        yield Role.BYLINE, f"By {_join_names(metadata.authors)}"


def _has_text(values: Mapping[str, object]) -> bool:
    return any(read_text(values.get(field)) for field in (ArticleField.TEXT, ArticleField.MARKUP))


def _read_body(values: Mapping[str, object], headline: str | None) -> Iterator[BlockText]:
    """Yield the blocks of the plain text, else of the HTML, else of the summary."""
    for field in (ArticleField.TEXT, ArticleField.MARKUP, ArticleField.DEK):
        text = _CUT_MARK.sub("", read_text(values.get(field)) or "")
        if any(char.isalnum() for char in text):
            yield from _read_blocks(text, headline)
            return


def _read_blocks(text: str, headline: str | None) -> Iterator[BlockText]:
    """Yield the blocks of HTML or of plain text; plain text without a headline beside it has its own layout."""
    if _BLOCK_TAG.search(text):
        yield from fragment_blocks(text)
    elif _INLINE_MARK.search(text):
        for paragraph in split_paragraphs(text):
            yield from fragment_blocks(paragraph.text)
    elif headline is None:
        yield from ((block.role, block.span.of(text)) for block in read_layout(text).blocks)
    else:
        yield from ((Role.BODY, paragraph.text) for paragraph in split_paragraphs(text))


def _without_repeated_headline(body: list[BlockText], headline: str | None) -> list[BlockText]:
    """Leave out the first block where it says the headline once more."""
    first_words = " ".join(str(body[0][1]).split()).casefold()
    is_repeated = headline is not None and first_words == headline.casefold()
    return body[1:] if is_repeated and len(body) > 1 else body


def _join_names(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
