"""The day on which something was said, where the words about the cue name one: "said on Wednesday", "told us today"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from transforms.circumstances.attachment import belongs
from transforms.circumstances.speech_event import Saying
from transforms.document import Span
from transforms.knowledge.calendar import MONTHS, WEEKDAYS, is_month, month_of

_WEEKDAYS = tuple(map(str.lower, WEEKDAYS))
_MONTH = re.compile(rf"{'|'.join(MONTHS)}|[a-z]{{3,4}}\.")
_DAYS_AGO = {"today": 0, "tonight": 0, "yesterday": 1}
# "This morning", "last night": the day by the word before.
_PARTS = frozenset(("morning", "afternoon", "evening", "night"))
# Before a weekday these make another week of it, which week is not certain enough to say.
_OTHER_WEEK = frozenset(("next", "last", "every", "each", "coming", "until", "by", "since", "previous"))
# Papers and programmes have days in their names.
_NO_DAYS = frozenset(("ORG", "WORK_OF_ART", "PERSON", "EVENT", "FAC", "PRODUCT"))
# Words that belong to the day as it is told: "late on Wednesday evening".
_BEFORE_DAY = frozenset(("on", "late", "early", "earlier", "later", "this", "last"))
_PREPOSITIONS = frozenset(("on", "in", "at", "during", "with", "to", "from", "by", "late", "early"))


def day_said(saying: Saying, published: date | None) -> tuple[date, Span] | None:
    """Give the day that the words about the cue name, and those words; None where they name none, or two.

    A weekday is the last one on or before `published`; without `published` only a date with its year is a day. Words of
    the content are the speaker's and do not count; nor do those that belong to another verb ("said the bridge opened on
    Monday") or to a noun that is talked of ("said of Monday's ruling").
    """
    found = [
        (day, token)
        for token in saying.head.sent
        if saying.is_narrated(token) and _may_be_day(token) and belongs(token, saying, _PREPOSITIONS)
        for day in _days(token, published)
    ]
    if len({day for day, _ in found}) != 1:
        return None
    return found[0][0], _words(found[0][1], saying)


def _may_be_day(token: Token) -> bool:
    if token.ent_type_ in _NO_DAYS:
        return False
    return token.lower_ in _WEEKDAYS or token.lower_ in _DAYS_AGO or token.lower_ in _PARTS or _month(token) is not None


def _month(token: Token) -> int | None:
    is_spelled = token.is_title and _MONTH.fullmatch(token.lower_)
    return month_of(token.text) if is_spelled and is_month(token.text) else None


def _words(token: Token, saying: Saying) -> Span:
    first, end, tokens = token.i, token.i + 1, token.doc
    if _month(token) is not None:
        while end < len(tokens) and (tokens[end].like_num or (tokens[end].text == "," and _is_year(tokens, end + 1))):
            end += 1
        while first and tokens[first - 1].like_num:
            first -= 1
    while end < len(tokens) and tokens[end].lower_ in _PARTS:
        end += 1
    while first and tokens[first - 1].lower_ in _BEFORE_DAY and saying.is_narrated(tokens[first - 1]):
        first -= 1
    return saying.span_of(first, end)


def _is_year(tokens: Doc, at: int) -> bool:
    return at < len(tokens) and re.fullmatch(r"(?:19|20)\d\d", tokens[at].text) is not None


def _days(token: Token, published: date | None) -> Iterator[date]:
    word = token.lower_
    before = token.nbor(-1).lower_ if token.i else ""
    month = _month(token)
    if month is not None:
        yield from _calendar_days(token, month, published)
    elif published is None:
        return
    elif word in _WEEKDAYS:
        if before not in _OTHER_WEEK:
            yield published - timedelta(days=(published.weekday() - _WEEKDAYS.index(word)) % 7)
    elif word in _DAYS_AGO:
        yield published - timedelta(days=_DAYS_AGO[word])
    elif before == "this" or (before == "last" and word == "night"):
        yield published - timedelta(days=before == "last")


def _calendar_days(month: Token, number: int, published: date | None) -> Iterator[date]:
    """The day of "April 12" or "12 April", in its year, else in the last year that has it on or before `published`."""
    tokens = month.doc
    near = [(month.i + step, step) for step in (1, -1) if 0 <= month.i + step < len(tokens)]
    at, step = next(((at, step) for at, step in near if re.fullmatch(r"\d{1,2}", tokens[at].text)), (-1, 0))
    if step == 0:
        return
    behind = max(at, month.i) + 1
    year = next((index for index in (behind, behind + 1) if _is_year(tokens, index)), None)
    years = [int(tokens[year].text)] if year else [published.year, published.year - 1] if published else []
    for one in years:
        try:
            day = date(one, number, int(tokens[at].text))
        except ValueError:  # 31 April
            return
        if published is None or day <= published:
            yield day
            return
