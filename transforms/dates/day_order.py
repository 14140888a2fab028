"""Decide whether a numeric date has the day or the month first, by what else the article shows.

Each kind of evidence is asked in turn, the surest first; the first that leaves one reading decides. The dates that are
read: structure/stamps.py.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from transforms.dates.year_inference import find_weekday_of_publication
from transforms.document import Document
from transforms.knowledge.calendar import MONTHS, WEEKDAYS, month_of
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.time_zones import look_up_time_zone
from transforms.structure.stamps import Stamp
from transforms.structure.written_days import WRITTEN_DAY

# Where dates are written month first; everywhere else the day stands first.
_MONTH_FIRST_COUNTRIES = frozenset(("US", "PH", "FM", "PW", "MH"))
# Top-level domains that say no country.
_COUNTRY_DOMAIN = re.compile(r"\.(?P<country>[a-z]{2})\Z")
_NO_COUNTRY_DOMAINS = frozenset(("ai", "co", "eu", "fm", "io", "me", "tv", "to"))
_OTHER_NUMERIC = re.compile(
    r"(?<![\d/.-])(?P<first>[0-3]?\d)(?P<mark>[-/])(?P<second>[0-3]?\d)(?P=mark)(?:\d{4}|\d\d)(?![\d/-])"
)
_MONTHS_IN_YEAR = 12
# An article that names days names some of its own week.
_NEAR_DAYS = 7
# A table is mostly written by one program; a judgement, no measure.
_CONFIDENCE_BY_TABLE = 0.95
_CONFIDENCE_BY_TEXT = 0.9
_CONFIDENCE_BY_COUNTRY = 0.8


@dataclass(frozen=True, slots=True)
class OrderedDay:
    """The day of a numeric date, with what its order rests on."""

    day: date
    reason: str  # a clause: "the text names Saturday"
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class NumericDay:
    """A numeric date with its two readings, and what the article says beside it."""

    stamp: Stamp
    day_first: date
    month_first: date
    doc: Document
    sentences: Sequence[str]  # of the body
    language: str | None  # BCP 47
    latest: date | None  # the last day on which the text may be published


def order_numeric_day(question: NumericDay) -> OrderedDay | None:
    """Choose between the readings of a numeric date, day first and month first; None where nothing decides."""
    for find, confidence in _EVIDENCE:
        fitting = {day: reason for day, reason in find(question)}
        if len(fitting) == 1:
            ((day, reason),) = fitting.items()
            return OrderedDay(day, reason, confidence)
    return None


_Fitting = Iterator[tuple[date, str]]


def _fit_weekday_of_stamp(question: NumericDay) -> _Fitting:
    for day in (question.day_first, question.month_first):
        if day.weekday() == question.stamp.weekday:
            yield day, f"it was a {WEEKDAYS[day.weekday()]}, as the line says"


def _fit_dateline(question: NumericDay) -> _Fitting:
    line = question.doc.dateline
    if line is None or line.month is None or line.day is None:
        return
    for day in (question.day_first, question.month_first):
        if _is_near(day, line.month, line.day):
            yield day, f"the dateline gives {line.day} {MONTHS[line.month - 1].title()}"


def _fit_other_numbers(question: NumericDay) -> _Fitting:
    """Yield the reading in the order of other numeric dates, one of whose numbers is no month."""
    for words, is_day_first in _find_telling_numbers(question.doc.text):
        if is_day_first:
            yield question.day_first, f"{words} has the day first"
        else:
            yield question.month_first, f"{words} has the month first"


def find_telling_date(written: Iterable[str]) -> str | None:
    """Find among dates of one table the first numeric one whose order is not open; None where two have other orders."""
    telling = [(match, is_day_first) for words in written for match, is_day_first in _find_telling_numbers(words)]
    return telling[0][0] if len({is_day_first for _, is_day_first in telling}) == 1 else None


def _find_telling_numbers(text: str) -> Iterator[tuple[str, bool]]:
    """Yield numeric dates of which one number is no month, and whether they have the day first."""
    for match in _OTHER_NUMERIC.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if min(first, second) <= _MONTHS_IN_YEAR < max(first, second):
            yield match[0], first > second


def _fit_table(question: NumericDay) -> _Fitting:
    for words, is_day_first in _find_telling_numbers(question.doc.metadata.date_beside or ""):
        order = "the day" if is_day_first else "the month"
        yield question.day_first if is_day_first else question.month_first, f"{words} of its table has {order} first"


def _fit_days_named(question: NumericDay) -> _Fitting:
    for sentence in question.sentences:
        for match in WRITTEN_DAY.finditer(sentence):
            name = match["month"] or match["month2"]
            if name is None:
                continue
            month, day_of_month = month_of(name), int(match["day"] or match["day2"])
            for day in (question.day_first, question.month_first):
                if _is_near(day, month, day_of_month):
                    yield day, f'the text names "{match[0].strip()}"'


def _fit_weekday_of_text(question: NumericDay) -> _Fitting:
    weekday = find_weekday_of_publication(question.sentences)
    if weekday is None:
        return
    for day in (question.day_first, question.month_first):
        if (day.weekday() - weekday) % 7 <= 1:  # news of a day is published on it or on the day after
            yield day, f"the text speaks of {WEEKDAYS[weekday]}, and it was a {WEEKDAYS[day.weekday()]}"


def _fit_fetch(question: NumericDay) -> _Fitting:
    for day in (question.day_first, question.month_first):
        if question.latest is not None and day <= question.latest:
            yield day, f"it was fetched by {question.latest}"


def _fit_country(question: NumericDay) -> _Fitting:
    """Yield the reading that the country has: that of the clock, the language, the publisher, the place."""
    for country, reason in _find_countries(question):
        if country in _MONTH_FIRST_COUNTRIES:
            yield question.month_first, f"{reason}, where the month is written first"
        else:
            yield question.day_first, f"{reason}, where the day is written first"
        return


def _find_countries(question: NumericDay) -> Iterator[tuple[str, str]]:
    """Yield codes of countries with the evidence for each, the surest first; "" is any where the day stands first."""
    doc, zone = question.doc, question.stamp.zone
    known_zone = look_up_time_zone(zone or "")
    if known_zone is not None and known_zone.is_american:
        yield "US", f"{zone} is a time of the United States"
    elif known_zone is not None and known_zone.is_american is False:
        yield "", f"{zone} is a time of another part of the world than the United States"
    language, _, region = (question.language or "en").replace("_", "-").partition("-")
    if len(region) == 2:
        yield region.upper(), f"the language is declared as {question.language}"
    hosts = (urlsplit(address).hostname for address in (doc.metadata.url, doc.raw and doc.raw.source_uri) if address)
    for host in (*filter(None, hosts), (doc.metadata.publisher or "").lower()):
        domain = _COUNTRY_DOMAIN.search(host)
        if domain and domain["country"] not in _NO_COUNTRY_DOMAINS:
            yield domain["country"].upper(), f"it is published at {host}"
    if language != "en":
        yield "", f"the text is in the language {language}"
    for name in _find_names_of_countries(doc):
        known = look_up_known_name(name)
        if known and known.country_code:
            yield known.country_code, f"{name} is a place of {known.country_code}"


def _find_names_of_countries(doc: Document) -> Iterator[str]:
    """Yield the places of the dateline, then the words of the publisher's name."""
    if doc.dateline is not None and doc.dateline.place is not None:
        place = doc.dateline.place.of(doc.text)
        yield place.title() if place.isupper() else place
        behind = doc.text[doc.dateline.place.end_char : doc.dateline.span.end_char]
        yield from re.findall(r"[^\W\d_][\w .]*[\w.]", behind)[:1]
    yield from re.findall(r"[^\W\d_]\w+", doc.metadata.publisher or "")


def _is_near(day: date, month: int, day_of_month: int) -> bool:
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            other = date(year, month, day_of_month)
        except ValueError:  # 29 February
            continue
        if abs((other - day).days) <= _NEAR_DAYS:
            return True
    return False


_EVIDENCE: tuple[tuple[Callable[[NumericDay], _Fitting], float], ...] = (
    (_fit_weekday_of_stamp, 1.0),
    (_fit_table, _CONFIDENCE_BY_TABLE),
    (_fit_dateline, 1.0),
    (_fit_other_numbers, _CONFIDENCE_BY_TEXT),
    (_fit_days_named, _CONFIDENCE_BY_TEXT),
    (_fit_weekday_of_text, _CONFIDENCE_BY_TEXT),
    (_fit_fetch, _CONFIDENCE_BY_TEXT),
    (_fit_country, _CONFIDENCE_BY_COUNTRY),
)
