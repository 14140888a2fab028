"""Read NewsML 1.0 to 1.2: items of nested components, each with a role; the text is what has the role of the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from transforms.agency.bodies import Body, BodyMarkup, choose_story_body, read_html_story_body, read_plain_story_body
from transforms.agency.nitf_items import ROOT as NITF_ROOT
from transforms.agency.nitf_items import read_nitf
from transforms.agency.stories import AgencyStory, read_story_urgency
from transforms.agency.subjects import IPTC_SUBJECT_CODES, read_subject
from transforms.agency.times import read_agency_published
from transforms.agency.xml_tree import (
    Element,
    find_first_element_attribute,
    find_first_element_words,
    read_element_words,
)
from transforms.dates.written_times import read_written_time
from transforms.document import SubjectCode
from transforms.markup.blocks import fold_title
from transforms.structure.assembly import BlockText

ROOT = "newsml"
NEWS_ITEM = "newsitem"
_COMPONENT = "newscomponent"
_FORMAL_NAME = "formalname"
# Roles of what is the text, of what stands in for it, and of a line that goes above it; all others are beside it.
_BODY_ROLES = frozenset({
    "",
    "main",
    "body",
    "text",
    "maintext",
    "main text",
    "story",
    "article",
    "full text",
    "mainbody",
})
# Roles of the first paragraph, where it stands apart from the body.
_LEAD_ROLES = frozenset({"lead", "lede", "intro", "introduction"})
_SUB_HEADLINES = frozenset({"subheadline", "subtitle"})
_HEADLINES = frozenset({"headline", "title"})
_HEADLINE = "headline"
# Types of media that have no text of a story.
_OTHER_MEDIA = frozenset({"photo", "picture", "image", "graphic", "video", "audio", "animation", "complexdata"})
_SUBJECT_PARTS = ("subject", "subjectmatter", "subjectdetail")
_KEYWORDS = frozenset({"keyword", "keywords"})


@dataclass(frozen=True, slots=True)
class NewsMlContent:
    """A piece of content with the component that it stands in and the role that this has, in small letters."""

    component: Element
    role: str
    media_type: str
    data: Element


def list_newsml_items(root: Element) -> list[Element]:
    """List the items of a NewsML tree, those inside of other items too, in their order."""
    return [root] if root.tag == NEWS_ITEM else list(root.iter(NEWS_ITEM))


def read_newsml_item(item: Element) -> AgencyStory:
    """Read one item; the tree is changed."""
    contents = list(_walk_newsml_contents(item, ""))
    inner = _read_inner_nitf_stories(contents)
    bodies = [read for content in contents if (read := _read_newsml_body(content, _BODY_ROLES)) is not None]
    bodies += [Body(BodyMarkup.NITF, tuple(story.body)) for story in inner]
    body = choose_story_body(bodies)
    lines = _find_news_lines(item, contents)
    status = (find_first_element_attribute(item, "newsmanagement/status", _FORMAL_NAME) or "").lower()
    story = AgencyStory(
        kind="text" if body else _read_newsml_media_kind(item),
        guid=find_first_element_words(item, "identification/newsidentifier/publicidentifier")
        or find_first_element_words(item, "identification/newsidentifier/newsitemid"),
        language=_find_newsml_attribute(item, contents, "descriptivemetadata/language") or item.get("lang"),
        publisher=_find_newsml_attribute(item, contents, "administrativemetadata/provider/party")
        or _read_newsml_sender(item)
        or find_first_element_words(item, "identification/newsidentifier/providerid"),
        headline=find_first_element_words(lines, "headline") or _read_newsml_words_by_role(contents, _HEADLINES),
        dek=find_first_element_words(lines, "subheadline") or _read_newsml_words_by_role(contents, _SUB_HEADLINES),
        byline=find_first_element_words(lines, "byline"),
        dateline=find_first_element_words(lines, "dateline"),
        body=[*_read_newsml_lead(contents, body), *body],
        published=read_agency_published(_list_newsml_times(item)),
        embargoed_until=_read_newsml_embargo(item),
        status=status or None,
        keywords=tuple(dict.fromkeys(_list_newsml_keywords(item))),
        subjects=tuple(dict.fromkeys(_list_newsml_subjects(item))),
        slug=find_first_element_words(lines, "slugline"),
        urgency=read_story_urgency(find_first_element_attribute(item, "newsmanagement/urgency", _FORMAL_NAME)),
    )
    return story.fill_from(inner[0]) if inner else story


def _walk_newsml_contents(parent: Element, role: str) -> Iterator[NewsMlContent]:
    """Yield the content of all components below, items inside left out; a component without a role has its parent's."""
    for component in parent.iterchildren(_COMPONENT):
        own_role = (find_first_element_attribute(component, "role", _FORMAL_NAME) or role).lower()
        for content in component.iterchildren("contentitem"):
            data = content.find("datacontent")
            if data is not None:
                media = (find_first_element_attribute(content, "mediatype", _FORMAL_NAME) or "").lower()
                yield NewsMlContent(component, own_role, media, data)
        yield from _walk_newsml_contents(component, own_role)


def _read_inner_nitf_stories(contents: Sequence[NewsMlContent]) -> list[AgencyStory]:
    """Read the whole NITF files that the item has as its text."""
    texts = [content for content in contents if content.role in _BODY_ROLES and content.media_type not in _OTHER_MEDIA]
    found = (content.data.find(f".//{NITF_ROOT}") for content in texts)
    return [read_nitf(nitf) for nitf in found if nitf is not None]


def _read_newsml_lead(contents: Sequence[NewsMlContent], body: Sequence[BlockText]) -> Sequence[BlockText]:
    """Read the lead that stands apart; () where the body begins with it."""
    leads = [read for content in contents if (read := _read_newsml_body(content, _LEAD_ROLES)) is not None]
    lead = choose_story_body(leads)
    said = {fold_title(words or "") for _, words, *_ in body}
    return [block for block in lead if fold_title(block[1] or "") not in said]


def _read_newsml_body(content: NewsMlContent, roles: frozenset[str]) -> Body | None:
    """Read a piece of content as a body; None where it has none of the roles, or is a whole NITF file."""
    if content.media_type in _OTHER_MEDIA or content.role not in roles:
        return None
    if content.data.find(f".//{NITF_ROOT}") is not None:
        return None
    if len(content.data):
        return read_html_story_body(content.data)
    return read_plain_story_body(words) if (words := content.data.text or "").strip() else None


def _read_newsml_media_kind(item: Element) -> str:
    """Read the type of the first of an item's media that is no text; "text" where there is none."""
    media = (element.get(_FORMAL_NAME, "").lower() for element in item.iter("mediatype"))
    return next((kind for kind in media if kind in _OTHER_MEDIA), "text")


def _find_news_lines(item: Element, contents: Sequence[NewsMlContent]) -> Element:
    """Find the lines of the text's component, else of the components around it, else the first of the item."""
    found = _find_newsml_elements(contents, "newslines")
    first = next((lines for lines in item.iter("newslines") if lines.find(_HEADLINE) is not None), None)
    with_headline = next((lines for lines in found if lines.find(_HEADLINE) is not None), first)
    return item if with_headline is None else with_headline


def _find_newsml_elements(contents: Sequence[NewsMlContent], path: str) -> Iterator[Element]:
    """Yield what stands at `path` in the component of the text, then in those around it, from the inside out."""
    body = next((content for content in contents if content.role in _BODY_ROLES), None)
    component = body.component if body else None
    while component is not None and component.tag == _COMPONENT:
        yield from component.iterfind(path)
        component = component.getparent()


def _find_newsml_attribute(item: Element, contents: Sequence[NewsMlContent], path: str) -> str | None:
    names = (element.get(_FORMAL_NAME, "").strip() for element in _find_newsml_elements(contents, path))
    return next(filter(None, names), None) or find_first_element_attribute(item, f".//{path}", _FORMAL_NAME)


def _read_newsml_words_by_role(contents: Sequence[NewsMlContent], roles: frozenset[str]) -> str | None:
    words = (read_element_words(content.data) for content in contents if content.role in roles)
    return next(filter(None, words), None)


def _read_newsml_sender(item: Element) -> str | None:
    root = item.getroottree().getroot()
    return find_first_element_attribute(root, "newsenvelope/sentfrom/party", _FORMAL_NAME)


def _list_newsml_times(item: Element) -> Iterator[tuple[str, str | None]]:
    yield "ThisRevisionCreated", find_first_element_words(item, "newsmanagement/thisrevisioncreated")
    yield "FirstCreated", find_first_element_words(item, "newsmanagement/firstcreated")
    yield "DateAndTime", find_first_element_words(item.getroottree().getroot(), "newsenvelope/dateandtime")


def _read_newsml_embargo(item: Element) -> datetime | None:
    """Read when the status becomes another one, where it is not usable yet."""
    future = find_first_element_words(item, "newsmanagement/statuswillchange/dateandtime")
    becomes = find_first_element_attribute(item, "newsmanagement/statuswillchange/futurestatus", _FORMAL_NAME)
    time = read_written_time(future)
    return time.at if time and (becomes or "").lower() == "usable" else None


def _list_newsml_keywords(item: Element) -> Iterator[str]:
    yield from filter(None, map(read_element_words, item.iter("keywordline")))
    for field in item.iter("property"):
        value = (field.get("value") or "").strip()
        if value and field.get(_FORMAL_NAME, "").lower() in _KEYWORDS:
            yield value


def _list_newsml_subjects(item: Element) -> Iterator[SubjectCode]:
    for code in item.iter("subjectcode"):
        for part in code.iterchildren(*_SUBJECT_PARTS):
            scheme = part.get("vocabulary") or part.get("scheme") or IPTC_SUBJECT_CODES
            if found := read_subject(part.get(_FORMAL_NAME), part.get("value"), scheme):
                yield found
