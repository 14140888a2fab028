"""Entities and where they are named."""

from dataclasses import replace

from transforms.document import Document
from transforms.entities.assembly import find_entities

NEEDS = ("blocks", "dateline", "metadata", "parses", "published", "sentences", "text")
ADDS = ("entities", "mentions")


def annotate(doc: Document) -> Document:
    """Add `entities`, by first appearance, and `mentions`, by offset."""
    entities, mentions = find_entities(doc)
    return replace(doc, entities=entities, mentions=mentions)
