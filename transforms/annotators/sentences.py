"""Add the sentences: of the body, and headlines, headings and other lines. The rules: `transforms/language`."""

from dataclasses import replace

from transforms.document import Document
from transforms.language.sentences import split_sentences

NEEDS = ("text", "blocks", "sections", "parses")
ADDS = ("sentences",)


def annotate(doc: Document) -> Document:
    """Add `sentences`, numbered from 1 over the document."""
    return replace(doc, sentences=split_sentences(doc))
