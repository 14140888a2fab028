"""Read the layout of a plain text: its blocks with their roles, and its dateline.

The evidence is general: position, length, capitals, blank lines, final punctuation. front_matter.py decides above the
lead, headings.py below it; assembly.py makes the Document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.document import Block, Dateline, HeadingEvidence, Role, Span
from transforms.structure.captions import is_caption
from transforms.structure.datelines import read_dateline
from transforms.structure.front_matter import assign_roles_above, find_lead
from transforms.structure.headings import find_headings, find_missing_headings
from transforms.structure.paragraphs import BLANK, Paragraph, split_paragraphs
from transforms.structure.stamps import has_label, read_stamp


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in reading order, disjoint, and its dateline where it has one."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None


def read_layout(text: str) -> Layout:
    """Cut `text` into blocks; every character outside of them is white space or a rule of dashes or stars."""
    paragraphs = split_paragraphs(text)
    lead = find_lead(paragraphs, text)
    roles = assign_roles_above(paragraphs[:lead], text)
    above = [Block(role, paragraph.span) for role, paragraph in zip(roles, paragraphs, strict=False)]
    body = paragraphs[lead:]
    dateline = read_dateline(text, body[0].span.start_char, body[0].span.end_char) if body else None
    blocks = [*above, *_make_body_blocks(body, text, dateline)]
    return Layout(tuple(blocks), dateline or _find_stamp(above, text))


def _make_body_blocks(body: Sequence[Paragraph], text: str, dateline: Dateline | None) -> Iterator[Block]:
    captions = {index for index, paragraph in enumerate(body) if is_caption(paragraph.text)}
    headings = find_headings(body) - captions
    missing = find_missing_headings(body, headings) - captions
    for index, paragraph in enumerate(body):
        span = paragraph.span
        if index == 0 and dateline:
            yield Block(Role.DATELINE, dateline.span)
            rest = text[dateline.span.end_char : span.end_char]
            span = Span(span.end_char - len(rest.lstrip(BLANK)), span.end_char)
        if has_label(text, span):
            yield Block(Role.DATELINE, span)
        elif index in headings:
            yield Block(Role.HEADING, span, HeadingEvidence.LAYOUT)
        elif span.start_char < span.end_char:
            role = Role.CAPTION if index in captions else Role.BODY
            yield Block(role, span, HeadingEvidence.MISSING if index in missing else None)


def _find_stamp(above: Sequence[Block], text: str) -> Dateline | None:
    """Give the date line above the lead, where the lead has no dateline of its own."""
    stamps = (read_stamp(text, block.span) for block in above if block.role is Role.DATELINE)
    return next((stamp for stamp in stamps if stamp), None)
