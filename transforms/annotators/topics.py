"""IPTC Media Topics of the document, its sections and its quotes."""

from dataclasses import replace

from transforms.document import Document
from transforms.topics.scoring import assign_topics

NEEDS = ("parses", "quotes")
ADDS = ("topics",)


def annotate(doc: Document) -> Document:
    """Add `topics`."""
    return replace(doc, topics=assign_topics(doc))
