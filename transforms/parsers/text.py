"""Parse plain text: one file, one article. Its structure is what the layout shows (`transforms/structure`), or lines
of keys and values above it say (`transforms/records/head_fields.py`).
"""

from collections.abc import Iterator

from transforms.document import Document, RawArticle, Reject, RejectReason
from transforms.formats.heads import AS_A_LAST_RESORT, NO_CLAIM, InputHead
from transforms.knowledge.missing_texts import is_missing_text
from transforms.records.head_fields import make_headed_document, read_head_fields
from transforms.structure.assembly import from_text
from transforms.structure.decoding import NotText, decode
from transforms.structure.layout import read_layout
from transforms.structure.mending import mend_text

NAME = "plain text"
MEDIA_TYPES = ("text/plain",)
SUFFIXES = (".txt", ".text")


def claims(head: InputHead) -> float:
    """Claim what is called text, and as a last resort what has a name that says nothing."""
    is_unnamed = not head.media_type and not head.suffix
    return head.score_declared(MEDIA_TYPES, SUFFIXES) or (AS_A_LAST_RESORT if is_unnamed else NO_CLAIM)


def parse(raw: RawArticle) -> Iterator[Document | Reject]:
    """Yield the article, or one Reject: `binary` or `empty` (no words, or such as "Page not found")."""
    try:
        text = decode(raw.body)
    except NotText as error:
        yield Reject.of(raw, RejectReason.BINARY, f"no text: {error}")
        return
    if is_missing_text(text):
        has_words = any(map(str.isalnum, text))
        message = f'it says "{text.split(chr(10))[0].strip()}"' if has_words else "no letter and no digit in it"
        yield Reject.of(raw, RejectReason.EMPTY, message)
        return

    mended = mend_text(text)
    if (head := read_head_fields(mended.text)) is not None:
        yield make_headed_document(raw, mended, head, MEDIA_TYPES[0])
        return
    layout = read_layout(mended.text)
    yield from_text(raw, mended, layout.blocks, layout.dateline, MEDIA_TYPES[0])
