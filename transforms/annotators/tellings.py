"""The circumstances of each quote's act of speaking."""

from dataclasses import replace

from transforms.circumstances.assembly import find_tellings
from transforms.document import Document

NEEDS = ("quotes", "speakers", "mentions", "entities", "sentences", "published")
ADDS = ("tellings",)


def annotate(doc: Document) -> Document:
    """Add `tellings`."""
    return replace(doc, tellings=find_tellings(doc))
