"""Datelines ("LISBON, May 3 (LUSA) -"): place, date and agency at the head of the lead, or alone on a line."""

import re
from dataclasses import dataclass

from transforms.document import Dateline, Span
from transforms.knowledge.calendar import month_of

_MONTH = "|".join(
    ("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?")
    + ("sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?")
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<{}>[0-3]?\d)(?:st|nd|rd|th)?"
# Months in any case, so that APRIL reads as April does.
_DATE = re.compile(
    rf"(?i:{_WEEKDAY}(?:(?P<month>{_MONTH})\b\.?\s+{_DAY.format('day')}|{_DAY.format('day2')}\s+(?:of\s+)?"
    rf"(?P<month2>{_MONTH})\b\.?)(?!\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
    r"|(?P<year3>(?:19|20)\d\d)-(?P<month3>[01]\d)-(?P<day3>[0-3]\d)\b)"
)
_UPPER = "".join(char for char in map(chr, range(0x41, 0x530)) if char.isupper())
_CAPS = rf"[{_UPPER}][{_UPPER}.'’\-]+"
_PLACE_CAPS = re.compile(rf"{_CAPS}(?:[ \xa0/]{_CAPS}){{0,4}}(?![^\W\d_])")
_NAME = rf"[{_UPPER}][\w.'’\-]*"
_PLACE_MIXED = re.compile(rf"{_NAME}(?:[ \xa0](?:(?:de|del|of|the|la|el|am|upon)[ \xa0])?{_NAME}){{0,3}}")
# A state or country behind the place: "FLINT, Mich.", "MINSK, Belarus".
_QUALIFIER = re.compile(rf",\s+(?!(?i:{_MONTH})\b\.?\s+\d){_NAME}(?:[ \xa0]{_NAME}){{0,2}}")
_BRACKETED = re.compile(r"\s*(?:\((?P<a>[^()\n]{2,40})\)|/(?P<b>[^/\n]{2,40})/|\[(?P<c>[^\[\]\n]{2,40})\])")
_AGENCY = re.compile(rf"[{_UPPER}][\w.&’'\-]*(?:[ /][{_UPPER}][\w.&’'\-]*){{0,3}}")
_DASH = re.compile(r"\s*\.?\s*(?:-{1,3}|[–—―])(?=\s|[\"“‘']|\Z)|\s*(?:-{2,3}|[–—―])")
_STOP = re.compile(r"\s*[.:](?=\s|\Z)")
_COMMA = re.compile(r"\s*[.,;]?\s+|\s*,\s*")
# Labels that editors put before a dash, in capitals as a place would be.
_LABEL = re.compile(
    r"(?:(?:ADVISORY|ALERT|ANALYSIS|ANSWER|BREAKING|BRIEF|COLUMN|COMMENT|COMMENTARY|CORRECTED|CORRECTION|EDITORIAL|"
    r"EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|FLASH|GRAPHIC|INSIGHT|INTERVIEW|LIVE|NEWS|NOTE|OBITUARY|OPINION|PHOTOS?|"
    r"PODCAST|POLL|PREVIEW|PROFILE|QUESTION|REFILE|REPORT|REVIEW|SCOOP|SPECIAL|TIMELINE|TOP|UPDATED?|URGENT|VIDEO|WATCH|"
    r"WRAPUP)(?:[ \xa0/]|\Z))+"
)
_NO_PLACE = re.compile(rf"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTH}|by)\b")
# A dateline is done within this; the first words of the lead follow.
_LONGEST_CHARS = 160
# "Published: 3 May 2016, 10:15 GMT" and bare dates alone on a line.
_STAMP = re.compile(
    r"(?i:(?:first\s+|last\s+)?(?:published|posted|updated|modified|date|on)(?:\s+(?:on|at))?\s*:?\s+)?(?P<rest>.*)",
    re.S,
)
_STAMP_TAIL = re.compile(
    r"(?i:[\s,|@•·–-]*(?:at\s+)?(?:[012]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?[\s.]*)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it stands; `year` is None where it gives none."""

    month: int
    day: int
    year: int | None


def read_dateline(text: str, start_char: int, end_char: int) -> Dateline | None:
    """Read the dateline at the head of the paragraph [start_char, end_char) of `text`; its span ends before the lead.

    A place needs a date, an agency in brackets or, in capitals, a dash behind it: a name before a colon is a speaker.
    """
    head = text[start_char : min(end_char, start_char + _LONGEST_CHARS)]
    is_whole = end_char - start_char <= _LONGEST_CHARS
    found = _with_caps(head, is_whole) or _with_name(head, is_whole) or _without_place(head)
    return _placed(found, start_char) if found else None


def read_stamp(text: str, span: Span) -> Dateline | None:
    """Read a paragraph that is a date and nothing else ("Published: 3 May 2016, 10:15"), or a dateline alone."""
    if span.end_char - span.start_char > 80:
        return None
    line = read_dateline(text, span.start_char, span.end_char)
    if line is not None:
        return line if line.span == span else None
    inner = span.of(text)
    lead_in = _STAMP.match(inner)
    at = lead_in.start("rest") if lead_in else 0
    match = _DATE.match(inner, at)
    if match is None or not _STAMP_TAIL.fullmatch(inner, match.end()) or (day := _day(match)) is None:
        return None
    return Dateline(span, None, day.month, day.day, day.year)


@dataclass(slots=True)
class _Parts:
    """What a dateline's head has been found to hold so far; offsets count from the head."""

    end: int
    place: Span | None = None
    day: Day | None = None
    agency: str | None = None


def _with_caps(head: str, is_whole: bool) -> _Parts | None:
    match = _PLACE_CAPS.match(head)
    if match is None or _LABEL.fullmatch(match[0]) or _NO_PLACE.match(match[0]):
        return None
    end = match.end() - (match[0].endswith(".") and match[0].count(".") == 1)
    parts = _rest(head, _Parts(end, Span(0, end)))
    dash = _DASH.match(head, parts.end)
    # "IBM - the firm": behind a bare dash a lead begins with a capital.
    if dash and (parts.day or parts.agency or not head[dash.end() :].lstrip()[:1].islower()):
        parts.end = dash.end()
        return parts
    return _closed(head, parts, is_whole)


def _with_name(head: str, is_whole: bool) -> _Parts | None:
    match = _PLACE_MIXED.match(head)
    if match is None or _NO_PLACE.match(match[0]):
        return None
    parts = _rest(head, _Parts(match.end(), Span(*match.span())))
    if parts.day is None and parts.agency is None:
        return None
    dash = _DASH.match(head, parts.end)
    if dash:
        parts.end = dash.end()
        return parts
    is_alone = is_whole and not head[parts.end :].strip(" .") and parts.day is not None
    return parts if is_alone else None


def _without_place(head: str) -> _Parts | None:
    """Read "May 3 (LUSA) -" and "(LUSA) -"."""
    parts = _rest(head, _Parts(0))
    dash = _DASH.match(head, parts.end)
    if parts.agency is None or dash is None:
        return None
    parts.end = dash.end()
    return parts


def _rest(head: str, parts: _Parts) -> _Parts:
    """Take the state or country, the date and the agency that follow, in whatever order they stand."""
    qualifier = _QUALIFIER.match(head, parts.end) if parts.place else None
    if qualifier and parts.place:
        parts.end = qualifier.end()
    for _ in range(3):
        gap = _COMMA.match(head, parts.end)
        date = _DATE.match(head, gap.end() if gap else parts.end)
        bracket = _BRACKETED.match(head, gap.end() if gap else parts.end)
        if date and parts.day is None and (day := _day(date)):
            parts.day, parts.end = day, date.end()
        elif bracket and parts.agency is None and (name := _agency(bracket)):
            parts.agency, parts.end = name, bracket.end()
        else:
            break
    return parts


def _closed(head: str, parts: _Parts, is_whole: bool) -> _Parts | None:
    """End a dateline without a dash: a full stop or colon, or a bracketed agency, or the line's end."""
    if parts.day is None and parts.agency is None:
        return None
    stop = _STOP.match(head, parts.end)
    if stop:
        parts.end = stop.end()
        return parts
    is_alone = is_whole and not head[parts.end :].strip()
    return parts if is_alone or parts.agency else None


def _agency(match: re.Match[str]) -> str | None:
    inner = " ".join((match["a"] or match["b"] or match["c"]).split())
    return inner if _AGENCY.fullmatch(inner) else None


def _day(match: re.Match[str]) -> Day | None:
    name = match["month"] or match["month2"]
    if name:
        month = month_of(name)
        day, year = int(match["day"] or match["day2"]), match["year"]
    else:
        month, day, year = int(match["month3"]), int(match["day3"]), match["year3"]
    if not (1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in {4, 6, 9, 11} else 31)):
        return None
    return Day(month, day, int(year) if year else None)


def _placed(parts: _Parts, start_char: int) -> Dateline:
    place = parts.place and Span(parts.place.start_char + start_char, parts.place.end_char + start_char)
    day = parts.day or None
    return Dateline(
        Span(start_char, start_char + parts.end),
        place,
        day and day.month,
        day and day.day,
        day and day.year,
        parts.agency,
    )
