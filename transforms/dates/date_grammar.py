"""Find the dates in a parse, each with the function that reads its value: the one grammar of dates in sentences.

Of two forms that share words the longer one counts. What a date is seen from is decided by who asks: the article's
dates in date_mentions.py, the days of speech events in transforms/circumstances. Times that stand alone, as inputs give
them: written_times.py. Date lines: transforms/structure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from transforms.dates.calendar_patterns import CALENDAR_PATTERNS
from transforms.dates.date_views import DateReading, DateView, Pattern
from transforms.dates.relative_patterns import RELATIVE_PATTERNS

_PATTERNS = (*CALENDAR_PATTERNS, *RELATIVE_PATTERNS)
# Every form has one of these words or a digit; most sentences have none and are not looked at any further.
_MAY_BE_DATE = re.compile(
    r"(?i)\d|day\b|days\b|week|month|year|night\b|tomorrow|decade|ies\b|morning|afternoon|evening|quarter|half|century"
    r"|spring|summer|autumn|fall\b|winter|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
)


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words that name a date, as tokens, and how its value is read."""

    pattern: Pattern
    match: re.Match[str]
    tokens: TokenSpan

    @property
    def head(self) -> Token:
        """The word by which the date hangs in its sentence."""
        return self.tokens.root

    def read(self, view: DateView) -> DateReading | None:
        """Read the value, seen from `view`; None where that does not give it, or the calendar has no such day."""
        return self.pattern.read(self.match, view)


def find_date_phrases(tokens: Doc | TokenSpan) -> list[DatePhrase]:
    """Find the dates in these tokens, in order, none over another."""
    text = tokens.text
    if not _MAY_BE_DATE.search(text):
        return []
    found = sorted(_list_phrases(tokens, text), key=lambda one: (one.match.start(), -one.match.end()))
    return list(_drop_overlaps(found))


def _list_phrases(tokens: Doc | TokenSpan, text: str) -> Iterator[DatePhrase]:
    for pattern in _PATTERNS:
        for match in pattern.expression.finditer(text):
            words = tokens.char_span(match.start(), match.end(), alignment_mode="expand")
            if words is not None and len(words) and pattern.is_date(words, match):
                yield DatePhrase(pattern, match, words)


def _drop_overlaps(phrases: list[DatePhrase]) -> Iterator[DatePhrase]:
    """Yield the phrases that no longer one, or one as long before it, shares words with."""
    by_length = sorted(phrases, key=lambda one: one.match.start() - one.match.end())
    kept: list[DatePhrase] = []
    for phrase in by_length:
        if all(phrase.match.end() <= one.match.start() or one.match.end() <= phrase.match.start() for one in kept):
            kept.append(phrase)
    yield from sorted(kept, key=lambda one: one.match.start())
