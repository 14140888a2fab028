"""The day on which something was said, where the words about the cue name one: "said on Wednesday", "told us today"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from transforms.document import Parse, Span

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)|[a-z]{3,4}\."
)
_DAYS_AGO = {"today": 0, "yesterday": 1}
# Before a weekday these make another week of it, which week is not certain enough to say.
_OTHER_WEEK = frozenset(("next", "last", "every", "each", "coming", "until", "by", "since", "previous"))
_VERBS = frozenset(("VERB", "AUX"))


def day_said(cue: Span, content: Sequence[Span], parse: Parse, published: date) -> date | None:
    """Give the day that the words about `cue` name, at or before `published`; None where they name none, or two.

    A weekday is the last one on or before the day of publication. Words inside of `content` are the speaker's and do
    not count; nor do those that belong to another verb ("said the bridge opened on Monday").
    """
    tokens = parse.tokens.char_span(
        cue.start_char - parse.start_char, cue.end_char - parse.start_char, alignment_mode="expand"
    )
    if tokens is None or not len(tokens):
        return None
    cues = {token.i for token in tokens}
    days = {
        day
        for token in tokens[0].sent
        if not _inside(token, content, parse.start_char) and _belongs(token, cues)
        for day in _days(token, published)
    }
    return days.pop() if len(days) == 1 else None


def _inside(token: Token, content: Sequence[Span], offset: int) -> bool:
    return any(span.start_char <= token.idx + offset < span.end_char for span in content)


def _belongs(token: Token, cues: set[int]) -> bool:
    """Say whether the first verb above `token` is the cue."""
    while token.head.i != token.i:
        token = token.head
        if token.i in cues:
            return True
        if token.pos_ in _VERBS:
            return False
    return False


def _days(token: Token, published: date) -> Iterator[date]:
    word = token.lower_
    if word in _WEEKDAYS:
        before = token.nbor(-1).lower_ if token.i else ""
        if before not in _OTHER_WEEK:
            yield published - timedelta(days=(published.weekday() - _WEEKDAYS.index(word)) % 7)
    elif word in _DAYS_AGO:
        yield published - timedelta(days=_DAYS_AGO[word])
    elif token.is_title and _MONTH.fullmatch(word) and word[:3] in _MONTHS:
        yield from _calendar_days(token, _MONTHS.index(word[:3]) + 1, published)


def _calendar_days(month: Token, number: int, published: date) -> Iterator[date]:
    """The day of "April 12" or "12 April", in the last year that has it on or before `published`."""
    near = (month.nbor(step) for step in (1, -1) if 0 <= month.i + step < len(month.doc))
    numbers = [int(token.text) for token in near if re.fullmatch(r"\d{1,2}", token.text)]
    for year in (published.year, published.year - 1):
        try:
            day = date(year, number, numbers[0])
        except (IndexError, ValueError):  # no number there, or 31 April
            return
        if day <= published:
            yield day
            return
