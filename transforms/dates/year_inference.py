"""Infer the year that a dateline leaves out: from office holders, weekdays, years that the text calls past.

A year is given where one alone agrees with all evidence, else none. publication_day.py decides when it is asked for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.knowledge.calendar import MONTHS, WEEKDAYS, month_of
from transforms.knowledge.office_holders import Holder, find_holders_in_office

# News of the years before is hardly ever a text with a dateline of today's kind.
_FIRST_YEAR = 1945
# It only bounds the search.
_LAST_YEAR = 2099
_MONTHS = "|".join((
    *(month.title() for month in MONTHS),
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Aug",
    "Sept?",
    "Oct",
    "Nov",
    "Dec",
))
_PAST_YEAR = re.compile(
    rf"\b(?:of|since|in|from|on|after|during|back in)\s+(?:(?:early|mid|late)[- ])?"
    rf"(?:(?:{_MONTHS})\.?\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?P<year>(?:19|20)\d\d)\b(?![-–/]\d|[%$€£]|\s+(?:percent|people))"
)
_FUTURE = re.compile(
    r"(?i)\b(?:will|would|shall|could|may|should|by|until|next|due|expect\w*|plans?|planned|planning|scheduled|target\w*|goals?|"
    r"forecast\w*|project(?:s|ed|ions?)|upcoming|ahead|come|coming|begin|set|to)\b|[’']ll\b"
)
# "said" is not among them: what is said in the past may lie ahead.
_PAST = re.compile(
    r"(?i)\b(?:was|were|had|did|has|have|been|became|began|won|lost|took|came|went|bought|sold|built|made|held|left|met|paid|"
    r"fell|rose|grew|found|got|gave|ran|saw|stood|wrote|broke|brought|caught|chose|fought|led|sent|shot|spent|threw|"
    r"died|\w{3,}ed)\b"
)
_CLAUSE_CHARS = 200
_CLAUSE_END = re.compile(r"[,;:—–()]|\b(?:and|but|where|which|who|that|while|when|because)\b")
_OLD = re.compile(r"(?i)\b(?:of|since|after|back)\s")
# Weekdays that stand for this week's day: not "last Friday", "every Friday", "Black Friday", "Friday's edition".
_WEEKDAY = re.compile(rf"(?<!\w)(?:(?P<before>[\w-]+)\s+)?(?P<day>{'|'.join(WEEKDAYS)})\b")
_OTHER_WEEK = re.compile(
    r"(?i)(?:last|next|every|each|previous|following|black|good|super|fat|ash|bloody|until|to|by|before|after|since|for)\Z"
)
_PAIR = re.compile(
    rf"\b(?P<day>{'|'.join(WEEKDAYS)}),?\s+(?:\(|the\s+)?(?:(?P<month>{_MONTHS})\.?\s+(?P<of>\d{{1,2}})\b|"
    rf"(?P<of2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{_MONTHS})\b)(?!,?\s+(?:19|20)\d\d)"
)
_LEAST_HOLDERS = 2
# Over more years than these a weekday comes round by chance, and many texts name the day before anyway.
_MOST_FOR_WEEKDAY = 4
# Where holders and years leave one day; more where the weekday agrees, and where two holders were in office.
_BASE_CONFIDENCE = 0.7
_WEEKDAY_BONUS = 0.1
_HOLDERS_BONUS = 0.15
# Where the weekday had to choose among a few years.
_BY_WEEKDAY_CONFIDENCE = 0.65
# Holders that a reason names.
_HOLDERS_IN_REASON = 3


@dataclass(frozen=True, slots=True)
class Inferred:
    """A day, its year inferred, with the reason in words."""

    day: date
    reason: str
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the text says of its day."""

    pairs: frozenset[tuple[int, int, int]]  # weekday (Monday is 0), month, day
    weekday: int | None  # named most for what has happened
    past_year: int | None  # the last year that the text looks back on
    holders: tuple[Holder, ...]  # who is named in office
    latest: date | None  # a day after which the text cannot have been published


def infer_year_of_day(month: int, day: int, sentences: Sequence[str], latest: date | None) -> Inferred | None:
    """Infer the one year in which day and month agree with all that the sentences say; None where several or none do.

    `latest` is a day after which the text cannot have been published; it only limits, and only where the text alone
    does not decide.
    """
    inferred = _infer_year_of_day_until(month, day, sentences, None)
    if latest is None:
        return inferred
    if inferred is None or inferred.day > latest:
        return _infer_year_of_day_until(month, day, sentences, latest)
    return inferred


def _infer_year_of_day_until(month: int, day: int, sentences: Sequence[str], latest: date | None) -> Inferred | None:
    evidence = _Evidence(
        pairs=frozenset(_find_dated_weekdays(sentences)),
        weekday=find_weekday_of_publication(sentences),
        past_year=max(_find_past_years_named(sentences, latest), default=None),
        holders=tuple(find_holders_in_office("\n".join(sentences))),
        latest=latest,
    )
    days = (_day_in_year(year, month, day) for year in range(_FIRST_YEAR, _LAST_YEAR + 1))
    candidates = [candidate for candidate in days if candidate and _fits_year_evidence(candidate, evidence)]
    return _choose_year_of_day(candidates, evidence)


def _choose_year_of_day(candidates: Sequence[date], evidence: _Evidence) -> Inferred | None:
    """Choose the only candidate, else the one of a few that the weekday picks; None where neither decides."""
    if len(candidates) == 1:
        confidence = _BASE_CONFIDENCE
        if candidates[0].weekday() == evidence.weekday:
            confidence += _WEEKDAY_BONUS
        if len(evidence.holders) >= _LEAST_HOLDERS:
            confidence += _HOLDERS_BONUS
        return _make_inferred_year(candidates[0], evidence, round(confidence, 2))

    weekday = evidence.weekday
    if weekday is None or len(candidates) > _MOST_FOR_WEEKDAY:
        return None

    # A weekday is that of the dateline or of the day before it: only a year without a rival on either counts.
    near = [day for day in candidates if (day.weekday() - weekday) % 7 <= 1]
    if len(near) != 1 or near[0].weekday() != weekday:
        return None
    return _make_inferred_year(near[0], evidence, _BY_WEEKDAY_CONFIDENCE)


def _fits_year_evidence(day: date, evidence: _Evidence) -> bool:
    if evidence.latest is not None and day > evidence.latest:
        return False
    if evidence.past_year is not None and day.year < evidence.past_year:
        return False
    return _fits_dated_weekdays(day, evidence.pairs) and _fits_years_of_office_holders(day, evidence.holders)


def _fits_dated_weekdays(day: date, pairs: Iterable[tuple[int, int, int]]) -> bool:
    """Say whether each weekday that is named with its date has that weekday in the year that is nearest to `day`."""
    for weekday, month, day_of_month in pairs:
        in_years = (_day_in_year(year, month, day_of_month) for year in (day.year - 1, day.year, day.year + 1))
        near = [found for found in in_years if found]
        if not near or min(near, key=lambda found: abs((found - day).days)).weekday() != weekday:
            return False
    return True


def _fits_years_of_office_holders(day: date, holders: Sequence[Holder]) -> bool:
    """Say whether all have taken office by `day`, and two at least are in office, the last to take it among them.

    Any one may be named by an office left long ago ("the policy of President Carter"): alone, that says since when.
    """
    if any(day < holder.terms[0].start for holder in holders):
        return False
    if len(holders) < _LEAST_HOLDERS:
        return True
    last = max(holders, key=lambda holder: holder.terms[0].start)
    in_office_count = sum(holder.office_term_on(day) is not None for holder in holders)
    return in_office_count >= _LEAST_HOLDERS and last.office_term_on(day) is not None


def _find_dated_weekdays(sentences: Iterable[str]) -> Iterable[tuple[int, int, int]]:
    """Yield weekday (Monday is 0), month and day of dates that are named with their weekday: "Tuesday, May 3"."""
    for sentence in sentences:
        for match in _PAIR.finditer(sentence):
            month = month_of(match["month"] or match["month2"])
            yield WEEKDAYS.index(match["day"]), month, int(match["of"] or match["of2"])


def find_weekday_of_publication(sentences: Iterable[str]) -> int | None:
    """Find the weekday that past events are dated by most (agencies name the dateline's day); None in a tie."""
    counts: Counter[int] = Counter()
    for sentence in filter(_PAST.search, sentences):
        for match in _WEEKDAY.finditer(sentence):
            is_other_week = match["before"] and _OTHER_WEEK.search(match["before"])
            if not is_other_week:
                counts[WEEKDAYS.index(match["day"])] += 1
    best = counts.most_common(2)
    is_tie = len(best) == 2 and best[0][1] == best[1][1]
    return best[0][0] if best and not is_tie else None


def _find_past_years_named(sentences: Iterable[str], latest: date | None) -> Iterable[int]:
    for sentence in sentences:
        for match in _PAST_YEAR.finditer(sentence):
            year = int(match["year"])
            if (latest is None or year <= latest.year) and _is_year_in_past(sentence, match):
                yield year


def _is_year_in_past(sentence: str, match: re.Match[str]) -> bool:
    """Say whether the clause around the year is about the past: "bought in 2019", "the treaty of 2019"."""
    first, last = max(0, match.start() - _CLAUSE_CHARS), match.end() + _CLAUSE_CHARS
    start = max((end.end() for end in _CLAUSE_END.finditer(sentence, first, match.start())), default=first)
    end = _CLAUSE_END.search(sentence, match.end(), last)
    clause = sentence[start : end.start() if end else last]
    if _OLD.match(match[0]):
        return True
    return bool(_PAST.search(clause)) and not _FUTURE.search(clause)


def _day_in_year(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of most years
        return None


def _make_inferred_year(day: date, evidence: _Evidence, confidence: float) -> Inferred:
    return Inferred(day, _write_reason_for_year(day, evidence), confidence)


def _write_reason_for_year(day: date, evidence: _Evidence) -> str:
    """Say in words what the year rests on, strongest first."""
    day_and_month = f"{day.day} {MONTHS[day.month - 1].title()}"
    parts = [f"the dateline gives {day_and_month} without a year"]
    for holder in evidence.holders[:_HOLDERS_IN_REASON]:
        if term := holder.office_term_on(day):
            until = f"to {term.end}" if term.end else "on"
            parts.append(f"{holder.names[0]}, named as {holder.titles[0]}, held that office from {term.start} {until}")
    if evidence.pairs:
        parts.append(f"the weekdays named with their dates fall so in {day.year}")
    if evidence.weekday == day.weekday():
        parts.append(f"the text speaks of {WEEKDAYS[evidence.weekday]}, which {day_and_month} {day.year} was")
    if evidence.past_year is not None:
        parts.append(f"it looks back on {evidence.past_year}")
    if evidence.latest is not None:
        parts.append(f"it was fetched by {evidence.latest}")
    return "; ".join(parts) + "."
