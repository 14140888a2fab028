"""Read when an office is held from the words beside it: "former", "acting", "since 2014", "until last year".

Finds the words in a parse and reads them against the day of an article, as two steps: entities are made before all
that says the day is read. It knows years and months only; other days are for `dates/`.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from transforms.document import RoleHeld, RoleStatus
from transforms.knowledge.calendar import MONTHS, WEEKDAYS, month_of
from transforms.language.words import Word, text_of_words

# Before an office, and what they say of it. An outgoing mayor is one.
_STATUS_WORDS = {
    **dict.fromkeys(
        ("former", "formerly", "ex", "then", "late", "onetime", "one-time", "erstwhile"), RoleStatus.FORMER
    ),
    **dict.fromkeys(
        ("retired", "ousted", "deposed", "previous", "previously", "once", "ex-", "then-"), RoleStatus.FORMER
    ),
    **dict.fromkeys(("sacked", "fired", "dismissed", "removed"), RoleStatus.FORMER),
    **dict.fromkeys(("acting", "interim", "caretaker"), RoleStatus.ACTING),
    **dict.fromkeys(("elect", "designate", "incoming", "future"), RoleStatus.FUTURE),
}
# Behind an office: "mayor-elect".
AFTER_OFFICE = frozenset(("elect", "designate"))
# Before an office with a hyphen, or with an article behind it: "ex-mayor", "then the mayor".
_BEFORE_HYPHEN = frozenset(("ex", "then", "one-time", "onetime"))
# Before an office that somebody has or had: "X, now a professor"; none of them begins a name.
ADVERBS_OF_TIME = frozenset(("then", "now", "currently", "once", "formerly", "previously"))
_AT_THE_TIME = "at the time"
_PAST_COPULAS = frozenset(("was", "had", "served", "resigned", "retired", "quit", "stepped", "stood"))
# "In 2019" behind these is when it began.
_BEGINNINGS = frozenset(("became", "become", "named", "appointed", "elected", "sworn", "took"))
_FUTURE_COPULA = "will"
_TELLING_COPULAS = _PAST_COPULAS | _BEGINNINGS | {_FUTURE_COPULA}
_MOST_MONTHS_BACK = 6
# Ends of descriptions that tell of the day of the news, not of the office.
_DAYS = frozenset((*map(str.lower, (*MONTHS, *WEEKDAYS)), "yesterday", "today", "tomorrow")) - {"may", "march"}
# Words behind a description in which its time may be: "(2009-2013)".
_WORDS_BEHIND = 4

_YEAR = rf"(?:(?:{'|'.join(MONTHS)}),? )?(?:1[89]|20)\d\d\b"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b(?! \d)"
_TO = r"\s?(?:to|until|till|through|-|\u2013)\s?"
_RANGE = re.compile(rf"(?:\bbetween (?={_YEAR} and )|\bfrom |\b)({_YEAR})(?:{_TO}|(?<=\d) and )({_YEAR})", re.I)
_SINCE = re.compile(rf"\bsince (?:early |late |mid-?)?({_YEAR}|last (?:year|month)|(?!the\b)\w+)", re.I)
_UNTIL = re.compile(
    rf"\b(?:(?:until|till|through) (?:early |late |mid-?)?({_YEAR}|last (?:year|month)|{_MONTH})|(?:until|till)\b.*)",
    re.I,
)
_IN_PAST = re.compile(rf"\b(?:in|during) (?:({_YEAR})|the (?:early |late )?((?:1[89]|20)\d0)s\b)", re.I)
# Behind a name and before its office: "X, until last year governor of Y".
_UNTIL_BEFORE = re.compile(rf"(?:until|till) (?:(?:early |late |mid-?)?{_YEAR}|last (?:year|month)|recently)", re.I)
_MOST_WORDS_OF_UNTIL = 4
# What a role ends with if its time is in it: "mayor of Lund from 2009 to 2013".
_TIME_TAIL = re.compile(
    rf"[\s(]+(?:from {_YEAR}{_TO}|between {_YEAR} and|{_YEAR}{_TO}|since\b|until\b|till\b|"
    rf"{_AT_THE_TIME}|(?:in|from|during|through) (?:the )?(?:early |late )?(?:{_YEAR}|(?:1[89]|20)\d0s)).*",
    re.I,
)
_BOUNDED = re.compile(rf"\d|\b(?:since|until|till|{_AT_THE_TIME})\b", re.I)
# Words that the status says as well; "acting mayor" and "mayor-elect" are names of offices of their own.
_LEFT_OUT = frozenset(word for word, status in _STATUS_WORDS.items() if status == RoleStatus.FORMER)
_EX = re.compile(r"^(?:ex|then)\s?-\s?", re.I)


class RoleTime(NamedTuple):
    """How an office is held on a day; first and last day as far as the words give them, else None."""

    status: RoleStatus
    first_day: date | None = None
    last_day: date | None = None


def find_time_words(words: Sequence[Word], first: int, noun_last: int, last: int, copula: int | None) -> str:
    """Find the words that say when the office of the phrase [first, last] is held, in reading order; empty without any.

    Args:
        words: the words of the parse.
        first: the phrase's first word.
        noun_last: the last word of the noun that names the office.
        last: the phrase's last word.
        copula: the verb between the holder's name and the phrase; None without one.
    """
    found = [words[copula].text] if copula is not None and words[copula].text.lower() in _TELLING_COPULAS else []
    found += _find_words_before(words, first, noun_last)
    start = next(
        (at for at in range(max(0, first - _MOST_WORDS_OF_UNTIL), first) if skip_until(words, at) == first), first
    )
    found += [text_of_words(list(words), start, first - 1)] if start < first else []
    found += [word.text for word in words[noun_last + 1 : noun_last + 3] if word.text.lower() in AFTER_OFFICE]
    # "In 2009" may be of anything, unless something else says that the office was held once.
    patterns = (_RANGE, _SINCE, _UNTIL, *([_IN_PAST] if found else []))
    end = min(last + _WORDS_BEHIND, len(words) - 1)
    behind = text_of_words(list(words), noun_last + 1, end) if noun_last < end else ""
    if behind.lower().startswith(_AT_THE_TIME):
        return _AT_THE_TIME
    inside_chars = words[last].end - words[min(noun_last + 1, last)].start + 2
    matches = (pattern.search(behind) for pattern in patterns)
    time = next((match for match in matches if match and match.start() <= inside_chars), None)
    return " ".join([*found, *([time[0]] if time else [])])


def skip_until(words: Sequence[Word], first: int) -> int:
    """Give the first word behind `until last year` that begins at `first`; `first` where nothing like it does."""
    if first >= len(words) or words[first].text.lower() not in ("until", "till"):
        return first
    ends = range(min(first + _MOST_WORDS_OF_UNTIL, len(words) - 1) - 1, first, -1)
    return next((end + 1 for end in ends if _UNTIL_BEFORE.fullmatch(text_of_words(list(words), first, end))), first)


def first_word_with_time(words: Sequence[Word], first: int) -> int:
    """Give where a role begins with the word of time before it: `then-mayor`, `then the mayor`; `first` without one."""
    if first > 1 and words[first - 1].text == "-" and words[first - 2].text.lower() in _BEFORE_HYPHEN:
        return first - 2
    if first > 0 and words[first].text == "-" and words[first - 1].text.lower() in _BEFORE_HYPHEN:
        return first - 1
    return first - 1 if first > 0 and words[first - 1].text.lower() in ADVERBS_OF_TIME else first


def last_word_before_day(words: Sequence[Word], first: int, last: int) -> int:
    """Give the last word of a role without the day behind it: `mayor of Lund on Monday`, `yesterday`, `in May`."""
    end = last
    if end > first and words[end].text.lower() in _DAYS:
        end -= 1
        if end > first and words[end].text.lower() in ("on", "in"):
            end -= 1
    return end


def is_status_word(text: str) -> bool:
    """Say whether a word tells how an office is held that stands behind it: `interim`."""
    return text.lower() in _STATUS_WORDS


def read_role_time(held: RoleHeld, day: date | None) -> RoleTime:
    """Read how an office is held on the day of the article that states it; the day is None without one."""
    text = held.time_words
    if _BEGINNINGS.intersection(text.lower().split()) and not (_RANGE.search(text) or _UNTIL.search(text)):
        begun = _IN_PAST.search(text) or _SINCE.search(text)
        is_acting = any(_STATUS_WORDS.get(word) == RoleStatus.ACTING for word in text.lower().split())
        begun_status = RoleStatus.ACTING if is_acting else RoleStatus.CURRENT
        return RoleTime(begun_status, _read_first_day(begun[1] or "", day) if begun else None)
    status = next((_STATUS_WORDS[word] for word in text.lower().split() if word in _STATUS_WORDS), None)
    stated = None if status == RoleStatus.ACTING else _read_stated_days(text, day)  # "acting mayor until the election"
    if stated is not None:
        return stated
    since = _SINCE.search(text)
    first_day = _read_first_day(since[1], day) if since else None
    if status is not None:
        return RoleTime(status, first_day)
    if text == _AT_THE_TIME:
        return RoleTime(RoleStatus.FORMER)
    if _FUTURE_COPULA in text.lower().split():
        return RoleTime(RoleStatus.FUTURE)
    is_past = since is None and any(word in _PAST_COPULAS for word in text.lower().split())
    return RoleTime(RoleStatus.FORMER if is_past else RoleStatus.CURRENT, first_day)


def strip_time_words(held: RoleHeld) -> str:
    """Give the words of a role without those that say when it is held: `former mayor`, `mayor since 2014` mayor."""
    bare = _TIME_TAIL.sub("", held.role) if _BOUNDED.search(held.time_words) else held.role
    words = [word for word in bare.split() if word.lower() not in _LEFT_OUT or word.lower() not in held.time_words]
    return _EX.sub("", " ".join(words)).strip(" -") or held.role


def _find_words_before(words: Sequence[Word], first: int, noun_last: int) -> list[str]:
    """Find words of time before the office; those before a possessive are its owner's: `the former mayor's lawyer`."""
    owner = next((at for at in range(noun_last, first - 1, -1) if words[at].tag == "POS"), first - 1)
    texts = [word.text.lower() for word in words[owner + 1 : noun_last + 1]]
    parts = [part for text in texts for part in (text.split("-") if text not in _STATUS_WORDS else [text])]
    return [part for part in parts if part in _STATUS_WORDS]


def _read_stated_days(text: str, day: date | None) -> RoleTime | None:
    """Read a time with an end; None where the words give none, or one that is not over on the day."""
    first_day = last_day = None
    if found := _RANGE.search(text):
        first_day, last_day = _read_first_day(found[1], day), _read_last_day(found[2], day)
    elif found := _UNTIL.search(text):
        last_day = _read_last_day(found[1] or "", day)
    elif found := _IN_PAST.search(text):
        year = found[1] or found[2]
        first_day, last_day = _read_first_day(year, day), _read_last_day(year, day, years=1 if found[1] else 10)
    if not found:
        return None
    if day is not None and last_day is not None and last_day >= day:
        if last_day.year > day.year:
            return RoleTime(RoleStatus.CURRENT, first_day)
        last_day = day - timedelta(days=1)
    return RoleTime(RoleStatus.FORMER, first_day, last_day)


def _read_first_day(text: str, day: date | None) -> date | None:
    """Give the first day of a year, a month, last year or last month, of a month alone the last; None for others."""
    year = re.search(r"\d{4}", text)
    if year:
        word = text.split()[0].strip(",")
        return date(int(year[0]), month_of(word) if word.isalpha() else 1, 1)
    if day is not None and text.lower() in MONTHS:
        month = month_of(text)
        return date(day.year - (month > day.month), month, 1)
    if day is None or not text.lower().startswith("last "):
        return None
    if text.lower().endswith("year"):
        return date(day.year - 1, 1, 1)
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def _read_last_day(text: str, day: date | None, years: int = 1) -> date | None:
    """Give the last day of the same; of a decade, which has ten years."""
    first_day = _read_first_day(text, day)
    if first_day is None:
        return None
    if day is not None and text.lower() in MONTHS and (day.month - first_day.month) % 12 > _MOST_MONTHS_BACK:
        return None  # "until June" of May is rather the next one
    is_month = re.match(r"[A-Za-z]", text) and not text.lower().endswith("year")
    if is_month:
        return (first_day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return date(first_day.year + years, 1, 1) - timedelta(days=1)
