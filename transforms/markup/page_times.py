"""Read when a page was published: to the minute where JSON-LD, meta or a time element says so, else the day.

A time without a zone is read as UTC and says so; what lies after the fetch is no time of publication.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from lxml import etree

from transforms.dates.path_days import find_day_in_path
from transforms.dates.written_times import publish_written_time, read_written_time
from transforms.document import Published, Span
from transforms.markup.blocks import fold_blanks
from transforms.markup.embedded import EmbeddedData, Node, list_property_values
from transforms.markup.evidence import Candidate, PageEvidence
from transforms.structure.stamps import StampLabel, read_stamps

_JSON_LD_KEYS = ("datePublished", "dateCreated", "uploadDate")
# In the order in which they are believed.
_META_NAMES = (
    *("article:published_time", "datepublished", "og:article:published_time", "og:published_time", "article:published"),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "dc.created",
    ),
    *("pubdate", "publishdate", "publish-date", "publish_date", "published_time", "publication_date", "published"),
    *("cxenseparse:recs:publishtime", "article.published", "date", "ptime", "created", "rnews:datepublished"),
)
_PUBLISHED_ITEMS = ("datepublished", "datecreated", "pubdate")
# Older than the web: a default of the publisher's system.
_EARLIEST = date(1990, 1, 1)
# The same at the other end, where nobody says when the page was fetched.
_LATEST = date(2100, 1, 1)
# Clocks differ, and zones are given wrongly.
_AHEAD = timedelta(days=1)
# A line that says "Published" may be that of another article beside this one; an address may have the day of storing;
# a day that was weighed is the least sure. Judgements, no measures.
_OF_LINE, _OF_ADDRESS, _GUESSED = 0.9, 0.8, 0.4
# A line of words has few elements inside: an icon, the label, the clock.
_MOST_PARTS_OF_LINE = 3


def find_page_published(
    root: etree._Element,
    embedded: EmbeddedData,
    article: Node | None,
    fetched_at: datetime | None,
    address: str | None = None,
) -> Published | None:
    """Find when the page was published; None where nothing says so.

    The first candidate with a time and a zone wins, then one with a time, then one with a day. Where no program is told
    it, the line that readers see says it, then the address, then what the dates of the page amount to.
    """
    latest = fetched_at.date() + _AHEAD if fetched_at else _LATEST
    read = [
        (candidate, time)
        for candidate in _find_page_time_candidates(root, embedded, article)
        if (time := read_written_time(candidate.value))
    ]
    plausible = [(candidate, time) for candidate, time in read if _is_plausible_page_day(time.day, latest)]
    if plausible:
        candidate, time = max(plausible, key=lambda pair: pair[1].precision)
        return publish_written_time(time, candidate.describe())
    return _read_page_line(root, latest) or _read_page_address(address, latest) or _guess_page_day(root, latest)


def _find_page_time_candidates(
    root: etree._Element, embedded: EmbeddedData, article: Node | None
) -> Iterator[Candidate]:
    for key in _JSON_LD_KEYS:
        for value in list_property_values((article or {}).get(key)):
            yield Candidate(str(value), PageEvidence.JSON_LD, key)
    for name in _META_NAMES:
        for value in embedded.meta.get(name, ()):
            yield Candidate(value, PageEvidence.META, name)
    if article is None:
        yield from _find_page_times_in_other_nodes(embedded)
    yield from _find_page_times_in_elements(root)


def _find_page_times_in_other_nodes(embedded: EmbeddedData) -> Iterator[Candidate]:
    """Yield the times of a page's object where no object is an article."""
    for node in embedded.nodes:
        value = node.get(_JSON_LD_KEYS[0])
        if isinstance(value, str):
            yield Candidate(value, PageEvidence.JSON_LD, _JSON_LD_KEYS[0])


def _find_page_times_in_elements(root: etree._Element) -> Iterator[Candidate]:
    """Yield the times of elements with an itemprop, then of the first time element."""
    for element in root.iter("time", "span", "div", "p", "abbr"):
        item = (element.get("itemprop") or "").lower()
        value = element.get("datetime") or element.get("content") or element.get("title")
        if item in _PUBLISHED_ITEMS and value:
            yield Candidate(value, PageEvidence.MICRODATA, item)
    for element in root.iter("time"):
        if value := element.get("datetime"):
            yield Candidate(value, PageEvidence.TIME)
            return


def _is_plausible_page_day(day: date, latest: date) -> bool:
    return _EARLIEST <= day <= latest


def _read_page_line(root: etree._Element, latest: date) -> Published | None:
    """Read the first line that says "Published" and a day with its year, in one order only."""
    for element in root.iter("div", "p", "span", "time", "small", "li", "em", "td"):
        if len(element) > _MOST_PARTS_OF_LINE:
            continue
        line = fold_blanks(" ".join(element.itertext()))
        for stamp in read_stamps(line, Span(0, len(line))):
            reading = stamp.readings[0]
            if stamp.label is not StampLabel.PUBLISHED or len(stamp.readings) > 1 or reading.year is None:
                continue
            written = read_written_time(f"{reading.year:04}-{reading.month:02}-{reading.day:02}")
            if written and _is_plausible_page_day(written.day, latest):
                return Published(written.day, None, "metadata", f'line "{stamp.words}"', _OF_LINE)
    return None


def _read_page_address(address: str | None, latest: date) -> Published | None:
    found = find_day_in_path(address) if address else None
    if found is None or not _is_plausible_page_day(found.day, latest):
        return None
    return Published(found.day, None, "metadata", f'address "{found.words}"', _OF_ADDRESS)


def _guess_page_day(root: etree._Element, latest: date) -> Published | None:
    """Let htmldate weigh the dates of the page: a day, never after the fetch."""
    from htmldate import find_date  # heavy: only where there is a page

    found = find_date(
        root,
        extensive_search=False,  # it would read "two days ago", which depends on today
        original_date=True,
        outputformat="%Y-%m-%d",
        min_date=_EARLIEST.isoformat(),
        max_date=latest.isoformat(),
    )
    if found is None:
        return None
    day = date.fromisoformat(found)
    return (
        Published(day, None, "metadata", PageEvidence.GUESS.value, _GUESSED)
        if _is_plausible_page_day(day, latest)
        else None
    )
