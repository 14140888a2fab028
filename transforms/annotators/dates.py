"""Add the day of publication where the format did not give it. The rules: `transforms/dates`."""

from dataclasses import replace

from transforms.dates.publication_day import infer_publication_day
from transforms.document import Document

NEEDS = ("raw", "text", "blocks", "metadata", "language", "dateline", "published", "sentences")
ADDS = ("published", "undated_because")


def annotate(doc: Document) -> Document:
    """Add `published`; where no evidence decides the day it stays None, and `undated_because` says what was found."""
    found = infer_publication_day(doc)
    return replace(doc, published=found.published, undated_because=found.open_because)
