"""Read the layout of a plain text: its blocks with their roles, and its dateline.

The evidence is general: position, length, capitals, blank lines, final punctuation. What stands beside the article is
set aside first (beside.py); front_matter.py decides above the lead, headings.py below it; assembly.py makes the
Document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from transforms.document import Block, Dateline, HeadingEvidence, Role, RoleEvidence, Span
from transforms.structure.beside import (
    find_beside_blocks,
    find_calls_at_end,
    find_captions,
    find_repeated_blocks,
    split_sign_off,
)
from transforms.structure.captions import is_caption, split_caption
from transforms.structure.datelines import read_first_dateline
from transforms.structure.front_matter import assign_roles_above, find_lead
from transforms.structure.furniture import BETWEEN_SENTENCES, find_beside_line, find_sign_off
from transforms.structure.headings import find_headings, find_missing_headings
from transforms.structure.line_edges import BLANK
from transforms.structure.paragraphs import Paragraph, split_paragraphs
from transforms.structure.repetitions import find_site_name
from transforms.structure.stamps import has_label, read_place_alone, read_stamp

# Fewer are a note on the author, all of it: "Ana Silva covers ferries. Follow her on X".
_LEAST_SENTENCES_OF_STORY = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text in reading order, disjoint, and its dateline where it has one."""

    blocks: tuple[Block, ...]
    dateline: Dateline | None


def read_layout(text: str) -> Layout:
    """Cut `text` into blocks; every character outside of them is white space or a rule of dashes or stars."""
    everything = [part for whole in split_paragraphs(text) for part in _split_calls_off(whole, text)]
    spans = [paragraph.span for paragraph in everything]
    beside = find_repeated_blocks(spans, text) | find_beside_blocks(spans, text)
    paragraphs = [paragraph for index, paragraph in enumerate(everything) if index not in beside]
    lead = find_lead(paragraphs, text)
    above = list(_make_blocks_above(paragraphs[:lead], text, everything))
    body = paragraphs[lead:]
    dateline = read_first_dateline(text, [paragraph.span for paragraph in body])
    blocks = [*above, *_make_body_blocks(body, text, dateline), *beside.values()]
    return Layout(tuple(sorted(blocks, key=lambda block: block.span.start_char)), dateline or _find_stamp(above, text))


def _split_calls_off(whole: Paragraph, text: str) -> Iterator[Paragraph]:
    """Yield a paragraph, and behind it as paragraphs of their own the calls to readers that end it."""
    starts = find_calls_at_end(whole.text)
    is_note = len(starts) > 0 and len(BETWEEN_SENTENCES.findall(whole.text)) < _LEAST_SENTENCES_OF_STORY
    if not starts or is_caption(whole.text) or find_beside_line(whole.text, is_tail=is_note) is not None:
        yield whole
        return
    for number, (start, end) in enumerate(pairwise([0, *starts, len(whole.text)])):
        inner = whole.text[start:end].rstrip(BLANK)
        first = whole.span.start_char + start
        blanks_before, is_after_rule = (1, False) if number else (whole.blanks_before, whole.is_after_rule)
        yield Paragraph(Span(first, first + len(inner)), inner, blanks_before, is_after_rule, len(inner.split()))


def _make_blocks_above(head: Sequence[Paragraph], text: str, everything: Sequence[Paragraph]) -> Iterator[Block]:
    """Yield the blocks above the lead; a headline loses the site's name, a caption its credit."""
    for role, paragraph in zip(assign_roles_above(head, text), head, strict=True):
        span = paragraph.span
        if role is Role.CAPTION:
            yield from split_caption(text, span)
            continue
        others = [other.text for other in everything if other.span != span]
        site = find_site_name(paragraph.text, others) if role is Role.HEADLINE else None
        if site is None:
            yield Block(role, span)
            continue
        cut = span.start_char + site
        yield Block(role, Span(span.start_char, span.start_char + len(paragraph.text[:site].rstrip(BLANK))))
        yield Block(Role.FURNITURE, Span(cut, span.end_char), evidence=RoleEvidence.SITE_NAME)


def _make_body_blocks(body: Sequence[Paragraph], text: str, dateline: Dateline | None) -> Iterator[Block]:
    captions = find_captions([paragraph.text for paragraph in body])
    signed = {index for index, paragraph in enumerate(body) if find_sign_off(paragraph.text) is not None}
    headings = find_headings(body) - captions - signed
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
        elif index in captions:
            yield from split_caption(text, span)
        elif span.start_char < span.end_char:
            body_block = Block(Role.BODY, span, HeadingEvidence.MISSING if index in missing else None)
            yield from split_sign_off(body_block, text)


def _find_stamp(above: Sequence[Block], text: str) -> Dateline | None:
    """Give the date line above the lead, where the lead has no dateline of its own; rather one that has a place."""
    spans = [block.span for block in above if block.role is Role.DATELINE]
    stamps = [line for span in spans if (line := read_stamp(text, span) or read_place_alone(text, span))]
    return next((stamp for stamp in stamps if stamp.place), next(iter(stamps), None))
