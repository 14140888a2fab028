"""Read NITF: one article a file, its metadata in the head, its text in body.content.

NewsML-G2 and ninjs carry NITF inside; what their own metadata leaves open is filled from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from transforms.agency.bodies import read_nitf_body
from transforms.agency.stories import AgencyStory, read_story_urgency
from transforms.agency.subjects import IPTC_SUBJECT_CODES, read_subject
from transforms.agency.times import read_agency_published
from transforms.agency.xml_tree import (
    Element,
    find_first_element_attribute,
    find_first_element_words,
    read_element_words,
    remove_xml_subtree,
)
from transforms.dates.written_times import read_written_time
from transforms.document import SubjectCode

ROOT = "nitf"
_HEAD = "head"
# Some leave out the elements around these.
_DOCDATA = ".//docdata"
_BODY_HEAD = ".//body.head"
_BODY_CONTENT = ".//body.content"
# Names of `meta` elements in which agencies put what NITF has no place for, or a place that they do not use.
_SLUG_METAS = frozenset({"slug", "slugline", "anpa-keyword", "ntbstikkord"})
_KEYWORD_METAS = frozenset({"keywords", "news_keywords"})
_EMBARGOED = "embargoed"
# Who keeps the codes of subjects, unless they are said to be of somebody else.
_IPTC = "IPTC"
# Parts of a place around its city.
_AROUND_CITY = ("state", "region", "country", "alt-code")


def read_nitf(root: Element) -> AgencyStory:
    """Read the article of an `nitf` element; the tree is changed."""
    status = find_first_element_attribute(root, _DOCDATA, "management-status")
    content = root.find(_BODY_CONTENT)
    return AgencyStory(
        guid=find_first_element_attribute(root, f"{_DOCDATA}/doc-id", "id-string"),
        language=root.get("baselang") or root.get("lang"),
        publisher=_read_nitf_publisher(root),
        headline=find_first_element_words(root, f"{_BODY_HEAD}/hedline/hl1", f"{_BODY_HEAD}/hedline", f"{_HEAD}/title"),
        dek=find_first_element_words(root, f"{_BODY_HEAD}/hedline/hl2"),
        byline=read_nitf_byline(root),
        dateline=_read_nitf_dateline(root),
        body=() if content is None else read_nitf_body(content).blocks,
        published=read_agency_published(_list_nitf_times(root)),
        embargoed_until=_read_nitf_embargo(root, (status or "").lower()),
        status=(status or "").lower() or None,
        keywords=tuple(dict.fromkeys(_list_nitf_keywords(root))),
        subjects=tuple(_list_nitf_subjects(root)),
        slug=_read_nitf_slug(root),
        urgency=read_story_urgency(find_first_element_attribute(root, f"{_DOCDATA}/urgency", "ed-urg")),
    )


def read_nitf_byline(root: Element) -> str | None:
    """Read the bylines of an `nitf` element, the titles of their authors left out; None where there is none."""
    lines = []
    for byline in root.iterfind(f"{_BODY_HEAD}/byline"):
        for title in byline.findall("byttl"):
            remove_xml_subtree(title)
        words = " ".join(" ".join(byline.itertext()).split())
        lines.append(words.replace(" ,", ",").strip(" ,"))
    return ", ".join(line for line in lines if line) or None


def _read_nitf_dateline(root: Element) -> str | None:
    """Read the dateline; of a place that is given part by part its city is enough, as in print."""
    for dateline in root.iterfind(f"{_BODY_HEAD}/dateline"):
        if dateline.find(".//city") is not None:
            for part in list(dateline.iter(*_AROUND_CITY)):
                remove_xml_subtree(part)
    return (find_first_element_words(root, f"{_BODY_HEAD}/dateline") or "").strip(" ,") or None


def _read_nitf_publisher(root: Element) -> str | None:
    named = find_first_element_words(root, f"{_BODY_HEAD}/distributor")
    return (
        named
        or find_first_element_attribute(root, f"{_DOCDATA}/doc.copyright", "holder")
        or find_first_element_attribute(root, f"{_HEAD}/pubdata", "name")
    )


def _list_nitf_times(root: Element) -> Iterator[tuple[str, str | None]]:
    yield "date.issue", find_first_element_attribute(root, f"{_DOCDATA}/date.issue", "norm")
    yield "date.release", find_first_element_attribute(root, f"{_DOCDATA}/date.release", "norm")
    for path in (f"{_HEAD}/pubdata", f"{_DOCDATA}/pubdata"):
        yield "date.publication", find_first_element_attribute(root, path, "date.publication")
    yield "story.date", find_first_element_attribute(root, f"{_BODY_HEAD}/dateline/story.date", "norm")


def _read_nitf_embargo(root: Element, status: str) -> datetime | None:
    """Read until when it must not be shown: date.release, where it is after the issue or an embargo is on."""
    release = read_written_time(find_first_element_attribute(root, f"{_DOCDATA}/date.release", "norm"))
    issue = read_written_time(find_first_element_attribute(root, f"{_DOCDATA}/date.issue", "norm"))
    if release is None or release.at is None:
        return None
    is_after_issue = issue is not None and issue.at is not None and release.at > issue.at
    return release.at if is_after_issue or status == _EMBARGOED else None


def _list_nitf_keywords(root: Element) -> Iterator[str]:
    for keyword in root.iterfind(f"{_DOCDATA}/key-list/keyword"):
        yield from filter(None, [(keyword.get("key") or read_element_words(keyword)).strip()])
    for content in _list_nitf_metas(root, _KEYWORD_METAS):
        yield from (word.strip() for word in content.split(",") if word.strip())


def _list_nitf_subjects(root: Element) -> Iterator[SubjectCode]:
    for subject in root.iterfind(f"{_HEAD}/tobject/tobject.subject"):
        labels = [subject.get(f"tobject.subject.{part}") for part in ("detail", "matter", "type")]
        label = next(filter(None, labels), None)
        owner = subject.get("tobject.subject.ipr", "").upper()
        scheme = IPTC_SUBJECT_CODES if owner in ("", _IPTC) else owner
        if found := read_subject(subject.get("tobject.subject.refnum"), label, scheme):
            yield found


def _read_nitf_slug(root: Element) -> str | None:
    return next(_list_nitf_metas(root, _SLUG_METAS), None) or find_first_element_attribute(
        root, f"{_DOCDATA}/du-key", "key"
    )


def _list_nitf_metas(root: Element, names: frozenset[str]) -> Iterator[str]:
    for meta in root.iterfind(f"{_HEAD}/meta"):
        content = (meta.get("content") or "").strip()
        if content and meta.get("name", "").lower() in names:
            yield content
