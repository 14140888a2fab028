"""Read lines of `Key: value` above a plain text, as archives and databases write them, and make its Document.

Keys are named as columns of tables are: columns.py. Front matter between lines of dashes is Markdown's
(parsers/markdown.py). The text keeps its characters: what a key says of headline, authors and day is a block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from transforms.document import Block, Dateline, Document, RawArticle, Role, Span
from transforms.records.articles import read_record_metadata
from transforms.records.columns import ArticleField, map_columns
from transforms.records.plain_text import make_body_of_lines_above_lead
from transforms.structure.assembly import from_text
from transforms.structure.layout import read_layout
from transforms.structure.mojibake import MendedText
from transforms.structure.stamps import read_stamp

_LINE = re.compile(r"[ \t]*(?P<key>[A-Za-z][\w .-]{0,30}?)[ \t]*:[ \t]+(?P<value>\S.*?)[ \t\r]*(?:\n|\Z)")
# What ends the lines: a blank line, or a rule below them.
_END = re.compile(r"(?:[ \t]*[-=*_]{3,}[ \t]*)?\r?\n")
# Fewer known keys than these are a turn of talk, or a date line.
_LEAST_KNOWN_KEYS = 2
_TELLING_FIELDS = (ArticleField.HEADLINE, ArticleField.PUBLISHED)
_ROLE_OF = {
    ArticleField.HEADLINE: Role.HEADLINE,
    ArticleField.DEK: Role.DEK,
    ArticleField.SECTION: Role.RUBRIC,
    ArticleField.AUTHORS: Role.BYLINE,
}


@dataclass(frozen=True, slots=True)
class HeadFields:
    """The lines of keys and values above a text: the span of each value by its key, and where the text begins."""

    values: dict[str, Span]
    end_char: int


def read_head_fields(text: str) -> HeadFields | None:
    """Read the keys and values that a text begins with; None where most keys are none of an article's."""
    values: dict[str, Span] = {}
    end = len(text) - len(text.lstrip())
    while match := _LINE.match(text, end):
        values.setdefault(match["key"], Span(*match.span("value")))
        end = match.end()
    below = _END.match(text, end)
    known = map_columns(values)
    is_head = below is not None and len(known) >= _LEAST_KNOWN_KEYS and len(values) <= 2 * len(known)
    if below is None or not is_head or not any(field in known for field in _TELLING_FIELDS):
        return None
    return HeadFields(values, below.end()) if any(map(str.isalnum, text[below.end() :])) else None


def make_headed_document(raw: RawArticle, mended: MendedText, head: HeadFields, media_type: str) -> Document:
    """Make the Document of a text below its lines of keys and values."""
    text = mended.text
    metadata = read_record_metadata({key: span.of(text) for key, span in head.values.items()})
    placed = sorted(_place_head_fields(text, head), key=lambda block: block.span.start_char)
    layout = read_layout(text[head.end_char :])
    below = [replace(block, span=block.span.shifted(head.end_char)) for block in layout.blocks]
    if metadata.headline is not None:
        below = make_body_of_lines_above_lead(below)
    dateline = _shift_dateline(layout.dateline, head.end_char) if layout.dateline else _find_day_line(text, placed)
    return from_text(raw, mended, [*placed, *below], dateline, media_type, metadata)


def _place_head_fields(text: str, head: HeadFields) -> Iterator[Block]:
    for field, key in map_columns(head.values).items():
        span = head.values[key]
        if (role := _ROLE_OF.get(ArticleField(field))) is not None:
            yield Block(role, span)
        elif field == ArticleField.PUBLISHED and read_stamp(text, span):
            yield Block(Role.DATELINE, span)


def _find_day_line(text: str, placed: list[Block]) -> Dateline | None:
    days = (read_stamp(text, block.span) for block in placed if block.role is Role.DATELINE)
    return next(filter(None, days), None)


def _shift_dateline(line: Dateline, chars: int) -> Dateline:
    return replace(line, span=line.span.shifted(chars), place=line.place.shifted(chars) if line.place else None)
