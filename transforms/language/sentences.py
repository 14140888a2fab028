"""Sentences: the parser's, with the joints mended that newswire breaks (initials, abbreviations, closing marks).

Headlines, deks, rubrics, datelines and the like are one sentence each. White space belongs to no sentence.
"""

import re
from collections.abc import Iterator

from transforms.document import Document, Parse, Role, Sentence, Span

_IN_BODY = (Role.BODY, Role.CAPTION)
# A boundary after these is none: titles, months, ranks, places, "No. 5"; a single initial ("J.").
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\u201c\"'])(?:[A-Z]|Mrs?|Ms|Mx|Drs?|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Gov|Sens?|Reps?|Rev|Hon|Pres|Amb|St|Ft|Mt"
    r"|No|Nos|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_CLOSERS = re.compile(r"[\s.]*[\"\u201d\u2019')\]\u00bb]+[.,]?(?=\s|$)")
_ENDED = re.compile(r"[.!?\u2026:;][\"\u201d\u2019')\]\u00bb.]*$")


def split_sentences(doc: Document) -> tuple[Sentence, ...]:
    """Give `sentences`, in reading order; `paragraph` counts the body's blocks from 1."""
    sections = [section.span for section in doc.sections]
    bodies = [index for index, block in enumerate(doc.blocks) if block.role in _IN_BODY]
    paragraphs = {index: number for number, index in enumerate(bodies, start=1)}
    found: list[Sentence] = []
    for index, span in _spans(doc):
        section = next((at for at, one in enumerate(sections, start=1) if one.holds(span)), None)
        role = doc.blocks[index].role
        found.append(Sentence(len(found) + 1, role, span, index, paragraphs.get(index), section))
    return tuple(found)


def _spans(doc: Document) -> Iterator[tuple[int, Span]]:
    parses: dict[int, list[Parse]] = {}
    for parse in doc.parses:
        parses.setdefault(parse.block, []).append(parse)
    for index, block in enumerate(doc.blocks):
        starts = [block.span.start_char]
        if block.role in _IN_BODY:
            starts = _starts(doc.text, block.span, parses.get(index, []))
        for start, end in zip(starts, [*starts[1:], block.span.end_char], strict=True):
            if (span := _trimmed(doc.text, start, end)) is not None:
                yield index, span


def _starts(text: str, block: Span, parses: list[Parse]) -> list[int]:
    """Where sentences of a block start: spaCy's boundaries, less those that newswire shows to be none."""
    starts = [block.start_char]
    for parse in parses:
        for token in parse.tokens:  # not `sents`, which looks through the whole parse for an annotation first
            if token.i and not token.is_sent_start:
                continue
            at = parse.start_char + token.idx
            closers = _CLOSERS.match(text, at, block.end_char)
            at = closers.end() if closers else at  # a closing mark ends the sentence before
            if at > starts[-1] and _is_boundary(text, starts[-1], at):
                starts.append(at)
    return starts


def _is_boundary(text: str, start: int, at: int) -> bool:
    before, after = text[start:at].rstrip(), text[at:].lstrip()[:1]
    if not before or not after or _ABBREVIATION.search(before[-12:]):
        return False
    return bool(_ENDED.search(before[-8:])) and not after.islower()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    inner = text[start:end]
    start, end = start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())
    return Span(start, end) if start < end else None
