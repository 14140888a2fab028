"""Find the day of a speech event, where the words about the cue name one: "said on Wednesday", "told us today".

Must not take a day from the content, or one that belongs to another verb. Which words attach to the cue:
attachment.py. The day of publication, which weekdays are counted back from: transforms/dates.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from transforms.circumstances.attachment import attaches_to_cue
from transforms.circumstances.speech_event import SpeechEvent
from transforms.document import Span
from transforms.knowledge.calendar import MONTHS, WEEKDAYS, is_month_name, month_of

_WEEKDAYS = tuple(map(str.lower, WEEKDAYS))
_MONTH = re.compile(rf"{'|'.join(MONTHS)}|[a-z]{{3,4}}\.")
_DAY_NUMBER = re.compile(r"\d{1,2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
# "This morning", "last night": the day by the word before.
_PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))
# Before a weekday these make another week of it, which week is not certain enough to say.
_OTHER_WEEK = frozenset(("next", "last", "every", "each", "coming", "until", "by", "since", "previous"))
# Newspapers and programmes have days in their names.
_NAME_LABELS = frozenset(("ORG", "WORK_OF_ART", "PERSON", "EVENT", "FAC", "PRODUCT"))
# Words that belong to the day as it is written: "late on Wednesday evening".
_BEFORE_DAY = frozenset(("on", "late", "early", "earlier", "later", "this", "last"))
_PREPOSITIONS = frozenset(("on", "in", "at", "during", "with", "to", "from", "by", "late", "early"))


def find_speech_day(event: SpeechEvent, published: date | None) -> tuple[date, Span] | None:
    """Find the day that the words about the cue name, and those words; None where they name no day, or two.

    A weekday is the last one on or before `published`; without `published` only a date with its year is a day. Words of
    the content are the speaker's and do not count; nor do those that belong to another verb ("said the bridge opened on
    Monday") or to a noun that is talked of ("said of Monday's ruling").
    """
    found = [
        (day, token)
        for token in event.head.sent
        if event.is_narrated(token) and _may_be_speech_day(token) and attaches_to_cue(token, event, _PREPOSITIONS)
        for day in _possible_speech_days(token, published)
    ]
    distinct = {day for day, _ in found}
    if len(distinct) != 1:
        return None
    day, token = found[0]
    return day, _span_of_speech_day(token, event)


def _may_be_speech_day(token: Token) -> bool:
    if token.ent_type_ in _NAME_LABELS:
        return False
    word = token.lower_
    is_day_word = word in _WEEKDAYS or word in _DAYS_AGO or word in _PARTS_OF_DAY
    return is_day_word or _month_of_speech_day(token) is not None


def _month_of_speech_day(token: Token) -> int | None:
    is_spelled = token.is_title and _MONTH.fullmatch(token.lower_)
    return month_of(token.text) if is_spelled and is_month_name(token.text) else None


def _span_of_speech_day(token: Token, event: SpeechEvent) -> Span:
    """Give the words of a day: "late on Wednesday evening", "on April 12, 2024"."""
    first, end, tokens = token.i, token.i + 1, token.doc
    if _month_of_speech_day(token) is not None:
        first, end = _extend_speech_day_over_numbers(token)
    while end < len(tokens) and tokens[end].lower_ in _PARTS_OF_DAY:
        end += 1
    while first and tokens[first - 1].lower_ in _BEFORE_DAY and event.is_narrated(tokens[first - 1]):
        first -= 1
    return event.span_of(first, end)


def _extend_speech_day_over_numbers(month: Token) -> tuple[int, int]:
    """Give the tokens [first, end) of a month with its day and year."""
    first, end, tokens = month.i, month.i + 1, month.doc
    while end < len(tokens) and (tokens[end].like_num or _is_comma_in_speech_day(tokens, end)):
        end += 1
    while first and tokens[first - 1].like_num:
        first -= 1
    return first, end


def _is_comma_in_speech_day(tokens: Doc, at: int) -> bool:
    return tokens[at].text == "," and _is_year_of_speech_day(tokens, at + 1)


def _is_year_of_speech_day(tokens: Doc, at: int) -> bool:
    return at < len(tokens) and _YEAR.fullmatch(tokens[at].text) is not None


def _possible_speech_days(token: Token, published: date | None) -> Iterator[date]:
    """Yield the day that a word names, seen from the day of publication; nothing where that is not certain."""
    word = token.lower_
    before = token.nbor(-1).lower_ if token.i else ""
    month = _month_of_speech_day(token)
    if month is not None:
        yield from _speech_days_by_month(token, month, published)
    elif published is None:
        return
    elif word in _WEEKDAYS:
        if before not in _OTHER_WEEK:
            days_back = (published.weekday() - _WEEKDAYS.index(word)) % 7
            yield published - timedelta(days=days_back)
    elif word in _DAYS_AGO:
        yield published - timedelta(days=_DAYS_AGO[word])
    elif before == "this":
        yield published
    elif before == "last" and word == "night":
        yield published - timedelta(days=1)


def _speech_days_by_month(month: Token, number: int, published: date | None) -> Iterator[date]:
    """Yield the day of "April 12" or "12 April".

    Its year is the one written behind it, else the last year in which the day is on or before `published`.
    """
    day_at = _find_number_of_speech_day(month)
    if day_at is None:
        return
    day_of_month = int(month.doc[day_at].text)
    for year in _possible_years_of_speech_day(month.doc, max(day_at, month.i) + 1, published):
        try:
            day = date(year, number, day_of_month)
        except ValueError:  # 31 April
            return
        if published is None or day <= published:
            yield day
            return


def _find_number_of_speech_day(month: Token) -> int | None:
    """Find the index of the day's number, behind or before the month."""
    tokens = month.doc
    for at in (month.i + 1, month.i - 1):
        if 0 <= at < len(tokens) and _DAY_NUMBER.fullmatch(tokens[at].text):
            return at
    return None


def _possible_years_of_speech_day(tokens: Doc, behind: int, published: date | None) -> list[int]:
    """Give the year written behind a date, with or without a comma, else the years of and before publication."""
    for at in (behind, behind + 1):
        if _is_year_of_speech_day(tokens, at):
            return [int(tokens[at].text)]
    return [published.year, published.year - 1] if published else []
