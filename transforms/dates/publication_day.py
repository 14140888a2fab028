"""The day of publication: as the dateline gives it, its year inferred from evidence where it gives none."""

from collections.abc import Sequence
from datetime import date, timedelta

from transforms.dates.year_inference import infer_day
from transforms.document import Document, Published, Role

# Clocks differ by a day around the world, so a text fetched on one day may bear the next.
_FETCH_SLACK = timedelta(days=1)
# Longer than all but a few articles; evidence of the day stands near the top.
_READ_CHARS = 50_000


def infer_publication_day(doc: Document) -> Published | None:
    """Give `published`, unless the format gave it; None where no evidence decides the year."""
    line = doc.dateline
    if doc.published is not None or line is None or line.month is None or line.day is None:
        return doc.published
    if line.year is None:
        return _inferred(line.month, line.day, _said(doc), _latest(doc))
    try:
        day = date(line.year, line.month, line.day)
    except ValueError:  # 29 February of a year that has none
        return None
    return Published(day, None, "dateline", "The dateline gives day, month and year.")


def _inferred(month: int, day: int, sentences: Sequence[str], latest: date | None) -> Published | None:
    found = infer_day(month, day, sentences, latest)
    if found is None:
        return None
    reason = found.reason[0].upper() + found.reason[1:]
    return Published(found.day, None, "inferred", reason, found.confidence)


def _said(doc: Document) -> list[str]:
    """Give the sentences of the body, or its paragraphs where none were cut, as far as they are read."""
    spans = [one.span for one in doc.sentences if one.role is Role.BODY]
    spans = spans or [block.span for block in doc.blocks if block.role is Role.BODY]
    end = spans[0].start_char + _READ_CHARS if spans else 0
    return [doc.text[span.start_char : min(span.end_char, end)] for span in spans if span.start_char < end]


def _latest(doc: Document) -> date | None:
    return None if doc.raw is None or doc.raw.fetched_at is None else doc.raw.fetched_at.date() + _FETCH_SLACK
