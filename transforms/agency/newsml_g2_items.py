"""Read the items of NewsML-G2: newsItem, packageItem, conceptItem and their kin, alone or several in a newsMessage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transforms.agency.bodies import Body, BodyMarkup, choose_story_body, read_html_story_body, read_plain_story_body
from transforms.agency.nitf_items import ROOT as NITF_ROOT
from transforms.agency.nitf_items import read_nitf
from transforms.agency.stories import AgencyStory, read_story_urgency
from transforms.agency.subjects import read_local_subject_code, read_subject
from transforms.agency.times import read_agency_published
from transforms.agency.xml_tree import (
    Element,
    find_first_element_attribute,
    find_first_element_words,
    read_element_words,
)
from transforms.dates.written_times import read_written_time
from transforms.document import SubjectCode

NEWS_MESSAGE = "newsmessage"
NEWS_ITEM = "newsitem"
# The other items, and what kind of thing each holds.
_OTHER_ITEMS = {
    "packageitem": "package",
    "conceptitem": "concept",
    "knowledgeitem": "knowledge",
    "planningitem": "planning",
    "catalogitem": "catalog",
}
ITEMS = frozenset({NEWS_ITEM, *_OTHER_ITEMS})
# Parts of an item; where one is all of a file, there is no item.
PARTS = frozenset({"contentset", "contentmeta", "itemmeta", "groupset", "partmeta", "rightsinfo", "itemset"})
# Elements by which markup without a root of its own is known as HTML.
_PARTS_OF_HTML = ("body", "p", "div", "section", "article", "pre", "h1", "ul", "table")
_EVENT = "event"
_PERSON = "person"
# Roles of a headline that is a line below the main one.
_SUB_HEADLINE = "subheadline"
_MAIN_HEADLINES = frozenset({"", "main", "headline", "title"})
_LAST_RANK = 1_000


def list_g2_items(root: Element) -> list[Element]:
    """List the items of a tree: the root itself, or those of a message, none inside another."""
    if root.tag in ITEMS:
        return [root]
    found = [element for element in root.iter() if element.tag in ITEMS]
    return [item for item in found if not any(outer.tag in ITEMS for outer in item.iterancestors())]


def read_g2_item(item: Element) -> AgencyStory:
    """Read one item; an item of another kind than news gives its kind and its names alone. The tree is changed."""
    kind = _OTHER_ITEMS.get(str(item.tag))
    if kind is not None:
        is_event = _read_g2_code(item, "concept/type") == _EVENT
        headline = _read_g2_headline(item) or _read_g2_concept_name(item)
        return AgencyStory(kind=_EVENT if is_event else kind, guid=item.get("guid"), headline=headline)
    story = _read_g2_metadata(item)
    return _add_g2_content(story, item)


def _read_g2_metadata(item: Element) -> AgencyStory:
    embargo = read_written_time(find_first_element_words(item, "itemmeta/embargoed"))
    return AgencyStory(
        kind=_read_g2_code(item, "itemmeta/itemclass"),
        guid=item.get("guid") or None,
        language=find_first_element_attribute(item, "contentmeta/language", "tag") or item.get("lang"),
        publisher=_read_g2_provider(item),
        headline=_read_g2_headline(item),
        dek=next(
            (read_element_words(line) for line in item.iterfind("contentmeta/headline") if _is_g2_sub_headline(line)),
            None,
        ),
        byline=", ".join(filter(None, map(read_element_words, item.iterfind("contentmeta/by")))) or None,
        authors=tuple(_list_g2_creators(item)),
        dateline=find_first_element_words(item, "contentmeta/dateline"),
        published=read_agency_published(_list_g2_times(item)),
        embargoed_until=embargo.at if embargo else None,
        status=_read_g2_code(item, "itemmeta/pubstatus") or None,
        keywords=tuple(dict.fromkeys(filter(None, map(read_element_words, item.iterfind("contentmeta/keyword"))))),
        subjects=tuple(dict.fromkeys(_list_g2_subjects(item))),
        slug=find_first_element_words(item, "contentmeta/slugline"),
        urgency=read_story_urgency(find_first_element_words(item, "contentmeta/urgency")),
    )


def _add_g2_content(story: AgencyStory, item: Element) -> AgencyStory:
    """Add the best body; what the metadata leave open is filled from NITF inside, where there is any."""
    bodies: list[Body] = []
    for content in item.iterfind("contentset/*"):
        nitf = content.find(f".//{NITF_ROOT}")
        if nitf is None:
            bodies.extend(_read_g2_bodies(content))
            continue
        inner = read_nitf(nitf)
        bodies.append(Body(BodyMarkup.NITF, tuple(inner.body)))
        story = story.fill_from(inner)
    headline = story.headline or find_first_element_words(item, "itemmeta/title")
    return replace(story, headline=headline, body=choose_story_body(bodies))


def _read_g2_bodies(content: Element) -> Iterator[Body]:
    """Read an inlineXML or inlineData; content elsewhere has no words here, and other markup than HTML is no text."""
    is_encoded = bool(content.get("encoding"))
    if content.tag == "inlinexml" and len(content):
        if next(content.iter(*_PARTS_OF_HTML), None) is not None:
            yield read_html_story_body(content)
    elif content.tag in ("inlinexml", "inlinedata") and not is_encoded:
        yield read_plain_story_body("".join(content.itertext()))


def _read_g2_code(item: Element, path: str) -> str:
    """Give the code at a path, by QCode or URI, without its scheme; "" where there is none."""
    return read_local_subject_code(
        find_first_element_attribute(item, path, "qcode") or find_first_element_attribute(item, path, "uri")
    )


def _list_g2_times(item: Element) -> Iterator[tuple[str, str | None]]:
    yield "versionCreated", find_first_element_words(item, "itemmeta/versioncreated")
    yield "contentModified", find_first_element_words(item, "contentmeta/contentmodified")
    yield "contentCreated", find_first_element_words(item, "contentmeta/contentcreated")
    yield "firstCreated", find_first_element_words(item, "itemmeta/firstcreated")


def _read_g2_provider(item: Element) -> str | None:
    """Read who provides the item: by name, else as it stands, else by code."""
    provider = item.find("itemmeta/provider")
    if provider is None:
        return None
    code = (provider.get("qcode") or "").rpartition(":")[2]
    return find_first_element_words(provider, "name") or provider.get("literal") or code or provider.get("uri") or None


def _read_g2_headline(item: Element) -> str | None:
    """Read the main headline: by its role, then by its rank, then by its place."""
    lines = [line for line in item.iterfind("contentmeta/headline") if read_element_words(line)]
    main = [line for line in lines if read_local_subject_code(line.get("role")) in _MAIN_HEADLINES]
    best = min(main or lines, key=_rank_g2_headline, default=None)
    return read_element_words(best) or None


def _rank_g2_headline(line: Element) -> int:
    rank = line.get("rank", "")
    return int(rank) if rank.isascii() and rank.isdigit() else _LAST_RANK


def _is_g2_sub_headline(line: Element) -> bool:
    return read_local_subject_code(line.get("role")).replace("-", "") == _SUB_HEADLINE


def _read_g2_concept_name(item: Element) -> str | None:
    return find_first_element_words(item, "concept/name", "itemmeta/title", "conceptset/concept/name")


def _list_g2_creators(item: Element) -> Iterator[str]:
    for creator in item.iterfind("contentmeta/creator"):
        name = find_first_element_words(creator, "name")
        if name and read_local_subject_code(creator.get("type")) == _PERSON:
            yield name


def _list_g2_subjects(item: Element) -> Iterator[SubjectCode]:
    for subject in item.iterfind("contentmeta/subject"):
        label = find_first_element_words(subject, "name")
        if found := read_subject(subject.get("qcode") or subject.get("uri"), label):
            yield found
