"""Editors' brackets inside quotes."""

from dataclasses import replace

from transforms.document import Document
from transforms.quotes.insertions import find_insertions

NEEDS = ("text", "parses", "quotes")
ADDS = ("insertions",)


def annotate(doc: Document) -> Document:
    """Add `insertions`."""
    return replace(doc, insertions=find_insertions(doc))
