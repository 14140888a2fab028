"""Add the dates that the text names. The rules: `transforms/dates`. The day of publication: dates.py."""

from dataclasses import replace

from transforms.dates.date_mentions import find_date_mentions
from transforms.document import Document

NEEDS = ("raw", "text", "blocks", "metadata", "language", "dateline", "published", "sentences", "parses")
ADDS = ("date_mentions",)


def annotate(doc: Document) -> Document:
    """Add `date_mentions`, in order of the text."""
    return replace(doc, date_mentions=find_date_mentions(doc))
