"""The circumstances of each quote's act of speaking."""

from dataclasses import replace

from transforms.circumstances.assembly import find_circumstances
from transforms.document import Document

NEEDS = ("parses", "published", "entities", "mentions", "quotes", "speakers")
ADDS = ("circumstances",)


def annotate(doc: Document) -> Document:
    """Add `circumstances`."""
    return replace(doc, circumstances=find_circumstances(doc))
