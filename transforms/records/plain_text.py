"""Put the head of a record above its plain text, and read the layout of both as that of one text file.

What the columns say of the head is certain; below it the layout tells headings, captions, bylines and the dateline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from transforms.document import ArticleMetadata, Block, Document, RawArticle, Role, Span
from transforms.structure.assembly import BlockText, from_text
from transforms.structure.layout import read_layout
from transforms.structure.mending import mend_text
from transforms.structure.mojibake import join_mended_texts

_BETWEEN_BLOCKS = "\n\n"
_ABOVE_LEAD = frozenset({Role.RUBRIC, Role.HEADLINE, Role.DEK})


def make_plain_document(
    raw: RawArticle, head: Iterable[BlockText], plain: str, media_type: str, metadata: ArticleMetadata
) -> Document:
    """Make the Document of a plain text below the blocks of its head, both with their characters as they are.

    Without a headline in the head, the layout alone decides, and the head is left out.
    """
    lines = [(block[0], mend_text(words)) for block in head if (words := block[1])]
    if metadata.headline is None:
        lines = []
    body = mend_text(_drop_repeated_headline_line(plain.strip(), metadata.headline))
    mended = join_mended_texts([*(words for _, words in lines), body], _BETWEEN_BLOCKS)
    body_start = len(mended.text) - len(body.text)
    layout = read_layout(mended.text)
    below = [block for block in layout.blocks if block.span.start_char >= body_start]
    if lines:
        below = make_body_of_lines_above_lead(below)
    elif any(block.role is Role.BYLINE for block in below):  # printed in the text, and not that of the record
        metadata = replace(metadata, byline_evidence=None)
    head_blocks = _place_plain_lines((role, words.text) for role, words in lines)
    return from_text(raw, mended, [*head_blocks, *below], layout.dateline, media_type, metadata)


def make_body_of_lines_above_lead(blocks: Iterable[Block]) -> list[Block]:
    """Make lines above a lead paragraphs of the text, as they are below a headline that is known."""
    return [replace(block, role=Role.BODY) if block.role in _ABOVE_LEAD else block for block in blocks]


def _drop_repeated_headline_line(plain: str, headline: str | None) -> str:
    """Leave out the first line where it says the headline once more, and more lines follow."""
    first, _, rest = plain.partition("\n")
    is_repeated = headline is not None and " ".join(first.split()).casefold() == headline.casefold()
    return rest.strip() if is_repeated and rest.strip() else plain


def _place_plain_lines(lines: Iterable[tuple[Role, str]]) -> Iterator[Block]:
    start = 0
    for role, words in lines:
        yield Block(role, Span(start, start + len(words)))
        start += len(words) + len(_BETWEEN_BLOCKS)
