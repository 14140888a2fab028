"""Words that dates are made of: months, weekdays, units, numbers; as regular expressions and as what they mean.

Patterns of whole dates are put together in calendar_patterns.py and relative_patterns.py.
"""

from transforms.document import DateKind
from transforms.knowledge.calendar import MONTHS, WEEKDAYS

_ABBREVIATED_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
MONTH = rf"(?P<month>\b(?:{'|'.join(MONTHS)}|(?:{'|'.join(_ABBREVIATED_MONTHS)})\b\.?))"
_WEEKDAYS = tuple(day.lower() for day in WEEKDAYS)
WEEKDAY = rf"(?P<weekday>\b(?:{'|'.join(_WEEKDAYS)})\b)"
# Before a date also "Tue.", "Thurs".
_SHORT_WEEKDAYS = (*(day[:3] for day in _WEEKDAYS), "tues", "weds", "thur", "thurs")
WEEKDAY_BEFORE_DATE = rf"(?:(?P<weekday>\b(?:{'|'.join((*_WEEKDAYS, *_SHORT_WEEKDAYS))})\b)\.?\s?,?\s+)?"
# What a text must have, in small letters, for a form to be looked for at all: the search for it takes longer.
MONTH_HINTS = (*MONTHS, *(f"{month}{mark}" for month in _ABBREVIATED_MONTHS for mark in "., "))
WEEKDAY_HINTS = _WEEKDAYS
YEAR_HINTS = ("15", "16", "17", "18", "19", "20")
UNIT_HINTS = ("week", "month", "year", "quarter", "decade", "century")
SEASON_HINTS = ("spring", "summer", "autumn", "fall", "winter")
# A number of a day ends there: no clock ("April 5:30"), no share, no count of millions.
DAY_ENDS = r"(?![\d:%]|[.,]\d|\s?(?:percent|per\scent|a\.?m\b|p\.?m\b|[mb]illion))"
DAY = rf"(?P<day>\b[0-3]?\d)(?:\s?(?:st|nd|rd|th)\b)?{DAY_ENDS}"
YEAR = r"(?P<year>\b(?:1[5-9]|20)\d\d\b)(?![,.:]\d|[%/])"
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
# "Early 2016", "the end of 2016", "mid-April".
PART = r"(?:\b(?:early|mid|late)(?:\s+|\s?-\s?)(?:in\s+)?)?"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"
# Where the last day of a longer time is not named.
_UNITS = {
    "day": DateKind.DAY,
    "week": DateKind.WEEK,
    "fortnight": DateKind.WEEK,
    "weekend": DateKind.WEEKEND,
    "month": DateKind.MONTH,
    "quarter": DateKind.QUARTER,
    "year": DateKind.YEAR,
    "decade": DateKind.DECADE,
    "century": DateKind.CENTURY,
}
UNIT = rf"(?P<unit>{'|'.join(_UNITS)})"
_SMALL_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {name: number for number, name in enumerate(_SMALL_NUMBERS)} | {"a": 1, "an": 1}
_NUMBERS |= {name: 10 * number for number, name in enumerate(_TENS, start=2)}
_COUNT_WORDS = rf"(?:{'|'.join(_TENS)})[\s-](?:{'|'.join(_SMALL_NUMBERS[1:10])})|{'|'.join(_NUMBERS)}"
# Not the end of a longer number: "1,400 years ago".
COUNT = rf"(?P<count>(?<!\d[,.])\b(?:\d{{1,3}}|{_COUNT_WORDS}))"
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4},
    **{"latter": 2},
}
ORDINAL = rf"(?P<ordinal>\b(?:{'|'.join(_ORDINALS)}))"
_DECADES = {f"{name[:-1]}ies": 10 * number for number, name in enumerate(_TENS, start=2)}
DECADE_NAME = rf"(?P<decade>\b(?:{'|'.join(_DECADES)})\b)"


def read_weekday(word: str) -> int | None:
    """Give the number of a weekday, Monday is 0, by its name or three letters of it; None where it is none."""
    short = word[:3].lower()
    return next((number for number, day in enumerate(_WEEKDAYS) if day.startswith(short)), None)


def read_unit(word: str) -> DateKind:
    """Give the kind of time that a unit names, in the singular or plural."""
    return _UNITS[word.lower().removesuffix("s")]


def read_count(words: str) -> int:
    """Read a number in digits or words: "12", "a", "twenty-two"."""
    if words.isascii() and words.isdigit():
        return int(words)
    return sum(_NUMBERS[word] for word in words.lower().replace("-", " ").split())


def read_ordinal(word: str) -> int:
    """Read which quarter or half of a year is meant; the final one is the fourth."""
    return _ORDINALS[word.lower()]


def read_decade_name(word: str) -> int:
    """Read the decade's number in its century: 90 of "nineties"."""
    return _DECADES[word.lower()]
