"""Build a Document: place blocks in a text, derive the id, cut the sections, list the repairs.

A format with markup hands over its blocks (`from_blocks`). Plain text keeps its characters and hands over the blocks
that its layout shows (`from_text`; see layout.py). What role a block has is not decided here.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from transforms.document import (
    ArticleMetadata,
    Block,
    Dateline,
    Document,
    HeadingEvidence,
    RawArticle,
    Repair,
    Role,
    Section,
    Span,
    cleaned,
    document_id_of,
)
from transforms.document.article import NO_METADATA
from transforms.document.ids import is_global_guid
from transforms.structure.beside import set_beside_blocks_aside
from transforms.structure.datelines import read_first_dateline
from transforms.structure.line_edges import BLANK
from transforms.structure.mending import mend_block
from transforms.structure.mojibake import MendedText, join_mended_texts, read_as_meant
from transforms.structure.repairs import find_repairs
from transforms.structure.stamps import read_stamp

# A role and the words that have it, for headings their level (1 is topmost); of a body block whether the markup sets it
# off as somebody's words, and whether it makes it an item of a list. Blank or missing words are left out.
BlockText = (
    tuple[Role, str | None] | tuple[Role, str | None, int | None] | tuple[Role, str | None, int | None, bool, bool]
)

# What a reader sees between two blocks: one blank line.
_BETWEEN_BLOCKS = "\n\n"
# What is above the body belongs to no section, nor does a picture there.
_HEAD = frozenset({Role.RUBRIC, Role.HEADLINE, Role.DEK, Role.BYLINE})
_OPENS = frozenset({Role.HEADING, Role.BODY})
# The evidence of a line that plain text shows by its place and form.
_LAYOUT = "layout"
_IN_SECTIONS = _OPENS | {Role.DATELINE, Role.CAPTION}


def from_blocks(
    raw: RawArticle,
    blocks: Iterable[BlockText],
    *,
    media_type: str,
    metadata: ArticleMetadata = NO_METADATA,
) -> Document:
    """Make the Document of the `blocks` of a format with markup, in reading order, one blank line between them.

    Its id comes from the guid, else from the URL, else from the text; a guid that only its publisher knows, such as a
    number, counts together with the publisher and behind the URL. What `metadata` leaves open is as `raw` says.
    Each heading opens a section. A dateline at the head of the first body block becomes a block of its own, as in plain
    text.

    Raises:
        ValueError: no block has any words; a parser rejects such an input as `empty`.
    """
    mended, placed = _place_blocks(blocks)
    if not placed:
        raise ValueError("no block has any words")

    placed, dateline = _read_dateline(mended.text, set_beside_blocks_aside(placed, mended.text))
    said = _mend_metadata(metadata)
    return _assemble(raw, mended, placed, _without_tail(placed), dateline, media_type, said)


def from_text(
    raw: RawArticle,
    text: str | MendedText,
    blocks: Sequence[Block],
    dateline: Dateline | None,
    media_type: str,
    metadata: ArticleMetadata = NO_METADATA,
) -> Document:
    """Make the Document of a `text` that keeps its characters; its id comes from the text, sections from the blocks.

    What was mended in it before its blocks were found is among its repairs.

    Where `metadata` or `raw` says a guid or a URL, the id comes from that. The evidence of headline and byline is the
    layout, unless `metadata` says another.
    """
    said = _add_layout_evidence(metadata, blocks)
    mended = MendedText(text) if isinstance(text, str) else text
    return _assemble(raw, mended, blocks, blocks, dateline, media_type, said)


def _add_layout_evidence(metadata: ArticleMetadata, blocks: Iterable[Block]) -> ArticleMetadata:
    roles = {block.role for block in blocks}
    return replace(
        metadata,
        headline_evidence=metadata.headline_evidence or (_LAYOUT if Role.HEADLINE in roles else None),
        byline_evidence=metadata.byline_evidence or (_LAYOUT if Role.BYLINE in roles else None),
    )


def _assemble(
    raw: RawArticle,
    mended: MendedText,
    blocks: Sequence[Block],
    blocks_of_sections: Sequence[Block],
    dateline: Dateline | None,
    media_type: str,
    metadata: ArticleMetadata,
) -> Document:
    text = mended.text
    known = metadata.fill_from(raw.metadata)
    if not any(block.role is Role.HEADLINE for block in blocks):  # one that is known but not printed is not stored
        known = replace(known, headline_evidence=None)
    repairs = _join_repairs(mended.repairs, find_repairs(text))
    return Document(
        document_id_of(_choose_identity(known, text)),
        raw,
        text,
        tuple(blocks),
        media_type=media_type,
        metadata=known,
        dateline=dateline,
        published=known.published,
        repairs=repairs,
        sections=tuple(split_sections(blocks_of_sections, text, repairs)),
    )


def _mend_metadata(metadata: ArticleMetadata) -> ArticleMetadata:
    headline = metadata.headline and read_as_meant(metadata.headline)
    return replace(metadata, headline=headline, authors=tuple(map(read_as_meant, metadata.authors)))


def _join_repairs(mended: Iterable[Repair], found: Iterable[Repair]) -> tuple[Repair, ...]:
    """Join what was mended in the text and what is read differently in it, sorted; one repair where both are one."""
    by_span = {repair.span: repair for repair in mended}
    for repair in found:
        before = by_span.get(repair.span)
        by_span[repair.span] = replace(repair, original=before.original) if before else repair
    return tuple(sorted(by_span.values(), key=lambda repair: (repair.span.start_char, repair.span.end_char)))


def _choose_identity(known: ArticleMetadata, text: str) -> str:
    """Choose what the article is known by, so that no other article has it and a later version has the same."""
    if known.guid and is_global_guid(known.guid):
        return known.guid
    if known.url:
        return known.url
    return f"{known.publisher}#{known.guid}" if known.guid and known.publisher else text


def split_sections(blocks: Sequence[Block], text: str, repairs: Iterable[Repair]) -> Iterator[Section]:
    """Yield the sections of the body, positions from 1; the words before the first heading are one without heading."""
    ordered = sorted(repairs, key=lambda repair: repair.span.start_char)
    starts = [repair.span.start_char for repair in ordered]
    for position, part in enumerate(_group_by_section(blocks), start=1):
        first = part[0]
        heading = first.span if first.role is Role.HEADING else None
        heading_clean = None
        if heading is not None:
            heading_clean = cleaned(heading, text, _repairs_inside(heading, ordered, starts))
        yield Section(
            position,
            Span(first.span.start_char, part[-1].span.end_char),
            heading,
            heading_clean,
            first.opens_section,
        )


def _place_blocks(blocks: Iterable[BlockText]) -> tuple[MendedText, list[Block]]:
    """Join the words of the blocks, mended, to one text; give each block its span in it; blank ones are left out."""
    parts: list[MendedText] = []
    placed: list[Block] = []
    start = 0
    for role, words, *rest in blocks:
        mended = mend_block((words or "").strip(BLANK))
        inner = mended.text
        if not inner:
            continue
        span = Span(start, start + len(inner))
        if role is Role.HEADING:
            placed.append(Block(role, span, HeadingEvidence.MARKUP, rest[0] if rest else None))
        else:
            _, is_set_off, is_item = (*rest, None, None, None)[:3]
            placed.append(Block(role, span, is_set_off=bool(is_set_off), is_item=bool(is_item)))
        parts.append(mended)
        start = span.end_char + len(_BETWEEN_BLOCKS)
    return join_mended_texts(parts, _BETWEEN_BLOCKS), placed


def _read_dateline(text: str, blocks: list[Block]) -> tuple[list[Block], Dateline | None]:
    """Read the dateline at the head of the first body block, else the block that the format marks as a dateline.

    Returns the blocks, a dateline cut off its body block, and None where the article has no dateline. A marked block
    that cannot be read is a dateline without place and day.
    """
    at = next((index for index, block in enumerate(blocks) if block.role is Role.BODY), None)
    body = blocks[at].span if at is not None else None
    line = read_first_dateline(text, [block.span for block in blocks if block.role is Role.BODY])
    if at is None or body is None or line is None:
        return blocks, _read_marked_dateline(text, blocks)

    rest = text[line.span.end_char : body.end_char].lstrip(BLANK)
    below = [Block(Role.BODY, Span(body.end_char - len(rest), body.end_char))] if rest else []
    return [*blocks[:at], Block(Role.DATELINE, line.span), *below, *blocks[at + 1 :]], line


def _read_marked_dateline(text: str, blocks: Iterable[Block]) -> Dateline | None:
    marked = [block.span for block in blocks if block.role is Role.DATELINE]
    readable = (line for span in marked if (line := read_stamp(text, span)))
    return next(readable, Dateline(marked[0]) if marked else None)


def _without_tail(blocks: Sequence[Block]) -> list[Block]:
    """Leave out what is a head elsewhere but follows the body here, such as the author's name under an article."""
    last_of_body = max((index for index, block in enumerate(blocks) if block.role in _OPENS), default=-1)
    return [block for index, block in enumerate(blocks) if index < last_of_body or block.role not in _HEAD]


def _repairs_inside(span: Span, ordered: Sequence[Repair], starts: Sequence[int]) -> Sequence[Repair]:
    return ordered[bisect_left(starts, span.start_char) : bisect_left(starts, span.end_char)]


def _group_by_section(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    part: list[Block] = []
    for block in blocks[_first_of_body(blocks) :]:
        if block.opens_section and part:
            yield part
            part = []
        if block.role in _IN_SECTIONS:
            part.append(block)
    if part:
        yield part


def _first_of_body(blocks: Sequence[Block]) -> int:
    """Give the index of the block that opens the first section, below all of the head.

    It is the first heading or body block, or the dateline that leads into that body block; the number of blocks where
    the body is missing.
    """
    below = max((index for index, block in enumerate(blocks) if block.role in _HEAD), default=-1) + 1
    first = next((index for index in range(below, len(blocks)) if blocks[index].role in _OPENS), len(blocks))

    is_below_head = below < first < len(blocks)
    if is_below_head and blocks[first].role is Role.BODY and blocks[first - 1].role is Role.DATELINE:
        return first - 1
    return first
