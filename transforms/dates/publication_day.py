"""Decide the day of publication: by date lines, the dateline, the year that the text shows, the name of the file.

A day that the format gave is kept. Else count in this order a line that says "published", a dateline with its year,
another date line, the dateline with a year that something else shows, a byline or headline that ends with a whole date,
a line that says "updated", what the format guessed, and last the file's name or address. How a year is inferred is
decided in year_inference.py, how a numeric date is read in day_order.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from transforms.dates.day_order import NumericDay, order_numeric_day
from transforms.dates.path_days import PathDay, find_day_in_path
from transforms.dates.year_inference import infer_year_of_day
from transforms.document import Block, Document, Published, Role, Span
from transforms.knowledge.calendar import MONTHS, WEEKDAYS
from transforms.structure.stamps import Stamp, StampLabel, read_stamps
from transforms.structure.written_days import WRITTEN_DAY, Day, read_matched_day

# Clocks differ by a day around the world, so a text fetched on one day may bear the next.
_FETCH_SLACK = timedelta(days=1)
# Longer than all but a few articles; evidence of the day is near the top.
_READ_CHARS = 50_000
# What a format guessed of a page's dates is no surer than this.
_GUESSED_CONFIDENCE = 0.4
# A story is published, or changed, within so many days after the day of its dateline.
_DAYS_AFTER_DATELINE = 7
# An update is mostly of the same day; a judgement, no measure.
_UPDATED_CONFIDENCE = 0.6
# A file is mostly named by the day of the article; it may be that of storing.
_PATH_CONFIDENCE = 0.6
# A headline may also tell of a day; one with its weekday, month and year at the end is mostly a line of its own.
_HEADLINE_CONFIDENCE = 0.8
_DATED_HEADLINE = re.compile(rf"\b(?P<weekday>(?:{'|'.join(WEEKDAYS)})),?\s+(?:{WRITTEN_DAY.pattern})\s*\Z")
# What was said on a day bears it, without its weekday: "Press Briefing by Ana Silva, May 3, 2016".
_DATED_RECORD = re.compile(
    r"(?i:\b(?:briefing|transcript|remarks|readout|hearing|press conference|proceedings)\b)[^\n]*[,\u2013\u2014-]\s*"
    rf"(?:{WRITTEN_DAY.pattern})\s*\Z"
)
# The agency's last line: "This report by The Harbour Press was first published May 3, 2016."
_CLOSING_LINE = re.compile(
    r"(?i:this\s+(?:report|story|article|column|piece)\b[^.\n]{0,60}?\s(?:first|originally)\s+published)"
    rf"(?:\s+on)?\s+(?:{WRITTEN_DAY.pattern})"
)
_BEFORE_DATE = re.compile(r"[,|•·]\s*|\s[/–—-]\s+|\son\s+|\s(?=(?i:published|updated|posted)\s)|\s{2,}|\t")
# A line above the first paragraph: a chapter, a place, a name.
_LONGEST_HEAD_LINE_CHARS = 60
# More of them are a list, whose dates are its own.
_MOST_HEAD_LINES = 3
# The dateline has the day, the other place its year.
_YEAR_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """The day of publication; else, where something was found that does not decide it, what that is."""

    published: Published | None
    open_because: str | None = None


@dataclass(frozen=True, slots=True)
class _DayEvidence:
    """What an article shows of its day."""

    doc: Document
    sentences: Sequence[str]
    language: str | None  # as declared, with its region, else by the words
    latest: date | None
    stamps: tuple[Stamp, ...]
    dateline: Day | None
    path: PathDay | None


def infer_publication_day(doc: Document) -> PublicationDay:
    """Infer `published` where the format did not give it or guessed; without evidence that decides it, it is open."""
    if doc.published is not None and doc.published.confidence > _GUESSED_CONFIDENCE:
        return PublicationDay(doc.published)
    evidence = _collect_evidence(doc)
    published = next(filter(None, _list_readings(evidence)), None)
    return PublicationDay(published, None if published else _explain_open_day(evidence))


def order_numeric_day_of_text(words: str, day_first: date, month_first: date, doc: Document) -> date | None:
    """Choose between the readings of a numeric date in the text; the day of publication is the one that agrees with it.

    None where nothing decides.
    """
    published = doc.published.day if doc.published else None
    if published in (day_first, month_first):
        return published
    readings = tuple(Day(day.month, day.day, day.year) for day in (day_first, month_first))
    stamp = Stamp(StampLabel.BARE, words, readings, is_numeric=True)
    evidence = _collect_evidence(doc)
    ordered = order_numeric_day(
        NumericDay(stamp, day_first, month_first, doc, evidence.sentences, evidence.language, evidence.latest)
    )
    return ordered.day if ordered else None


def _collect_evidence(doc: Document) -> _DayEvidence:
    stamps = [*_read_date_line_of_input(doc.metadata.date_line)]
    stamps += [stamp for block in _list_date_lines(doc) for stamp in read_stamps(doc.text, block.span)]
    line = doc.dateline
    is_stamp = line is not None and line.place is None and bool(read_stamps(doc.text, line.span))
    day = None
    if line is not None and not is_stamp and line.month is not None and line.day is not None:
        day = Day(line.month, line.day, line.year)
    detected = doc.language.tag if doc.language else None
    return _DayEvidence(
        doc,
        _sentences_for_publication_year(doc),
        doc.metadata.language or detected,
        _latest_publication_day(doc),
        tuple(stamps),
        day,
        _find_path_day(doc),
    )


def _read_date_line_of_input(words: str | None) -> Iterator[Stamp]:
    """Yield the dates that the input writes beside the text; one without a label is that of publication."""
    for stamp in read_stamps(words, Span(0, len(words))) if words else ():
        yield stamp if stamp.label is StampLabel.UPDATED else replace(stamp, label=StampLabel.PUBLISHED)


def _list_date_lines(doc: Document) -> Iterator[Block]:
    """Yield the date lines: those of the layout, and in the body those above which there is no sentence."""
    yield from (block for block in doc.blocks if block.role is Role.DATELINE)
    body = (block for block in doc.blocks if block.role is Role.BODY)
    for block in islice(body, _MOST_HEAD_LINES):
        if block.span.end_char - block.span.start_char > _LONGEST_HEAD_LINE_CHARS:
            return
        yield block


def _list_readings(evidence: _DayEvidence) -> Iterator[Published | None]:
    """Yield what each place says of the day, the surest place first."""
    yield from _read_stamps(evidence, StampLabel.PUBLISHED)
    yield _read_full_dateline(evidence)
    yield from _read_stamps(evidence, StampLabel.BARE)
    yield _read_closing_line(evidence)
    yield _complete_dateline(evidence)
    yield _read_end_of_byline(evidence)
    yield _read_end_of_headline(evidence)
    yield from _read_stamps(evidence, StampLabel.UPDATED)
    yield evidence.doc.published
    yield _read_path(evidence)


def _read_full_dateline(evidence: _DayEvidence) -> Published | None:
    line = evidence.dateline
    day = _make_day(line) if line else None
    return Published(day, None, "dateline", "The dateline gives day, month and year.") if day else None


def _read_stamps(evidence: _DayEvidence, label: StampLabel) -> Iterator[Published | None]:
    for stamp in evidence.stamps:
        if stamp.label is label:
            yield _read_stamp(stamp, evidence)


def _read_stamp(stamp: Stamp, evidence: _DayEvidence) -> Published | None:
    """Read the day of a date line; None where its order is open, no year can be told, or there is no such day."""
    confidence = _UPDATED_CONFIDENCE if stamp.label is StampLabel.UPDATED else 1.0
    if len(stamp.readings) > 1:
        return _read_numeric_stamp(stamp, evidence, confidence)
    (reading,) = stamp.readings
    if reading.year is None:
        return _complete_day(reading, evidence, f'the line "{stamp.words}"')
    day = _make_day(reading)
    return Published(day, None, "dateline", f'The line "{stamp.words}" gives it.', confidence) if day else None


def _read_numeric_stamp(stamp: Stamp, evidence: _DayEvidence, confidence: float) -> Published | None:
    day_first, month_first = (_make_day(reading) for reading in stamp.readings)
    if day_first is None or month_first is None:
        return None
    question = NumericDay(
        stamp, day_first, month_first, evidence.doc, evidence.sentences, evidence.language, evidence.latest
    )
    ordered = order_numeric_day(question)
    if ordered is None:
        return None
    reason = f'The line "{stamp.words}" is read so as {ordered.reason}.'
    return Published(ordered.day, None, "dateline", reason, round(confidence * ordered.confidence, 2))


def _read_closing_line(evidence: _DayEvidence) -> Published | None:
    """Read the day on which the last line of an article says that it was first published."""
    if not evidence.doc.blocks:
        return None
    line = _CLOSING_LINE.search(evidence.doc.blocks[-1].span.of(evidence.doc.text))
    written = read_matched_day(line) if line else None
    day = _make_day(written) if written else None
    return Published(day, None, "dateline", "The last line tells of the day.") if day else None


def _complete_dateline(evidence: _DayEvidence) -> Published | None:
    line = evidence.dateline
    return _complete_day(line, evidence, "the dateline") if line and line.year is None else None


def _complete_day(reading: Day, evidence: _DayEvidence, place: str) -> Published | None:
    """Give a day without its year that of a date line, of the file's name, else the one that the text shows."""
    month, day_of_month = reading.month, reading.day
    for other, words in _list_days_beside(evidence):
        for year in (other.year, other.year - 1):
            day = _make_day(Day(month, day_of_month, year))
            if day is not None and timedelta(0) <= other - day <= timedelta(days=_DAYS_AFTER_DATELINE):
                spelled = f"{day_of_month} {MONTHS[month - 1].title()}"
                reason = f"{place[0].upper()}{place[1:]} gives {spelled}, {words} its year."
                return Published(day, None, "inferred", reason, _YEAR_CONFIDENCE)
    return _infer_year_of_publication(month, day_of_month, evidence.sentences, evidence.latest)


def _list_days_beside(evidence: _DayEvidence) -> Iterator[tuple[date, str]]:
    """Yield whole days that stand beside the dateline, each with the words for its place."""
    for stamp in evidence.stamps:
        for reading in stamp.readings:
            if (day := _make_day(reading)) is not None:
                yield day, f'the line "{stamp.words}"'
    if evidence.doc.published is not None:
        yield evidence.doc.published.day, "a date of the page"
    if evidence.path is not None:
        yield evidence.path.day, f'the path, "{evidence.path.words}",'


def _read_end_of_byline(evidence: _DayEvidence) -> Published | None:
    """Read the day of a byline that ends with its date: "Staff Reporter, Lisbon, May 3, 2016"."""
    text = evidence.doc.text
    for block in evidence.doc.blocks:
        if block.role is not Role.BYLINE:
            continue
        for mark in _BEFORE_DATE.finditer(text, block.span.start_char, block.span.end_char):
            stamps = read_stamps(text, Span(mark.end(), block.span.end_char))
            day = _make_day(stamps[0].readings[0]) if stamps and len(stamps[0].readings) == 1 else None
            if day is not None:
                return Published(day, None, "dateline", f'The byline ends with "{stamps[0].words}".')
    return None


def _read_end_of_headline(evidence: _DayEvidence) -> Published | None:
    """Read the day of a line that is headline and date line in one: "... Tuesday, May 3, 2016"."""
    headline = evidence.doc.first(Role.HEADLINE)
    line = headline.span.of(evidence.doc.text) if headline else ""
    match = _DATED_HEADLINE.search(line) or _DATED_RECORD.search(line)
    reading = read_matched_day(match) if match else None
    day = _make_day(reading) if reading else None
    if match is None or day is None:
        return None
    weekday = match.groupdict().get("weekday") or WEEKDAYS[day.weekday()]
    if WEEKDAYS[day.weekday()][:3].lower() != weekday[:3].lower():
        return None
    return Published(day, None, "dateline", f'The headline ends with "{match[0]}".', _HEADLINE_CONFIDENCE)


def _read_path(evidence: _DayEvidence) -> Published | None:
    path = evidence.path
    if evidence.doc.metadata.date_line is not None:  # "5 years ago" in a table of the day on which it was made
        return None
    if path is None or (evidence.latest is not None and path.day > evidence.latest):
        return None
    return Published(path.day, None, "path", f'The path has "{path.words}".', _PATH_CONFIDENCE)


def _find_path_day(doc: Document) -> PathDay | None:
    addresses = (doc.metadata.url, doc.raw and doc.raw.source_uri)
    return next(filter(None, (find_day_in_path(address) for address in addresses if address)), None)


def _explain_open_day(evidence: _DayEvidence) -> str | None:
    """Say in words what was found and does not decide the day; None where nothing was found."""
    numeric = next((stamp for stamp in evidence.stamps if len(stamp.readings) > 1), None)
    if numeric is not None:
        return f'The line "{numeric.words}" may have the day or the month first, and nothing else decides which.'
    if evidence.stamps:
        return f'The line "{evidence.stamps[0].words}" has no year, and nothing else shows it.'
    if evidence.dateline is not None and evidence.dateline.year is None:
        return "The dateline has no year, and nothing else shows it."
    if evidence.doc.metadata.date_line is not None:
        return f'The input gives "{evidence.doc.metadata.date_line}", which is no whole day.'
    return None


def _make_day(reading: Day) -> date | None:
    """Make a date of a day with its year; None without one, and for 29 February of a year that has none."""
    if reading.year is None:
        return None
    try:
        return date(reading.year, reading.month, reading.day)
    except ValueError:
        return None


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
