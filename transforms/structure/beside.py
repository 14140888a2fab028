"""Set aside the paragraphs that stand beside the article: furniture of the page, corrections, what is said twice.

Each keeps its place as a block of its own role, so that nothing of the text is lost and nothing is read into it. How a
line is known by its words is in furniture.py and repetitions.py, what belongs to a picture in captions.py.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from transforms.document import Block, Role, RoleEvidence, Span
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.structure.capital_titles import find_capital_titles
from transforms.structure.captions import is_caption, is_like_caption, split_caption
from transforms.structure.credits import find_credit
from transforms.structure.datelines import read_dateline
from transforms.structure.furniture import (
    BETWEEN_SENTENCES,
    BesideLine,
    find_beside_line,
    find_link_at_end,
    find_sign_off,
    is_page_line,
)
from transforms.structure.line_edges import BLANK, ends_sentence
from transforms.structure.post_forms import LINK, find_post_signer
from transforms.structure.repetitions import find_repetitions

# The last paragraphs, in the lower half of a text, may say who wrote it.
_LAST_PARAGRAPHS = 4
# With the lines of the page between and below them.
_LONGEST_TAIL = 12
_CLOSING_MARKS = frozenset("\"”»’'")
_LINK = re.compile(LINK)
# A page's calls and notes behind an article: follow us, send us, who helped to report, what was changed.
_MOST_CALLS = 4
# A dateline is above the first lines only.
_LINES_WITH_DATELINE = 9


def find_beside_blocks(spans: Sequence[Span], text: str, *, is_headline_known: bool = False) -> dict[int, Block]:
    """Find the paragraphs of a text that stand beside the article, by index, and give the block of each.

    Where no headline is known, the first line may be it, and begin as a link does: "Watch: ...".
    """
    paragraphs = [span.of(text) for span in spans]
    titles = find_capital_titles(paragraphs)
    lines = {index: BesideLine(Role.FURNITURE, RoleEvidence.LINK) for index in titles}
    tail = _find_tail(paragraphs)
    for index, paragraph in enumerate(paragraphs):
        line = find_beside_line(paragraph, is_tail=index in tail)
        if line is not None and (index > 0 or is_headline_known or is_page_line(paragraph)):
            lines[index] = line
        elif index - 1 in lines and _is_led_in(paragraphs[index - 1], paragraph, lines[index - 1]):
            lines[index] = lines[index - 1]
        elif index > 0 and find_post_signer(paragraph) and not _ends_quoted(paragraphs[index - 1]):
            lines[index] = BesideLine(Role.FURNITURE, RoleEvidence.LINK)
    return {index: Block(line.role, spans[index], evidence=line.evidence) for index, line in lines.items()}


def find_calls_at_end(paragraph: str) -> list[int]:
    """Find where the calls to readers and the notes begin that end a paragraph: "... is closed. Follow us on X.".

    A text that has lost its breaks has them behind its last sentence. Empty where there is none, or nothing before it.
    """
    starts = [0, *(gap.end() for gap in BETWEEN_SENTENCES.finditer(paragraph))]
    ends = [*starts[1:], len(paragraph)]
    sentences = [paragraph[start:end].strip(BLANK) for start, end in zip(starts, ends, strict=True)]
    kept = len(sentences)
    while kept > 1 and len(sentences) - kept < _MOST_CALLS and find_beside_line(sentences[kept - 1]) is not None:
        kept -= 1
    return starts[kept:]


def _find_tail(paragraphs: Sequence[str]) -> set[int]:
    """Find the last paragraphs, by index, in the lower half of a text; lines of the page are not counted."""
    below = range(len(paragraphs) - 1, (len(paragraphs) - 1) // 2, -1)
    own = [index for index in islice(below, _LONGEST_TAIL) if find_beside_line(paragraphs[index]) is None]
    last = own[:_LAST_PARAGRAPHS]
    return {index for index in below if index >= min(last, default=len(paragraphs))}


def find_repeated_blocks(spans: Sequence[Span], text: str) -> dict[int, Block]:
    """Find the paragraphs of an extracted text that say once more what one above says, by index, with their blocks."""
    repeated = find_repetitions([_skip_dateline(span, index, text) for index, span in enumerate(spans)])
    return {index: Block(Role.FURNITURE, spans[index], evidence=RoleEvidence.REPETITION) for index in repeated}


def find_captions(paragraphs: Sequence[str]) -> set[int]:
    """Find the captions and credits among paragraphs, by index: by their own form, or beside a credit alone."""
    captions = {index for index, paragraph in enumerate(paragraphs) if is_caption(paragraph)}
    last = len(paragraphs) - 1
    if last in captions and find_sign_off(paragraphs[last]):
        captions.remove(last)  # the agency signs the text
    credits = {index for index in captions if find_credit(paragraphs[index]) == 0}
    beside = {index for credit in credits for index in (credit - 1, credit + 1) if 0 <= index < len(paragraphs)}
    return captions | {index for index in beside if is_like_caption(paragraphs[index])}


def set_beside_blocks_aside(blocks: Sequence[Block], text: str) -> list[Block]:
    """Give the blocks with the roles of those body blocks changed that stand beside the article or belong to a picture.

    All stays as it is where no body would be left.
    """
    body = [block for block in blocks if block.role is Role.BODY]
    spans = [block.span for block in body]
    beside = find_beside_blocks(spans, text, is_headline_known=True)
    captions = find_captions([span.of(text) for span in spans])
    if len(beside.keys() | captions) == len(body):
        return list(blocks)
    places = {block.span: index for index, block in enumerate(body)}
    return [
        placed
        for block in blocks
        for placed in (
            _place_again(block, places[block.span], beside, captions, text) if block.role is Role.BODY else [block]
        )
    ]


def _place_again(
    block: Block, index: int, beside: Mapping[int, Block], captions: set[int], text: str
) -> Iterator[Block]:
    if index in beside:
        yield beside[index]
    elif index in captions:
        yield from split_caption(text, block.span)
    else:
        yield from split_sign_off(block, text)


def split_sign_off(block: Block, text: str) -> Iterator[Block]:
    """Yield a body block, and behind it as a credit what the agency signs it with: "... is closed. (LUSA)".

    A link in brackets behind the last sentence is cut off likewise: "(RELATED: Ferry stuck)".
    """
    at, link = find_sign_off(block.span.of(text)), find_link_at_end(block.span.of(text))
    if at is None and link is None:
        yield block
        return
    cut = block.span.start_char + min(place for place in (at, link) if place is not None)
    words = text[block.span.start_char : cut].rstrip(BLANK)
    yield replace(block, span=Span(block.span.start_char, block.span.start_char + len(words)))
    if link is not None:
        yield Block(Role.FURNITURE, Span(cut, block.span.end_char), evidence=RoleEvidence.LINK)
    else:
        yield Block(Role.CREDIT, Span(cut, block.span.end_char), evidence=RoleEvidence.STAFF)


def _is_led_in(label: str, paragraph: str, line: BesideLine) -> bool:
    """Say whether a label that stands alone above leads to this paragraph: a correction, or the title of a link."""
    if is_page_word(label, PageWord.LINK_INSIDE):
        return not ends_sentence(paragraph)
    if line.evidence is not RoleEvidence.LABEL or not label.endswith(":"):
        return False
    return line.role is Role.CORRECTION or not ends_sentence(paragraph)


def _ends_quoted(paragraph: str) -> bool:
    """Say whether a post above its signature stands between marks, links behind them left out."""
    return _LINK.sub("", paragraph).rstrip()[-1:] in _CLOSING_MARKS


def _skip_dateline(span: Span, index: int, text: str) -> str:
    line = read_dateline(text, span.start_char, span.end_char) if index < _LINES_WITH_DATELINE else None
    return text[line.span.end_char if line else span.start_char : span.end_char]
