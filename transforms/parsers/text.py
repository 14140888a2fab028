"""Parse plain text: one file, one article. Its structure is what the layout shows (`transforms/structure`)."""

from collections.abc import Iterator

from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.structure.assembly import from_text
from transforms.structure.decoding import NotText, decode
from transforms.structure.layout import read_layout

MEDIA_TYPES = ("text/plain",)


def claims(_head: bytes) -> bool:
    """Say yes: what no other format claims is read as plain text."""
    return True


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article, or one Reject: `binary` or `empty` (no letter, no digit)."""
    try:
        text = decode(raw.body)
    except NotText as error:
        yield Reject.of(raw, RejectReason.BINARY, f"no text: {error}")
        return
    if not any(char.isalnum() for char in text):
        yield Reject.of(raw, RejectReason.EMPTY, "no letter and no digit in it")
        return

    layout = read_layout(text)
    yield from_text(raw, text, layout.blocks, layout.dateline, MEDIA_TYPES[0])
