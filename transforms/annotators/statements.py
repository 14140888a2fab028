"""Add the statements: which quotes say the same thing in the same words. The rules: `transforms/statements`."""

from dataclasses import replace

from transforms.document import Document
from transforms.statements.clustering import cluster_statements

NEEDS = ("text", "parses", "sentences", "entities", "quotes", "insertions", "speakers")
ADDS = ("statements",)


def annotate(doc: Document) -> Document:
    """Add `statements`, one for each quote."""
    return replace(doc, statements=cluster_statements(doc))
