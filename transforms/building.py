"""Blocks placed in a text become a Document: its id, its sections, its repairs."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from transforms.document import (
    Block,
    Dateline,
    Document,
    RawArticle,
    Repair,
    Role,
    Section,
    Span,
    cleaned,
    document_id_of,
)
from transforms.homoglyphs import repairs_of

# Roles that belong to a section; what stands above the body belongs to none.
_OF_BODY = frozenset({Role.HEADING, Role.CAPTION, Role.BODY})
_IN_SECTIONS = _OF_BODY | {Role.DATELINE}


def from_text(
    raw: RawArticle, text: str, blocks: Sequence[Block], dateline: Dateline | None, media_type: str
) -> Document:
    """Make the Document of a `text` that keeps its characters; its id comes from the text, sections from the blocks."""
    repairs = repairs_of(text)
    return Document(
        document_id_of(text),
        raw,
        text,
        tuple(blocks),
        media_type=media_type,
        dateline=dateline,
        repairs=repairs,
        sections=tuple(sections_of(blocks, text, repairs)),
    )


def sections_of(blocks: Sequence[Block], text: str, repairs: Iterable[Repair]) -> Iterator[Section]:
    """Yield the parts of the body, positions from 1; words before the first heading are the lead, which has none."""
    mending = sorted(repairs, key=lambda one: one.span.start_char)
    starts = [repair.span.start_char for repair in mending]
    for position, part in enumerate(_parts(blocks), start=1):
        first = part[0]
        heading = first.span if first.role is Role.HEADING else None
        yield Section(
            position,
            Span(first.span.start_char, part[-1].span.end_char),
            heading,
            cleaned(heading, text, _inside(heading, mending, starts)) if heading else None,
            first.opens_section,
        )


def _inside(span: Span, mending: Sequence[Repair], starts: Sequence[int]) -> Sequence[Repair]:
    return mending[bisect_left(starts, span.start_char) : bisect_left(starts, span.end_char)]


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    has_body = any(block.role is Role.BODY for block in blocks)
    below = [*blocks[1:], None] if has_body else []
    for block, following in zip(blocks, below, strict=False):
        # a date line over the byline belongs to the head, not to the lead
        is_above = block.role is Role.DATELINE and (following is None or following.role not in _OF_BODY)
        if block.role not in _IN_SECTIONS or is_above:
            continue
        if block.opens_section and part:
            yield part
            part = []
        part.append(block)
    if part:
        yield part
