"""The day of publication: as the dateline gives it, its year inferred from evidence where it gives none."""

from dataclasses import replace
from datetime import date

from transforms.document import Document, Published

NEEDS = ("sentences",)
ADDS = ("published",)


def annotate(doc: Document) -> Document:
    """Add `published`, unless the format gave it; None where no evidence decides."""
    line = doc.dateline
    if doc.published is not None or line is None or line.month is None or line.day is None or line.year is None:
        return doc
    day = date(line.year, line.month, line.day)
    return replace(doc, published=Published(day, None, "dateline", "The dateline gives day, month and year."))
