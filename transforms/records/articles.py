"""Make the Document of a record: an object with the columns of an article, whatever they are called.

Which column is which: columns.py; what their values say: values.py. How records stand in a file: parsers/record.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from transforms.document import ArticleMetadata, Document, RawArticle, Reject, RejectReason, Role
from transforms.knowledge.missing_texts import is_missing_text
from transforms.markup.blocks import read_fragment_blocks
from transforms.markup.metadata import describe_page
from transforms.markup.page import read_page
from transforms.records.columns import ArticleField, fold_column_key, map_columns
from transforms.records.pages import begins_as_page, drop_record_head
from transforms.records.plain_text import make_plain_document
from transforms.records.publication import read_record_fetch, read_record_publication
from transforms.records.values import (
    read_record_keywords,
    read_record_language,
    read_record_line,
    read_record_names,
    read_record_publisher,
    read_record_text,
    read_record_url,
)
from transforms.structure.assembly import BlockText, from_blocks
from transforms.structure.paragraphs import split_paragraphs

_TEXT_FIELDS = (ArticleField.TEXT, ArticleField.MARKUP)
_BODY_FIELDS = (*_TEXT_FIELDS, ArticleField.DEK)
# Keys that a message names.
_SHOWN_KEYS = 20
# Characters of a text that a message shows.
_SHOWN_CHARS = 60
# A text that has one of these is HTML.
_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|table|blockquote|article|section|figure)\b[^<>]*>", re.IGNORECASE
)
# One that has only these is plain text with marks in it: its paragraphs stand as they are.
_INLINE_MARK = re.compile(
    r"</?(?:a|b|i|em|strong|span|u|sup|sub)\b[^<>]*>|&(?:#\d{2,6}|#x[\da-f]{2,6}|[a-z]{2,8});", re.IGNORECASE
)
# What an interface leaves at the place where it cuts a text: "... [+2304 chars]".
_CUT_MARK = re.compile(r"\s*\[\+\d+ chars\]\s*\Z")
# Columns whose values tell an article from all others in the world; an "id" may count the rows of one table.
_GUID_NAMES = frozenset({"guid", "uuid"})
# As long as this, an id is made to be unique anywhere.
_LEAST_GUID_CHARS = 16


def read_record_article(raw: RawArticle, record: Mapping[str, object], media_type: str) -> Document | Reject:
    """Make the Document of a record, or a Reject: `empty`, or for a whole page what a page is refused for.

    Where there is no place for a text, the summary is the text. One that has nothing in it says that the text was not
    got: the summary of such a record is no article, and would replace the article where that is stored already.

    Raises:
        TooDeep: its HTML is nested deeper than is read.
    """
    values = _read_record_values(record)
    if (fetched_at := read_record_fetch(values.get(ArticleField.FETCHED))) is not None:
        raw = replace(raw, fetched_at=fetched_at)
    metadata = read_record_metadata(record)
    has_text = any(map(_has_text_of_article, (values.get(field) for field in _TEXT_FIELDS)))
    text = _pick_record_text(values) if has_text or not set(values) & set(_TEXT_FIELDS) else ""
    if begins_as_page(text):
        return _read_record_page(raw, text, record, media_type)
    if text and not _BLOCK_TAG.search(text) and not _INLINE_MARK.search(text):
        return make_plain_document(raw, read_record_head(record, metadata, has_text), text, media_type, metadata)

    body = drop_repeated_headline(_read_marked_record_text(text), metadata.headline)
    if not has_record_words(block[1] for block in body):
        return Reject.of(raw, RejectReason.EMPTY, explain_empty_record(record))
    blocks = [*read_record_head(record, metadata, has_text), *body]
    return from_blocks(raw, blocks, media_type=media_type, metadata=metadata)


def _read_record_page(raw: RawArticle, markup: str, record: Mapping[str, object], media_type: str) -> Document | Reject:
    """Read a page of the web in a cell; what other cells say goes before what the page says of itself."""
    page = read_page(markup, raw.fetched_at)
    if page.refusal is not None:
        return Reject.of(raw, page.refusal.reason, page.refusal.message)
    metadata = read_record_metadata(record).fill_from(describe_page(page.metadata))
    blocks = [*read_record_head(record, metadata, has_text=False), *drop_record_head(page.blocks)]
    return from_blocks(raw, blocks, media_type=media_type, metadata=metadata)


def read_record_metadata(record: Mapping[str, object]) -> ArticleMetadata:
    """Read what a record says beside its text.

    A guid is what is named so, or long enough to be one: an id such as 17 counts the rows of one table.
    """
    values = _read_record_values(record)
    columns = map_columns(record)
    url = read_record_url(values.get(ArticleField.URL))
    headline = _read_inline_record_text(values.get(ArticleField.HEADLINE))
    authors = read_record_names(values.get(ArticleField.AUTHORS))
    publication = read_record_publication(values.get(ArticleField.PUBLISHED), values.get(ArticleField.FETCHED))
    return ArticleMetadata(
        guid=_read_record_guid(values.get(ArticleField.GUID), columns.get(ArticleField.GUID, "")),
        url=url,
        url_evidence=f"field {columns[ArticleField.URL]}" if url else None,
        publisher=read_record_publisher(values.get(ArticleField.PUBLISHER)),
        language=read_record_language(values.get(ArticleField.LANGUAGE)),
        headline=headline,
        headline_evidence=f"field {columns[ArticleField.HEADLINE]}" if headline else None,
        authors=authors,
        byline_evidence=f"field {columns[ArticleField.AUTHORS]}" if authors else None,
        published=publication.published,
        date_line=publication.date_line,
        keywords=read_record_keywords(values.get(ArticleField.KEYWORDS)),
    )


def read_record_head(record: Mapping[str, object], metadata: ArticleMetadata, has_text: bool) -> Iterator[BlockText]:
    """Yield what stands above the text: rubric, headline, dek and byline; a summary that is the text is no dek."""
    values = _read_record_values(record)
    yield Role.RUBRIC, read_record_line(values.get(ArticleField.SECTION))
    yield Role.HEADLINE, metadata.headline
    if has_text:
        yield Role.DEK, _read_inline_record_text(values.get(ArticleField.DEK))
    if metadata.authors:
        yield Role.BYLINE, ", ".join(metadata.authors)  # no word that the record does not have


def drop_repeated_headline(body: list[BlockText], headline: str | None) -> list[BlockText]:
    """Leave out the first block where it says the headline once more."""
    first_words = " ".join(str(body[0][1]).split()).casefold() if body else None
    is_repeated = headline is not None and first_words == headline.casefold()
    return body[1:] if is_repeated and len(body) > 1 else body


def has_record_words(values: Iterable[object]) -> bool:
    """Say whether any of the values has a letter or a digit."""
    return any(char.isalnum() for value in values for char in read_record_text(value) or "")


def explain_empty_record(record: Mapping[str, object]) -> str:
    """Explain why a record has no text: what stands in the column of the text, else which columns there are."""
    columns = map_columns(record)
    column = next((columns[field] for field in _TEXT_FIELDS if field in columns), None)
    if column is None:
        keys = ", ".join(list(map(str, record))[:_SHOWN_KEYS])
        return f"no words under a key of a text; its keys: {keys}"
    words = read_record_line(record[column])
    found = f'says "{words[:_SHOWN_CHARS]}"' if words else "has no words"
    other = columns.get(ArticleField.DEK, "...")
    return f"its text, {column}, {found}; --columns text={other} takes another column for the text"


def _has_text_of_article(value: object) -> bool:
    return not is_missing_text(read_record_text(value) or "")


def _read_record_values(record: Mapping[str, object]) -> dict[str, object]:
    return {field: record[column] for field, column in map_columns(record).items()}


def _read_record_guid(value: object, column: str) -> str | None:
    guid = read_record_line(value)
    if guid is None:
        return None
    is_unique = fold_column_key(column) in _GUID_NAMES or len(guid) >= _LEAST_GUID_CHARS
    return guid if is_unique else None


def _read_inline_record_text(value: object) -> str | None:
    """Read a line without its marks: tags and references to characters."""
    line = read_record_line(value)
    if line is None or not (_INLINE_MARK.search(line) or _BLOCK_TAG.search(line)):
        return line
    return " ".join(str(block[1]) for block in read_fragment_blocks(line)) or None


def _read_marked_record_text(text: str) -> list[BlockText]:
    """Read HTML, or plain text with marks in its lines, whose paragraphs are those of its layout."""
    if _BLOCK_TAG.search(text):
        return read_fragment_blocks(text)
    return read_fragment_blocks("".join(f"<p>{paragraph.text}</p>" for paragraph in split_paragraphs(text)))


def _pick_record_text(values: Mapping[str, object]) -> str:
    """Pick the plain text, else the HTML, else the summary; what an interface leaves where it cuts is left out."""
    texts = (read_record_text(values[field]) for field in _BODY_FIELDS if _has_text_of_article(values.get(field)))
    return _CUT_MARK.sub("", next(texts, None) or "")
