"""Give the day that names and offices of a text are read by, where it is known well enough.

How the day of publication is found: `publication_day.py`.
"""

from datetime import date

from transforms.document import Document

# A day in a file's path may be that of its download.
_PATH = "path"


def day_of_text(doc: Document) -> date | None:
    """Give the day of publication; None where it is not known, or by the file's path alone."""
    published = doc.published
    return published.day if published is not None and published.evidence != _PATH else None
