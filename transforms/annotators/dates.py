"""The day of publication."""

from dataclasses import replace

from transforms.dates.publication_day import infer_publication_day
from transforms.document import Document

NEEDS = ("sentences",)
ADDS = ("published",)


def annotate(doc: Document) -> Document:
    """Add `published`."""
    return replace(doc, published=infer_publication_day(doc))
