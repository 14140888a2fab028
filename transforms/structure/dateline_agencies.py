"""Read what a dateline says of its agency: letters before a dash or a stop, brackets with agency, day or both.

The place, and in which order all these follow: `datelines.py`.
"""

import re

from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.structure.written_days import MONTH_PATTERN, WRITTEN_DAY, Day, read_matched_day

UPPER = "".join(char for char in map(chr, range(0x41, 0x530)) if char.isupper())
BRACKETED = re.compile(r"\s*(?:\((?P<a>[^()\n]{2,64})\)|/(?P<b>[^/\n]{2,40})/|\[(?P<c>[^\[\]\n]{2,40})\])")
# "(teleSUR)" has its capitals behind the first letters.
_AGENCY = re.compile(rf"[a-z]{{0,4}}[{UPPER}][\w.&’'\-]*(?:[ /][{UPPER}][\w.&’'\-]*){{0,3}}")
# "BRIDGETOWN, Barbados, CMC -": the letters of an agency without brackets.
LETTERS_OF_AGENCY = re.compile(rf"(?P<agency>[{UPPER}]{{2,8}})(?=\s*(?:-{{1,3}}|[–—―])\s)")
# "Baku. 28 June. REPORT.AZ/", "Astana. May 3. KazTAG –", "YEREVAN, MAY 3, ARMENPRESS.": behind a day, two capitals.
_AGENCY_BEHIND_DAY = re.compile(
    rf"(?!(?:[{UPPER}]\.){{2}})(?=(?:[\w.]*[{UPPER}]){{2}})(?P<agency>[{UPPER}][\w.]{{1,15}}?)"
    rf"(?=/?\s*(?:-{{1,3}}|[–—―])\s|/?\.\s+[{UPPER}]|/\s)"
)
_DAY_BEHIND_DASH = re.compile(r"\s[-\u2013\u2014]\s(?=\d|[^-]*\d{4}$)")
# What is neither a place nor an agency: a day or a page's word before one.
NO_NAME = re.compile(
    rf"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{MONTH_PATTERN}|by|published|posted|updated|issued)\b"
)


def match_agency(head: str, start: int, *, has_day: bool) -> re.Match[str] | None:
    """Match an agency without brackets: letters before a dash; behind a day also before a full stop or a slash."""
    lettered = LETTERS_OF_AGENCY.match(head, start)
    return lettered or (_AGENCY_BEHIND_DAY.match(head, start) if has_day else None)


def agency_and_day_of(match: re.Match[str]) -> tuple[str, Day] | None:
    """Read agency and day that share a bracket: "LISBON (Lusa / TT - 03rd May, 2016)"."""
    inner = " ".join((match["a"] or match["b"] or match["c"]).split())
    agency, *rest = _DAY_BEHIND_DASH.split(inner, maxsplit=1)
    date = WRITTEN_DAY.fullmatch(rest[0]) if rest else None
    day = read_matched_day(date) if date else None
    return (agency, day) if day is not None and agency[:1].isupper() else None


def day_of(match: re.Match[str]) -> Day | None:
    """Read the day that is all of a bracket: "LISBON (May 3) -"."""
    date = WRITTEN_DAY.fullmatch((match["a"] or match["b"] or match["c"]).strip())
    return read_matched_day(date) if date else None


def agency_of(match: re.Match[str]) -> str | None:
    """Read the agency that is all of a bracket: "LISBON (Lusa) -"."""
    inner = " ".join((match["a"] or match["b"] or match["c"]).split())
    is_name = _AGENCY.fullmatch(inner) and not NO_NAME.match(inner)
    return inner if is_name or is_page_word(inner, PageWord.AGENCY) else None
