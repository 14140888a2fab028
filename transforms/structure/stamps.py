"""Read date lines: a paragraph that is dates and nothing else ("Published: 3 May 2016, 10:15 | Updated 4 May 2016").

A numeric date gives all its readings; which order it has, `transforms/dates` decides. Datelines in front of the first
sentence: datelines.py.
"""

import re
from dataclasses import dataclass
from enum import Enum

from transforms.document import Dateline, EntityType, Span
from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.structure.datelines import read_dateline
from transforms.structure.written_days import WRITTEN_DAY, Day, is_day_of_month, read_matched_day

# A longer paragraph is no date line; two dates with labels and clocks fit.
_LONGEST_CHARS = 140
_CLOCK = r"(?:at\s+)?[012]?\d(?!\d)(?:[:.h][0-5]\d)?(?:[:.][0-5]\d)?\s*(?:[ap]\.?m\b\.?)?"
_ZONE = r"(?-i:\(?\b(?P<{}>[A-Z]{{2,4}})\b\)?)?"
_WEEKDAY = "|".join(f"{day[:3]}(?:{day[3:]}|[a-z]{{0,2}})" for day in WEEKDAYS)
# A clock has minutes, or says which half of the day it is: "10" alone is a number.
_IS_CLOCK = r"(?=\d|at\s+\d)(?:at\s+)?(?=[012]?\d(?:[:.h][0-5]\d|\s*[ap]\.?m))"
_NUMBERS = (
    r"(?P<first>[0-3]?\d)(?P<mark>[-/.])\s?(?P<second>[0-3]?\d)(?P=mark)\s?(?P<last>(?:19|20)\d\d|\d\d)(?![\d/.-]\d)(?!\d)"
    r"|(?P<leading>(?:19|20)\d\d)[/.](?P<middle>[01]?\d)[/.](?P<end>[0-3]?\d)(?!\d)"
)
_LABEL = (
    r"(?:(?:first|last|originally|article|story|page)\s+)?"
    r"(?:(?P<published>(?:date\s+)?(?:publish(?:ed)?|posted|issued|released|filed|added)|(?:publication|publish|posting|release)\s+date"
    r"|date\s+of\s+publication)|(?P<updated>updated|modified|edited|revised|update|last\s+update)|date|on)"
    r"(?:\s+(?:online|here))?(?:\s+in\s+[^,.\d]{3,40},)?(?:\s+(?:on|at))?\s*[:–—-]?\s+"
)
_PART = re.compile(
    rf"(?i:(?:{_LABEL})?(?:{_IS_CLOCK}{_CLOCK}\s*{_ZONE.format('zone_before')}[\s,|•·–-]*(?:on\s+)?)?"
    rf"(?:(?P<weekday>{_WEEKDAY})\.?,?\s+)?(?:{WRITTEN_DAY.pattern}|{_NUMBERS})"
    rf"(?:[\s,|@•·–/T-]*{_IS_CLOCK}{_CLOCK}(?:Z|[+-]\d\d:?\d\d)?)?\s*{_ZONE.format('zone')}[\s.]*)"
)
# "Updated 7:02 a.m.", behind a date: of the same day.
_LATER_CLOCK = re.compile(
    rf"(?i:(?:last\s+)?(?:updated|modified|edited|revised|published|posted)\s*:?\s+(?:at\s+)?"
    rf"{_IS_CLOCK}{_CLOCK}\s*{_ZONE.format('zone')}[\s.]*)"
)
# "03.05.2016 | Culture": the section of the page, which a date line may name at either end, also behind some blanks.
_SECTION_NAME = r"[^\W\d_]+(?:\s(?:&|and|[^\W\d_]+)){0,2}"
_BEFORE_SECTION = r"(?:\s*[|•·/]\s*|\s{2,})"
_SECTION = re.compile(rf"\A(?:{_SECTION_NAME}{_BEFORE_SECTION}){{1,2}}|{_BEFORE_SECTION}{_SECTION_NAME}\s*\Z")
# "3 May 2016 10:47 pm - LISBON", "Lisbon | 3 May 2016": where the article was written, at either end.
_PLACE = r"(?P<{}>[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){{0,2}})"
_PLACE_AT_END = re.compile(
    rf"\A{_PLACE.format('first')}\s*[|,]\s*(?=\S)|(?<=\S)\s*(?:[|,]|\s[–—-])\s*{_PLACE.format('last')}\s*\Z"
)
# "May - 03 - 2016"
_DASHED_DAY = re.compile(r"\b([^\W\d_]{3,9})\s-\s([0-3]?\d)\s-\s((?:19|20)\d\d)\b")
_BETWEEN = re.compile(r"[\s,;|/•·–—-]*")
_CENTURY = 2000
_LONGEST_ZONE_CHARS = 4  # "CEST": longer capitals at a line's end are no time zone


class StampLabel(Enum):
    """What a date line says that its date is."""

    PUBLISHED = "published"
    BARE = "a date"
    UPDATED = "updated"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of a date line with all its readings, one unless the order of day and month is open: day first, then."""

    label: StampLabel
    words: str
    readings: tuple[Day, ...]
    weekday: int | None = None  # Monday is 0
    zone: str | None = None  # as written: "GMT"
    is_numeric: bool = False


def read_stamps(text: str, span: Span) -> tuple[Stamp, ...]:
    """Read the dates of a date line, in order; nothing where it holds other words."""
    if span.end_char - span.start_char > _LONGEST_CHARS:
        return ()
    inner = _DASHED_DAY.sub(r"\1 \2, \3", span.of(text))
    return next(filter(None, map(_read_line_of_dates, _cut_names_at_ends(inner))), ())


def _cut_names_at_ends(line: str) -> tuple[str, str, str]:
    """Give a line, the line without the section that it names, and without the place that it names."""
    place = _find_place(line)
    without_place = line[: place.start()] + line[place.end() :] if place else line
    return line, _SECTION.sub("", line, count=1), without_place


def _find_place(line: str) -> re.Match[str] | None:
    """Find the place that a line of dates names at either end: a known one, or one in capitals behind a dash."""
    for match in _PLACE_AT_END.finditer(line):
        name = match["first"] or match["last"]
        known = look_up_known_name(name)
        is_place = known is not None and known.entity_type == EntityType.PLACE
        is_shouted = match["last"] is not None and name.isupper() and len(name) > _LONGEST_ZONE_CHARS
        if is_place or (is_shouted and known is None):
            return match
    return None


def _read_line_of_dates(line: str) -> tuple[Stamp, ...]:
    stamps: list[Stamp] = []
    end = 0
    while end < len(line):
        part = _PART.match(line, end)
        stamp = _read_part(part) if part else None
        if stamp is not None:
            stamps.append(stamp)
        elif stamps:
            part = _LATER_CLOCK.match(line, end)
        if part is None or (stamp is None and part.re is _PART):
            return ()
        gap = _BETWEEN.match(line, part.end())
        end = gap.end() if gap else part.end()
    return tuple(stamps)


def read_stamp(text: str, span: Span) -> Dateline | None:
    """Read a paragraph that is a date line ("Published: 3 May 2016, 10:15"), or a dateline alone.

    It is without a day where the order of day and month is open. None where it holds other words.
    """
    line = read_dateline(text, span.start_char, span.end_char)
    if line is not None:
        return line if line.span == span else None
    stamps = read_stamps(text, span)
    if not stamps:
        return None
    first, *others = stamps[0].readings
    match = _find_place(span.of(text))
    at = match.span("first" if match["first"] else "last") if match else None
    place = Span(span.start_char + at[0], span.start_char + at[1]) if at else None
    return Dateline(span, place) if others else Dateline(span, place, first.month, first.day, first.year)


def read_place_alone(text: str, span: Span) -> Dateline | None:
    """Read a paragraph that is a known place in capitals and nothing else, as papers have it below a byline or date."""
    name = span.of(text)
    known = look_up_known_name(name) if name.isupper() else None
    is_place = known is not None and known.entity_type == EntityType.PLACE
    return Dateline(span, span) if is_place else None


def has_label(text: str, span: Span) -> bool:
    """Say whether a paragraph is a date line that says what its date is, and so is one wherever it stands."""
    return any(stamp.label is not StampLabel.BARE for stamp in read_stamps(text, span))


def _read_part(part: re.Match[str]) -> Stamp | None:
    """Read a date with its label; None where no month has that day."""
    is_numeric = part["first"] is not None
    readings = _read_numbers(part) if is_numeric or part["leading"] else _read_words(part)
    if not readings:
        return None
    label = StampLabel.BARE
    if part["published"] or part["updated"]:
        label = StampLabel.PUBLISHED if part["published"] else StampLabel.UPDATED
    return Stamp(
        label,
        " ".join(part[0].split()),
        readings,
        _weekday_of(part["weekday"]),
        part["zone"] or part["zone_before"],
        is_numeric,
    )


def _read_words(part: re.Match[str]) -> tuple[Day, ...]:
    day = read_matched_day(part)
    return (day,) if day else ()


def _read_numbers(part: re.Match[str]) -> tuple[Day, ...]:
    """Read a numeric date day first and month first, as far as the calendar has such days; full stops say day first."""
    if part["leading"]:
        orders = [(int(part["middle"]), int(part["end"]))]
        year = int(part["leading"])
    else:
        first, second = int(part["first"]), int(part["second"])
        orders = [(second, first)] if part["mark"] == "." else [(second, first), (first, second)]
        year = int(part["last"]) + (_CENTURY if len(part["last"]) == 2 else 0)
    days = (Day(month, day, year) for month, day in orders if is_day_of_month(month, day))
    return tuple(dict.fromkeys(days))


def _weekday_of(word: str | None) -> int | None:
    names = [day[:3].lower() for day in WEEKDAYS]
    return names.index(word[:3].lower()) if word else None
