"""Parse DOCX: the paragraphs, headings and tables of a Word document.

It is read in a child process (transforms/office).
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.document import ArticleMetadata, Document, RawArticle, Reject, RejectReason, Role
from transforms.formats.heads import BY_BYTES, BY_MEDIA_TYPE, NO_CLAIM, InputHead
from transforms.markup.blocks import read_fragment_blocks
from transforms.markup.tree import TooDeep
from transforms.office.sandbox import OfficeReadError, read_in_child
from transforms.structure.assembly import BlockText, from_blocks, from_text
from transforms.structure.layout import read_layout

NAME = "DOCX"
MEDIA_TYPES = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
SUFFIXES = (".docx",)
_LIBRARY = "mammoth"
_ZIP = b"PK\x03\x04"
# Names of members of the zip that a Word document is.
_WORD_PARTS = b"word/"


def claims(head: InputHead) -> float:
    """Claim a zip with the parts of a Word document, and one that is called so."""
    if not head.start.startswith(_ZIP):
        return NO_CLAIM
    if _WORD_PARTS in head.start or head.score_declared(MEDIA_TYPES, SUFFIXES) >= BY_MEDIA_TYPE:
        return BY_BYTES
    return head.score_declared(MEDIA_TYPES, SUFFIXES)


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article; its headline is the one heading of the topmost level, else what the layout shows.

    Rejects: `needs_extra`, `timed_out`, `malformed`, `empty`, `too_deep`.
    """
    try:
        blocks = read_fragment_blocks(read_in_child("docx", _LIBRARY, raw.body)["markup"])
    except OfficeReadError as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    except TooDeep as error:
        yield Reject.of(raw, RejectReason.TOO_DEEP, str(error))
        return
    if any(char.isalnum() for block in blocks for char in str(block[1])):
        yield _make_docx_document(raw, blocks)
    else:
        yield Reject.of(raw, RejectReason.EMPTY, "no letter and no digit in it")


def _make_docx_document(raw: RawArticle, blocks: list[BlockText]) -> Document:
    if all(block[0] is Role.BODY for block in blocks):
        text = "\n\n".join(str(block[1]) for block in blocks)
        layout = read_layout(text)
        return from_text(raw, text, layout.blocks, layout.dateline, MEDIA_TYPES[0])
    blocks = _promote_docx_headline(blocks)
    headline = next((block[1] for block in blocks if block[0] is Role.HEADLINE), None)
    said = ArticleMetadata(headline=headline, headline_evidence="topmost heading" if headline else None)
    return from_blocks(raw, blocks, media_type=MEDIA_TYPES[0], metadata=said)


def _promote_docx_headline(blocks: list[BlockText]) -> list[BlockText]:
    """Make the first block the headline where it is a heading and no other one is of its level."""
    levels = [block[2] for block in blocks if block[0] is Role.HEADING and len(block) > 2]
    is_headline = blocks[0][0] is Role.HEADING and levels.count(levels[0]) == 1
    return [(Role.HEADLINE, blocks[0][1]), *blocks[1:]] if is_headline else blocks
