"""Read when a record was published, and when it was read from its site.

How times are written: transforms/dates. What stays open here, the text of the article may decide: the words go along
as `ArticleMetadata.date_line`, which transforms/dates/publication_day.py reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from transforms.dates.ages import SeenDate, infer_day_when_seen
from transforms.dates.written_times import TimePrecision, read_publication, read_written_time
from transforms.document import Published
from transforms.records.values import read_record_line, read_record_moment

# Of a day without a clock, the moment that is wrong by the fewest hours.
_NOON = time(12)
# A longer value is a sentence with a date in it.
_LONGEST_CHARS = 80


@dataclass(frozen=True, slots=True)
class RecordPublication:
    """The day of a record; else what is written for it."""

    published: Published | None
    date_line: str | None = None


def read_record_publication(written: object, fetched: object) -> RecordPublication:
    """Read the day of a record by what its columns hold for it and for the time at which it was fetched."""
    published = read_publication(read_record_moment(written))
    line = read_record_line(written)
    if published is not None or line is None or len(line) > _LONGEST_CHARS:
        return RecordPublication(published)
    seen_at = read_record_fetch(fetched)
    published = infer_day_when_seen(SeenDate(line, seen_at)) if seen_at else None
    return RecordPublication(published, None if published else line)


def read_record_fetch(fetched: object) -> datetime | None:
    """Read when a record was read from its site, in naive UTC; noon where only the day is written."""
    written = read_written_time(read_record_moment(fetched))
    if written is None:
        return None
    has_clock = written.at is not None and written.precision is not TimePrecision.DAY
    return written.at if has_clock else datetime.combine(written.day, _NOON)
