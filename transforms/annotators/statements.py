"""Statements: which quotes tell the same one."""

from dataclasses import replace

from transforms.document import Document
from transforms.statements.clustering import cluster_statements

NEEDS = ("quotes", "speakers", "sentences", "insertions")
ADDS = ("statements",)


def annotate(doc: Document) -> Document:
    """Add `statements`."""
    return replace(doc, statements=cluster_statements(doc))
