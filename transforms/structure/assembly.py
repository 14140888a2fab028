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
from transforms.structure.repairs import repairs_of

# What stands above the body belongs to no section, nor does a picture there.
_HEAD = frozenset({Role.RUBRIC, Role.HEADLINE, Role.DEK, Role.BYLINE})
_OPENS = frozenset({Role.HEADING, Role.BODY})
_IN_SECTIONS = _OPENS | {Role.DATELINE, Role.CAPTION}


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
    for block in blocks[_start(blocks) :]:
        if block.opens_section and part:
            yield part
            part = []
        if block.role in _IN_SECTIONS:
            part.append(block)
    if part:
        yield part


def _start(blocks: Sequence[Block]) -> int:
    """Give the index of the block that opens the first section, below all of the head.

    It is the first heading or body block, or the dateline that leads into that body block.
    """
    below = max((index for index, block in enumerate(blocks) if block.role in _HEAD), default=-1) + 1
    first = next((index for index in range(below, len(blocks)) if blocks[index].role in _OPENS), len(blocks))
    is_led_in = below < first < len(blocks) and blocks[first].role is Role.BODY
    return first - 1 if is_led_in and blocks[first - 1].role is Role.DATELINE else first
