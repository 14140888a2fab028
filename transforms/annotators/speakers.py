"""Speakers: who the source of each quote is."""

from dataclasses import replace

from transforms.document import Document
from transforms.speakers.turn_taking import resolve_speakers

NEEDS = ("text", "blocks", "parses", "sentences", "entities", "mentions", "quotes")
ADDS = ("speakers",)


def annotate(doc: Document) -> Document:
    """Add `speakers`."""
    return replace(doc, speakers=resolve_speakers(doc))
