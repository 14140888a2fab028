"""Find the dates that an article names, with their values: each seen from the day of publication, or one named before.

Reads headline, date lines and body; what stands beside the article has no parse. What forms dates have:
date_grammar.py. The day of publication itself: publication_day.py.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from transforms.dates.date_grammar import DatePhrase, find_date_phrases
from transforms.dates.date_views import DateReading, DateView
from transforms.dates.publication_day import order_numeric_day_of_text
from transforms.dates.tense import Direction, find_direction
from transforms.document import DateAnchor, DateKind, DateMention, DateValue, Document, Parse, Span

# Between the first and the last day of a time.
_TO = re.compile(r"\s*(?:-|–|—|to|through|until|till|and)\s*", re.IGNORECASE)
# Kinds that say which year the text is about: "In 1981 ... on April 12".
_KINDS_WITH_YEAR = (DateKind.DAY, DateKind.MONTH, DateKind.YEAR)
# A year is told on for so many sentences: pages write whole articles as one paragraph, and its later ones are of today.
_TOLD_SENTENCES = 1


def find_date_mentions(doc: Document) -> tuple[DateMention, ...]:
    """Find the dates that the text names, in order of the text; a date of no calendar ("31 April") is left out."""
    reader = _DateReader(doc)
    mentions = (mention for parse in doc.parses for mention in reader.read_parse(parse))
    return tuple(sorted(mentions, key=lambda one: one.span.start_char))


@dataclass(slots=True)
class _DateReader:
    """Reads the dates of one article in order, each beside those before it."""

    doc: Document
    earlier: DateValue | None = None

    def read_parse(self, parse: Parse) -> Iterator[DateMention]:
        """Yield the dates of a parse; the year that a paragraph tells of is not that of the next one."""
        told_year: int | None = None
        told_in = 0
        begins = [sentence.start for sentence in parse.tokens.sents]
        phrases = find_date_phrases(parse.tokens.span(0, len(parse.tokens)))
        for phrase, following in zip_longest(phrases, phrases[1:]):
            direction = find_direction(phrase.head)
            sentence = bisect_right(begins, phrase.head.i)
            if sentence - told_in > _TOLD_SENTENCES:
                told_year = None
            end_year = _find_year_of_end(phrase, following) if following else None
            view = self._view(direction, told_year)
            if end_year is not None:
                view = replace(view, told_year=end_year, earlier=None)
            reading = phrase.read(view)
            mention = self._make_mention(phrase, reading, parse)
            if mention is not None:
                yield mention
            if reading is not None:
                is_since = phrase.head.head.lower_ == "since"  # the text goes on from there
                told_year = None if is_since else self._find_told_year(reading, told_year)
                told_in = sentence
                self.earlier = reading.value

    def _view(self, direction: Direction, told_year: int | None) -> DateView:
        published = self.doc.published.day if self.doc.published else None
        told = None if direction is Direction.FUTURE else told_year
        return DateView(published, direction, self.earlier, told, self._order_numbers)

    def _find_told_year(self, reading: DateReading, told_year: int | None) -> int | None:
        """Find the year that the text goes on telling of: the last one named, unless it is near that of publication."""
        published = self.doc.published.day if self.doc.published else None
        if reading.anchor is not DateAnchor.WORDS or published is None:
            return told_year if reading.anchor is DateAnchor.EARLIER_DATE else None
        years_back = published.year - reading.value.first.year
        if reading.value.kind not in _KINDS_WITH_YEAR or years_back <= 1:  # of a year to come nothing is told on
            return None
        return reading.value.first.year

    def _order_numbers(self, words: str, day_first: date, month_first: date) -> date | None:
        return order_numeric_day_of_text(words, day_first, month_first, self.doc)

    def _make_mention(self, phrase: DatePhrase, reading: DateReading | None, parse: Parse) -> DateMention | None:
        start = parse.start_char + phrase.match.start()
        span = Span(start, parse.start_char + phrase.match.end())
        if reading is not None:
            reason = _write_reason(reading)
            return DateMention(span, reading.value.kind, reading.value, reading.anchor, reading.anchor_day, reason)
        if phrase.pattern.is_relative and self.doc.published is None:
            reason = "It is seen from the day of publication, which is not known."
            return DateMention(span, phrase.pattern.kind, None, DateAnchor.PUBLISHED, None, reason)
        return None


def _find_year_of_end(phrase: DatePhrase, following: DatePhrase) -> int | None:
    """Find the year that stands behind the end of a time alone: "July 30-Aug. 14, 1932"; None where there is none."""
    between = phrase.match.string[phrase.match.end() : following.match.start()]
    if not _TO.fullmatch(between):
        return None
    year = following.match.groupdict().get("year")
    return int(year) if year and following.pattern.kind in (DateKind.DAY, DateKind.MONTH) else None


def _write_reason(reading: DateReading) -> str:
    """Say in a sentence what the value rests on."""
    if reading.anchor is DateAnchor.WORDS:
        return "The words give it."
    place = "the day of publication" if reading.anchor is DateAnchor.PUBLISHED else "a date named before it"
    doubt = "" if reading.is_certain else "; another reading is possible"
    return f"Seen from {place}, {reading.anchor_day}{doubt}."
