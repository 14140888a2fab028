"""Add the IPTC Media Topics of the document, its sections and its quotes. The rules: `transforms/topics`."""

from dataclasses import replace

from transforms.document import Document
from transforms.topics.scoring import assign_topics

NEEDS = ("text", "blocks", "sections", "parses", "quotes")
ADDS = ("topics",)


def annotate(doc: Document) -> Document:
    """Add `topics`, by unit and rank."""
    return replace(doc, topics=assign_topics(doc))
