"""Parse Markdown, with the front matter that site generators put above it: `title: Harbour plan approved`.

Links, emphasis and pictures are left out as in HTML, which it is made to first. Keys of the front matter are named as
columns of tables are (transforms/records).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from transforms.document import Document, RawArticle, Reject, RejectReason, Role
from transforms.formats.heads import BY_LIKENESS, NO_CLAIM, InputHead
from transforms.markup.blocks import read_fragment_blocks
from transforms.markup.tree import TooDeep
from transforms.records.articles import drop_repeated_headline, read_record_head, read_record_metadata
from transforms.records.columns import ArticleField, map_columns
from transforms.structure.assembly import BlockText, from_blocks
from transforms.structure.decoding import NotText, decode

NAME = "Markdown"
MEDIA_TYPES = ("text/markdown", "text/x-markdown")
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
# YAML between lines of three dashes, TOML between lines of three plus signs.
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(?P<lines>.*?\n)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,60}?)\s*[:=](?:\s+(?P<value>.*)|)")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)")
_LIST = re.compile(r"\[(?P<items>.*)\]")
_QUOTED = re.compile(r"([\"'])(?P<inner>.*)\1")
_LINE_END = re.compile(r"\r\n?")
_TOPMOST = 1


def claims(head: InputHead) -> float:
    """Claim what is called Markdown, and what has front matter with a title or a date, whatever it is called."""
    matter = _FRONT_MATTER.match(_LINE_END.sub("\n", head.text))
    if (
        matter
        and {ArticleField.HEADLINE, ArticleField.PUBLISHED} & map_columns(read_front_matter(matter["lines"])).keys()
    ):
        return BY_LIKENESS
    return NO_CLAIM if "\0" in head.text else head.score_declared(MEDIA_TYPES, SUFFIXES)


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article; its headline is the title of the front matter, else the one heading of the topmost level.

    Rejects: `binary`, `empty`, `too_deep`.
    """
    try:
        text = _LINE_END.sub("\n", decode(raw.body)).lstrip()
        matter = _FRONT_MATTER.match(text)
        record = read_front_matter(matter["lines"]) if matter else {}
        body = read_markdown(text[matter.end() :] if matter else text)
    except NotText as error:
        yield Reject.of(raw, RejectReason.BINARY, f"no text: {error}")
        return
    except TooDeep as error:
        yield Reject.of(raw, RejectReason.TOO_DEEP, str(error))
        return
    if any(char.isalnum() for block in body for char in str(block[1])):
        yield _make_markdown_document(raw, record, body)
    else:
        yield Reject.of(raw, RejectReason.EMPTY, "no letter and no digit below the front matter")


def read_markdown(text: str) -> list[BlockText]:
    """Read the blocks of Markdown (CommonMark, and tables).

    Raises:
        TooDeep: the HTML in it is nested deeper than is read.
    """
    from markdown_it import MarkdownIt  # heavy: only where there is Markdown

    return read_fragment_blocks(MarkdownIt("commonmark").enable("table").render(text))


def read_front_matter(lines: str) -> dict[str, object]:
    """Read the keys of front matter that stand at the margin: strings, and lists in brackets or below their key.

    It is the plain part of YAML and TOML; what it does not know is left out.
    """
    record: dict[str, object] = {}
    last_key = ""
    for line in lines.splitlines():
        if match := _KEY.fullmatch(line):
            last_key = match["key"]
            record[last_key] = _read_front_matter_value(match["value"] or "")
        elif (match := _ITEM.fullmatch(line)) and last_key:
            items = record[last_key]
            record[last_key] = [
                *(items if isinstance(items, list) else []),
                _unquote_front_matter_value(match["value"]),
            ]
    return record


def _read_front_matter_value(written: str) -> str | list[str]:
    listed = _LIST.fullmatch(written.strip())
    return (
        [_unquote_front_matter_value(item) for item in listed["items"].split(",")]
        if listed
        else _unquote_front_matter_value(written)
    )


def _unquote_front_matter_value(written: str) -> str:
    quoted = _QUOTED.fullmatch(written.strip())
    return quoted["inner"] if quoted else written.strip()


def _make_markdown_document(raw: RawArticle, record: Mapping[str, object], body: list[BlockText]) -> Document:
    metadata = read_record_metadata(record)
    if metadata.headline is None:
        body = _promote_markdown_headline(body)
        is_promoted = body[0][0] is Role.HEADLINE
        metadata = replace(metadata, headline_evidence="topmost heading" if is_promoted else None)
    head = read_record_head(record, metadata, has_text=True)
    blocks = [*head, *drop_repeated_headline(body, metadata.headline)]
    return from_blocks(raw, blocks, media_type=MEDIA_TYPES[0], metadata=metadata)


def _promote_markdown_headline(body: list[BlockText]) -> list[BlockText]:
    """Make the first block the headline where it is the one heading of the topmost level."""
    topmost = [block for block in body if block[0] is Role.HEADING and block[2:] == (_TOPMOST,)]
    is_headline = topmost == body[:1]
    return [(Role.HEADLINE, body[0][1]), *body[1:]] if is_headline else body
