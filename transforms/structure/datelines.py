"""Read datelines ("LISBON, May 3 (LUSA) -"): place, date and agency at the head of the lead, or alone on a line.

A dateline gives what its words give and no more: the year that it leaves out is inferred in `transforms/dates`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.document import Dateline, EntityType, Span
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, look_up_title
from transforms.knowledge.page_words import PageWord, is_page_word, role_of_page_label
from transforms.structure.dateline_agencies import (
    BRACKETED,
    LETTERS_OF_AGENCY,
    NO_NAME,
    UPPER,
    agency_and_day_of,
    agency_of,
    day_of,
    match_agency,
)
from transforms.structure.written_days import MONTH_PATTERN, WRITTEN_DAY, Day, read_matched_day

_CAPS = rf"[{UPPER}](?:[{UPPER}.'’]|-(?!-))+"
_PLACE_CAPS = re.compile(rf"{_CAPS}(?:(?:[ \xa0/]|[ \xa0]&[ \xa0]){_CAPS}){{0,4}}(?![^\W\d_])")
_NAME = rf"[{UPPER}][\w.'’\-]*"
_NO_MONTH = rf"(?!(?i:{MONTH_PATTERN})\b\.?\s+\d)"
_PLACE_MIXED = re.compile(rf"{_NAME}(?:[ \xa0]{_NO_MONTH}(?:(?:de|del|of|the|la|el|am|upon)[ \xa0])?{_NAME}){{0,3}}")
# A state or country behind the place: "FLINT, Mich.", "MINSK, Belarus".
_QUALIFIER = re.compile(rf",\s+{_NO_MONTH}{_NAME}(?:[ \xa0]{_NO_MONTH}{_NAME}){{0,2}}")
# "FLINT, Mich. and DETROIT": the second of two places, in capitals, with its own state.
_SECOND_PLACE = re.compile(rf"\s+and\s+{_CAPS}(?:[ \xa0]{_CAPS}){{0,3}}(?:{_QUALIFIER.pattern})?(?=,\s)")
_PLACE_BEFORE_COLON = re.compile(rf"({_CAPS}(?:[ \xa0]{_CAPS}){{0,2}}):\s+(?=[{UPPER}])")
# "Lisbon: The ferry stops", in small letters: of a known place only.
_KNOWN_PLACE_BEFORE_COLON = re.compile(rf"({_NAME}(?:[ \xa0]{_NAME}){{0,2}}):\s+(?=[{UPPER}])")
# Region and country in brackets between place and date: "FARO (Algarve) [Portugal], May 3 (LUSA):".
_BRACKETED_REGIONS = re.compile(rf"(?:\s*(?:\([{UPPER}][\w./ -]{{1,30}}\)|\[[{UPPER}][\w. -]{{1,30}}\])){{1,2}}(?=,\s)")
# "Lisbon - The ferry stops": small letters, a dash between blanks, and a lead that opens as sentences do.
_PLACE_BEFORE_DASH = re.compile(
    rf"({_NAME}(?:[ \xa0]{_NAME}){{0,2}})[ \xa0](?:-{{1,2}}|[–—])[ \xa0]+(?P<lead>[{UPPER}]\w*)"
)
_ARTICLES = frozenset(("A", "An", "The"))
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
# "Tehran, IRNA –": the same right behind a place.
_AGENCY_BEHIND_COMMA = re.compile(rf",\s+{LETTERS_OF_AGENCY.pattern}")
# "NEWS.CO, Jakarta -": the site first, then the place.
_SITE_BEFORE_PLACE = re.compile(
    rf"(?P<site>[\w-]+(?:\.(?i:co|com|net|org|id|in|my|ph|tv|news)){{1,2}}),"
    rf"\s+(?P<place>{_NAME}(?:[ \xa0]{_NAME}){{0,2}})"
)
_DASH = re.compile(r"\s*\.?\s*(?:-{1,3}|[–—―])(?=\s|[\"“‘']|\Z)|\s*(?:-{2,3}|[–—―])")
_STOP = re.compile(r"\s*[.:/](?=\s|\Z)")
# "(LUSA)The ferry stops": what a page sets apart by its style alone.
_LEAD_WITHOUT_BLANK = re.compile(rf"(?<=\))[\"“‘]?[{UPPER}]")
_COMMA = re.compile(r"\s*[.,;]?\s+|\s*,\s*")
# Labels that editors put before a dash, in capitals as a place would be.
_LABEL = re.compile(
    r"(?:(?:ADVISORY|ALERT|ANALYSIS|ANSWER|BREAKING|BRIEF|COLUMN|COMMENT|COMMENTARY|CORRECTED|CORRECTION|EDITORIAL|"
    r"EXCLUSIVE|EXPLAINER|FACTBOX|FEATURE|FILE|FLASH|GRAPHIC|INSIGHT|INTERVIEW|LIVE|NEWS|NOTE|OBITUARY|OPINION|PHOTOS?|"
    r"PODCAST|POLL|PREVIEW|PROFILE|QUESTION|REFILE|REPORT|REVIEW|SCOOP|SPECIAL|SPOILER|TIMELINE|TOP|UPDATED?|URGENT|"
    r"VIDEO|WARNING|WATCH|WRAPUP)(?:[ \xa0/]|\Z))+"
)
# "(Lisbon, 3 May 2016) - The ferry stops"
_IN_BRACKETS = re.compile(r"\((?P<inner>[^()\n]{6,60})\)\s*(?:-{1,3}|[–—―:.])(?=\s)")
# A dateline ends within this; the first words of the lead follow.
_LONGEST_CHARS = 160
# Besides the place, a dateline has two details, date and agency; one more look finds that nothing follows.
_MOST_DETAILS = 3


def read_dateline(text: str, start_char: int, end_char: int) -> Dateline | None:
    """Read the dateline at the head of the paragraph [start_char, end_char) of `text`; its span ends before the lead.

    A place needs a date, an agency in brackets or, in capitals, a dash behind it: a name before a colon is a speaker.
    None where the paragraph begins otherwise.
    """
    head = text[start_char : min(end_char, start_char + _LONGEST_CHARS)]
    is_whole = end_char - start_char <= _LONGEST_CHARS
    parts = (
        _read_site_before_place(head)
        or _read_capital_place(head, is_whole)
        or _read_mixed_place(head, is_whole)
        or _read_agency_alone(head)
        or _read_in_brackets(head)
    )
    return _shift_to_text(parts, start_char) if parts else None


def read_first_dateline(text: str, paragraphs: Sequence[Span]) -> Dateline | None:
    """Read the dateline at the head of the first of the body's paragraphs, also a place before a colon.

    "LISBON: The ferry stops" has a place where nothing in it says I or we and no other paragraph opens with a label.
    """
    if not paragraphs:
        return None
    first = paragraphs[0]
    return (
        read_dateline(text, first.start_char, first.end_char)
        or _read_day_before_dash(text, paragraphs)
        or _read_place_before_dash(text, paragraphs)
        or _read_place_before_colon(text, paragraphs)
    )


def _read_day_before_dash(text: str, paragraphs: Sequence[Span]) -> Dateline | None:
    """Read "May 3, 2017 - LISBON - The ferry stops" and "May 3, 2017 -- The ferry stops": a whole day before a dash.

    None where another paragraph begins so, as the items of a list of days do.
    """
    first = paragraphs[0]
    head = text[first.start_char : min(first.end_char, first.start_char + _LONGEST_CHARS)]
    begin = WRITTEN_DAY.match(head)
    day = read_matched_day(begin) if begin else None
    dash = _DASH.match(head, begin.end()) if begin else None
    if day is None or day.year is None or dash is None or WRITTEN_DAY.match(head[dash.end() :].lstrip()):
        return None
    if any(WRITTEN_DAY.match(text, span.start_char, span.end_char) for span in paragraphs[1:]):
        return None
    start = len(head) - len(head[dash.end() :].lstrip())
    place = _read_capital_place(head[start:], is_whole=False)
    if place is None or place.place is None:
        return _shift_to_text(_Parts(dash.end(), day=day), first.start_char)
    span = Span(place.place.start_char + start, place.place.end_char + start)
    return _shift_to_text(_Parts(place.end + start, span, day, place.agency), first.start_char)


def _read_place_before_colon(text: str, paragraphs: Sequence[Span]) -> Dateline | None:
    """Read "LISBON: The ferry stops"; in small letters only a known place, else it may be whoever speaks."""
    first = paragraphs[0]
    form = _PLACE_BEFORE_COLON
    match = form.match(text, first.start_char, first.end_char)
    if match is None:
        form = _KNOWN_PLACE_BEFORE_COLON
        match = form.match(text, first.start_char, first.end_char)
        if match is None or not _is_known_place(match[1]):
            return None
    if not _may_be_place(match[1]) or any(form.match(text, span.start_char, span.end_char) for span in paragraphs[1:]):
        return None
    if _FIRST_PERSON.search(text, match.end(), min(first.end_char, match.end() + _LONGEST_CHARS)):
        return None
    return Dateline(Span(first.start_char, match.start(1) + len(match[1]) + 1), place=Span(*match.span(1)))


def _is_known_place(name: str) -> bool:
    known = look_up_known_name(name)
    return known is not None and known.entity_type == EntityType.PLACE


def _read_place_before_dash(text: str, paragraphs: Sequence[Span]) -> Dateline | None:
    """Read "Lisbon - The ferry stops", where no other paragraph has a name before a dash, as the items of a list have.

    Of a name that is not known as a place the lead opens with an article and is a sentence.
    """
    first = paragraphs[0]
    match = _PLACE_BEFORE_DASH.match(text, first.start_char, first.end_char)
    if match is None or not _may_be_place(match[1]):
        return None
    is_sentence = text[: first.end_char].rstrip("\"'”’ ").endswith((".", "!", "?"))
    is_unknown = look_up_known_name(match[1]) is None
    is_place = _is_known_place(match[1]) or (is_unknown and match["lead"] in _ARTICLES and is_sentence)
    if not is_place or any(_PLACE_BEFORE_DASH.match(text, span.start_char, span.end_char) for span in paragraphs[1:]):
        return None
    return Dateline(Span(first.start_char, match.start("lead")), place=Span(*match.span(1)))


def _may_be_place(label: str) -> bool:
    is_word_of_layout = is_page_word(label, PageWord.HEADWORD) or role_of_page_label(label) is not None
    is_label = _LABEL.fullmatch(label) is not None or NO_NAME.match(label) is not None
    return not (is_word_of_layout or is_label or look_up_role_noun(label))


@dataclass(slots=True)
class _Parts:
    """What has been read of a dateline so far; offsets count from the head of the paragraph."""

    end: int  # offset behind the last part
    place: Span | None = None
    day: Day | None = None
    agency: str | None = None


def _read_capital_place(head: str, is_whole: bool) -> _Parts | None:
    """Read "LISBON, May 3 (LUSA) -" and "LISBON -"; `is_whole`: the paragraph ends where `head` does."""
    match = _PLACE_CAPS.match(head)
    if match is None or _LABEL.fullmatch(match[0]) or NO_NAME.match(match[0]):
        return None
    if look_up_title(match[0].title()):
        return None  # "SIR - Your leading article" opens a letter
    end = match.end()
    ends_with_stop = match[0].endswith(".") and match[0].count(".") == 1  # "U.S." keeps its own
    if ends_with_stop:
        end -= 1
    place_end = head.find(" & ", 0, end)  # of two places the first
    parts = _read_details(head, _Parts(end, Span(0, place_end if place_end > 0 else end)))

    dash = _DASH.match(head, parts.end)
    if dash:
        if is_whole and parts.day is None and head.isupper() and head[dash.end() :].strip():
            return None  # a headline: "OIL TO RISE - ANALYSTS"
        has_details = parts.day is not None or parts.agency is not None
        # "IBM - the firm": behind a bare dash a lead begins with a capital.
        is_lead_below = not head[dash.end() :].lstrip()[:1].islower()
        if has_details or is_lead_below:
            return _read_detail_between_dashes(head, parts, dash.end())
    return _end_without_dash(head, parts, is_whole)


def _read_site_before_place(head: str) -> _Parts | None:
    """Read "NEWS.CO, Jakarta -": the site that publishes, the place, a dash."""
    match = _SITE_BEFORE_PLACE.match(head)
    dash = _DASH.match(head, match.end()) if match else None
    if match is None or dash is None or NO_NAME.match(match["place"]):
        return None
    return _Parts(dash.end(), Span(*match.span("place")), agency=match["site"])


def _read_mixed_place(head: str, is_whole: bool) -> _Parts | None:
    """Read "Lisbon, May 3 (LUSA) -" and "Lisbon (LUSA)The ferry stops".

    A place in small letters needs a date or agency, then a dash, the lead without a blank, or the line's end. With
    both, the lead may follow at once.
    """
    match = _PLACE_MIXED.match(head)
    if match is None or NO_NAME.match(match[0]):
        return None
    place = Span(match.start(), match.start() + len(match[0].rstrip(".")))  # "Baku. 28 June."
    parts = _read_bare_agency(head, match) or _read_details(head, _Parts(match.end(), place))
    if parts.day is None and parts.agency is None:
        return None
    dash = _DASH.match(head, parts.end)
    if dash:
        parts.end = dash.end()
        return parts
    is_full = parts.day is not None and parts.agency is not None
    if is_full and (whole := _end_without_dash(head, parts, is_whole)):
        return whole
    is_closed = is_full and head[parts.end - 1] == ")"
    is_alone = is_whole and not head[parts.end :].strip(" .") and parts.day is not None
    return parts if is_alone or is_closed or _LEAD_WITHOUT_BLANK.match(head, parts.end) else None


def _read_bare_agency(head: str, place: re.Match[str]) -> _Parts | None:
    """Read ", IRNA" behind a known place and before a dash; a state's letters are none ("Flint, MI -")."""
    match = _AGENCY_BEHIND_COMMA.match(head, place.end())
    known = look_up_known_name(place[0]) if match else None
    if match is None or known is None or known.entity_type != EntityType.PLACE:
        return None
    behind = look_up_known_name(match["agency"])
    if behind is not None and behind.entity_type == EntityType.PLACE:
        return None
    return _Parts(match.end(), Span(*place.span()), agency=match["agency"])


def _read_agency_alone(head: str) -> _Parts | None:
    """Read "May 3 (LUSA) -", "(LUSA) -" and "(LUSA)The ferry stops"; a place with its day between two dashes too."""
    parts = _read_details(head, _Parts(0))
    if parts.agency is None:
        return None
    dash = _DASH.match(head, parts.end)
    if dash is None:
        return parts if _LEAD_WITHOUT_BLANK.match(head, parts.end) else None
    known = look_up_known_name(parts.agency)
    if known is not None and known.entity_type == EntityType.PLACE and parts.day is None:  # "(Lisbon) –"
        start = head.index(parts.agency)
        return _Parts(dash.end(), Span(start, start + len(parts.agency)))
    parts.end = dash.end()
    return _read_place_behind_agency(head, parts) or parts


def _read_place_behind_agency(head: str, parts: _Parts) -> _Parts | None:
    """Read "LISBON, MAY 3 -" behind "(LUSA) -"."""
    start = parts.end + len(head[parts.end :]) - len(head[parts.end :].lstrip())
    behind = _read_capital_place(head[start:], is_whole=False) or _read_mixed_place(head[start:], is_whole=False)
    if behind is None or behind.place is None or behind.day is None:
        return None
    place = Span(behind.place.start_char + start, behind.place.end_char + start)
    return _Parts(behind.end + start, place, behind.day, parts.agency)


def _read_in_brackets(head: str) -> _Parts | None:
    """Read "(Lisbon, 3 May 2016) -": a whole dateline with its day, in brackets."""
    bracket = _IN_BRACKETS.match(head)
    if bracket is None:
        return None
    inner = bracket["inner"]
    parts = _read_capital_place(inner, is_whole=True) or _read_mixed_place(inner, is_whole=True)
    if parts is None or parts.place is None or parts.day is None:
        return None
    start = bracket.start("inner")
    place = Span(parts.place.start_char + start, parts.place.end_char + start)
    return _Parts(bracket.end(), place, parts.day, parts.agency)


def _read_detail_between_dashes(head: str, parts: _Parts, end: int) -> _Parts:
    """Read the day or the agency behind the place's dash, where another dash follows.

    "LISBON, Portugal - May 3, 2016 -" and "LISBON--(LUSA WIRE)--".
    """
    bracket = BRACKETED.match(head, end)
    agency = agency_of(bracket) if bracket and parts.agency is None else None
    if bracket and agency and (dash := _DASH.match(head, bracket.end())):
        return _Parts(dash.end(), parts.place, parts.day, agency)
    date = WRITTEN_DAY.match(head, end + len(head[end:]) - len(head[end:].lstrip()))
    dash = _DASH.match(head, date.end()) if date else None
    if date and dash and parts.day is None and (day := read_matched_day(date)):
        return _Parts(dash.end(), parts.place, day, parts.agency)
    return _Parts(end, parts.place, parts.day, parts.agency)


def _read_details(head: str, parts: _Parts) -> _Parts:
    """Read the state, region or country, then date and agency; `parts` grows."""
    for part in (_QUALIFIER, _SECOND_PLACE) if parts.place else ():
        if found := part.match(head, parts.end):
            parts.end = found.end()
    regions = _BRACKETED_REGIONS.match(head, parts.end) if parts.place else None
    if regions and WRITTEN_DAY.match(head, regions.end() + 2):
        return _read_behind_regions(head, parts, regions)
    return _read_day_and_agency(head, parts)


def _read_behind_regions(head: str, parts: _Parts, regions: re.Match[str]) -> _Parts:
    """Read what follows brackets before the day, which name the agency where nothing behind the day does."""
    first = BRACKETED.match(head, parts.end)
    parts.end = regions.end()
    parts = _read_day_and_agency(head, parts)
    if parts.agency is None and first is not None:
        parts.agency = agency_of(first)
    return parts


def _read_day_and_agency(head: str, parts: _Parts) -> _Parts:
    """Read date and agency in whatever order they follow; `parts` grows."""
    for _ in range(_MOST_DETAILS):
        gap = _COMMA.match(head, parts.end)
        start = gap.end() if gap else parts.end
        date = WRITTEN_DAY.match(head, start)
        bracket = BRACKETED.match(head, start)
        if date and parts.day is None and (day := read_matched_day(date)):
            parts.day, parts.end = day, date.end()
        elif bracket and parts.agency is None and (name := agency_of(bracket)):
            parts.agency, parts.end = name, bracket.end()
        elif bracket and parts.day is None and (day := day_of(bracket)):
            parts.day, parts.end = day, bracket.end()
        elif bracket and parts.day is None and parts.agency is None and (both := agency_and_day_of(bracket)):
            parts.agency, parts.day, parts.end = *both, bracket.end()
        elif gap and parts.agency is None and (lettered := match_agency(head, start, has_day=parts.day is not None)):
            parts.agency, parts.end = lettered["agency"], lettered.end()
        else:
            break
    return parts


def _end_without_dash(head: str, parts: _Parts, is_whole: bool) -> _Parts | None:
    """End a dateline without a dash: by a full stop or colon, a bracketed agency, or the line's end; else None."""
    if parts.day is None and parts.agency is None:
        return None
    stop = _STOP.match(head, parts.end)
    if stop:
        parts.end = stop.end()
        return parts
    is_alone = is_whole and not head[parts.end :].strip()
    return parts if is_alone or parts.agency else None


def _shift_to_text(parts: _Parts, start_char: int) -> Dateline:
    place, day = parts.place, parts.day
    return Dateline(
        Span(start_char, start_char + parts.end),
        place=place.shifted(start_char) if place else None,
        month=day.month if day else None,
        day=day.day if day else None,
        year=day.year if day else None,
        agency=parts.agency,
    )
