"""Find the dates in a parse, each with the function that reads its value: the one grammar of dates in sentences.

Of two forms that share words the longer one counts. What a date is seen from is decided by who asks: the article's
dates in date_mentions.py, the days of speech events in transforms/circumstances. Times that stand alone, as inputs give
them: written_times.py. Date lines: transforms/structure.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from transforms.dates.calendar_patterns import CALENDAR_PATTERNS
from transforms.dates.date_views import DateReading, DateView, Pattern
from transforms.dates.relative_patterns import RELATIVE_PATTERNS
from transforms.document import Token, TokenSpan

# Letters that match others where capitals do not count, and digits of other scripts: no word list has them.
_LOOK_ALIKE = re.compile(r"[\u0130\u0131\u017f\u212a]|(?![0-9])\d")
_PATTERNS_BY_HINTS: dict[tuple[str, ...], list[Pattern]] = defaultdict(list)
for _pattern in (*CALENDAR_PATTERNS, *RELATIVE_PATTERNS):
    _PATTERNS_BY_HINTS[_pattern.hints].append(_pattern)


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


def find_date_phrases(tokens: TokenSpan) -> list[DatePhrase]:
    """Find the dates in these tokens, in order, none over another."""
    text = tokens.text
    found = sorted(_list_phrases(tokens, text), key=lambda one: (one.match.start(), -one.match.end()))
    return list(_drop_overlaps(found))


def _list_phrases(tokens: TokenSpan, text: str) -> Iterator[DatePhrase]:
    small = text.lower()
    for hints, patterns in _PATTERNS_BY_HINTS.items():
        if any(hint in small for hint in hints):
            yield from _list_matches(patterns, tokens, text)


def _list_matches(patterns: Iterable[Pattern], tokens: TokenSpan, text: str) -> Iterator[DatePhrase]:
    for pattern in patterns:
        for match in pattern.expression.finditer(text):
            if _LOOK_ALIKE.search(match[0]):
                continue
            words = tokens.doc.touching(tokens.start_char + match.start(), tokens.start_char + match.end())
            if words and pattern.is_date(words, match):
                yield DatePhrase(pattern, match, words)


def _drop_overlaps(phrases: list[DatePhrase]) -> Iterator[DatePhrase]:
    """Yield the phrases that no longer one, or one as long before it, shares words with."""
    by_length = sorted(phrases, key=lambda one: one.match.start() - one.match.end())
    taken: set[int] = set()  # characters
    kept: list[DatePhrase] = []
    for phrase in by_length:
        place = range(*phrase.match.span())
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(phrase)
    yield from sorted(kept, key=lambda one: one.match.start())
