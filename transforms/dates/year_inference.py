"""The year that a dateline leaves out, from what the text says: office holders, weekdays, years spoken of as past."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from transforms.knowledge.calendar import MONTHS, WEEKDAYS, month_of
from transforms.knowledge.office_holders import Holder, find_holders_in_office

# News of the years before is hardly ever a text with a dateline of today's kind; the last only bounds the search.
_FIRST_YEAR, _LAST_YEAR = 1945, 2099
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


@dataclass(frozen=True, slots=True)
class Inferred:
    """A day, its year inferred, with the reason in words and how sure it is, 0 to 1."""

    day: date
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Evidence:
    month: int
    day: int
    pairs: frozenset[tuple[int, int, int]]  # weekday (Monday is 0), month, day
    weekday: int | None
    past_year: int | None
    holders: tuple[Holder, ...]
    latest: date | None


def infer_day(month: int, day: int, sentences: Sequence[str], latest: date | None) -> Inferred | None:
    """Give the one year in which day and month agree with all that the sentences say; None where several or none do.

    `latest` is a day after which the text cannot have been published; it only limits, and only where the text alone
    does not decide.
    """
    found = _inferred_until(month, day, sentences, None)
    is_too_late = found is None or (latest is not None and found.day > latest)
    return _inferred_until(month, day, sentences, latest) if latest is not None and is_too_late else found


def _inferred_until(month: int, day: int, sentences: Sequence[str], latest: date | None) -> Inferred | None:
    seen = _Evidence(
        month,
        day,
        frozenset(_pairs(sentences)),
        _weekday_named(sentences),
        max(_past_years(sentences, latest), default=None),
        tuple(find_holders_in_office("\n".join(sentences))),
        latest,
    )
    possible = [
        one for year in range(_FIRST_YEAR, _LAST_YEAR + 1) if (one := _day(year, month, day)) and _fits(one, seen)
    ]
    return _decided(possible, seen)


def _decided(possible: Sequence[date], seen: _Evidence) -> Inferred | None:
    """Settle on one day: where holders and dates leave one, that; else the weekday, within a window, must choose."""
    if len(possible) == 1:
        is_told_by_day = possible[0].weekday() == seen.weekday
        is_told_by_office = len(seen.holders) >= _LEAST_HOLDERS
        return _inferred(possible[0], seen, round(0.7 + 0.1 * is_told_by_day + 0.15 * is_told_by_office, 2))
    if seen.weekday is None or len(possible) > _MOST_FOR_WEEKDAY:
        return None
    # A weekday is that of the dateline or of the day before it: only a year without a rival on either counts.
    near = [one for one in possible if (one.weekday() - seen.weekday) % 7 <= 1]
    return _inferred(near[0], seen, 0.65) if len(near) == 1 and near[0].weekday() == seen.weekday else None


def _fits(one: date, seen: _Evidence) -> bool:
    if seen.latest is not None and one > seen.latest:
        return False
    if seen.past_year is not None and one.year < seen.past_year:
        return False
    return _fits_pairs(one, seen.pairs) and _fits_holders(one, seen.holders)


def _fits_pairs(one: date, pairs: Iterable[tuple[int, int, int]]) -> bool:
    """Say whether each weekday that is named with its date has that weekday in the year that is nearest to `one`."""
    for weekday, month, day in pairs:
        near = [found for year in (one.year - 1, one.year, one.year + 1) if (found := _day(year, month, day))]
        if not near or min(near, key=lambda found: abs((found - one).days)).weekday() != weekday:
            return False
    return True


def _fits_holders(one: date, holders: Sequence[Holder]) -> bool:
    """Say whether all have taken office by then, and two at the least, among them whoever came last, are still there.

    Any one may be named by an office left long ago ("the policy of President Carter"): alone, that says since when.
    """
    if any(one < holder.terms[0].start for holder in holders):
        return False
    if len(holders) < _LEAST_HOLDERS:
        return True
    last = max(holders, key=lambda holder: holder.terms[0].start)
    in_office = sum(holder.term_on(one) is not None for holder in holders)
    return in_office >= _LEAST_HOLDERS and last.term_on(one) is not None


def _pairs(sentences: Iterable[str]) -> Iterable[tuple[int, int, int]]:
    for sentence in sentences:
        for match in _PAIR.finditer(sentence):
            month = month_of(match["month"] or match["month2"])
            yield WEEKDAYS.index(match["day"]), month, int(match["of"] or match["of2"])


def _weekday_named(sentences: Iterable[str]) -> int | None:
    """Give the weekday named most for what has happened (agencies name the dateline's day); None in a tie."""
    counts: Counter[int] = Counter()
    for sentence in filter(_PAST.search, sentences):
        for match in _WEEKDAY.finditer(sentence):
            if not (match["before"] and _OTHER_WEEK.search(match["before"])):
                counts[WEEKDAYS.index(match["day"])] += 1
    best = counts.most_common(2)
    return None if not best or (len(best) == 2 and best[0][1] == best[1][1]) else best[0][0]


def _past_years(sentences: Iterable[str], latest: date | None) -> Iterable[int]:
    for sentence in sentences:
        for match in _PAST_YEAR.finditer(sentence):
            year = int(match["year"])
            if (latest is None or year <= latest.year) and _is_past(sentence, match):
                yield year


def _is_past(sentence: str, match: re.Match[str]) -> bool:
    """Say whether the clause around the year tells of what has been: "bought in 2019", "the treaty of 2019"."""
    first, last = max(0, match.start() - _CLAUSE_CHARS), match.end() + _CLAUSE_CHARS
    start = max((end.end() for end in _CLAUSE_END.finditer(sentence, first, match.start())), default=first)
    end = _CLAUSE_END.search(sentence, match.end(), last)
    clause = sentence[start : end.start() if end else last]
    return not _FUTURE.search(clause) and bool(_PAST.search(clause)) or bool(_OLD.match(match[0]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February of most years
        return None


def _inferred(one: date, seen: _Evidence, confidence: float) -> Inferred:
    return Inferred(one, _reason(one, seen), confidence)


def _reason(one: date, seen: _Evidence) -> str:
    """Say in words what the year rests on, strongest first."""
    spoken = f"{one.day} {MONTHS[one.month - 1].title()}"
    parts = [f"the dateline gives {spoken} without a year"]
    for holder in seen.holders[:3]:
        if term := holder.term_on(one):
            until = f"to {term.end}" if term.end else "on"
            parts.append(f"{holder.names[0]}, named as {holder.titles[0]}, held that office from {term.start} {until}")
    if seen.pairs:
        parts.append(f"the weekdays named with their dates fall so in {one.year}")
    if seen.weekday == one.weekday():
        parts.append(f"the text speaks of {WEEKDAYS[seen.weekday]}, which {spoken} {one.year} was")
    if seen.past_year is not None:
        parts.append(f"it looks back on {seen.past_year}")
    if seen.latest is not None:
        parts.append(f"it was fetched by {seen.latest}")
    return "; ".join(parts) + "."
