"""Decide the day of publication: as the dateline gives it, its year inferred where the dateline leaves it out.

A day that the format gave is kept. How a year is inferred is decided in year_inference.py.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from transforms.dates.year_inference import infer_year_of_day
from transforms.document import Document, Published, Role

# Clocks differ by a day around the world, so a text fetched on one day may bear the next.
_FETCH_SLACK = timedelta(days=1)
# Longer than all but a few articles; evidence of the day is near the top.
_READ_CHARS = 50_000


def infer_publication_day(doc: Document) -> Published | None:
    """Infer `published` where the format did not give it.

    None where the dateline has no day, or no evidence decides the year.
    """
    line = doc.dateline
    if doc.published is not None:
        return doc.published
    if line is None or line.month is None or line.day is None:
        return None
    if line.year is None:
        return _infer_year_of_publication(
            line.month, line.day, _sentences_for_publication_year(doc), _latest_publication_day(doc)
        )

    try:
        day = date(line.year, line.month, line.day)
    except ValueError:  # 29 February of a year that has none
        return None
    return Published(day, None, "dateline", "The dateline gives day, month and year.")


def _infer_year_of_publication(month: int, day: int, sentences: Sequence[str], latest: date | None) -> Published | None:
    inferred = infer_year_of_day(month, day, sentences, latest)
    if inferred is None:
        return None
    reason = inferred.reason[0].upper() + inferred.reason[1:]
    return Published(inferred.day, None, "inferred", reason, inferred.confidence)


def _sentences_for_publication_year(doc: Document) -> list[str]:
    """Give the sentences of the body, or its paragraphs before sentences are split, of its first 50,000 characters."""
    spans = [sentence.span for sentence in doc.sentences if sentence.role is Role.BODY]
    if not spans:
        spans = [block.span for block in doc.blocks if block.role is Role.BODY]
    if not spans:
        return []

    end = spans[0].start_char + _READ_CHARS
    return [doc.text[span.start_char : min(span.end_char, end)] for span in spans if span.start_char < end]


def _latest_publication_day(doc: Document) -> date | None:
    """Give the last day on which the text may be published; None where it is unknown when it was fetched."""
    if doc.raw is None or doc.raw.fetched_at is None:
        return None
    return doc.raw.fetched_at.date() + _FETCH_SLACK
