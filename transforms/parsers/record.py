"""Parse JSON with plain keys: an article in an object, or a list of such objects, as interfaces and tables give them.

Formats with keys of their own (ninjs, JSON Feed) have parsers of their own. What the keys mean: transforms/records.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import BY_LIKENESS, BY_NAME, HEAD_BYTES, NO_CLAIM, InputHead
from transforms.markup.tree import TooDeep
from transforms.records.articles import read_record_article
from transforms.records.columns import ArticleField, list_keys, map_columns
from transforms.records.values import read_record_text
from transforms.structure.decoding import NotText, decode

NAME = "JSON with an article's keys"
MEDIA_TYPES = ("application/json", "text/json")
SUFFIXES = (".json",)
_TEXTS = frozenset({ArticleField.TEXT, ArticleField.MARKUP})
# An article of which the summary is all there is; other things have a title and a description, too.
_SUMMARIZED = frozenset({ArticleField.HEADLINE, ArticleField.DEK, ArticleField.PUBLISHED, ArticleField.URL})
_COMPANIONS = frozenset({ArticleField.HEADLINE, ArticleField.PUBLISHED, ArticleField.URL, ArticleField.GUID})
# Where interfaces keep their list of articles.
_LIST_KEYS = (
    *("articles", "data", "items", "results", "documents", "docs", "stories", "news", "entries", "records", "posts"),
    *("response", "result", "hits", "_source", "article"),
)
# {"response": {"hits": {"hits": [{"_source": {}}]}}} is the deepest one that is used.
_MOST_LEVELS = 6


def claims(head: InputHead) -> float:
    """Claim JSON whose keys name a text and a headline, date, address or id; less surely where the head is cut."""
    if not head.text.startswith(("{", "[")):
        return NO_CLAIM
    fields = {ArticleField(field) for field in map_columns(list_keys(head.text))}
    has_text, has_companion = bool(fields & _TEXTS), bool(fields & _COMPANIONS)
    if (has_text and has_companion) or fields >= _SUMMARIZED:
        return BY_LIKENESS
    is_cut = len(head.start) >= HEAD_BYTES
    return BY_NAME if is_cut and (has_text or has_companion) else NO_CLAIM


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article of an object, or of each object of a list, which has `#position` behind its URI.

    Rejects: `malformed` (no JSON; the message names the place), `too_deep`, `no_article` (no object), `empty` (an
    object without a text), and for a page in an object what a page is refused for.
    """
    try:
        records = list(_find_records(json.loads(decode(raw.body)), _MOST_LEVELS))
    except RecursionError:
        yield Reject.of(raw, RejectReason.TOO_DEEP, "nested deeper than is read")
        return
    except (NotText, ValueError) as error:
        yield Reject.of(raw, RejectReason.MALFORMED, f"no JSON: {error}")
        return
    if not records:
        yield Reject.of(raw, RejectReason.NO_ARTICLE, "no object in it")
    for position, record in enumerate(records, start=1):
        uri = raw.source_uri if len(records) == 1 else f"{raw.source_uri}#{position}"
        yield _read_record(replace(raw, source_uri=uri), record)


def _read_record(raw: RawArticle, record: Mapping[str, object]) -> Document | Reject:
    try:
        return read_record_article(raw, record, MEDIA_TYPES[0])
    except TooDeep as error:
        return Reject.of(raw, RejectReason.TOO_DEEP, str(error))


def _find_records(value: object, levels: int) -> Iterator[Mapping[str, object]]:
    """Yield the objects that are articles: the object itself, or those in the lists that interfaces put around them."""
    if levels == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _find_records(part, levels - 1)
    elif isinstance(value, dict):
        inner = None if _is_article_record(value) else _pick_inner_record(value)
        if inner is None:
            yield value
        else:
            yield from _find_records(inner, levels - 1)


def _is_article_record(value: Mapping[str, object]) -> bool:
    fields = map_columns(value)
    texts = [value[column] for field, column in fields.items() if field in _TEXTS]
    return any(read_record_text(text) for text in texts) or set(fields) >= _SUMMARIZED


def _pick_inner_record(value: Mapping[str, object]) -> object:
    inner = (value[key] for key in _LIST_KEYS if key in value)
    return next((part for part in inner if isinstance(part, (dict, list)) and part), None)
