"""Parse PDF: the text of its pages in paragraphs. It is read in a child process (transforms/office).

A PDF has no paragraphs: transforms/office/page_lines.py finds them. One whose pages are pictures has no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from transforms.document import ArticleMetadata, Document, RawArticle, Reject, RejectReason, Role
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead
from transforms.office.page_lines import PageLine, make_page_line_blocks
from transforms.office.sandbox import OfficeReadError, read_in_child
from transforms.structure.assembly import BlockText, from_blocks, from_text
from transforms.structure.layout import read_layout

NAME = "PDF"
MEDIA_TYPES = ("application/pdf", "application/x-pdf")
SUFFIXES = (".pdf",)
_LIBRARY = "pypdfium2"
_MAGIC = b"%PDF-"
# The specification lets other bytes stand before the magic number, up to here.
_MAGIC_WITHIN_BYTES = 1024


def claims(head: InputHead) -> float:
    """Claim what has PDF's magic number near its start."""
    return BY_BYTES if _MAGIC in head.start[:_MAGIC_WITHIN_BYTES] else NO_CLAIM


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article; its headline is in the highest letters of the first page, else what the layout shows.

    Rejects: `needs_extra`, `timed_out`, `encrypted`, `malformed`, `empty` (pages that are pictures).
    """
    try:
        result = read_in_child("pdf", _LIBRARY, raw.body)
    except OfficeReadError as error:
        yield Reject.of(raw, error.reason, str(error))
        return
    blocks = make_page_line_blocks(_read_pdf_pages(result["pages"]))
    if any(char.isalnum() for block in blocks for char in str(block[1])):
        yield _make_pdf_document(raw, blocks, " ".join(str(result["title"]).split()))
    else:
        yield Reject.of(raw, RejectReason.EMPTY, "no text on its pages; they may be pictures")


def _read_pdf_pages(pages: Sequence[Sequence[Sequence[Any]]]) -> list[list[PageLine]]:
    return [[PageLine(*line) for line in lines] for lines in pages]


def _make_pdf_document(raw: RawArticle, blocks: list[BlockText], title: str) -> Document:
    """Make the Document; the title that the file declares is its headline where the text begins with it."""
    is_titled = bool(title) and str(blocks[0][1]).casefold() == title.casefold()
    if is_titled:
        blocks = [(Role.HEADLINE, blocks[0][1]), *blocks[1:]]
    if all(block[0] is Role.BODY for block in blocks):
        text = "\n\n".join(str(block[1]) for block in blocks)
        layout = read_layout(text)
        return from_text(raw, text, layout.blocks, layout.dateline, MEDIA_TYPES[0])
    headline = next((block[1] for block in blocks if block[0] is Role.HEADLINE), None)
    evidence = "title of the file" if is_titled else "highest letters"
    said = ArticleMetadata(headline=headline, headline_evidence=evidence if headline else None)
    return from_blocks(raw, blocks, media_type=MEDIA_TYPES[0], metadata=said)
