"""Sentences, headlines, headings and other lines, numbered over the document."""

from dataclasses import replace

from transforms.document import Document
from transforms.language.sentences import split_sentences

NEEDS = ("parses",)
ADDS = ("sentences",)


def annotate(doc: Document) -> Document:
    """Add `sentences`."""
    return replace(doc, sentences=split_sentences(doc))
