"""Word roles: whether the encoder reads each word as cue, source or content. The profile "fast" does without."""

from dataclasses import replace

from transforms.document import Document
from transforms.encoder.encoder import read_word_roles

NEEDS = ("text", "blocks", "parses")
ADDS = ("word_roles",)


def annotate(doc: Document) -> Document:
    """Add `word_roles`."""
    return replace(doc, word_roles=read_word_roles(doc))
