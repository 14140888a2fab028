"""Word roles: whether the encoder reads each word as cue, source or content. The profile "fast" does without."""

from dataclasses import replace

from transforms.document import Document
from transforms.quotes.encoder import read_word_roles

NEEDS = ("text", "blocks", "parses")
ADDS = ("tags",)


def annotate(doc: Document) -> Document:
    """Add `tags`."""
    return replace(doc, tags=read_word_roles(doc))
