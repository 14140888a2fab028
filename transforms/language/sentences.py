"""Split a document into sentences: the parser's boundaries, corrected for initials, abbreviations and closing marks.

Headlines, deks, rubrics, datelines and the like are one sentence each. White space belongs to no sentence. The blocks
themselves are cut in `transforms/structure`.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.document import Document, Parse, Role, Sentence, Span, Token
from transforms.language.sentence_ends import find_unmarked_ends, goes_on_with_tag

_IN_BODY = (Role.BODY, Role.CAPTION)
# No sentence ends after these: titles, months, ranks, places, "No. 5"; a single initial ("J.").
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\u201c\"'])(?:[A-Z]|Mrs?|Ms|Mx|Drs?|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Gov|Sens?|Reps?|Rev|Hon|Pres|Amb|St|Ft|Mt"
    r"|No|Nos|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_CLOSERS = re.compile(r"[\s.]*[\"\u201d\u2019')\]\u00bb]+[.,]?(?=\s|$)")
_ENDED = re.compile(r"[.!?\u2026:;\u3002\uff01\uff1f\u061f\u0964][\"\u201d\u2019')\]\u00bb.]*$")

# Characters before a boundary in which an abbreviation, or the marks of a sentence's end, are looked for.
_ABBREVIATION_CHARS = 12
_END_CHARS = 8


def split_sentences(doc: Document) -> tuple[Sentence, ...]:
    """Split a document into sentences, in reading order; `paragraph` counts the body's blocks from 1."""
    section_spans = [section.span for section in doc.sections]
    in_body = [index for index, block in enumerate(doc.blocks) if block.role in _IN_BODY]
    paragraphs = {index: number for number, index in enumerate(in_body, start=1)}
    sentences: list[Sentence] = []
    for index, span in _split_blocks_into_sentences(doc):
        section = next((number for number, outer in enumerate(section_spans, start=1) if outer.holds(span)), None)
        block = doc.blocks[index]
        sentences.append(
            Sentence(len(sentences) + 1, block.role, span, index, paragraphs.get(index), section, block.evidence)
        )
    return tuple(sentences)


def _split_blocks_into_sentences(doc: Document) -> Iterator[tuple[int, Span]]:
    """Yield the index of the block and the span of each sentence."""
    parses: dict[int, list[Parse]] = {}
    for parse in doc.parses:
        parses.setdefault(parse.block, []).append(parse)

    for index, block in enumerate(doc.blocks):
        starts = [block.span.start_char]
        if block.role in _IN_BODY:
            starts = _find_sentence_starts(doc.text, block.span, parses.get(index, []))
        for start, end in pairwise([*starts, block.span.end_char]):
            span = _trim_sentence(doc.text, start, end)
            if span is not None:
                yield index, span


def _find_sentence_starts(text: str, block: Span, parses: list[Parse]) -> list[int]:
    """Find where the sentences of a block start: spaCy's boundaries, without those that newswire shows to be wrong."""
    unmarked = set(find_unmarked_ends(text, block))
    parsed = {start: token for parse in parses for start, token in _parsed_starts(text, block, parse)}
    starts = [block.start_char]
    for start in sorted(parsed.keys() | unmarked):
        if start <= starts[-1]:
            continue
        if start in unmarked or _is_sentence_boundary(text, starts[-1], start, parsed[start]):
            starts.append(start)
    return starts


def _parsed_starts(text: str, block: Span, parse: Parse) -> Iterator[tuple[int, Token]]:
    """Yield where the parser begins a sentence, behind the marks that close the one before, with the token there."""
    for token in parse.tokens:  # not `sents`, which looks through the whole parse for an annotation first
        is_start = token.i == 0 or token.is_sent_start
        if not is_start:
            continue
        start = parse.start_char + token.idx
        closers = _CLOSERS.match(text, start, block.end_char)
        start = closers.end() if closers else start
        behind = (other for other in parse.tokens[token.i :] if parse.start_char + other.idx >= start)
        yield start, next((other for other in behind if not other.is_space), token)


def _is_sentence_boundary(text: str, start: int, boundary: int, behind: Token) -> bool:
    """Say whether the sentence that begins at `start` ends at `boundary`; `behind` is the first token there."""
    before = text[start:boundary].rstrip()
    next_char = text[boundary:].lstrip()[:1]
    if not before or not next_char:
        return False
    if _ABBREVIATION.search(before[-_ABBREVIATION_CHARS:]):
        return False
    is_ended = bool(_ENDED.search(before[-_END_CHARS:])) and not next_char.islower()
    return is_ended and not goes_on_with_tag(behind, before)


def _trim_sentence(text: str, start: int, end: int) -> Span | None:
    """Leave out white space at both ends; None where nothing else is left."""
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip())
    last = start + len(inner.rstrip())
    return Span(first, last) if first < last else None
