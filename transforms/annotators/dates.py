"""Add the day of publication where the format did not give it. The rules: `transforms/dates`."""

from dataclasses import replace

from transforms.dates.publication_day import infer_publication_day
from transforms.document import Document

NEEDS = ("raw", "text", "blocks", "dateline", "published", "sentences")
ADDS = ("published",)


def annotate(doc: Document) -> Document:
    """Add `published`; it stays None where no evidence decides the day."""
    return replace(doc, published=infer_publication_day(doc))
